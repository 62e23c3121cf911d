// As much of markdown-it as the preview touches: types only. The instance is VS Code's own, handed to us; nothing of the library
// is in our bundles.

/** A token of a parsed note. */
export interface MarkdownToken {
  type: string;
  tag: string;
  nesting: number;
  attrs: [string, string | number][] | null;
  map: [number, number] | null;
  children: MarkdownToken[] | null;
  content: string;
  info: string;
  block: boolean;
  hidden: boolean;
}

/** Draws one token; what it is called with besides belongs to whoever renders. */
export type MarkdownRule = (
  tokens: MarkdownToken[],
  at: number,
  options: unknown,
  env: unknown,
  self: MarkdownRenderer,
) => string;

/** Draws tokens. */
export interface MarkdownRenderer {
  rules: Record<string, MarkdownRule | undefined>;
  render(tokens: MarkdownToken[], options: unknown, env: unknown): string;
  renderAttrs(token: MarkdownToken): string;
}

/** An instance of the library. */
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { readonly src: string; readonly tokens: MarkdownToken[] }) => void): void;
    };
  };
  readonly renderer: MarkdownRenderer;
}
