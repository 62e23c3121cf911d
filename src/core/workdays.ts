// Working days of a calendar: which days they are, and counting in them. Comes in: day numbers and the calendar of a
// configuration; goes out: the same. Every count ends: a calendar without working days counts every day.
import { type DayNumber, dayText, weekdayOf } from './day.ts';
import type { WorkCalendar } from './record/kind.ts';

/** Longest run of days off that is stepped over, in days; behind it every day counts. */
const longestBreak = 366;

/** True for a weekday of the calendar that is no holiday. */
export function isWorkday(day: DayNumber, { days, holidays }: WorkCalendar): boolean {
  return days.includes(weekdayOf(day)) && (holidays.size === 0 || !holidays.has(dayText(day)));
}

/** The first working day at `day` or behind it (`step` 1), or before it (`step` -1). */
export function workdayAt(day: DayNumber, step: 1 | -1, calendar: WorkCalendar): DayNumber {
  for (let passed = 0; passed < longestBreak; passed++) {
    const at = day + step * passed;
    if (isWorkday(at, calendar)) return at;
  }
  return day;
}

/** The day `count` working days later, or earlier when negative; 0 is the day itself. */
export function addWorkdays(day: DayNumber, count: number, calendar: WorkCalendar): DayNumber {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; left--) at = workdayAt(at + step, step, calendar);
  return at;
}
