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

/**
 * Walks the given notes, each followed by its task rows. One object is used for every step: a query over half a million rows
 * must not leave half a million of them behind.
 */
export class RowWalk implements Iterable<Row>, Iterator<Row> {
  readonly #notes: Uint32Array;
  readonly #store: Store;
  readonly #step: { done: boolean; value: Row } = { done: false, value: 0 };
  #place = 0;
  #task = 0;
  #taskEnd = 0;

  constructor(notes: Uint32Array, store: Store) {
    this.#notes = notes;
    this.#store = store;
  }

  [Symbol.iterator](): Iterator<Row> {
    return new RowWalk(this.#notes, this.#store);
  }

  next(): IteratorResult<Row> {
    const { row } = this.#store.tasks.columns;
    const step = this.#step;
    while (this.#task < this.#taskEnd) {
      const task = this.#task++;
      if (row[task] === 0) continue;
      step.value = rowOfTask(task);
      return step;
    }
    if (this.#place >= this.#notes.length) return { done: true, value: undefined };
    const note = at(this.#notes, this.#place++);
    const { taskStart, taskEnd } = this.#store.notes.columns;
    this.#task = at(taskStart, note);
    this.#taskEnd = at(taskEnd, note);
    step.value = rowOfNote(note);
    return step;
  }
}
