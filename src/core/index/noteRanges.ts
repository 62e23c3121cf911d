// Where the facts of one note stand in the columns: to compare a text that was read again with what was known, and to go back to
// that. Comes in: a store and a note's number; goes out: numbers by column. Knows no meanings.
import { at } from './columns.ts';
import type { Store } from './store.ts';

const rangeColumns = [
  'title',
  'folder',
  'project',
  'entryStart',
  'entryEnd',
  'taskStart',
  'taskEnd',
  'problems',
] as const;

/** Where the facts of a note stand. */
export type NoteRanges = Readonly<Record<(typeof rangeColumns)[number], number>>;

/** Takes down where they stand now. */
export function rangesOf(store: Store, note: number): NoteRanges {
  const { columns } = store.notes;
  return {
    title: at(columns.title, note),
    folder: at(columns.folder, note),
    project: at(columns.project, note),
    entryStart: at(columns.entryStart, note),
    entryEnd: at(columns.entryEnd, note),
    taskStart: at(columns.taskStart, note),
    taskEnd: at(columns.taskEnd, note),
    problems: at(columns.problems, note),
  };
}

/** Has the note's facts stand where they stood. */
export function restoreRanges(store: Store, note: number, ranges: NoteRanges): void {
  const { columns } = store.notes;
  for (const name of rangeColumns) columns[name][note] = ranges[name];
}
