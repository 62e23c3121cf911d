// How much time a person has for what is planned, and how much it takes. Comes in: the person, working days, rows with `est:`. Goes out:
// hours, in words too. Absences and the meetings of a day are taken off; what has no estimate counts for nothing, and that is said.
import type { Day } from '../day.ts';
import { dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { readDuration } from '../index/values.ts';
import { say } from '../language.ts';
import { absencesOf, isAwayOn } from '../record/absences.ts';
import type { Person } from '../record/kind.ts';
import { spansOf } from '../record/weekLoad.ts';
import { isWorkday } from '../workdays.ts';

/** The time of a person on some days, in ms, and the working days among them on which they are away. */
export interface Capacity {
  readonly time: number;
  readonly away: readonly Day[];
}

/** `capacity:` of the person's note is a week's; without one the hours of the calendar count. */
export function capacityOf(index: IndexReader, person: Person | undefined, days: readonly Day[]): Capacity {
  const { calendar } = index.config;
  const working = days.filter((day) => isWorkday(dayNumber(day) ?? 0, calendar));
  const absences = person ? absencesOf(person) : [];
  const away = working.filter((day) => isAwayOn(day, absences));
  const [full, week] = spansOf(calendar);
  const written = readDuration(person?.capacity ?? '', full, week);
  const aDay = Number.isNaN(written) ? full : (written * full) / week;
  const met = working
    .filter((day) => !away.includes(day))
    .reduce((sum, day) => sum + meetingTime(index, person, day), 0);
  return { time: Math.max(0, (working.length - away.length) * aDay - met), away };
}

/** The estimates of rows added up, in ms, and how many rows have none. */
export function effortOf(
  index: IndexReader,
  rows: readonly Row[],
): { readonly time: number; readonly unknown: number } {
  const spans = rows.filter((row) => index.kind(row) !== 'meeting').map((row) => spanOf(index, row, 'est'));
  const known = spans.filter((span) => !Number.isNaN(span));
  return { time: known.reduce((sum, span) => sum + span, 0), unknown: spans.length - known.length };
}

/** `6h of 7h 30m planned, 2 without an estimate, away 2026-03-13`; too much is said first. */
export function capacityWords(effort: ReturnType<typeof effortOf>, { time, away }: Capacity): string {
  const sum = say('{0} of {1} planned', spanWords(effort.time), spanWords(time));
  return [
    effort.time > time ? say('{0} too much: {1}', spanWords(effort.time - time), sum) : sum,
    ...(effort.unknown > 0 ? [say('{0} without an estimate', effort.unknown)] : []),
    ...(away.length > 0 ? [say('away {0}', away.join(', '))] : []),
  ].join(', ');
}

/** `7h 30m`, `45m`, `0h`. */
export function spanWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return `${hours}h`;
  return hours === 0 ? `${rest}m` : `${hours}h ${rest}m`;
}

/** A day of an estimate is a working day. NaN without one. */
function spanOf(index: IndexReader, row: Row, field: string): number {
  return readDuration(String(index.get(row, field) ?? ''), ...spansOf(index.config.calendar));
}

function meetingTime(index: IndexReader, person: Person | undefined, day: Day): number {
  return meetingsOn(index, person?.id, day).reduce((sum, row) => sum + (spanOf(index, row, 'duration') || 0), 0);
}

/** Meetings of a day that somebody takes part in; those that name nobody are everybody's. */
export function meetingsOn(index: IndexReader, me: string | undefined, day: Day): Row[] {
  return [...index.rowsAmong({ kinds: new Set(['meeting']) })].filter((row) => {
    if (index.kind(row) !== 'meeting' || index.get(row, 'date') !== day) return false;
    const attendees = index.get(row, 'attendees');
    const names = Array.isArray(attendees) ? attendees : attendees === undefined ? [] : [String(attendees)];
    return names.length === 0 || me === undefined || names.some((name) => index.personId(name) === me);
  });
}
