// Row handles: a note's is twice its number, a task's one more than twice its own. Comes in: numbers; goes out: handles, and
// the rows of an index in their order. Handles mean nothing after the index changed.
import type { DayNumber } from '../day.ts';
import { at } from './columns.ts';
import type { Row } from './rows.ts';
import { noDay, type Store } from './store.ts';

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

/** The same rows in the order of paths and lines, a note before its lines; most lists are in it already. */
export function inWalkOrder(rows: readonly Row[], store: Store): readonly Row[] {
  const noteOf = (row: Row): number => (isNoteRow(row) ? noteOfRow(row) : at(store.tasks.columns.note, taskOfRow(row)));
  const compare = (a: Row, b: Row): number => {
    const [one, other] = [noteOf(a), noteOf(b)];
    if (one !== other) return store.paths.compare(one, other);
    return Number(isNoteRow(b)) - Number(isNoteRow(a)) || a - b;
  };
  const isSorted = rows.every((row, place) => place === 0 || compare(rows[place - 1] ?? row, row) <= 0);
  return isSorted ? rows : [...rows].sort(compare);
}

/** State columns hold this or more where a row is done or cancelled. */
export const firstClosed = 3;

/** Which rows a walk passes. */
export interface WalkChoice {
  /** Open ones only. */
  readonly open?: boolean;
  /** Of the lines only those with this value in the `row` column. */
  readonly lines?: number;
  /** Lines without the rows of their notes. */
  readonly noNotes?: boolean;
  /** Of the lines only those done on that day, of the notes only those that are done or cancelled. */
  readonly closedOn?: DayNumber;
  /** Open ones, of the lines only those that are due or planned by that day, in progress or waiting. */
  readonly pressingBy?: DayNumber;
}

/**
 * The given notes, each followed by its task rows; with a choice only rows that it names. One plain loop over columns, because
 * every view begins with it: it is quick even when it was never run before.
 */
export function walkRows(notes: Uint32Array, store: Store, choice: WalkChoice = {}): Uint32Array {
  const { taskStart, taskEnd, state: noteState } = store.notes.columns;
  const { row: type, state, due, scheduled, done } = store.tasks.columns;
  const { open = false, lines, noNotes = false, closedOn, pressingBy } = choice;
  const most = open || pressingBy !== undefined ? firstClosed : 256;
  const least = closedOn === undefined ? 0 : firstClosed;
  const rows = new Uint32Array(roomFor(notes, store));
  let count = 0;
  for (const note of notes) {
    const own = at(noteState, note);
    if (!noNotes && own < most && own >= least) rows[count++] = rowOfNote(note);
    const end = at(taskEnd, note);
    for (let task = at(taskStart, note); task < end; task++) {
      const is = at(state, task);
      if (is >= most || is < least || type[task] === 0 || (lines !== undefined && type[task] !== lines)) continue;
      if (closedOn !== undefined && done[task] !== closedOn) continue;
      if (pressingBy !== undefined && is === 0 && !isBy(at(due, task), pressingBy)) {
        if (!isBy(at(scheduled, task), pressingBy)) continue;
      }
      rows[count++] = rowOfTask(task);
    }
  }
  return rows.subarray(0, count);
}

/** How many rows some notes have at most. */
export function roomFor(notes: Uint32Array, store: Store): number {
  const { taskStart, taskEnd } = store.notes.columns;
  let room = notes.length;
  for (const note of notes) room += at(taskEnd, note) - at(taskStart, note);
  return room;
}

function isBy(day: number, last: DayNumber): boolean {
  return day !== noDay && day <= last;
}
