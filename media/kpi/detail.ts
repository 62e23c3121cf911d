// The selected KPI: what it means, its charts or their tables, how it is computed, and the notes behind its number.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiDetail } from '../../src/ui/kpi/kpiMessages.ts';
import { withCode } from '../shared/withCode.ts';
import { chartsPart } from './charts.ts';
import { type KpiPage, say } from './page.ts';
import { rowsPart } from './rows.ts';
import { linesPart } from './tiles.ts';

/** The detail of the selected tile. */
export function detailPart(detail: KpiDetail, page: KpiPage): TemplateResult {
  const { charts } = detail;
  return html`<section class="detail" id="detail" role="tabpanel" aria-labelledby="detail-title">
    <div class="detail-head">
      <h2 id="detail-title">${detail.title}</h2>
      ${charts.length > 0 ? tableSwitch(page) : nothing}
    </div>
    ${detail.doc === '' ? nothing : html`<p class="quiet">${withCode(detail.doc)}</p>`}
    ${standingPart(page)}
    ${charts.length > 0 ? chartsPart(charts, page) : nothing}
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
