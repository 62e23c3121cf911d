// When people are away, from the spans of the roster and of their notes. Comes in: a person of the roster; goes out: spans of days.
// Reasons are nobody's business and are not kept; a span that cannot be read is none.
import type { Day } from '../day.ts';
import { parseAbsence, type TimeSpan } from '../note/timeSpan.ts';
import type { Person } from './kind.ts';

/** The absences of a person as `daybook.yml` and their note list them. */
export function absencesOf({ absences = [] }: Person): readonly TimeSpan[] {
  return absences.flatMap((text) => parseAbsence(text) ?? []);
}

/** Whether one of the spans holds a day; both ends count. */
export function isAwayOn(day: Day, absences: readonly TimeSpan[]): boolean {
  return absences.some(({ from, to }) => from <= day && (to === undefined || day <= to));
}
