// The piece of time that a timeline shows: where it begins, how long it is, its ticks, and the days in it on which nobody works. Comes
// in: a zoom and a day; goes out: offsets in days. What is shown is bounded by the zoom, so that no note makes a page long.
import { civil, type Day, type DayNumber, daysFromCivil, dayText, weekdayOf } from '../day.ts';
import type { WorkCalendar } from '../record/kind.ts';
import { isWorkday } from '../workdays.ts';

/** The zooms, the nearest first. */
export const zooms = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** One of them: what one tick is. */
export type Zoom = (typeof zooms)[number];

/** A run of days, as offsets from the first day shown. */
export interface Stretch {
  readonly at: number;
  readonly days: number;
}

/** A tick: a whole period or the part of it that is shown, and the first day of it that is. */
export interface Tick extends Stretch {
  readonly day: Day;
}

/** Ticks of one size. */
export interface Ticks {
  readonly unit: Zoom;
  readonly ticks: readonly Tick[];
}

/** What is shown, and the same some steps earlier and later. */
export interface TimeWindow {
  readonly zoom: Zoom;
  readonly from: DayNumber;
  readonly days: number;
  readonly earlier: Day;
  readonly later: Day;
}

interface Size {
  /** Units of a tick that are shown, and by how many the window is moved. */
  readonly shown: number;
  readonly step: number;
  /** Units that are shown of what was before today. */
  readonly before: number;
  /** The unit that a window begins with. */
  readonly unit: Zoom;
  /** The coarser ticks above. */
  readonly major: Zoom;
  readonly shades: boolean;
}

const sizes: Readonly<Record<Zoom, Size>> = {
  day: { shown: 3, step: 1, before: 1, unit: 'week', major: 'month', shades: true },
  week: { shown: 12, step: 4, before: 2, unit: 'week', major: 'month', shades: true },
  month: { shown: 6, step: 3, before: 1, unit: 'month', major: 'year', shades: true },
  quarter: { shown: 6, step: 2, before: 1, unit: 'quarter', major: 'year', shades: false },
  year: { shown: 5, step: 1, before: 1, unit: 'year', major: 'year', shades: false },
};

/** The word as a zoom; `month` for any other. */
export function zoomOf(word: string | undefined): Zoom {
  return zooms.find((zoom) => zoom === word) ?? 'month';
}

/** The window that holds `from` at its begin, else one around today. */
export function timeWindow(zoom: Zoom, today: DayNumber, from?: DayNumber): TimeWindow {
  const { shown, step, before, unit } = sizes[zoom];
  const first = startOf(
    unit,
    Math.min(Math.max(from ?? stepped(unit, startOf(unit, today), -before), firstDay), lastDay),
  );
  const days = stepped(unit, first, shown) - first;
  const [earlier, later] = [dayText(stepped(unit, first, -step)), dayText(stepped(unit, first, step))];
  return { zoom, from: first, days, earlier, later };
}

/** The ticks of a window, coarse ones first. */
export function ticksOf({ zoom, from, days }: TimeWindow): { readonly major: Ticks; readonly minor: Ticks } {
  const { major } = sizes[zoom];
  const of = (unit: Zoom): Ticks => ({ unit, ticks: periods(unit, from, from + days) });
  return { major: of(major), minor: of(zoom === 'year' ? 'quarter' : zoom) };
}

/** Runs of days without work; none where they would be finer than the eye. */
export function daysOff({ zoom, from, days }: TimeWindow, calendar: WorkCalendar): Stretch[] {
  const runs: { at: number; days: number }[] = [];
  for (let at = 0; sizes[zoom].shades && at < days; at++) {
    if (isWorkday(from + at, calendar)) continue;
    const last = runs.at(-1);
    if (last && last.at + last.days === at) last.days++;
    else runs.push({ at, days: 1 });
  }
  return runs;
}

/** The part of a span of days, both ends included, that a window shows; undefined outside of it. */
export function within({ from, days }: TimeWindow, first: DayNumber, last: DayNumber): Stretch | undefined {
  const [start, end] = [Math.max(first, from), Math.min(last, from + days - 1)];
  return end < start ? undefined : { at: start - from, days: end - start + 1 };
}

const firstDay = daysFromCivil(1900, 1, 1);
const lastDay = daysFromCivil(2200, 1, 1);

function periods(unit: Zoom, from: DayNumber, end: DayNumber): Tick[] {
  const ticks: Tick[] = [];
  for (let start = from; start < end; ) {
    const next = Math.min(stepped(unit, startOf(unit, start), 1), end);
    ticks.push({ at: start - from, days: next - start, day: dayText(start) });
    start = next;
  }
  return ticks;
}

/** The first day of the unit that holds a day; weeks begin on Monday. */
function startOf(unit: Zoom, day: DayNumber): DayNumber {
  const { year, month } = civil(day);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day - weekdayOf(day) + 1;
    case 'month':
      return daysFromCivil(year, month, 1);
    case 'quarter':
      return daysFromCivil(year, month - ((month - 1) % 3), 1);
    case 'year':
      return daysFromCivil(year, 1, 1);
  }
}

/** The begin of a unit so many units later. */
function stepped(unit: Zoom, start: DayNumber, count: number): DayNumber {
  if (unit === 'day' || unit === 'week') return start + count * (unit === 'day' ? 1 : 7);
  const months = count * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12);
  const { year, month } = civil(start);
  const index = year * 12 + month - 1 + months;
  return daysFromCivil(Math.floor(index / 12), (index % 12) + 1, 1);
}
