// Rules of repeating tasks ("every 2 weeks on Friday when done", todo.txt's "+1w") and the day that comes next.
// Comes in: the text of a rule, a base day, today. Goes out: a day, 'ended', or nothing for a rule that cannot be read.
// Calendar days only, never milliseconds or zones; every computation ends after a fixed number of steps.
import type { Day } from './day.ts';
import { civil, dayNumber, daysFromCivil, daysInMonth, dayText, isDay, weekday } from './day.ts';
import { monthNumber, weekdayNumber } from './dayNames.ts';

/** A day within a month: its number (1-31), counted from the end (-1 is the last), or the nth weekday (0: each of them). */
export type MonthDay = number | { readonly nth: number; readonly weekday: number };

/** A rule that was understood. */
export interface Recurrence {
  readonly unit: 'day' | 'workday' | 'week' | 'month' | 'year';
  /** 1-999 units. */
  readonly every: number;
  /** ISO weekdays in order, for weeks; empty: the weekday of the base. */
  readonly weekdays: readonly number[];
  /** Months 1-12 in order; empty: all. */
  readonly months: readonly number[];
  /** Explicit days of the month; empty: the day of the base, clamped to the month's end. */
  readonly days: readonly MonthDay[];
  /** Counted from the day of completion instead of the planned day. */
  readonly afterCompletion: boolean;
  readonly until?: Day;
  /** How often it may still happen, this time included. */
  readonly times?: number;
}

/** What follows a completed occurrence: the day with the rule to write on it, or nothing more. */
export type Occurrence = { readonly day: Day; readonly rule: string } | 'ended';

const UNITS: ReadonlyMap<string, Recurrence['unit']> = new Map([
  ['day', 'day'],
  ['weekday', 'workday'],
  ['workday', 'workday'],
  ['week', 'week'],
  ['month', 'month'],
  ['year', 'year'],
]);
const COMPACT: ReadonlyMap<string, Recurrence['unit']> = new Map([
  ['d', 'day'],
  ['b', 'workday'],
  ['w', 'week'],
  ['m', 'month'],
  ['y', 'year'],
]);
const SHORT: ReadonlyMap<string, string> = new Map([
  ['daily', 'every day'],
  ['weekly', 'every week'],
  ['monthly', 'every month'],
  ['yearly', 'every year'],
  ['annually', 'every year'],
]);
const LONGEST_RULE = 200;
// Covers the rarest day of the calendar, a fifth weekday in February (40 years of months).
const MOST_MONTHS = 1200;
const LAST_DAY = daysFromCivil(9999, 12, 31);

/**
 * Reads a rule: `every [n] day|weekday|week|month|year`, weekday or month names, `on the 2nd, last Friday`, `until DATE` or
 * `for n times`, `when done`; or todo.txt's `[+]n[dbwmy]`, which counts from completion unless it has the `+`. Blanks may be
 * written as `-` or `_`. Case does not matter. `undefined` for everything else (docs/format, "Recurrence").
 */
export function parseRecurrence(text: string): Recurrence | undefined {
  const rule = text.trim().toLowerCase();
  if (rule.length > LONGEST_RULE) return undefined;
  const compact = /^(\+?)(\d{1,3})([dbwmy])$/.exec(rule);
  if (compact) return compactRule(compact[1] === '', Number(compact[2]), COMPACT.get(compact[3] ?? ''));
  return sentenceRule(words(SHORT.get(rule) ?? rule));
}

/**
 * The occurrence after a completed one. `base` is the planned day (due, else scheduled, else start); without it, and for
 * rules that count from completion, today is the base. `undefined` when the rule cannot be read; `'ended'` when its limit is
 * reached or no such day exists before the year 10000. The result is always later than the base it was counted from.
 */
export function nextOccurrence(text: string, base: Day | undefined, today: Day): Occurrence | undefined {
  const rule = parseRecurrence(text);
  if (rule === undefined) return undefined;
  if (rule.times !== undefined && rule.times <= 1) return 'ended';
  const day = nextDay(rule, rule.afterCompletion ? today : (base ?? today));
  if (day === undefined || (rule.until !== undefined && day > rule.until)) return 'ended';
  const left = rule.times;
  return { day, rule: left === undefined ? text : text.replace(/(for[ _-]+)\d+/i, `$1${left - 1}`) };
}

