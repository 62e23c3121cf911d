// Texts in which names stand between backticks, as in Markdown. Comes in: a text; goes out: the same with code drawn as code.
import { html, type TemplateResult } from 'lit/html.js';

/** What stands between two backticks is code; a single one stays as it is. */
export function withCode(text: string): TemplateResult[] {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
