// Figures side by side as horizontal bars, with a second figure as an outlined bar below where there is one. Comes in: bars that
// were computed and formatted by the host; goes out: SVG. Every bar has its name and its figure written beside it.
import { html, nothing, svg, type TemplateResult } from 'lit/html.js';

/** One bar; `tone` is a class name of chart.css. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly tone: string;
  readonly beside?: { readonly value: number; readonly text: string } | undefined;
}

/** What to draw. */
export interface Bars {
  readonly title: string;
  readonly summary: string;
  readonly bars: readonly Bar[];
  readonly valueLabel: string;
  readonly besideLabel: string;
  readonly target?: { readonly value: number; readonly text: string } | undefined;
}

const THICK = 14;
const CHARACTER = 6.8;

/** The chart, `width` pixels wide and as high as it has bars. */
export function barChart(chart: Bars, width: number): TemplateResult {
  const { bars, target } = chart;
  const hasBeside = bars.some(({ beside }) => beside !== undefined);
  const rowHeight = hasBeside ? 42 : 28;
  const left = Math.min(width * 0.36, 14 + CHARACTER * Math.max(...bars.map(({ label }) => label.length)));
  const figures = bars.flatMap(({ text, beside }) => [text.length, beside?.text.length ?? 0]);
  const right = 12 + CHARACTER * Math.max(...figures);
  const inner = Math.max(30, width - left - right);
  const numbers = bars.flatMap(({ value, beside }) => [value, beside?.value ?? 0]);
  const most = Math.max(...numbers, target?.value ?? 0, 0) || 1;
  const top = target ? 18 : 2;
  const height = top + bars.length * rowHeight;
  const length = (value: number) => Math.max(value > 0 ? 2 : 0, (Math.max(0, value) / most) * inner);
  return html`<svg class="drawing" role="img" aria-label="${chart.title}: ${chart.summary}" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${bars.map((bar, at) => row(bar, top + at * rowHeight, left, inner, length))}
    ${target ? targetLine(left + length(target.value), top, height, target.text, width) : nothing}
  </svg>
  ${hasBeside ? legend(chart) : nothing}`;
}

function row(bar: Bar, y: number, left: number, inner: number, length: (value: number) => number) {
  const middle = y + 5 + THICK - 3;
  return svg`<g>
    <title>${bar.label}: ${bar.text}</title>
    <text class="name" x="0" y=${middle}>${fitted(bar.label, left - 10)}</text>
    <rect class="track" x=${left} y=${y + 5} width=${inner} height=${THICK} rx="2" />
    <rect class="bar ${bar.tone}" x=${left} y=${y + 5} width=${length(bar.value)} height=${THICK} rx="2" />
    <text class="figure" x=${left + inner + 8} y=${middle}>${bar.text}</text>
    ${bar.beside ? besideBar(bar.beside, y + 23, left, inner, length) : ''}
  </g>`;
}

function besideBar(
  beside: NonNullable<Bar['beside']>,
  y: number,
  left: number,
  inner: number,
  length: (value: number) => number,
) {
  const bar = svg`<rect class="beside" x=${left + 0.6} y=${y} width=${Math.max(1, length(beside.value) - 1.2)} height="8" rx="2" />`;
  return svg`${beside.value > 0 ? bar : ''}<text x=${left + inner + 8} y=${y + 8}>${beside.text}</text>`;
}

function targetLine(x: number, top: number, height: number, text: string, width: number) {
  const anchor = x > width / 2 ? 'end' : 'start';
  return svg`<path class="target-line" d="M${x} ${top - 4}V${height}" /><text x=${x} y="10" text-anchor=${anchor}>${text}</text>`;
}

/** A name in the room it has; the whole name is in the tooltip and in the table. */
function fitted(label: string, room: number): string {
  const most = Math.floor(room / CHARACTER) + 1;
  return label.length <= most ? label : `${label.slice(0, Math.max(1, most - 1))}…`;
}

function legend({ valueLabel, besideLabel }: Bars): TemplateResult {
  return html`<div class="legend">
    <span><svg aria-hidden="true"><rect class="swatch" width="14" height="8" rx="2" /></svg>${valueLabel}</span>
    <span><svg aria-hidden="true"><rect class="beside" x=".6" y=".6" width="12.8" height="6.8" rx="2" /></svg>${besideLabel}</span>
  </div>`;
}