/** The first day of the rule that is later than `base`; `undefined` when there is none before the year 10000. */
export function nextDay(rule: Recurrence, base: Day): Day | undefined {
  const number = dayNumber(base);
  if (number === undefined) throw new RangeError(`not a day: ${base}`);
  const next = nextNumber(rule, base, number);
  return next === undefined || next > LAST_DAY ? undefined : dayText(next);
}

function nextNumber(rule: Recurrence, base: Day, number: number): number | undefined {
  if (rule.unit === 'day') return number + rule.every;
  if (rule.unit === 'workday') return workdaysLater(number, weekday(base), rule.every);
  if (rule.unit !== 'week') return nextInMonths(rule, number);
  if (rule.weekdays.length === 0) return number + 7 * rule.every;
  const monday = number - (weekday(base) - 1);
  const later = rule.weekdays.find((day) => day > weekday(base));
  return later === undefined ? monday + 7 * rule.every + (rule.weekdays[0] ?? 1) - 1 : monday + later - 1;
}

function workdaysLater(number: number, from: number, count: number): number {
  let [at, day] = [number, from];
  for (let left = count; left > 0; ) {
    at++;
    day = (day % 7) + 1;
    if (day <= 5) left--;
  }
  return at;
}

function nextInMonths(rule: Recurrence, base: number): number | undefined {
  const { year, month, day } = civil(base);
  const step = rule.months.length > 0 ? 1 : rule.unit === 'year' ? 12 * rule.every : rule.every;
  for (let turn = rule.days.length > 0 ? 0 : 1; turn <= MOST_MONTHS; turn++) {
    const index = year * 12 + month - 1 + turn * step;
    const [atYear, atMonth] = [Math.floor(index / 12), (index % 12) + 1];
    if (atYear > 9999) return undefined;
    if (rule.months.length > 0 && !rule.months.includes(atMonth)) continue;
    const first = daysOf(rule, atYear, atMonth, day)
      .map((candidate) => daysFromCivil(atYear, atMonth, candidate))
      .find((candidate) => candidate > base);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Days of one month that the rule names, in order; an explicit 31st skips short months, an implied one is clamped. */
function daysOf(rule: Recurrence, year: number, month: number, implied: number): number[] {
  const length = daysInMonth(year, month);
  if (rule.days.length === 0) return [Math.min(implied, length)];
  const found = rule.days.flatMap((day) =>
    typeof day === 'number' ? [day > 0 ? day : length + 1 + day] : weekdaysOf(day, year, month),
  );
  return found.filter((day) => day >= 1 && day <= length).sort((a, b) => a - b);
}

function weekdaysOf(wanted: { nth: number; weekday: number }, year: number, month: number): number[] {
  const length = daysInMonth(year, month);
  const first = 1 + ((wanted.weekday - weekday(dayText(daysFromCivil(year, month, 1))) + 7) % 7);
  const all = [0, 7, 14, 21, 28].map((days) => first + days).filter((day) => day <= length);
  if (wanted.nth === 0) return all;
  const one = wanted.nth > 0 ? all[wanted.nth - 1] : all[all.length + wanted.nth];
  return one === undefined ? [] : [one];
}

function compactRule(
  afterCompletion: boolean,
  every: number,
  unit: Recurrence['unit'] | undefined,
): Recurrence | undefined {
  if (unit === undefined || every === 0) return undefined;
  return { unit, every, weekdays: [], months: [], days: [], afterCompletion };
}

/** Words of a rule; commas are words of their own, dates stay whole although `-` may stand for a blank. */
function words(rule: string): string[] {
  return rule
    .replaceAll(',', ' , ')
    .split(/\s+/)
    .flatMap((word) => (dayNumber(word) !== undefined ? [word] : word.split(/[-_]/)))
    .filter((word) => word !== '');
}

function sentenceRule(list: readonly string[]): Recurrence | undefined {
  const rest = [...list];
  if (rest.shift() !== 'every') return undefined;
  const every = takeCount(rest);
  const head = takeUnit(rest);
  if (every === undefined || head === undefined) return undefined;
  const days = rest[0] === 'on' ? takeDays(rest) : [];
  const limit = takeLimit(rest);
  const afterCompletion = rest[0] === 'when' && rest[1] === 'done';
  if (days === undefined || limit === undefined || rest.length !== (afterCompletion ? 2 : 0)) return undefined;
  const named = head.weekdays.length + head.months.length > 0;
  if (named && every !== 1) return undefined;
  return placed({ ...head, every, days: [], afterCompletion, ...limit }, days);
}

/** Puts the days of an `on` list where the unit wants them: weekdays for weeks, days of the month for months and years. */
function placed(rule: Recurrence, days: readonly MonthDay[]): Recurrence | undefined {
  if (days.length === 0) return rule;
  if (rule.unit === 'month' || rule.unit === 'year') return { ...rule, days };
  if (rule.unit !== 'week' || rule.weekdays.length > 0) return undefined;
  const weekdays = days.map((day) => (typeof day === 'object' && day.nth === 0 ? day.weekday : 0));
  return weekdays.includes(0) ? undefined : { ...rule, weekdays: inOrder(weekdays) };
}

function takeCount(rest: string[]): number | undefined {
  const word = rest[0] ?? '';
  if (word === 'other') return rest.shift() === undefined ? undefined : 2;
  if (!/^\d+$/.test(word)) return 1;
  rest.shift();
  const count = Number(word);
  return count >= 1 && count <= 999 ? count : undefined;
}

function takeUnit(rest: string[]): Pick<Recurrence, 'unit' | 'weekdays' | 'months'> | undefined {
  const word = rest[0] ?? '';
  const unit = UNITS.get(word) ?? UNITS.get(word.replace(/s$/, ''));
  if (unit !== undefined) {
    rest.shift();
    return { unit, weekdays: [], months: [] };
  }
  const weekdays = takeNames(rest, weekdayNumber);
  if (weekdays.length > 0) return { unit: 'week', weekdays, months: [] };
  const months = takeNames(rest, monthNumber);
  return months.length > 0 ? { unit: 'month', weekdays: [], months } : undefined;
}

function takeNames(rest: string[], numberOf: (word: string) => number): number[] {
  const found: number[] = [];
  for (;;) {
    const gap = found.length > 0 ? separators(rest) : 0;
    const number = numberOf(rest[gap] ?? '');
    if (number === 0) return inOrder(found);
    found.push(number);
    rest.splice(0, gap + 1);
  }
}

function takeDays(rest: string[]): MonthDay[] | undefined {
  rest.shift();
  const days: MonthDay[] = [];
  for (;;) {
    if (rest[0] === 'the') rest.shift();
    const day = takeDay(rest);
    if (day === undefined) return undefined;
    days.push(day);
    const gap = separators(rest);
    if (gap === 0) return days;
    rest.splice(0, gap);
  }
}

function takeDay(rest: string[]): MonthDay | undefined {
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(rest[0] ?? '');
  const count = ordinal ? Number(ordinal[1]) : undefined;
  if (ordinal) rest.shift();
  const last = rest[0] === 'last';
  if (last) rest.shift();
  const day = weekdayNumber(rest[0] ?? '');
  if (day > 0) rest.shift();
  if (count === 0 || (count ?? 0) > (day > 0 ? 5 : 31)) return undefined;
  const nth = last ? -(count ?? 1) : (count ?? 0);
  if (day > 0) return { nth, weekday: day };
  return nth === 0 ? undefined : nth;
}

function takeLimit(rest: string[]): { until?: Day; times?: number } | undefined {
  const [word = '', value = '', unit = ''] = rest;
  if (word === 'until') {
    rest.splice(0, 2);
    return isDay(value) ? { until: value } : undefined;
  }
  if (word !== 'for') return {};
  rest.splice(0, 3);
  return /^\d{1,4}$/.test(value) && /^times?$/.test(unit) ? { times: Number(value) } : undefined;
}

function separators(rest: readonly string[]): number {
  const end = rest.findIndex((word) => word !== ',' && word !== 'and');
  return end < 0 ? rest.length : end;
}

function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
