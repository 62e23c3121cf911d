// The real table behind every picture, a page at a time. One stop of the Tab key: arrows move, Enter opens the note, with the Ctrl key
// (Cmd on a Mac) beside the panel.
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PictureView } from '../../src/ui/picture/pictureMessages.ts';
import { memberFor } from '../shared/roving.ts';
import { type PicturePage, say } from './page.ts';

type TableRow = PictureView['table']['rows'][number];

/** The table with its pages. */
export function tablePart(page: PicturePage): TemplateResult {
  const { table } = page.view;
  const active = table.rows.some(({ ref }) => ref === page.active)
    ? page.active
    : table.rows.find(({ ref }) => ref)?.ref;
  return html`<p class="spoken" id="rows-hint">${say('rowHint')}</p>
    <div class="scroll"><table aria-labelledby="summary" aria-describedby="rows-hint" @keydown=${(event: KeyboardEvent) => move(event, page)}>
      <thead><tr>${table.headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${repeat(
        table.rows,
        ({ ref }, at) => ref ?? at,
        (row) => rowPart(row, active, page),
      )}</tbody>
    </table></div>
    ${table.pages > 1 ? pagesPart(page) : nothing}`;
}

function rowPart({ ref, cells }: TableRow, active: string | undefined, page: PicturePage): TemplateResult {
  const [first = '', ...others] = cells;
  const head =
    ref === undefined
      ? first
      : html`<button type="button" class="row-link" data-ref=${ref} tabindex=${ref === active ? 0 : -1}
          @focus=${() => page.activate(ref)}
          @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey)}>${first}</button>`;
  return html`<tr><th scope="row">${head}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function pagesPart(page: PicturePage): TemplateResult {
  const { table } = page.view;
  const to = (at: number) => () => page.look({ 'at-page': String(at) });
  return html`<nav class="pages" aria-labelledby="summary">
    <button type="button" class="action" ?disabled=${table.page === 0} @click=${to(table.page - 1)}>${say('previous')}</button>
    <span>${say('page', table.page + 1, table.pages)}</span>
    <button type="button" class="action" ?disabled=${table.page >= table.pages - 1} @click=${to(table.page + 1)}>${say('next')}</button>
  </nav>`;
}

function move(event: KeyboardEvent, page: PicturePage): void {
  const current = (event.target as HTMLElement).closest<HTMLElement>('.row-link');
  if (!current || event.altKey || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
  const next = memberFor(event.key, [...document.querySelectorAll<HTMLElement>('.row-link')], current);
  if (next === undefined) return;
  event.preventDefault();
  page.activate(next.dataset['ref'] ?? '');
  next.focus();
}
