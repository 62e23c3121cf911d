// What keys do on a picture, for eyes as for ears: folded away below it, and the description of what takes the keys. Comes in: its id and
// sentences; goes out: markup.
import { html, type TemplateResult } from 'lit/html.js';
import { say } from './page.ts';

/** The hint; `id` is the first sentence's. */
export function hintPart(id: string, hint: string, more = ''): TemplateResult {
  return html`<details class="hint"><summary>${say('keys')}</summary><p id=${id}>${hint}</p><p>${more}</p></details>`;
}
