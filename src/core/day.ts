// Calendar days as values: a day has no time and no zone. Comes in: ISO text or day numbers; goes out: the same.
// Never reads a clock: `today` is always an argument. Instants (stamps) carry their own offset and live beside days.

/** A calendar day as ISO text `YYYY-MM-DD` (proleptic Gregorian, years 0001-9999). ISO text sorts like the days themselves. */
export type Day = string;

/** Days since 1970-01-01; what columns and arithmetic use. */
export type DayNumber = number;

/** Milliseconds of a day without a change of clocks: what day numbers and instants differ by. */
export const dayMs = 86_400_000;

/**
 * The number of the day written as exactly `YYYY-MM-DD`; `undefined` for anything else, `2026-02-30` included:
 * an invalid date is never another date.
 */
export function dayNumber(text: string): DayNumber | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysFromCivil(year, month, day);
}

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

/** ISO text of a day number. */
export function dayText(number: DayNumber): Day {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day `count` days later (earlier when negative). Throws on text that is not a day: callers check first. */
export function addDays(day: Day, count: number): Day {
  return dayText(knownDay(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return knownDay(to) - knownDay(from);
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekday(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return weekdayOf(knownDay(day));
}

/** ISO weekday of a day number, 1 Monday to 7 Sunday. */
export function weekdayOf(number: DayNumber): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((number + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Number of days of a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Year, month (1-12) and day of month of a day number. */
export function civil(number: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Day number of a valid year, month (1-12) and day. */
export function daysFromCivil(year: number, month: number, day: number): DayNumber {
  // Years are counted from March, so that the leap day is the last of its year.
  const from = month > 2 ? year : year - 1;
  const days = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return 365 * from + leaps + days - 719_468;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The number of a day that callers have checked; throws on text that is none. */
export function knownDay(day: Day): DayNumber {
  const number = dayNumber(day);
  if (number === undefined) throw new RangeError(`not a day: ${day}`);
  return number;
}
