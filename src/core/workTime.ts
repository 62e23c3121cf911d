// Working time between instants: what service clocks and "my last working day" count in. Comes in: the working calendar and the
// zone of a configuration, instants in ms since 1970; goes out: the same. No clock; no loop over days, so that a calendar of any shape
// and spans of any length cost the same. An hour that summer time leaves out is not counted, one that comes twice counts twice.
import { type DayNumber, dayNumber, weekdayOf } from './day.ts';
import type { TimeSpan } from './note/timeSpan.ts';
import type { NotebookConfig, WorkCalendar } from './record/kind.ts';
import { isWorkday } from './workdays.ts';
import { type Zone, zoneOf } from './zone.ts';

/** A working calendar in its zone. Instants and spans are ms. */
export interface WorkTime {
  readonly zone: Zone;
  readonly isWorking: (at: number) => boolean;
  /** Working time from one instant to a later one; 0 when it is not later. */
  readonly between: (from: number, to: number) => number;
  /** When so much working time has passed: at the end of a day rather than at the beginning of the next. Nothing is added below 0. */
  readonly add: (from: number, span: number) => number;
  /** The instant at which the work of a day ends, whether or not it is a working day. */
  readonly endOf: (day: DayNumber) => number;
  /** Working time of one full day. */
  readonly dayLength: number;
}

const hour = 3_600_000;
const dayMs = 24 * hour;
/** What is added at most: a hundred years of it. */
const longestSpan = 36_525 * dayMs;
/** How far back a last working day is looked for, in days. */
const longestAway = 1100;

const known = new WeakMap<NotebookConfig, WorkTime>();

/** The working time of a configuration, made once. */
export function workTimeOf(config: NotebookConfig): WorkTime {
  const time = known.get(config) ?? workTime(config.calendar, zoneOf(config.timezone));
  known.set(config, time);
  return time;
}

/**
 * The working time of a calendar in a zone. Hours that end at or before their begin end on the next day (a night shift belongs to the
 * day it begins); a calendar without working days counts every weekday.
 */
export function workTime(calendar: WorkCalendar, zone: Zone): WorkTime {
  const open = clockMs(calendar.hours[0]);
  const dayLength = dayLengthOf(calendar);
  const worked = workedUntil(calendar, open, dayLength);
  const between = (from: number, to: number): number => {
    if (!(to > from)) return 0;
    let sum = worked(to + zone.offset(to)) - worked(from + zone.offset(from));
    // Where the clock on the wall jumps, its time passes without any time passing, or the other way round.
    for (const { at, before, after } of zone.changes(from, to)) sum -= worked(at + after) - worked(at + before);
    return sum;
  };
  const add = (from: number, span: number): number => {
    let left = Math.min(span, longestSpan);
    if (!(left > 0)) return from;
    let start = from;
    for (const { at, before } of zone.changes(from, from + longestSpan)) {
      const here = worked(at + before) - worked(start + before);
      if (here >= left) break;
      left -= here;
      start = at;
    }
    const offset = zone.offset(start);
    return firstWith(worked, worked(start + offset) + left, start + offset) - offset;
  };
  return {
    zone,
    between,
    add,
    dayLength,
    isWorking: (at) => between(at, at + 1) > 0,
    endOf: (day) => zone.instant(day * dayMs + open + dayLength),
  };
}

/**
 * How many working days it is from one day to another, negative when that is earlier: what `addWorkdays` needs to get there. A calendar
 * without working days counts every day.
 */
export function workdaysBetween(from: DayNumber, to: DayNumber, calendar: WorkCalendar): number {
  const before = workdaysBefore(countable(calendar));
  return to >= from ? before(to + 1) - before(from + 1) : before(to) - before(from);
}

/** Working time of one full day. */
export function dayLengthOf({ hours }: WorkCalendar): number {
  const [open, close] = [clockMs(hours[0]), clockMs(hours[1])];
  return close - open + (close > open ? 0 : dayMs);
}

/**
 * When the last working day of a person before `today` ended: holidays and the days of their absences are none. Without any in three
 * years the end of the day before `today`.
 */
export function lastWorkdayEnd(
  today: DayNumber,
  absences: readonly TimeSpan[],
  calendar: WorkCalendar,
  time: WorkTime,
): number {
  const away = daysAway(today, absences);
  for (let passed = 1; passed < longestAway; passed++)
    if (!away[passed] && isWorkday(today - passed, calendar)) return time.endOf(today - passed);
  return time.endOf(today - 1);
}

/** For each number of days before today whether the person was away then. Linear in absences and days, however they overlap. */
function daysAway(today: DayNumber, absences: readonly TimeSpan[]): boolean[] {
  const steps = new Array<number>(longestAway + 1).fill(0);
  for (const { from, to } of absences) {
    const first = Math.max(0, today - (dayNumber(to ?? '') ?? today));
    const last = Math.min(longestAway - 1, today - (dayNumber(from) ?? today + 1));
    if (first > last) continue;
    steps[first] = (steps[first] ?? 0) + 1;
    steps[last + 1] = (steps[last + 1] ?? 0) - 1;
  }
  let depth = 0;
  return steps.map((step) => {
    depth += step;
    return depth > 0;
  });
}

/** Working time from the beginning of 1970 until a civil time, as a function; it is less than 0 before. */
function workedUntil(calendar: WorkCalendar, open: number, length: number): (civil: number) => number {
  const counts = countable(calendar);
  const daysBefore = workdaysBefore(counts);
  return (civil) => {
    // Counted from the opening, so that a shift through the night is one piece.
    const day = Math.floor((civil - open) / dayMs);
    const within = Math.min(civil - open - day * dayMs, length);
    return daysBefore(day) * length + (isWorkday(day, counts) ? within : 0);
  };
}

function countable(calendar: WorkCalendar): WorkCalendar {
  return calendar.days.length === 0 ? { ...calendar, days: [1, 2, 3, 4, 5, 6, 7] } : calendar;
}

/** How many working days lie between day 0 and a day, as a function. */
function workdaysBefore({ days, holidays }: WorkCalendar): (day: DayNumber) => number {
  const isOn = (day: DayNumber): boolean => days.includes(weekdayOf(day));
  const off = [...holidays].flatMap((text) => dayNumber(text) ?? []).filter(isOn);
  const sorted = Float64Array.from(off).sort();
  const beforeZero = countBelow(sorted, 0);
  return (day) => {
    const weeks = Math.floor(day / 7);
    let count = weeks * days.length - (countBelow(sorted, day) - beforeZero);
    for (let at = weeks * 7; at < day; at++) count += Number(isOn(at));
    return count;
  };
}

function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first civil time behind `from` until which so much was worked; found by halves, since it never falls. */
function firstWith(worked: (civil: number) => number, wanted: number, from: number): number {
  let step = dayMs;
  while (worked(from + step) < wanted && step < longestSpan * 1000) step *= 2;
  let [low, high] = [from, from + step];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (worked(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

function clockMs(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return Math.min(hours * hour + minutes * 60_000, dayMs) || 0;
}
