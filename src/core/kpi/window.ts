// The stretch of days a KPI looks at, and the buckets its course is drawn in. Comes in: `90d`, `quarter`, a day `today`;
// goes out: day numbers. A window always ends with today; it never reads a clock.
import { civil, type DayNumber, daysFromCivil, daysInMonth } from '../day.ts';

/** So many days, or calendar months, up to and including today. */
export interface Window {
  readonly count: number;
  readonly step: 'day' | 'month';
  /** As a person wrote it. */
  readonly text: string;
}

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

const NAMED: ReadonlyMap<string, readonly [number, Window['step']]> = new Map([
  ['week', [7, 'day']],
  ['month', [1, 'month']],
  ['quarter', [3, 'month']],
  ['year', [12, 'month']],
]);

const STEPS: ReadonlyMap<string, readonly [number, Window['step']]> = new Map([
  ['d', [1, 'day']],
  ['w', [7, 'day']],
  ['m', [1, 'month']],
  ['y', [12, 'month']],
]);

/** The longest window, a hundred years, so that no window leaves the calendar. */
const MOST = { day: 36_500, month: 1200 };

/**
 * Reads `90d`, `4w`, `6m`, `2y`, `week`, `month`, `quarter` (three months) or `year` (twelve), each counted back from
 * today, so that a figure does not drop to nothing on the first day of a quarter. Undefined for anything else.
 */
export function readWindow(text: string): Window | undefined {
  const word = text.trim().toLowerCase();
  const named = NAMED.get(word);
  if (named !== undefined) return { count: named[0], step: named[1], text: word };
  const match = /^(\d{1,5})\s*([dwmy])$/.exec(word);
  const step = STEPS.get(match?.[2] ?? '');
  const count = Number(match?.[1]) * (step?.[0] ?? 0);
  return step !== undefined && count > 0 && count <= MOST[step[1]] ? { count, step: step[1], text: word } : undefined;
}

/** The days of the window that ends with `today`. */
export function windowBefore(window: Window, today: DayNumber): DayRange {
  if (window.step === 'day') return { from: today - window.count + 1, to: today };
  return { from: monthsBefore(today, window.count) + 1, to: today };
}

/** The same stretch just before, which a trend is measured against. */
export function previousWindow(window: Window, today: DayNumber): DayRange {
  return windowBefore(window, windowBefore(window, today).from - 1);
}

/** As many days just before; of whole months as many months. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const [first, end] = [civil(from), civil(to + 1)];
  const months = (end.year - first.year) * 12 + end.month - first.month;
  const isWhole = first.day === 1 && end.day === 1 && months > 0;
  return { from: isWhole ? monthsBefore(from, months) : 2 * from - to - 1, to: from - 1 };
}

/** The same days of the year before; the end of a month stays one. */
export function rangeYearBefore({ from, to }: DayRange): DayRange {
  return { from: monthsBefore(from, 12), to: monthsBefore(to + 1, 12) - 1 };
}

/** The days of a bucket. */
export function bucketDays(start: DayNumber, bucket: 'week' | 'month'): DayRange {
  return { from: start, to: nextBucket(start, bucket) - 1 };
}

/** How the course over a range is cut: by ISO week up to four months, by month above. */
export function bucketOf(range: DayRange): 'week' | 'month' {
  return range.to - range.from > 124 ? 'month' : 'week';
}

/** The first day of the bucket a day lies in: its Monday, or the first of its month. */
export function bucketStart(day: DayNumber, bucket: 'week' | 'month'): DayNumber {
  if (bucket === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const { year, month } = civil(day);
  return daysFromCivil(year, month, 1);
}

/** First days of all buckets that a range touches, in order. */
export function bucketsIn(range: DayRange, bucket: 'week' | 'month'): DayNumber[] {
  const starts: DayNumber[] = [];
  for (let at = bucketStart(range.from, bucket); at <= range.to; at = nextBucket(at, bucket)) starts.push(at);
  return starts;
}

function nextBucket(start: DayNumber, bucket: 'week' | 'month'): DayNumber {
  return bucket === 'week' ? start + 7 : bucketStart(start + 31, 'month');
}

/** The same day of an earlier month, or that month's last day where it is shorter. */
function monthsBefore(day: DayNumber, months: number): DayNumber {
  const { year, month, day: dayOfMonth } = civil(day);
  const index = year * 12 + (month - 1) - months;
  const thenYear = Math.floor(index / 12);
  const thenMonth = (index % 12) + 1;
  return daysFromCivil(thenYear, thenMonth, Math.min(dayOfMonth, daysInMonth(thenYear, thenMonth)));
}
