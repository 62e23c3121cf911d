// Rules of repeating tasks as people write them: "every 2 weeks on Friday when done", todo.txt's "+1w", org's ".+1d".
// Comes in: the text of a rule. Goes out: the rule as a value, or nothing when it cannot be read. Which day comes next is
// counted in occurrence.ts. Bounded: a rule has at most 200 characters, and every number in it has a limit.
import type { Day } from './day.ts';
import { isDay } from './day.ts';
import { monthNumber, weekdayNumber } from './dayNames.ts';

/**
 * A day within a month: its number (1-31), counted from the end (-1 is the last), or the nth weekday (0: each of them). The weekday
 * 0 stands for any working day.
 */
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
  /**
   * What the next day is counted from. `plan`: the planned day, even when that gives a day gone by. `catchUp`: the planned day,
   * days gone by left out. `completion`: the day the task was done.
   */
  readonly from: 'plan' | 'catchUp' | 'completion';
  readonly until?: Day;
  /** How often it may still happen, this time included. */
  readonly times?: number;
}

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
  ['quarterly', 'every 3 months'],
]);
/** What may stand at the end of a rule. */
const BASES: ReadonlyMap<string, Recurrence['from']> = new Map([
  ['', 'plan'],
  ['when done', 'completion'],
  ['catch up', 'catchUp'],
]);
/** The weekday that stands for any working day. */
export const WORKDAY = 0;
const LONGEST_RULE = 200;

/**
 * Reads a rule: `every [n] day|week|month|year|working day`, weekday or month names, `on the 2nd, last Friday`, `until DATE` or
 * `for n times`, then `when done` or `catch up`; or the short `n[dbwmy]` of todo.txt (counted from completion), `+n` (fixed), and
 * org's `++n` (catch up) and `.+n` (from completion). Blanks may be written as `-` or `_`; case does not matter. `bare` lets the
 * word `every` be left out, where nothing but a rule can stand. `undefined` for everything else (docs/format, "Repeating tasks").
 */
export function parseRecurrence(text: string, bare = false): Recurrence | undefined {
  if (text.length > LONGEST_RULE) return undefined;
  const rule = text.trim().toLowerCase();
  const compact = /^(\+{0,2}|\.\+)(\d{1,3})([dbwmy])$/.exec(rule);
  if (compact) return compactRule(compact[1] ?? '', Number(compact[2]), COMPACT.get(compact[3] ?? ''));
  const list = words(SHORT.get(rule) ?? rule);
  return sentenceRule(bare && list[0] !== 'every' ? ['every', ...list] : list);
}

/** True for a word that a rule may begin with: a cheap look before the whole rule is tried. */
export function beginsRule(word: string): boolean {
  const lower = word.toLowerCase();
  return lower.startsWith('every') || SHORT.has(lower) || /^[+.\d]/.test(lower);
}

function compactRule(sign: string, every: number, unit: Recurrence['unit'] | undefined): Recurrence | undefined {
  if (unit === undefined || every === 0) return undefined;
  const from = sign === '+' ? 'plan' : sign === '++' ? 'catchUp' : 'completion';
  return { unit, every, weekdays: [], months: [], days: [], from };
}

/** Words of a rule; commas are words of their own, dates stay whole although `-` may stand for a blank. */
function words(rule: string): string[] {
  return rule
    .replaceAll(',', ' , ')
    .split(/\s+/)
    .flatMap((word) => word.match(/(?<![^-_])\d{4}-\d\d-\d\d(?![^-_])|[^-_]+/g) ?? []);
}

function sentenceRule(list: readonly string[]): Recurrence | undefined {
  const rest = [...list];
  if (rest.shift() !== 'every') return undefined;
  const every = takeCount(rest);
  const head = takeUnit(rest);
  if (every === undefined || head === undefined) return undefined;
  const days = rest[0] === 'on' ? takeDays(rest) : [];
  const limit = takeLimit(rest);
  const from = BASES.get(rest.join(' '));
  if (days === undefined || limit === undefined || from === undefined) return undefined;
  const named = head.weekdays.length + head.months.length > 0;
  if (named && every !== 1) return undefined;
  return placed({ ...head, every, days: [], from, ...limit }, days);
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
  if (takesWorkday(rest)) return { unit: 'workday', weekdays: [], months: [] };
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
  else if (UNITS.get(rest[0] ?? '') === 'workday' || rest[0] === 'working') return takeMonthWorkday(rest, count, last);
  if (count === 0 || (count ?? 0) > (day > 0 ? 5 : 31)) return undefined;
  const nth = last ? -(count ?? 1) : (count ?? 0);
  if (day > 0) return { nth, weekday: day };
  return nth === 0 ? undefined : nth;
}

/** `working day`, `working days` (the one word `workday` is a unit like the others). */
function takesWorkday(rest: string[]): boolean {
  const is = rest[0] === 'working' && (rest[1] === 'day' || rest[1] === 'days');
  if (is) rest.splice(0, 2);
  return is;
}

/** `1st working day`, `last workday` of a month. */
function takeMonthWorkday(rest: string[], count: number | undefined, last: boolean): MonthDay | undefined {
  if (!takesWorkday(rest)) {
    if (rest[0] === 'working') return undefined;
    rest.shift();
  }
  if (count === 0 || (count === undefined && !last)) return undefined;
  return { nth: last ? -(count ?? 1) : (count ?? 0), weekday: WORKDAY };
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
