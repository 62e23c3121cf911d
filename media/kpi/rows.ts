// The notes behind a number: a real table, a page at a time. One stop of the Tab key: arrows move, Enter opens the note, with
// the Ctrl key (Cmd on a Mac) beside the panel.

import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiDetail } from '../../src/ui/kpi/kpiMessages.ts';
import { memberFor } from '../shared/roving.ts';
import { type KpiPage, say } from './page.ts';

/** The list with its heading, hints and pages. */
export function rowsPart(detail: KpiDetail, page: KpiPage): TemplateResult {
  const { rows, hints } = detail;
  return html`<div class="rows">
    <div class="detail-head">
      <h3 id="rows-title">${say('notes')}</h3>
      <p class="quiet">${rows.text}</p>
    </div>
    ${hints.map((hint) => html`<p class="quiet">${hint}</p>`)}
    ${rows.items.length === 0 ? html`<p class="quiet">${say('noNotes')}</p>` : tablePart(detail, page)}
    ${rows.pages > 1 ? pagesPart(detail, page) : nothing}
  </div>`;
}

function tablePart({ rows }: KpiDetail, page: KpiPage): TemplateResult {
  const [first = '', ...others] = rows.headers;
  const active = rows.items.some(({ ref }) => ref === page.activeRow) ? page.activeRow : rows.items[0]?.ref;
  return html`<p class="spoken" id="rows-hint">${say('rowHint')}</p>
    <div class="scroll"><table aria-labelledby="rows-title" aria-describedby="rows-hint" @keydown=${(event: KeyboardEvent) => move(event, page)}>
      <thead><tr><th scope="col">${first}</th>${others.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${repeat(
        rows.items,
        ({ ref }) => ref,
        ({ ref, title, cells, counts }) => html`<tr class=${counts ? '' : 'out'}>
          <th scope="row"><button type="button" class="row-link" data-ref=${ref} tabindex=${ref === active ? 0 : -1}
            @focus=${() => page.activateRow(ref)}
            @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey)}>${title}</button></th>
          ${cells.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
      )}</tbody>
    </table></div>`;
}

function pagesPart({ rows }: KpiDetail, page: KpiPage): TemplateResult {
  const to = (at: number) => () => page.choose({ page: at });
  return html`<nav class="pages" aria-label=${say('notes')}>
    <button type="button" class="action" ?disabled=${rows.page === 0} @click=${to(rows.page - 1)}>${say('previous')}</button>
    <span>${say('page', rows.page + 1, rows.pages)}</span>
    <button type="button" class="action" ?disabled=${rows.page >= rows.pages - 1} @click=${to(rows.page + 1)}>${say('next')}</button>
  </nav>`;
}

function move(event: KeyboardEvent, page: KpiPage): void {
  const current = (event.target as HTMLElement).closest<HTMLElement>('.row-link');
  if (!current || event.altKey || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
  const next = memberFor(event.key, [...document.querySelectorAll<HTMLElement>('.row-link')], current);
  if (next === undefined) return;
  event.preventDefault();
  page.activateRow(next.dataset['ref'] ?? '');
  next.focus();
}
