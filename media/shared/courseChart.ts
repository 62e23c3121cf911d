// A figure over time: as a line with gaps where nothing is known, or as columns of counts; and the small line of a tile. Comes
// in: points that were computed and formatted by the host; goes out: SVG. The words beside it say the same.
import { area, line } from 'd3-shape';
import { html, svg, type TemplateResult } from 'lit/html.js';
import { placeOn, type Scale, scaleOf } from './scale.ts';

/** A number on the course: something that happened at `x`. */
export interface CourseMark {
  readonly x: number;
  readonly text: string;
}

/** Points that a person can go to: the chosen one, and what a choice does. */
export interface PointChoice {
  readonly chosen: number;
  /** The point that the Tab key leads to. */
  readonly active: number;
  readonly hint: string;
  choose(at: number): void;
  activate(at: number): void;
}

/** A point: `x` on any even scale, its label for the axis, `text` for its tooltip. */
export interface CoursePoint {
  readonly x: number;
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
}

/** What to draw. */
export interface Course {
  readonly kind: 'line' | 'columns';
  readonly title: string;
  readonly summary: string;
  readonly points: readonly CoursePoint[];
  readonly target?: { readonly value: number; readonly text: string; readonly misses?: 'above' | 'below' | 'beside' };
  readonly marks?: readonly CourseMark[];
  /** Absent: the picture is one picture. */
  readonly choice?: PointChoice;
}

const HEIGHT = 180;
const TOP = 20;
const BOTTOM = 22;
const RIGHT = 14;
/** Width of a digit at the size of the axis' text, and of a label with some air. */
const DIGIT = 6.6;
const LABEL = 64;
/** Closer marks share a place. */
const MARK_ROOM = 34;

/** The chart, `width` pixels wide. */
export function courseChart(course: Course, width: number, format: (value: number) => string): TemplateResult {
  const { points, target } = course;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOf(target ? [...known, target.value] : known, course.kind === 'columns');
  const left = Math.max(...scale.lines.map((value) => format(value).length)) * DIGIT + 10;
  const inner = Math.max(40, width - left - RIGHT);
  const height = HEIGHT - TOP - BOTTOM;
  const places = placesOf(points, inner, course.kind === 'columns');
  const { choice, marks = [] } = course;
  return html`<svg class="drawing" role=${choice ? 'group' : 'img'} aria-label="${course.title}: ${course.summary}" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}">
    <g transform="translate(${left} ${TOP})">
      ${scale.lines.map((value) => gridLine(placeOn(scale, value, height), inner, format(value)))}
      ${course.kind === 'columns' ? columns(points, places, scale, inner, height) : lines(points, places, scale, height)}
      ${target ? band(placeOn(scale, target.value, height), inner, height, target.misses) : ''}
      ${target ? targetLine(placeOn(scale, target.value, height), inner, target.text) : ''}
      ${axisLabels(points, places, inner, height)}
      ${clustersOf(marks, points, places).map((cluster) => clusterOf(cluster, height))}
      ${choice ? handles(points, places, inner, height, choice) : ''}
    </g>
  </svg>`;
}

/**
 * The course as a line without axes, drawn through its gaps; it only hints, so it is hidden from screen readers. `ends` are those of
 * a scale that several share.
 */
export function sparkLine(
  values: readonly (number | null)[],
  width: number,
  height: number,
  ends?: readonly [number, number],
): TemplateResult {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  const low = ends?.[0] ?? Math.min(...known.map(({ value }) => value));
  const high = ends?.[1] ?? Math.max(...known.map(({ value }) => value));
  const x = (at: number) => 2 + (at / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number) => (high === low ? height / 2 : 3 + (1 - (value - low) / (high - low)) * (height - 6));
  const draw = line<(typeof known)[number]>()
    .x(({ at }) => x(at))
    .y(({ value }) => y(value));
  const last = known.at(-1);
  return html`<svg class="spark" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    <path class="course" d=${draw(known) ?? ''} />
    ${last ? svg`<circle class="dot" cx=${x(last.at)} cy=${y(last.value)} r="3" />` : ''}
  </svg>`;
}

/** Horizontal places: by `x` for a line, evenly in slots for columns. */
function placesOf(points: readonly CoursePoint[], inner: number, slots: boolean): number[] {
  if (slots) return points.map((_, at) => ((at + 0.5) / points.length) * inner);
  const first = points[0]?.x ?? 0;
  const span = Math.max(1, (points.at(-1)?.x ?? 0) - first);
  return points.map(({ x }) => ((x - first) / span) * inner);
}

function lines(points: readonly CoursePoint[], places: readonly number[], scale: Scale, height: number) {
  const y = (point: CoursePoint) => placeOn(scale, point.value ?? 0, height);
  const stroke = line<CoursePoint>()
    .defined(({ value }) => value !== null)
    .x((_, at) => places[at] ?? 0)
    .y(y);
  const fill = area<CoursePoint>()
    .defined(({ value }) => value !== null)
    .x((_, at) => places[at] ?? 0)
    .y0(height)
    .y1(y);
  const through = line<number>()
    .x((at) => places[at] ?? 0)
    .y((at) => y(points[at] as CoursePoint));
  const known = points.flatMap(({ value }, at) => (value === null ? [] : [at]));
  return svg`<path class="under" d=${fill(points) ?? ''} /><path class="gap" d=${through(known) ?? ''} />
    <path class="course" d=${stroke(points) ?? ''} />
    ${points.map((point, at) =>
      point.value === null
        ? ''
        : svg`<circle class="dot" cx=${places[at] ?? 0} cy=${y(point)} r=${points.length > 60 ? 2 : 3.5}><title>${point.label}: ${point.text}</title></circle>`,
    )}`;
}

