// Which single notes changed lately, so that lists of rows are brought up to date instead of being made again. Comes in: every
// change of an index with the rows the note had; goes out: what changed since a version, and lists with it. Remembers a few
// changes; after one of everything nothing older is known. Row handles of all other notes stay what they are.
import { at } from './columns.ts';
import { isNoteRow, noteOfRow, rowOfTask, taskOfRow, walkRows } from './rowNumbers.ts';
import type { Row, RowsSince } from './rows.ts';
import type { Store } from './store.ts';

/** Changes that are remembered; as many again until the older ones are forgotten. */
const mostChanges = 32;

/** A note, and the task rows it had before it changed. */
export interface NoteChange {
  readonly note: number;
  readonly taskStart: number;
  readonly taskEnd: number;
}

/** The last changes of one index. */
export class ChangeLog {
  #first = 0;
  #changes: (NoteChange & { readonly version: number })[] = [];
  #last: { readonly from: number; readonly to: number; readonly rows: RowsSince } | undefined;

  /** Takes down the changes that made a version; too many of them are a change of everything. */
  add(version: number, changes: readonly NoteChange[]): void {
    if (changes.length > mostChanges) {
      this.forget(version);
      return;
    }
    for (const change of changes) this.#changes.push({ ...change, version });
    if (this.#changes.length <= 2 * mostChanges) return;
    const dropped = this.#changes.splice(0, this.#changes.length - mostChanges);
    this.#first = dropped.at(-1)?.version ?? version;
  }

  /** Everything may be different in a version. */
  forget(version: number): void {
    this.#changes = [];
    this.#first = version;
    this.#last = undefined;
  }

  /** What changed from a version until the present one; undefined when that is not known. */
  since(from: number, to: number, store: Store): RowsSince | undefined {
    if (from < this.#first || from > to) return undefined;
    if (this.#last?.from !== from || this.#last.to !== to) {
      const changes = this.#changes.filter(({ version }) => version > from);
      this.#last = { from, to, rows: rowsSince(changes, store) };
    }
    return this.#last.rows;
  }
}

function rowsSince(changes: readonly NoteChange[], store: Store): RowsSince {
  const notes = [...new Set(changes.map(({ note }) => note))].sort((a, b) => store.paths.compare(a, b));
  const { live } = store.notes.columns;
  const rows = Array.from(walkRows(Uint32Array.from(notes.filter((note) => live[note] === 1)), store));
  const noteOf = (row: Row): number => {
    if (isNoteRow(row)) return noteOfRow(row);
    const task = taskOfRow(row);
    // A number that a note gave up may be another's by now: the first change tells whose it was.
    const change = changes.find(({ taskStart, taskEnd }) => task >= taskStart && task < taskEnd);
    return change?.note ?? at(store.tasks.columns.note, task);
  };
  return { rows, updated: (kept, added) => updated(kept, added, notes, noteOf, store) };
}

/** Linear in the list only where something of it changed, else a search in halves. */
function updated(
  kept: readonly Row[],
  added: readonly Row[],
  notes: readonly number[],
  noteOf: (row: Row) => number,
  store: Store,
): readonly Row[] {
  const placeOf = (note: number, behind: boolean): number => {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = store.paths.compare(noteOf(kept[middle] ?? 0), note);
      if (order < 0 || (behind && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const parts: (readonly Row[])[] = [];
  let [done, changed] = [0, false];
  for (const note of notes) {
    const [from, to] = [placeOf(note, false), placeOf(note, true)];
    const own = added.filter((row) => isOf(row, note, store));
    if (from === to && own.length === 0) continue;
    parts.push(kept.slice(done, from), own);
    [done, changed] = [to, true];
  }
  return changed ? [...parts, kept.slice(done)].flat() : kept;
}

function isOf(row: Row, note: number, store: Store): boolean {
  if (isNoteRow(row)) return noteOfRow(row) === note;
  const { taskStart, taskEnd } = store.notes.columns;
  return row >= rowOfTask(at(taskStart, note)) && row < rowOfTask(at(taskEnd, note));
}
