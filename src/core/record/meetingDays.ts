// Which meetings a day holds. Comes in: the series of a configuration and a day; goes out: series in the order of the day. A series
// without weekdays meets when somebody makes its note; holidays hold none.
import { type Day, weekday } from '../day.ts';
import type { NotebookConfig, Series } from './kind.ts';

/** The series that meet on a day, the earliest first, those without a time last. */
export function seriesOn(day: Day, { series, calendar }: NotebookConfig): readonly Series[] {
  if (calendar.holidays.has(day)) return [];
  const meeting = [...series.values()].filter(({ weekdays }) => weekdays.includes(weekday(day)));
  return meeting.sort((a, b) => order(a).localeCompare(order(b)));
}

/** No time of a day begins with these digits. */
function order({ time, label }: Series): string {
  return `${time ?? '99'} ${label}`;
}
