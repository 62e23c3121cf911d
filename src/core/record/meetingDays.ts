// Which meetings a day holds. Comes in: the series of a configuration and a day; goes out: series in the order of the day. A series
// without weekdays meets on those on which it has met lately; holidays hold none.
import { addDays, type Day, weekday } from '../day.ts';
import { keptGroups } from '../index/keptRows.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { NotebookConfig, Series } from './kind.ts';

/** The series that meet on a day, the earliest first, those without a time last. */
export function seriesOn(day: Day, { series, calendar }: NotebookConfig): readonly Series[] {
  if (calendar.holidays.has(day)) return [];
  const meeting = [...series.values()].filter(({ weekdays }) => weekdays.includes(weekday(day)));
  return meeting.sort((a, b) => order(a).localeCompare(order(b)));
}

/** Weeks that are looked back at for a rhythm, and how often it has to have met on the weekday. */
const [weeksBack, meetingsOfRhythm] = [3, 2];

/** The same with series that name no weekdays but have met on this one in two of the last three weeks. */
export function likelySeriesOn(index: IndexReader, day: Day): readonly Series[] {
  const { series, calendar } = index.config;
  if (calendar.holidays.has(day)) return [];
  const meetings = meetingsBySeries(index);
  const before = Array.from({ length: weeksBack }, (_, week) => addDays(day, -7 * (week + 1)));
  const hasRhythm = ({ id, weekdays }: Series): boolean =>
    weekdays.length === 0 && before.filter((each) => meetings.has(`${id}\n${each}`)).length >= meetingsOfRhythm;
  const usual = [...series.values()].filter(hasRhythm);
  return [...seriesOn(day, index.config), ...usual].sort((a, b) => order(a).localeCompare(order(b)));
}

/** Notes of meetings by series and, on the next line, day. */
export const meetingsBySeries = keptGroups({
  among: isMeeting,
  groupsOf: (index) => (row) => {
    const id = isMeeting(index, row) ? String(index.get(row, 'series') ?? '') : '';
    const day = id === '' ? '' : String(index.get(row, 'date') ?? '').slice(0, 10);
    return day === '' ? undefined : `${id}\n${day}`;
  },
});

function isMeeting(index: IndexReader, row: Row): boolean {
  return index.type(row) === 'record' && index.kind(row) === 'meeting';
}

/** No time of a day begins with these digits. */
function order({ time, label }: Series): string {
  return `${time ?? '99'} ${label}`;
}
