// The day a repeating task comes back. Comes in: a rule, the planned day, the day it was done, the working calendar. Goes out: a
// day, 'ended', or nothing for a rule that cannot be read. Calendar days only, never milliseconds or zones: daylight saving does
// not exist here. Every computation ends after a fixed number of steps, whatever the rule.
import type { Day, DayNumber } from './day.ts';
import { civil, daysFromCivil, daysInMonth, dayText, knownDay, weekdayOf } from './day.ts';
import type { WorkCalendar } from './record/kind.ts';
import type { MonthDay, Recurrence } from './recurrence.ts';
import { parseRecurrence, WORKDAY } from './recurrence.ts';
import { addWorkdays, isWorkday } from './workdays.ts';

/** What follows a completed occurrence: the day with the rule to write on it, or nothing more. */
export type Occurrence = { readonly day: Day; readonly rule: string } | 'ended';

const MONDAY_TO_FRIDAY: WorkCalendar = { days: [1, 2, 3, 4, 5], hours: ['09:00', '17:00'], holidays: new Set() };
// Covers the rarest day of the calendar, a fifth weekday in February (40 years of months).
const MOST_MONTHS = 1200;
const LAST_DAY = daysFromCivil(9999, 12, 31);

/**
 * The occurrence after a completed one. `base` is the planned day (due, else scheduled, else start); without it today is the base.
 * A fixed rule depends on `base` alone, so that whoever completes the task, and whenever, gets the same next day. `undefined` when
 * the rule cannot be read; `'ended'` when its limit is reached or no such day exists before the year 10000.
 */
export function nextOccurrence(
  text: string,
  base: Day | undefined,
  today: Day,
  work: WorkCalendar = MONDAY_TO_FRIDAY,
): Occurrence | undefined {
  const rule = parseRecurrence(text, true);
  if (rule === undefined) return undefined;
  if (rule.times !== undefined && rule.times <= 1) return 'ended';
  const from = rule.from === 'completion' ? today : (base ?? today);
  const day = nextDay(rule, from, rule.from === 'catchUp' && today > from ? today : from, work);
  if (day === undefined || (rule.until !== undefined && day > rule.until)) return 'ended';
  const left = rule.times;
  return { day, rule: left === undefined ? text : text.replace(/(for[ _-]+)\d+/i, `$1${left - 1}`) };
}

/**
 * The first day of the series begun at `base` that is later than `after`, which is `base` or later; `undefined` when there is none
 * before the year 10000. Throws on text that is no day: callers check first.
 */
export function nextDay(
  rule: Recurrence,
  base: Day,
  after: Day = base,
  work: WorkCalendar = MONDAY_TO_FRIDAY,
): Day | undefined {
  const next = nextNumber(rule, knownDay(base), knownDay(after), work);
  return next === undefined || next > LAST_DAY ? undefined : dayText(next);
}

function nextNumber(rule: Recurrence, base: DayNumber, after: DayNumber, work: WorkCalendar): DayNumber | undefined {
  if (rule.unit === 'day') return laterBy(rule.every, base, after);
  // With days off between, a rhythm of working days has no grid: it goes on from the later day.
  if (rule.unit === 'workday') return addWorkdays(after, rule.every, work);
  if (rule.unit !== 'week') return nextInMonths(rule, base, after, work);
  const week = 7 * rule.every;
  if (rule.weekdays.length === 0) return laterBy(week, base, after);
  const monday = mondayOf(base);
  const at = monday + Math.floor((mondayOf(after) - monday) / week) * week;
  const later = rule.weekdays.map((day) => at + day - 1).find((day) => day > after);
  return later ?? at + week + (rule.weekdays[0] ?? 1) - 1;
}

/** The first of `base`, `base + step`, ... that is later than `after`. */
function laterBy(step: number, base: DayNumber, after: DayNumber): DayNumber {
  return base + step * (Math.floor((after - base) / step) + 1);
}

function nextInMonths(rule: Recurrence, base: DayNumber, after: DayNumber, work: WorkCalendar): DayNumber | undefined {
  const step = rule.months.length > 0 ? 1 : rule.unit === 'year' ? 12 * rule.every : rule.every;
  const first = monthOf(base);
  const gone = Math.floor((monthOf(after) - first) / step);
  const { day } = civil(base);
  for (let turn = gone; turn <= gone + MOST_MONTHS; turn++) {
    const month = first + turn * step;
    if (month > monthOf(LAST_DAY)) return undefined;
    if (rule.months.length > 0 && !rule.months.includes((month % 12) + 1)) continue;
    const next = daysOf(rule, month, day, work).find((each) => each > after);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** Days of one month that the rule names, in order; an explicit 31st skips short months, an implied one is clamped. */
function daysOf(rule: Recurrence, month: number, implied: number, work: WorkCalendar): DayNumber[] {
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  const start = daysFromCivil(year, of, 1);
  const length = daysInMonth(year, of);
  if (rule.days.length === 0) return [start + Math.min(implied, length) - 1];
  const all = Array.from({ length }, (_, day) => start + day);
  return [...new Set(rule.days.flatMap((day) => namedDays(day, all, work)))].sort((a, b) => a - b);
}

/** Those of a month's days that one item of an `on` list names. */
function namedDays(wanted: MonthDay, all: readonly DayNumber[], work: WorkCalendar): readonly DayNumber[] {
  if (typeof wanted === 'number') return nthOf(all, wanted);
  const { nth, weekday } = wanted;
  const fitting = all.filter((day) => (weekday === WORKDAY ? isWorkday(day, work) : weekdayOf(day) === weekday));
  return nth === 0 ? fitting : nthOf(fitting, nth);
}

function nthOf(days: readonly DayNumber[], nth: number): readonly DayNumber[] {
  const day = days.at(nth > 0 ? nth - 1 : nth);
  return day === undefined ? [] : [day];
}

function monthOf(day: DayNumber): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}
