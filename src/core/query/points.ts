// Points that days and numbers are compared with: how they are written in a query (`2026-03-12`, `+7d`, `eow`, `1500`), what
// they are in words, and which day they are today. One row a word. Never reads a clock.

import { civil, type DayNumber, dayNumber, daysFromCivil, daysInMonth, dayText } from '../day.ts';
import { type Sayable, say, toSay } from '../language.ts';
import type { Period, Point } from './query.ts';

/** A span of days or points with both ends in it. */
export interface PointRange {
  readonly from: Point;
  readonly to: Point;
}

const dayWords: ReadonlyMap<string, Point> = new Map<string, Point>([
  ['today', relative(0, 'd')],
  ['tomorrow', relative(1, 'd')],
  ['yesterday', relative(-1, 'd')],
  ['sow', edge('start', 'week')],
  ['eow', edge('end', 'week')],
  ['som', edge('start', 'month')],
  ['eom', edge('end', 'month')],
  ['soq', edge('start', 'quarter')],
  ['eoq', edge('end', 'quarter')],
  ['soy', edge('start', 'year')],
  ['eoy', edge('end', 'year')],
]);

const shifts: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

const periods: readonly Period[] = ['week', 'month', 'quarter', 'year'];

/** Words that stand for a day or a span of days, for completion. */
export const dayVocabulary: readonly string[] = [
  ...dayWords.keys(),
  ...[...shifts.keys()].flatMap((shift) => periods.map((period) => `${shift}-${period}`)),
];

/** Reads a day as a query writes it: ISO, `today`, `+7d`, `-2w`, `eom`; undefined for anything else. */
export function readDayPoint(text: string): Point | undefined {
  const word = text.toLowerCase();
  const known = dayWords.get(word);
  if (known) return known;
  const day = dayNumber(text);
  if (day !== undefined) return { at: 'day', day };
  const step = /^([+-]\d{1,5})([dwmy])$/.exec(word);
  return step ? relative(Number(step[1]), step[2] as 'd' | 'w' | 'm' | 'y') : undefined;
}

/** Reads what stands for a span of days: `this-week`, `last-month`, `2026-03`, `2026`; undefined for anything else. */
export function readDayRange(text: string): PointRange | undefined {
  const named = /^(last|this|next)-(week|month|quarter|year)$/.exec(text.toLowerCase());
  if (named) {
    const shift = shifts.get(named[1] ?? '') ?? 0;
    const of = named[2] as Period;
    return { from: { at: 'edge', edge: 'start', of, shift }, to: { at: 'edge', edge: 'end', of, shift } };
  }
  const written = /^(\d{4})(?:-(\d\d))?$/.exec(text);
  if (!written) return undefined;
  const year = Number(written[1]);
  const first = written[2] === undefined ? 1 : Number(written[2]);
  const last = written[2] === undefined ? 12 : first;
  if (year < 1 || first < 1 || first > 12) return undefined;
  return {
    from: { at: 'day', day: daysFromCivil(year, first, 1) },
    to: { at: 'day', day: daysFromCivil(year, last, daysInMonth(year, last)) },
  };
}

/** Day number of a point; NaN for points that are no days. */
export function dayOfPoint(point: Point, today: DayNumber): number {
  switch (point.at) {
    case 'day':
      return point.day;
    case 'relative':
      return shifted(today, point.count, point.unit);
    case 'edge': {
      const [first, last] = period(today, point.of, point.shift);
      return point.edge === 'start' ? first : last;
    }
    default:
      return Number.NaN;
  }
}

/** A point in words: `today`, `in 7 days`, `the end of this week`, `2026-03-12`. */
export function explainPoint(point: Point, values: readonly string[] = []): string {
  switch (point.at) {
    case 'day':
      return dayText(point.day);
    case 'number':
      return String(point.value);
    case 'instant':
      return new Date(point.value).toISOString();
    case 'rank':
      return values[point.rank] ?? String(point.rank);
    case 'relative':
      return explainRelative(point.count, point.unit);
    case 'edge': {
      const [last, current, next] = edges[point.edge][point.of];
      const words = point.shift < 0 ? last : point.shift > 0 ? next : current;
      return say(words);
    }
  }
}

