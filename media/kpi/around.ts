// Before and after a change: which one, how many days, the figures of both sides and the issues on its services. Comes in: that part of
// the view; goes out: markup and choices.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiAround } from '../../src/ui/kpi/kpiMessages.ts';
import { picker } from '../shared/picker.ts';
import { figuresTable } from './charts.ts';
import { type KpiPage, say } from './page.ts';

const SPANS = [3, 7, 14, 30];

/** The section; closed until somebody wants it. */
export function aroundPart({ changes, summary, table, issues }: KpiAround, page: KpiPage): TemplateResult {
  const { choice } = page.view;
  const spans = SPANS.map((days) => ({ id: String(days), label: String(days) }));
  return html`<details class="around" ?open=${choice.change !== ''}>
    <summary><h2>${say('around')}</h2></summary>
    <div class="choices">
      ${picker(say('change'), 'change', changes, choice.change, (id) => page.choose({ change: id }))}
      ${picker(say('days'), 'days', spans, String(choice.days), (id) => page.choose({ days: Number(id) }))}
    </div>
    ${summary === '' ? nothing : html`<p role="status">${summary}</p>${figuresTable(say('around'), table)}${issuesPart(issues, page)}`}
  </details>`;
}

function issuesPart(issues: KpiAround['issues'], page: KpiPage): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  return html`<h3 id="around-issues">${say('aroundIssues')}</h3>
    <div class="scroll"><table aria-labelledby="around-issues">
      <thead><tr>${[say('issue'), say('side'), say('opened')].map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${issues.map(
        ({ ref, title, side, opened }) =>
          html`<tr><th scope="row"><button type="button" class="row-like" @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey, false)}>${title}</button></th><td>${side}</td><td>${opened}</td></tr>`,
      )}</tbody>
    </table></div>`;
}
