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

/**
 * Walks the given notes, each followed by its task rows; with `openOnly` without rows that are done or cancelled. One object is used for every step: a query over half a million rows
 * must not leave half a million of them behind.
 */
export class RowWalk implements Iterable<Row>, Iterator<Row> {
  readonly #notes: Uint32Array;
  readonly #store: Store;
  readonly #openOnly: boolean;
  readonly #step: { done: boolean; value: Row } = { done: false, value: 0 };
  #place = 0;
  #task = 0;
  #taskEnd = 0;

  constructor(notes: Uint32Array, store: Store, openOnly = false) {
    this.#notes = notes;
    this.#store = store;
    this.#openOnly = openOnly;
  }

  [Symbol.iterator](): Iterator<Row> {
    return new RowWalk(this.#notes, this.#store, this.#openOnly);
  }

  next(): IteratorResult<Row> {
    const { row, state } = this.#store.tasks.columns;
    const closed = this.#openOnly ? firstClosed : 256;
    const step = this.#step;
    for (;;) {
      while (this.#task < this.#taskEnd) {
        const task = this.#task++;
        if (row[task] === 0 || at(state, task) >= closed) continue;
        step.value = rowOfTask(task);
        return step;
      }
      if (this.#place >= this.#notes.length) return { done: true, value: undefined };
      const note = at(this.#notes, this.#place++);
      const { taskStart, taskEnd, state: noteState } = this.#store.notes.columns;
      this.#task = at(taskStart, note);
      this.#taskEnd = at(taskEnd, note);
      if (at(noteState, note) >= closed) continue;
      step.value = rowOfNote(note);
      return step;
    }
  }
}
