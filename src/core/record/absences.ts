// When people are away, from the spans in their notes. Comes in: the index and a person of the roster; goes out: spans of days. Reasons
// are nobody's business and are not kept; a span that cannot be read is none.
import type { Day } from '../day.ts';
import type { IndexReader } from '../index/rows.ts';
import { parseAbsence, type TimeSpan } from '../note/timeSpan.ts';
import type { Person } from './kind.ts';

/** The absences of a person as their note lists them; none for who has no note. */
export function absencesOf(index: IndexReader, { path }: Person): readonly TimeSpan[] {
  const row = path === undefined ? undefined : index.noteRow(path);
  const value = row === undefined ? undefined : index.get(row, 'absences');
  const written = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  return written.flatMap((text) => parseAbsence(text) ?? []);
}

/** Whether one of the spans holds a day; both ends count. */
export function isAwayOn(day: Day, absences: readonly TimeSpan[]): boolean {
  return absences.some(({ from, to }) => from <= day && (to === undefined || day <= to));
}
