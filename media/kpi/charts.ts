// The charts of the selected KPI, or their tables: pictures with points to go to, numbers of what happened beside them, and ways to take
// them along. Comes in: charts as the host made them; goes out: markup and intents.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { KpiChart } from '../../src/ui/kpi/kpiMessages.ts';
import { announce } from '../shared/announcer.ts';
import { barChart } from '../shared/barChart.ts';
import { chartPicture } from '../shared/chartPicture.ts';
import { courseChart, sparkLine } from '../shared/courseChart.ts';
import { memberFor } from '../shared/roving.ts';
import { type KpiPage, say } from './page.ts';

type CourseOf = Extract<KpiChart, { kind: 'line' | 'columns' }>;

/** From this width on, two charts stand side by side. */
const TWO_CHARTS = 760;
const GAP = 32;
const SMALL = 150;

/** All charts, or all tables. */
export function chartsPart(charts: readonly KpiChart[], page: KpiPage): TemplateResult {
  const { width } = page;
  const room = charts.length > 1 && width >= TWO_CHARTS ? Math.floor((width - GAP) / 2) : Math.min(width, TWO_CHARTS);
  return html`<div class="charts">${charts.map((chart, at) =>
    page.tables ? tablePart(chart, at, page) : chartPart(chart, at, room, page),
  )}</div>`;
}

/** Bars have their figures written beside them; a course has its sentence below, which its picture carries too. */
function chartPart(chart: KpiChart, at: number, width: number, page: KpiPage): TemplateResult {
  return html`<figure class="chart" data-chart=${at}>
    <div class="detail-head"><h3>${chart.title}</h3>${actionsPart(chart, at, page)}</div>
    ${drawing(chart, width, page)}
    ${chart.kind === 'bars' ? nothing : html`<figcaption class="quiet">${chart.summary}</figcaption>`}
    ${chart.kind === 'line' || chart.kind === 'columns' ? marksPart(chart, page) : nothing}
  </figure>`;
}

function drawing(chart: KpiChart, width: number, page: KpiPage): TemplateResult {
  if (chart.kind === 'bars') return barChart(chart, width);
  if (chart.kind === 'multiples') return multiplesPart(chart.multiples);
  const { kind, title, summary, points, target, marks } = chart;
  const chosen = points.findIndex(({ day }) => day === page.view.choice.point);
  const last = points.findLastIndex(({ value }) => value !== null);
  const active = points[page.activePoint]?.value === null ? last : Math.min(page.activePoint, last);
  const choice = {
    chosen,
    active: active < 0 ? last : active,
    hint: say('pointHint'),
    choose: (at: number) => page.choose({ point: at === chosen ? '' : (points[at]?.day ?? ''), page: 0 }),
    activate: page.activatePoint,
  };
  const course = { kind, title, summary, points, marks, choice, ...(target && { target }) };
  return html`<div @keydown=${move}>${courseChart(course, width, axisNumber)}</div>`;
}

function multiplesPart(multiples: Extract<KpiChart, { kind: 'multiples' }>['multiples']): TemplateResult {
  const known = multiples.flatMap(({ spark }) => spark.filter((value) => value !== null));
  const ends: [number, number] = [Math.min(0, ...known), Math.max(...known)];
  return html`<ul class="multiples">${multiples.map(
    ({ label, text, spark }) =>
      html`<li><span>${label}</span>${sparkLine(spark, SMALL, 36, ends)}<span class="quiet">${text}</span></li>`,
  )}</ul>`;
}

/** What the numbers on the course stand for. */
function marksPart({ marks }: CourseOf, page: KpiPage): TemplateResult | typeof nothing {
  if (marks.length === 0) return nothing;
  return html`<details class="marks"><summary>${say('marks')} (${marks.length})</summary>
    <ol>${marks.map(({ ref, text }) => html`<li><button type="button" class="row-like" @click=${(event: MouseEvent) => page.open(ref, event.ctrlKey || event.metaKey, false)}>${text}</button></li>`)}</ol>
  </details>`;
}

function actionsPart(chart: KpiChart, at: number, page: KpiPage): TemplateResult {
  return html`<span class="actions">
    ${chart.kind === 'multiples' ? nothing : html`<button type="button" class="quiet-action" aria-label=${say('copyPictureOf', chart.title)} @click=${() => copyPicture(chart, at, page)}>${say('copyPicture')}</button>`}
    ${copyPart(chart.title, at, page)}
  </span>`;
}

/** A button that puts table `at` into the clipboard. */
export function copyPart(title: string, at: number, page: KpiPage): TemplateResult {
  const copy = () => {
    page.copy(at);
    announce(say('tableCopied'));
  };
  return html`<button type="button" class="quiet-action" aria-label=${say('copyTableOf', title)} @click=${copy}>${say('copyTable')}</button>`;
}

async function copyPicture(chart: KpiChart, at: number, page: KpiPage): Promise<void> {
  const svg = document.querySelector<SVGSVGElement>(`[data-chart="${at}"] svg.drawing`);
  const tile = page.view.detail?.title ?? '';
  if (!svg) return;
  const picture = await chartPicture(svg, `${tile} · ${chart.title}`, chart.summary);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    announce(say('pictureCopied'));
  } catch {
    announce(say('pictureSaved'));
    const bytes = new Uint8Array(await picture.arrayBuffer());
    page.savePicture(tile, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
  }
}

function move(event: KeyboardEvent): void {
  const current = (event.target as Element).closest<HTMLElement>('.handle');
  if (!current || event.ctrlKey || event.altKey || event.metaKey) return;
  const handles = [...(current.parentElement?.querySelectorAll<HTMLElement>('.handle') ?? [])];
  const next = memberFor(event.key, handles, current);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function tablePart(chart: KpiChart, at: number, page: KpiPage): TemplateResult {
  const { title, table, summary } = chart;
  return html`<div class="chart">
    <div class="detail-head"><h3>${title}</h3>${copyPart(title, at, page)}</div>
    <p class="quiet">${summary}</p>
    ${figuresTable(title, table)}
  </div>`;
}

/** A table of figures that scrolls by itself. */
export function figuresTable(title: string, { headers, rows }: KpiChart['table']): TemplateResult {
  const [first = '', ...others] = headers;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
    <table class="figures" aria-label=${title}>
      <thead><tr><th scope="col">${first}</th>${others.map((header) => html`<th scope="col" class="number">${header}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ([name = '', ...cells]) =>
          html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}

/** Round values of an axis, in the language of the page. */
function axisNumber(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 3, notation: 'compact' }).format(
    value,
  );
}
