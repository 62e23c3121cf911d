// The team's calendar and clock, counted back from the day the sample is opened. Comes in: days ago and clock times;
// goes out: day numbers, minutes of the wall clock, and stamps with offset. Never reads a clock.
import { civil, type DayNumber, dayNumber, daysFromCivil, dayText, weekday } from '../core/day.ts';

/** Minutes of the team's wall clock since 1970-01-01 00:00. Orders and subtracts; becomes an instant only with its offset. */
export type Minute = number;

/** Minutes of a day. */
export const DAY_MINUTES = 1440;

/** Months and days on which nobody of the team works, every year. */
const holidays = ['01-01', '04-27', '05-05', '12-25', '12-26'];

/** The year as seen from one day. */
export interface Timing {
  readonly today: DayNumber;
  /**
   * The work day `ago` days before today (negative: after). The past moves back to a work day, the future forward;
   * today itself is never moved.
   */
  day(ago: number): DayNumber;
  /** That day as `YYYY-MM-DD`. */
  text(ago: number): string;
  /** A clock time (`HH:MM`) on that day. */
  at(ago: number, time: string): Minute;
}

/** The year before `today` (`YYYY-MM-DD`). Throws on text that is not a day. */
export function timingFrom(today: string): Timing {
  const number = dayNumber(today);
  if (number === undefined) throw new RangeError(`not a day: ${today}`);
  const day = (ago: number): DayNumber => (ago === 0 ? number : workDay(number - ago, ago > 0 ? -1 : 1));
  return {
    today: number,
    day,
    text: (ago) => dayText(day(ago)),
    at: (ago, time) => minuteOf(day(ago), time),
  };
}

/** True on Monday to Friday outside the holidays. */
export function isWorkDay(day: DayNumber): boolean {
  const text = dayText(day);
  return weekday(text) <= 5 && !holidays.includes(text.slice(5));
}

/** `day`, or the nearest work day in the direction `step` (1 or -1). */
export function workDay(day: DayNumber, step: 1 | -1): DayNumber {
  let at = day;
  while (!isWorkDay(at)) at += step;
  return at;
}

/** The work day `count` work days after `day` (`count` 0 or more). */
export function workDaysLater(day: DayNumber, count: number): DayNumber {
  let at = workDay(day, 1);
  for (let left = count; left > 0; left--) at = workDay(at + 1, 1);
  return at;
}

/** The minute of a clock time `HH:MM` on a day. */
export function minuteOf(day: DayNumber, time: string): Minute {
  return day * DAY_MINUTES + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The day a minute lies on. */
export function dayOf(minute: Minute): DayNumber {
  return Math.floor(minute / DAY_MINUTES);
}

/** `HH:MM` of a minute. */
export function clock(minute: Minute): string {
  const inDay = minute - dayOf(minute) * DAY_MINUTES;
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
}

/** The minute as a stamp with offset: `2026-03-04T10:15+01:00`. */
export function stamp(minute: Minute): string {
  return `${dayText(dayOf(minute))}T${clock(minute)}+${pad(offsetHours(minute))}:00`;
}

/** Seconds since 1970-01-01 UTC, and the offset as git writes it (`+0100`). */
export function gitTime(minute: Minute): string {
  const hours = offsetHours(minute);
  return `${(minute - hours * 60) * 60} +${pad(hours)}00`;
}

/** The same minute if somebody is at work then, else the next morning at work (a few minutes past eight). */
export function inOfficeHours(minute: Minute): Minute {
  const day = dayOf(minute);
  const time = clock(minute);
  if (isWorkDay(day) && time >= '07:30' && time <= '18:30') return minute;
  const next = workDay(isWorkDay(day) && time < '07:30' ? day : day + 1, 1);
  return minuteOf(next, '08:00') + 5 + (minute % 47);
}

/** Hours ahead of UTC in the team's zone: 2 from the last Sunday of March to the last Sunday of October, else 1. */
function offsetHours(minute: Minute): number {
  const { year } = civil(dayOf(minute));
  const summer = minuteOf(lastSunday(year, 3), '02:00');
  const winter = minuteOf(lastSunday(year, 10), '03:00');
  return minute >= summer && minute < winter ? 2 : 1;
}

function lastSunday(year: number, month: number): DayNumber {
  const last = daysFromCivil(year, month, 31);
  return last - (weekday(dayText(last)) % 7);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
