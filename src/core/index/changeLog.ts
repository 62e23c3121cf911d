// Which single notes changed lately, so that lists of rows are brought up to date instead of being made again. Comes in: every
// change of an index with the rows the note had; goes out: what changed since a version, and lists with it. Remembers a few
// changes; after one of everything nothing older is known. Row handles of all other notes stay what they are.
import { at } from './columns.ts';
import type { PathOrder } from './pathOrder.ts';
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
  since(from: number, to: number, store: Store, order: PathOrder): RowsSince | undefined {
    if (from < this.#first || from > to) return undefined;
    if (this.#last?.from !== from || this.#last.to !== to) {
      const changes = this.#changes.filter(({ version }) => version > from);
      this.#last = { from, to, rows: rowsSince(changes, store, order) };
    }
    return this.#last.rows;
  }
}

function rowsSince(changes: readonly NoteChange[], store: Store, order: PathOrder): RowsSince {
  const rankOf = order.ranks();
  const notes = [...new Set(changes.map(({ note }) => note))].sort((a, b) => rankOf(a) - rankOf(b));
  const { live } = store.notes.columns;
  const rows = Array.from(walkRows(Uint32Array.from(notes.filter((note) => live[note] === 1)), store));
  const noteOf = (row: Row): number => {
    if (isNoteRow(row)) return noteOfRow(row);
    const task = taskOfRow(row);
    // A number that a note gave up may be another's by now: the first change tells whose it was.
    for (const { note, taskStart, taskEnd } of changes) if (task >= taskStart && task < taskEnd) return note;
    return at(store.tasks.columns.note, task);
  };
  const changed = notes.map((note) => ({ note, rank: rankOf(note) }));
  return { rows, updated: (kept, added) => updated(kept, added, changed, (row) => rankOf(noteOf(row)), store) };
}

/** Linear in the list only where something of it changed, else a search in halves. */
function updated(
  kept: readonly Row[],
  added: readonly Row[],
  changed: readonly { readonly note: number; readonly rank: number }[],
  rankOf: (row: Row) => number,
  store: Store,
): readonly Row[] {
  /** How many rows of the list stand before a rank. */
  const placeOf = (rank: number): number => {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rankOf(kept[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const parts: (readonly Row[])[] = [];
  let done = 0;
  for (const { note, rank } of changed) {
    const from = placeOf(rank);
    const own = added.length === 0 ? added : added.filter((row) => isOf(row, note, store));
    const isIn = from < kept.length && rankOf(kept[from] ?? 0) === rank;
    if (!isIn && own.length === 0) continue;
    parts.push(kept.slice(done, from), own);
    done = isIn ? placeOf(rank + 0.25) : from;
  }
  // `concat` copies lists as a whole, and some have hundreds of thousands of rows.
  return parts.length === 0 ? kept : ([] as Row[]).concat(...parts, kept.slice(done));
}

function isOf(row: Row, note: number, store: Store): boolean {
  if (isNoteRow(row)) return noteOfRow(row) === note;
  const { taskStart, taskEnd } = store.notes.columns;
  return row >= rowOfTask(at(taskStart, note)) && row < rowOfTask(at(taskEnd, note));
}