function columns(
  points: readonly CoursePoint[],
  places: readonly number[],
  scale: Scale,
  inner: number,
  height: number,
) {
  const width = Math.max(2, Math.min(36, (inner / points.length) * 0.7));
  const zero = placeOn(scale, 0, height);
  return svg`${points.map((point, at) => {
    const top = placeOn(scale, point.value ?? 0, height);
    return svg`<rect class="bar" x=${(places[at] ?? 0) - width / 2} y=${Math.min(top, zero)} width=${width} height=${Math.abs(zero - top)} rx="1.5"><title>${point.label}: ${point.text}</title></rect>`;
  })}<path class="base" d="M0 ${zero}H${inner}" />`;
}

function gridLine(y: number, inner: number, text: string) {
  return svg`<path class="grid" d="M0 ${y}H${inner}" /><text x="-8" y=${y + 4} text-anchor="end">${text}</text>`;
}

/** Where a value does not reach the target. */
function band(y: number, inner: number, height: number, misses: 'above' | 'below' | 'beside' = 'beside') {
  if (misses === 'beside') return '';
  const [top, tall] = misses === 'above' ? [0, y] : [y, height - y];
  return svg`<rect class="band" x="0" y=${top} width=${inner} height=${Math.max(0, tall)} />`;
}

/** The words stand above the line, below it where it runs along the top. */
function targetLine(y: number, inner: number, text: string) {
  return svg`<path class="target-line" d="M0 ${y}H${inner}" /><text class="on-line" x=${inner} y=${y < 0 ? y + 14 : y - 6} text-anchor="end">${text}</text>`;
}

/** Where a day between two points lies. */
function markPlace(x: number, points: readonly CoursePoint[], places: readonly number[]): number {
  const next = points.findIndex((point) => point.x >= x);
  const at = next < 0 ? points.length - 1 : next;
  const [before, after] = [points[at - 1], points[at]];
  const [left, right] = [places[at - 1] ?? 0, places[at] ?? 0];
  if (!before || !after || after.x <= before.x) return right;
  return left + Math.min(1, (x - before.x) / (after.x - before.x)) * (right - left);
}

interface Cluster {
  readonly x: number;
  readonly first: number;
  last: number;
  readonly texts: string[];
}

/** Marks with their numbers; those that would lie upon each other share one place: `3–5`. */
function clustersOf(
  marks: readonly CourseMark[],
  points: readonly CoursePoint[],
  places: readonly number[],
): Cluster[] {
  const clusters: Cluster[] = [];
  marks.forEach(({ x, text }, at) => {
    const place = markPlace(x, points, places);
    const last = clusters.at(-1);
    if (last && place - last.x < MARK_ROOM) {
      last.last = at + 1;
      last.texts.push(text);
    } else clusters.push({ x: place, first: at + 1, last: at + 1, texts: [text] });
  });
  return clusters;
}

function clusterOf({ x, first, last, texts }: Cluster, height: number) {
  const label = first === last ? String(first) : `${first}–${last}`;
  const width = Math.max(15, label.length * 5.6 + 8);
  return svg`<g class="mark" aria-hidden="true"><title>${texts.join('\n')}</title><path d="M${x} 0V${height}" />
    <rect x=${x - width / 2} y="-16" width=${width} height="15" rx="7.5" /><text x=${x} y="-5" text-anchor="middle">${label}</text></g>`;
}

/** One stop of the Tab key: a strip over each point, as wide as it has room. */
function handles(
  points: readonly CoursePoint[],
  places: readonly number[],
  inner: number,
  height: number,
  { chosen, active, hint, choose, activate }: PointChoice,
) {
  const edge = (at: number) => {
    const [left, right] = [places[at - 1], places[at]];
    return left === undefined ? 0 : right === undefined ? inner : (left + right) / 2;
  };
  const go = (event: KeyboardEvent, at: number) => {
    if (event.key === 'Enter' || event.key === ' ') choose(at);
    else return;
    event.preventDefault();
  };
  return svg`${points.map((point, at) =>
    point.value === null
      ? ''
      : svg`<rect class="handle ${at === chosen ? 'chosen' : ''}" role="button" tabindex=${at === active ? 0 : -1} aria-pressed=${at === chosen}
          aria-label="${point.label}: ${point.text}" aria-description=${at === active ? hint : ''} data-at=${at} x=${edge(at)} y="0" width=${Math.max(1, edge(at + 1) - edge(at))} height=${height}
          @click=${() => choose(at)} @focus=${() => activate(at)} @keydown=${(event: KeyboardEvent) => go(event, at)}><title>${point.label}: ${point.text}</title></rect>`,
  )}`;
}

/** As many labels as fit; the last point always has one, it is the newest. */
function axisLabels(points: readonly CoursePoint[], places: readonly number[], inner: number, height: number) {
  let right = Number.POSITIVE_INFINITY;
  const shown: { text: string; x: number; anchor: string }[] = [];
  for (let at = points.length - 1; at >= 0; at--) {
    const x = places[at] ?? 0;
    if (right - x < LABEL) continue;
    right = x;
    const anchor = x > inner - LABEL / 2 ? 'end' : x < LABEL / 2 - 20 ? 'start' : 'middle';
    shown.push({ text: points[at]?.label ?? '', x, anchor });
  }
  return shown.map(({ text, x, anchor }) => svg`<text x=${x} y=${height + 17} text-anchor=${anchor}>${text}</text>`);
}
