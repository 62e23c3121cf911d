// Which meetings a day holds. Comes in: the series of a configuration and a day; goes out: series in the order of the day. A series
// without weekdays meets on those on which it has met lately; holidays hold none.
import { addDays, type Day, weekday } from '../day.ts';
import type { IndexReader } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
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
  const dates = datesOfSeries(index);
  const before = Array.from({ length: weeksBack }, (_, week) => addDays(day, -7 * (week + 1)));
  const hasRhythm = ({ id, weekdays }: Series): boolean =>
    weekdays.length === 0 && before.filter((each) => dates.get(id)?.has(each)).length >= meetingsOfRhythm;
  const usual = [...series.values()].filter(hasRhythm);
  return [...seriesOn(day, index.config), ...usual].sort((a, b) => order(a).localeCompare(order(b)));
}

const datesOfSeries = perVersion((index: IndexReader): ReadonlyMap<string, ReadonlySet<string>> => {
  const dates = new Map<string, Set<string>>();
  for (const row of index.rowsAmong({ kinds: new Set(['meeting']) })) {
    if (index.type(row) !== 'record') continue;
    const [id, day] = [String(index.get(row, 'series') ?? ''), String(index.get(row, 'date') ?? '')];
    if (id !== '' && day !== '') dates.set(id, (dates.get(id) ?? new Set()).add(day.slice(0, 10)));
  }
  return dates;
});

/** No time of a day begins with these digits. */
function order({ time, label }: Series): string {
  return `${time ?? '99'} ${label}`;
}
