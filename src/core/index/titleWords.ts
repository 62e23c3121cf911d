// Rows whose titles may hold a word, found in the bytes of lines and titles without decoding them. Comes in: a store and a word of
// ASCII letters and digits in lower case; goes out: tests and rows. Never leaves out a row that holds it, but for letters that only
// become ASCII in lower case (the Kelvin sign).
import { at } from './columns.ts';
import { noWord } from './dictionary.ts';
import type { PathOrder } from './pathOrder.ts';
import { inWalkOrder, isNoteRow, noteOfRow, rowOfNote, rowOfTask, taskOfRow } from './rowNumbers.ts';
import type { Row } from './rows.ts';
import type { Store } from './store.ts';
import { wordFinder } from './utf8.ts';

/** One row in so many at most is put in order by itself; shorter words than that stand in most titles. */
const rowsAHit = 128;
const shortest = 3;

/** A test for rows. A note without a written title is called by words of its path. */
export function titleFinder(store: Store, word: string): (row: Row) => boolean {
  const find = wordFinder(word);
  const holds = (bytes: Uint8Array, start: number, end: number): boolean => find(bytes, start, end) >= 0;
  const { textStart } = store.tasks.columns;
  const { title } = store.notes.columns;
  return (row) => {
    if (isNoteRow(row)) {
      const [note, text] = [noteOfRow(row), at(title, noteOfRow(row))];
      return text === noWord ? store.paths.passes(note, holds) : store.texts.passes(text, holds);
    }
    const task = taskOfRow(row);
    return holds(store.pool, at(textStart, task), store.textEnd(task));
  };
}

/** The rows whose titles may hold all of the words, in the order of paths and lines; undefined when they are too many. */
export function rowsHolding(store: Store, order: PathOrder, words: readonly string[]): readonly Row[] | undefined {
  const [word = '', ...others] = [...words].sort((a, b) => b.length - a.length);
  if (word.length < shortest) return undefined;
  const most = 1000 + Math.floor((store.notes.length + store.tasks.length) / rowsAHit);
  const rests = others.map((other) => titleFinder(store, other));
  const rows: Row[] = [];
  const put = (row: Row): void => {
    if (rests.every((mayHold) => mayHold(row))) rows.push(row);
  };
  for (const task of tasksHolding(store, word)) {
    put(rowOfTask(task));
    if (rows.length > most) return undefined;
  }
  for (const note of notesHolding(store, order, word)) put(rowOfNote(note));
  return rows.length > most ? undefined : inWalkOrder(rows, store);
}

/** One search through all titles and paths, with which notes are compared by numbers. */
function* notesHolding(store: Store, order: PathOrder, word: string): Iterable<number> {
  const find = wordFinder(word);
  const [titles, paths] = [store.texts, store.paths].map((words) => new Set(words.holding(find, word.length)));
  if (titles?.size === 0 && paths?.size === 0) return;
  const { title } = store.notes.columns;
  for (const note of order.notes()) {
    const text = at(title, note);
    if (text === noWord ? paths?.has(note) : titles?.has(text)) yield note;
  }
}

/** One search through the text of all lines, in the order in which they are kept. */
function* tasksHolding(store: Store, word: string): Iterable<number> {
  const find = wordFinder(word);
  const { textStart, row } = store.tasks.columns;
  for (let from = 0, task = 0; task < store.tasks.length; ) {
    const hit = find(store.pool, from, store.poolLength);
    if (hit < 0) return;
    task = taskAt(textStart, task, store.tasks.length, hit);
    const end = store.textEnd(task);
    // A hit that reaches into the next line is none; another may begin right behind its first byte.
    const isWithin = hit + word.length <= end;
    if (isWithin && row[task] !== 0) yield task;
    from = isWithin ? end : hit + 1;
  }
}

/** The task from `low` on in whose text a byte lies: texts stand in the order of their tasks. */
function taskAt(textStart: Uint32Array, low: number, length: number, byte: number): number {
  let high = length - 1;
  let found = low;
  while (found < high) {
    const middle = (found + high + 1) >> 1;
    if (at(textStart, middle) <= byte) found = middle;
    else high = middle - 1;
  }
  return found;
}
