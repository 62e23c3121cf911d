// Since when lines stand where they stand. Comes in: the forms of a note, oldest first. Goes out: the day on which each line came, by its
// words; a line that went and came again counts from then. Where earlier forms are not known, the day is the latest it can be.
import type { Day } from '../day.ts';
import { rowName } from '../index/rowName.ts';
import type { DatedNote } from './movedDates.ts';

/** Days by `rowName`. */
export interface FirstSeen {
  readonly days: ReadonlyMap<string, Day>;
  /** Lines that may be older: they stand in the first form that is known, and there were others. */
  readonly cut: ReadonlySet<string>;
}

/** Reads the forms of one note into what is known so far; `isCut`: there were forms before the first. */
export function addFirstSeen(
  known: { readonly days: Map<string, Day>; readonly cut: Set<string> },
  path: string,
  forms: readonly DatedNote[],
  isCut: boolean,
  dayOf: (ms: number) => Day,
): void {
  let before = new Set<string>();
  for (const [at, { note, atMs }] of forms.entries()) {
    const names = new Set(note.tasks.map(({ text }) => rowName(path, text)));
    for (const name of names) {
      if (before.has(name)) continue;
      known.days.set(name, dayOf(atMs));
      if (at === 0 && isCut) known.cut.add(name);
      else known.cut.delete(name);
    }
    before = names;
  }
}
