// The selected KPI: what it means, its charts or their tables, how it is computed, and the notes behind its number.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiChart, KpiDetail } from '../../src/ui/kpi/kpiMessages.ts';
import { barChart } from '../shared/barChart.ts';
import { courseChart } from '../shared/courseChart.ts';
import { type KpiPage, say } from './page.ts';
import { rowsPart } from './rows.ts';
import { linesPart } from './tiles.ts';

/** From this width on, two charts stand side by side. */
const TWO_CHARTS = 760;
const GAP = 32;

/** The detail of the selected tile. */
export function detailPart(detail: KpiDetail, page: KpiPage): TemplateResult {
  const { charts } = detail;
  return html`<section class="detail" id="detail" role="tabpanel" aria-labelledby="detail-title">
    <div class="detail-head">
      <h2 id="detail-title">${detail.title}</h2>
      ${charts.length > 0 ? tableSwitch(page) : nothing}
    </div>
    ${detail.doc === '' ? nothing : html`<p class="quiet">${detail.doc}</p>`}
    ${standingPart(page)}
    ${charts.length > 0 ? html`<div class="charts">${charts.map((chart) => chartPart(chart, chartWidth(page, charts.length), page.tables))}</div>` : nothing}
    <details class="definition">
      <summary>${say('definition')}</summary>
      <ul>${detail.definition.map((line) => html`<li>${line}</li>`)}</ul>
    </details>
    ${rowsPart(detail, page)}
  </section>`;
}

/** The figure again with its whole sentences: the tile has room for the short ones only. */
function standingPart({ view }: KpiPage): TemplateResult | typeof nothing {
  const tile = view.tiles.find(({ ref }) => ref === view.choice.kpi);
  if (!tile) return nothing;
  return html`<div class="standing">
    <p class="standing-figure"><span class="tile-value">${tile.value}</span> <span class="tile-unit">${tile.unit}</span></p>
    <div class="tile-lines">${linesPart(tile, 'text')}</div>
  </div>`;
}

function tableSwitch(page: KpiPage): TemplateResult {
  return html`<button type="button" class="action" @click=${() => page.showTables(!page.tables)}>
    ${page.tables ? say('showChart') : say('showTable')}
  </button>`;
}

function chartWidth({ width }: KpiPage, count: number): number {
  return count > 1 && width >= TWO_CHARTS ? Math.floor((width - GAP) / 2) : Math.min(width, TWO_CHARTS);
}

/** Bars have their figures written beside them; a course has its sentence below, which its picture carries too. */
function chartPart(chart: KpiChart, width: number, tables: boolean): TemplateResult {
  if (tables) return tablePart(chart);
  if (chart.kind === 'bars')
    return html`<figure class="chart"><h3>${chart.title}</h3>${barChart(chart, width)}</figure>`;
  return html`<figure class="chart">
    <h3>${chart.title}</h3>
    ${courseChart(courseOf(chart), width, axisNumber)}
    <figcaption class="quiet">${chart.summary}</figcaption>
  </figure>`;
}

function courseOf({ kind, title, summary, points, target }: Extract<KpiChart, { kind: 'line' | 'columns' }>) {
  return { kind, title, summary, points, ...(target && { target }) };
}

function tablePart({ title, table, summary }: KpiChart): TemplateResult {
  const [first = '', ...others] = table.headers;
  return html`<div class="chart">
    <h3>${title}</h3>
    <p class="quiet">${summary}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table class="figures" aria-label=${title}>
        <thead><tr><th scope="col">${first}</th>${others.map((header) => html`<th scope="col" class="number">${header}</th>`)}</tr></thead>
        <tbody>${table.rows.map(
          ([name = '', ...cells]) =>
            html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
        )}</tbody>
      </table>
    </div>
  </div>`;
}

/** Round values of an axis, in the language of the page. */
function axisNumber(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3, notation: 'compact' }).format(
    value,
  );
}
