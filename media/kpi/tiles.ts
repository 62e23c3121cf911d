// The tiles: one a KPI, a set of tabs that select what the detail shows. One stop of the Tab key; arrows move and select.

import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiTile } from '../../src/ui/kpi/kpiMessages.ts';
import { sparkLine } from '../shared/courseChart.ts';
import { icon } from '../shared/icons.ts';
import { memberFor } from '../shared/roving.ts';
import { type KpiPage, say } from './page.ts';

/** All tiles; those without data are one line that opens. */
export function tilesPart(page: KpiPage): TemplateResult {
  const { tiles, choice } = page.view;
  const empty = tiles.filter((tile) => tile.empty);
  const isChosen = empty.some(({ ref }) => ref === choice.kpi);
  return html`<div class="shelf">${listPart(
    tiles.filter((tile) => !tile.empty),
    page,
  )}
    ${
      empty.length === 0
        ? nothing
        : html`<details class="empty" ?open=${isChosen}>
          <summary>${empty.length === 1 ? say('emptyOne') : say('emptyMany', empty.length)}</summary>
          ${listPart(empty, page)}
        </details>`
    }</div>`;
}

function listPart(tiles: readonly KpiTile[], page: KpiPage): TemplateResult {
  const { kpi } = page.view.choice;
  const stop = tiles.find(({ ref }) => ref === kpi) ?? tiles[0];
  return html`<div class="tiles" role="tablist" aria-label=${say('tiles')} @keydown=${(event: KeyboardEvent) => move(event, page)}>
    ${repeat(
      tiles,
      ({ ref }) => ref,
      (tile) => tilePart(tile, tile.ref === kpi, tile === stop, page),
    )}
  </div>`;
}

function tilePart(tile: KpiTile, selected: boolean, isStop: boolean, page: KpiPage): TemplateResult {
  return html`<button type="button" role="tab" class="tile eased" id="tile-${tile.ref}" data-ref=${tile.ref}
    aria-selected=${selected} aria-controls=${selected ? 'detail' : nothing}
    tabindex=${isStop ? 0 : -1} @click=${() => show(tile.ref, page)}>
    <span class="tile-title">${tile.title}</span>
    ${tile.empty ? nothing : figurePart(tile)}
  </button>`;
}

function figurePart(tile: KpiTile): TemplateResult {
  return html`<span class="tile-figure">
      <span><span class="tile-value">${tile.value}</span> <span class="tile-unit">${tile.unit}</span></span>
      ${tile.spark.filter((value) => value !== null).length > 1 ? sparkLine(tile.spark, 56, 26) : nothing}
    </span>
    <span class="tile-lines">${linesPart(tile, 'brief')}</span>`;
}

/** Target, movement and small print of a figure, each with its icon; the movement in brief or as a sentence. */
export function linesPart({ target, trend, notes }: KpiTile, form: 'brief' | 'text'): TemplateResult {
  return html`${target ? html`<span class="tile-line ${target.state}">${icon(target.state)}<span>${target.text}</span></span>` : nothing}
    ${trend ? html`<span class="tile-line ${trend.mood}">${icon(trend.change)}<span>${trend[form]}</span></span>` : nothing}
    <span class="tile-note">${notes.join(' · ')}</span>`;
}

function move(event: KeyboardEvent, page: KpiPage): void {
  const list = event.currentTarget as HTMLElement;
  const members = [...list.querySelectorAll<HTMLElement>('.tile')];
  const current = (event.target as HTMLElement).closest<HTMLElement>('.tile');
  if (!current || event.ctrlKey || event.altKey || event.metaKey) return;
  const next = memberFor(event.key, members, current);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  select(next.dataset['ref'] ?? '', page);
}

function show(ref: string, page: KpiPage): void {
  select(ref, page);
  page.showDetail();
}

function select(ref: string, page: KpiPage): void {
  if (ref !== page.view.choice.kpi) page.choose({ kpi: ref, page: 0 });
}
