// The markdown-it plugin of the preview: what a note of a notebook shows in place of boxes, fields, its header, query blocks
// and cells with a course.
// Comes in: VS Code's own instance and a source of pages; goes out: the same instance, extended. Which notebook a text belongs
// to is known only when it is drawn, so nothing is decided while parsing, no rule of anybody is replaced, and a text outside of
// notebooks is handed on untouched.

import { versionedKeys } from '../../core/merge/openConflicts.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { parseTimeline } from '../../core/note/timeline.ts';
import { drawCell } from '../../core/page/cellChart.ts';
import { drawBlock } from '../../core/preview/block.ts';
import { versionsChip } from '../../core/preview/chip.ts';
import type { Html } from '../../core/preview/html.ts';
import type { PreviewPage } from '../../core/preview/page.ts';
import { blockLanguage } from '../../core/preview/queryBlock.ts';
import { drawRecordHeader } from '../../core/preview/recordHeader.ts';
import type { MarkdownIt, MarkdownToken } from './markdownIt.ts';
import { changed, drawnToken, entryTokens, htmlToken, taskTokens } from './taskTokens.ts';

/** A page with what only drawing tokens needs. */
export interface TokenPage extends PreviewPage {
  /** How texts of the notebook are read. */
  readonly reading: ParseOptions;
  /** False when the person wants to see headers in another way, or not at all. */
  readonly drawsHeader: boolean;
}

/** What the plugin is told about documents, and tells. */
export interface PageSource {
  /** The page of a document that lies in a notebook. */
  page(uri: string): TokenPage | undefined;
  /** A document was drawn: `shown` is our share of it, `again` draws that share anew from what is known then. */
  drawn(uri: string, shown: string, again: () => string): void;
  /** Drawing failed: the text is shown as it would be without us. */
  failed(error: unknown): void;
}

/** Extends an instance. */
export function installPreview(md: MarkdownIt, source: PageSource): void {
  const texts = new WeakMap<MarkdownToken[], string>();
  md.core.ruler.push('daybook_text', ({ tokens, src }) => void texts.set(tokens, src));
  md.renderer.rules[htmlToken] = (tokens, at, _options, _env, self) => {
    const token = tokens[at];
    if (token === undefined) return '';
    return token.block ? `<div${self.renderAttrs(token)}>${token.content}</div>\n` : token.content;
  };
  const { render } = md.renderer;
  md.renderer.render = function (tokens, options, env) {
    return render.call(this, drawnTokens(tokens, texts.get(tokens), documentOf(env), source), options, env);
  };
}

/** VS Code says which document it renders, if any. */
function documentOf(env: unknown): string | undefined {
  const document: unknown =
    typeof env === 'object' && env !== null && 'currentDocument' in env ? env.currentDocument : undefined;
  return document === undefined || document === null ? undefined : String(document);
}

function drawnTokens(
  tokens: MarkdownToken[],
  text: string | undefined,
  uri: string | undefined,
  source: PageSource,
): MarkdownToken[] {
  if (text === undefined || uri === undefined) return tokens;
  const draw = (): MarkdownToken[] => {
    const page = source.page(uri);
    return page === undefined ? tokens : drawNote(tokens, parseNote(text, page.reading), text, page);
  };
  try {
    const drawn = draw();
    source.drawn(uri, shareOf(drawn), () => shareOf(draw()));
    return drawn;
  } catch (error) {
    source.failed(error);
    return tokens;
  }
}

/** What we drew, as one text to compare. */
function shareOf(tokens: readonly MarkdownToken[]): string {
  return tokens
    .flatMap((token) => [token, ...(token.type === 'inline' ? (token.children ?? []) : [])])
    .map(({ type, content }) => (type === htmlToken ? content : ''))
    .join('');
}

function drawNote(tokens: readonly MarkdownToken[], note: Note, text: string, page: TokenPage): MarkdownToken[] {
  const tasks = new Map(note.tasks.map((task) => [task.line, task]));
  const entries = new Map(parseTimeline(text, note).map((entry) => [entry.line, entry]));
  const drawn: MarkdownToken[] = [];
  for (const [at, token] of tokens.entries()) {
    const html = blockHtml(token, note, text, page);
    const cell = tokens[at - 1]?.type === 'td_open' ? drawCell(token.content) : undefined;
    const line = token.type === 'inline' ? itemLine(tokens, at) : undefined;
    const [task, entry] = line === undefined ? [] : ([tasks.get(line), entries.get(line)] as const);
    if (html !== undefined) drawn.push(drawnToken(token, html, true));
    else if (cell !== undefined) drawn.push(changed(token, { children: [drawnToken(token, cell, false)] }));
    else if (task !== undefined) drawTask(drawn, token, taskTokens(token.children ?? [], task, text, page));
    else if (entry !== undefined)
      drawn.push(changed(token, { children: entryTokens(token.children ?? [], entry, text, page) }));
    else drawn.push(token);
  }
  return drawn.map((token) => withVersions(token, page));
}

/** The mark of a merge behind a second version, which is a comment, as a chip. */
function withVersions(token: MarkdownToken, page: TokenPage): MarkdownToken {
  const isMark = ({ type, content }: MarkdownToken): boolean =>
    type === 'html_inline' && content.startsWith('<!-- daybook:conflict ');
  if (token.type !== 'inline' || !token.children?.some(isMark)) return token;
  const draw = (child: MarkdownToken): MarkdownToken =>
    isMark(child) ? drawnToken(child, versionsChip(child.content, page), false) : child;
  return changed(token, { children: token.children.map(draw) });
}

function blockHtml(token: MarkdownToken, note: Note, text: string, page: TokenPage): Html | undefined {
  if (token.type === 'fence' && token.info.trim().split(/\s/)[0] === blockLanguage)
    return drawBlock(token.content, page);
  if (token.type !== 'front_matter' || !page.drawsHeader || note.header === undefined) return undefined;
  return drawRecordHeader(note.header, note.headings[0]?.text ?? '', page, versionedKeys(text));
}

/** The line that an inline token begins with, if it opens a list item. */
function itemLine(tokens: readonly MarkdownToken[], at: number): number | undefined {
  return tokens[at - 2]?.type === 'list_item_open' ? tokens[at]?.map?.[0] : undefined;
}

/** Adds the line of a task; its item, which stands two tokens before, gives its bullet up to the box. */
function drawTask(drawn: MarkdownToken[], inline: MarkdownToken, line: ReturnType<typeof taskTokens>): void {
  const item = drawn.at(-2);
  if (line.hasBox && item !== undefined) drawn[drawn.length - 2] = withClass(item, 'daybook-task');
  drawn.push(changed(inline, { children: line.tokens }));
}

function withClass(token: MarkdownToken, name: string): MarkdownToken {
  const attrs = token.attrs ?? [];
  const classes = attrs.find(([key]) => key === 'class')?.[1];
  const others = attrs.filter(([key]) => key !== 'class');
  return changed(token, { attrs: [...others, ['class', classes === undefined ? name : `${classes} ${name}`]] });
}