type Span = readonly [last: Sayable, current: Sayable, next: Sayable];

const edges: Readonly<Record<'start' | 'end', Readonly<Record<Period, Span>>>> = {
  start: {
    week: [toSay('the start of last week'), toSay('the start of this week'), toSay('the start of next week')],
    month: [toSay('the start of last month'), toSay('the start of this month'), toSay('the start of next month')],
    quarter: [
      toSay('the start of last quarter'),
      toSay('the start of this quarter'),
      toSay('the start of next quarter'),
    ],
    year: [toSay('the start of last year'), toSay('the start of this year'), toSay('the start of next year')],
  },
  end: {
    week: [toSay('the end of last week'), toSay('the end of this week'), toSay('the end of next week')],
    month: [toSay('the end of last month'), toSay('the end of this month'), toSay('the end of next month')],
    quarter: [toSay('the end of last quarter'), toSay('the end of this quarter'), toSay('the end of next quarter')],
    year: [toSay('the end of last year'), toSay('the end of this year'), toSay('the end of next year')],
  },
};

/** Ahead and behind, for one and for several. */
const distances: Readonly<Record<'d' | 'w' | 'm' | 'y', readonly [Sayable, Sayable, Sayable, Sayable]>> = {
  d: [toSay('in 1 day'), toSay('1 day ago'), toSay('in {0} days'), toSay('{0} days ago')],
  w: [toSay('in 1 week'), toSay('1 week ago'), toSay('in {0} weeks'), toSay('{0} weeks ago')],
  m: [toSay('in 1 month'), toSay('1 month ago'), toSay('in {0} months'), toSay('{0} months ago')],
  y: [toSay('in 1 year'), toSay('1 year ago'), toSay('in {0} years'), toSay('{0} years ago')],
};

function explainRelative(count: number, unit: 'd' | 'w' | 'm' | 'y'): string {
  if (unit === 'd' && Math.abs(count) <= 1)
    return count === 0 ? say('today') : count > 0 ? say('tomorrow') : say('yesterday');
  const [inOne, oneAgo, ahead, behind] = distances[unit];
  const size = Math.abs(count);
  const one = count < 0 ? oneAgo : inOne;
  const several = count < 0 ? behind : ahead;
  return size === 1 ? say(one) : say(several, size);
}

function shifted(today: DayNumber, count: number, unit: 'd' | 'w' | 'm' | 'y'): DayNumber {
  if (unit === 'd') return today + count;
  if (unit === 'w') return today + 7 * count;
  const { year, month, day } = civil(today);
  const months = year * 12 + month - 1 + (unit === 'y' ? 12 * count : count);
  const toYear = Math.floor(months / 12);
  const toMonth = (months % 12) + 1;
  return daysFromCivil(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** First and last day of the period `shift` periods from the one that today lies in; weeks begin on Monday. */
function period(today: DayNumber, of: Period, shift: number): [DayNumber, DayNumber] {
  if (of === 'week') {
    const monday = today - ((((today + 3) % 7) + 7) % 7) + 7 * shift;
    return [monday, monday + 6];
  }
  const { year, month } = civil(today);
  const length = { month: 1, quarter: 3, year: 12 }[of];
  const first = Math.floor((year * 12 + month - 1) / length + shift) * length;
  const last = first + length - 1;
  const [lastYear, lastMonth] = [Math.floor(last / 12), (last % 12) + 1];
  return [
    daysFromCivil(Math.floor(first / 12), (first % 12) + 1, 1),
    daysFromCivil(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
  ];
}

function relative(count: number, unit: 'd' | 'w' | 'm' | 'y'): Point {
  return { at: 'relative', count, unit };
}

function edge(which: 'start' | 'end', of: Period): Point {
  return { at: 'edge', edge: which, of, shift: 0 };
}
