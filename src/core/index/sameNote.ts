// Whether two sets of facts are the same: how a text that was only reworded is told from one that means something else. Comes
// in: a store and two ranges of its rows; goes out: yes or no. Compares what is kept, column by column.
import { at, type ColumnArray } from './columns.ts';
import type { Store } from './store.ts';

/** Facts of a note that are not in its row any more. */
export interface FormerNote {
  readonly title: number;
  readonly folder: number;
  readonly project: number;
  readonly entryStart: number;
  readonly entryEnd: number;
  readonly taskStart: number;
  readonly taskEnd: number;
  readonly problems: number;
}

/** True when the row of a note points at the same facts as `former` does. */
export function sameNote(store: Store, note: number, former: FormerNote): boolean {
  const { columns } = store.notes;
  if (at(columns.title, note) !== former.title || at(columns.project, note) !== former.project) return false;
  if (at(columns.folder, note) !== former.folder || at(columns.problems, note) !== former.problems) return false;
  const entries = at(columns.entryStart, note);
  const entryCount = at(columns.entryEnd, note) - entries;
  if (entryCount !== former.entryEnd - former.entryStart) return false;
  const { field, value } = store.entries.columns;
  if (!sameRange(field, entries, former.entryStart, entryCount)) return false;
  return sameRange(value, entries, former.entryStart, entryCount) && sameTasks(store, note, former);
}

function sameTasks(store: Store, note: number, former: FormerNote): boolean {
  const { taskStart, taskEnd } = store.notes.columns;
  const from = at(taskStart, note);
  const count = at(taskEnd, note) - from;
  if (count !== former.taskEnd - former.taskStart) return false;
  // Everything else of a task is read from its line, its place and its heading; a board's lane may say the state, and the line
  // below a task of a Logseq graph its days and its owner.
  const { line, flags, heading, state, owner, due, scheduled, start, done } = store.tasks.columns;
  for (const column of [line, flags, heading, state, owner, due, scheduled, start, done])
    if (!sameRange(column, from, former.taskStart, count)) return false;
  for (let task = 0; task < count; task++) if (!sameText(store, from + task, former.taskStart + task)) return false;
  return true;
}

function sameText(store: Store, a: number, b: number): boolean {
  const { textStart } = store.tasks.columns;
  const length = store.textEnd(a) - at(textStart, a);
  if (length !== store.textEnd(b) - at(textStart, b)) return false;
  return sameRange(store.pool, at(textStart, a), at(textStart, b), length);
}

function sameRange(column: ColumnArray, a: number, b: number, count: number): boolean {
  for (let row = 0; row < count; row++) if (column[a + row] !== column[b + row]) return false;
  return true;
}
