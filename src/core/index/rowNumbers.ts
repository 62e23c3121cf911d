// Row handles: a note's is twice its number, a task's one more than twice its own. Comes in: numbers; goes out: handles, and
// the walk over all rows of an index. Handles mean nothing after the index changed.
import { at } from './columns.ts';
import type { Row } from './rows.ts';
import type { Store } from './store.ts';

export function rowOfNote(note: number): Row {
  return note * 2;
}

export function rowOfTask(task: number): Row {
  return task * 2 + 1;
}

export function isNoteRow(row: Row): boolean {
  return (row & 1) === 0;
}

export function noteOfRow(row: Row): number {
  return row >>> 1;
}

export function taskOfRow(row: Row): number {
  return row >>> 1;
}

/** State columns hold this or more where a row is done or cancelled. */
const firstClosed = 3;

/** Which rows a walk passes. */
export interface WalkChoice {
  /** Open ones only. */
  readonly open?: boolean;
  /** Of the lines only those with this value in the `row` column. */
  readonly lines?: number;
  /** Lines without the rows of their notes. */
  readonly noNotes?: boolean;
}

/**
 * Walks the given notes, each followed by its task rows; with a choice only rows that it names. One object is used for every step: a query over half a million rows
 * must not leave half a million of them behind.
 */
export class RowWalk implements Iterable<Row>, Iterator<Row> {
  readonly #notes: Uint32Array;
  readonly #store: Store;
  readonly #choice: WalkChoice;
  readonly #step: { done: boolean; value: Row } = { done: false, value: 0 };
  #place = 0;
  #task = 0;
  #taskEnd = 0;

  constructor(notes: Uint32Array, store: Store, choice: WalkChoice = {}) {
    this.#notes = notes;
    this.#store = store;
    this.#choice = choice;
  }

  [Symbol.iterator](): Iterator<Row> {
    return new RowWalk(this.#notes, this.#store, this.#choice);
  }

  next(): IteratorResult<Row> {
    const { row, state } = this.#store.tasks.columns;
    const { open, lines, noNotes } = this.#choice;
    const closed = open ? firstClosed : 256;
    const step = this.#step;
    for (;;) {
      while (this.#task < this.#taskEnd) {
        const task = this.#task++;
        const type = at(row, task);
        if (type === 0 || (lines !== undefined && type !== lines) || at(state, task) >= closed) continue;
        step.value = rowOfTask(task);
        return step;
      }
      if (this.#place >= this.#notes.length) return { done: true, value: undefined };
      const note = at(this.#notes, this.#place++);
      const { taskStart, taskEnd, state: noteState } = this.#store.notes.columns;
      this.#task = at(taskStart, note);
      this.#taskEnd = at(taskEnd, note);
      if (noNotes || at(noteState, note) >= closed) continue;
      step.value = rowOfNote(note);
      return step;
    }
  }
}
