// The notes behind a number: a real table, a page at a time. One stop of the Tab key: arrows move, Enter opens the note, with
// the Ctrl key (Cmd on a Mac) beside the panel, with Shift its version of the day that is shown.

import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiDetail } from '../../src/ui/kpi/kpiMessages.ts';
import { memberFor } from '../shared/roving.ts';
import { copyPart } from './charts.ts';
import { type KpiPage, say } from './page.ts';

/** The list with its heading, hints and pages. */
export function rowsPart(detail: KpiDetail, page: KpiPage): TemplateResult {
  const { rows, hints } = detail;
  return html`<div class="rows">
    <div class="detail-head">
      <h3 id="rows-title">${say('notes')}</h3>
      <p class="quiet">${rows.text}</p>
      ${rows.items.length > 0 ? copyPart(rows.caption, -1, page) : nothing}
    </div>
    ${rows.about === '' ? nothing : aboutPart(rows.about, page)}
    ${hints.map((hint) => html`<p class="quiet">${hint}</p>`)}
    ${rows.items.length === 0 ? html`<p class="quiet">${say('noNotes')}</p>` : tablePart(detail, page)}
    ${rows.pages > 1 ? pagesPart(detail, page) : nothing}
  </div>`;
}

/** What the rows are behind, and the way back to those of now where a point was chosen. */
function aboutPart(about: string, page: KpiPage): TemplateResult {
  const back = () => page.choose({ point: '', page: 0 });
  return html`<p class="about" role="status">${about}
    ${page.view.choice.point === '' ? nothing : html`<button type="button" class="quiet-action" @click=${back}>${say('behindNow')}</button>`}</p>`;
}

function tablePart({ rows }: KpiDetail, page: KpiPage): TemplateResult {
  const [first = '', ...others] = rows.headers;
  const active = rows.items.some(({ ref }) => ref === page.activeRow) ? page.activeRow : rows.items[0]?.ref;
  return html`<p class="spoken" id="rows-hint">${say('rowHint')}</p>
    <div class="scroll"><table aria-labelledby="rows-title" aria-describedby="rows-hint" @keydown=${(event: KeyboardEvent) => move(event, page)}>
      <thead><tr><th scope="col">${first}</th>${others.map((header) => html`<th scope="col">${header}</th>`)}${rows.day === '' ? nothing : html`<td></td>`}</tr></thead>
      <tbody>${repeat(
        rows.items,
        ({ ref }) => ref,
        ({ ref, title, cells, counts }) => html`<tr class=${counts ? '' : 'out'}>
          <th scope="row"><button type="button" class="row-link" data-ref=${ref} tabindex=${ref === active ? 0 : -1}
            @focus=${() => page.activateRow(ref)}
            @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey, event.shiftKey)}>${title}</button></th>
          ${cells.map((cell) => html`<td>${cell}</td>`)}
          ${rows.day === '' ? nothing : versionPart(ref, title, page)}
        </tr>`,
      )}</tbody>
    </table></div>`;
}

/** The mouse's way to what Shift+Enter does. */
function versionPart(ref: string, title: string, page: KpiPage): TemplateResult {
  return html`<td><button type="button" class="quiet-action" tabindex="-1" aria-label=${say('versionOf', title)}
    @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey, true)}>${say('version')}</button></td>`;
}

function pagesPart({ rows }: KpiDetail, page: KpiPage): TemplateResult {
  const to = (at: number) => () => page.choose({ page: at });
  return html`<nav class="pages" aria-label=${say('notes')}>
    <button type="button" class="action" ?disabled=${rows.page === 0} @click=${to(rows.page - 1)}>${say('previous')}</button>
    <span>${say('page', rows.page + 1, rows.pages)}</span>
    <button type="button" class="action" ?disabled=${rows.page >= rows.pages - 1} @click=${to(rows.page + 1)}>${say('next')}</button>
  </nav>`;
}

/** At the end of a page the next one begins; rows of the same place keep their refs, so the focus stays where it belongs. */
function move(event: KeyboardEvent, page: KpiPage): void {
  const current = (event.target as HTMLElement).closest<HTMLElement>('.row-link');
  if (!current || event.altKey || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
  const links = [...document.querySelectorAll<HTMLElement>('.row-link')];
  const turned = turnedPage(event.key, links, current, page);
  const next =
    turned === undefined ? memberFor(event.key, links, current) : links.at(event.key.endsWith('Up') ? -1 : 0);
  if (next === undefined) return;
  event.preventDefault();
  page.activateRow(next.dataset['ref'] ?? '');
  next.focus();
  if (turned !== undefined) page.choose({ page: turned });
}

/** The page that a key leads to from the first or the last row. */
function turnedPage(
  key: string,
  links: readonly HTMLElement[],
  current: HTMLElement,
  { view }: KpiPage,
): number | undefined {
  const rows = view.detail?.rows;
  if (!rows) return undefined;
  if (key.endsWith('Down') && current === links.at(-1) && rows.page < rows.pages - 1) return rows.page + 1;
  return key.endsWith('Up') && current === links[0] && rows.page > 0 ? rows.page - 1 : undefined;
}
