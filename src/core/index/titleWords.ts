// Rows whose titles hold a word, told by the bytes of lines and titles without decoding them. Comes in: a store, what reads its titles, and
// words of ASCII letters and digits in lower case; goes out: tests and rows. Which pairs of letters a title has is kept in a few bits
// once somebody asked, so that most titles need no other look. Letters that only become ASCII in lower case (the Kelvin sign) are not found.
import { at, grown } from './columns.ts';
import { noWord } from './dictionary.ts';
import type { PathOrder } from './pathOrder.ts';
import { isNoteRow, noteOfRow, roomFor, rowOfNote, rowOfTask, taskOfRow } from './rowNumbers.ts';
import type { Row } from './rows.ts';
import type { Steps } from './steps.ts';
import { elsewhere, type Store } from './store.ts';
import { wordFinder } from './utf8.ts';

/** Notes, and titles alone, between two pauses. */
const notesAStep = 2048;
const titlesAStep = 16_384;

/** Most lines have something of their title there. */
const middleOfLine = 32;

/** Reads a title where its bytes do not say it. */
type TitleOf = (number: number) => string;

/** What is looked for: bits that every title has, and what titles that have them are asked. */
interface Sought {
  readonly low: number;
  readonly high: number;
  readonly inNote: (note: number) => boolean;
  readonly inTask: (task: number) => boolean;
}

/** Finds words in the titles of one store. */
export class TitleWords {
  readonly #store: Store;
  readonly #order: PathOrder;
  readonly #titleOfNote: TitleOf;
  readonly #titleOfTask: TitleOf;
  /** Bits of tasks, two words of them each, of as many tasks as are known. */
  #taskBits = new Int32Array(0);
  #tasksKnown = 0;
  /** The same of notes, and one more than the number of the title that they are of: 0 where they are of none. */
  #noteBits = new Int32Array(0);
  #noteTitles = new Uint32Array(0);

  constructor(store: Store, order: PathOrder, titleOfNote: TitleOf, titleOfTask: TitleOf) {
    this.#store = store;
    this.#order = order;
    this.#titleOfNote = titleOfNote;
    this.#titleOfTask = titleOfTask;
  }

  get byteLength(): number {
    return this.#taskBits.byteLength + this.#noteBits.byteLength + this.#noteTitles.byteLength;
  }

  /** The tasks from this one on are others now. */
  forgetFrom(task: number): void {
    this.#tasksKnown = Math.min(this.#tasksKnown, task);
  }

  /** A test for rows: whether the title holds a word. */
  finder(word: string): (row: Row) => boolean {
    const [ofNote, ofTask] = [this.#noteFinder(word), this.#taskFinder(word)];
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  }

  /** The rows whose titles hold all of the words, in the order of paths and lines. */
  *rowsHolding(words: readonly string[]): Steps<readonly Row[]> {
    yield* this.#gather();
    const sought = this.#sought(words);
    const notes = this.#order.notes().slice();
    const rows: Row[] = [];
    let room = new Uint32Array(0);
    for (let from = 0; from < notes.length; from += notesAStep) {
      if (from > 0) yield;
      const some = notes.subarray(from, from + notesAStep);
      const most = roomFor(some, this.#store);
      room = grown(room, most);
      const candidates = room.subarray(0, this.#candidates(sought, some, room));
      // Many lines stand next to each other anyway. The answer is never less than 0; whoever does not ask it gets no look.
      if (candidates.length >= most / 4 || this.#fetch(candidates) >= 0) take(candidates, sought, rows);
    }
    return rows;
  }

  #sought(words: readonly string[]): Sought {
    const [low = 0, high = 0] = bitsOf(words);
    // The longest word is the quickest to find, and the rarest.
    const sorted = [...words].sort((a, b) => b.length - a.length);
    return {
      low,
      high,
      inNote: allOf(sorted.map((word) => this.#noteFinder(word))),
      inTask: allOf(sorted.map((word) => this.#taskFinder(word))),
    };
  }

  /** Puts the rows of some notes whose titles have the bits in a room, and answers how many. A loop of its own, which engines run faster than one that pauses. */
  #candidates({ low, high }: Sought, notes: Uint32Array, rows: Uint32Array): number {
    const { taskStart, taskEnd } = this.#store.notes.columns;
    const { row: type } = this.#store.tasks.columns;
    const [noteBits, taskBits] = [this.#noteBits, this.#taskBits];
    let count = 0;
    for (let place = 0; place < notes.length; place++) {
      const note = notes[place] ?? 0;
      if (hasBits(noteBits, note, low, high)) rows[count++] = rowOfNote(note);
      const end = taskEnd[note] ?? 0;
      for (let task = taskStart[note] ?? 0; task < end; task++)
        if (hasBits(taskBits, task, low, high) && type[task] !== 0) rows[count++] = rowOfTask(task);
    }
    return count;
  }

  /**
   * Looks at a byte of each line: memory that lies far apart is slow to answer, but answers many such looks at once, and the lines are
   * near when they are read. Answers all these bytes mixed, since engines leave out what nobody asks for.
   */
  #fetch(rows: Uint32Array): number {
    const { pool } = this.#store;
    const { textStart } = this.#store.tasks.columns;
    let mixed = 0;
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      if (!isNoteRow(row)) mixed ^= pool[(textStart[taskOfRow(row)] ?? 0) + middleOfLine] ?? 0;
    }
    return mixed;
  }

  #noteFinder(word: string): (note: number) => boolean {
    const { texts, paths, notes } = this.#store;
    const { title } = notes.columns;
    const find = wordFinder(word);
    const holds = (bytes: Uint8Array, start: number, end: number): boolean => find(bytes, start, end) >= 0;
    // A note without a written title is called by words of its path.
    return (note) =>
      title[note] === noWord
        ? paths.told(note, holds) && this.#titleOfNote(note).toLowerCase().includes(word)
        : texts.told(at(title, note), holds);
  }

  #taskFinder(word: string): (task: number) => boolean {
    const store = this.#store;
    const { pool, poolLength } = store;
    const { textStart, titleFrom, titleBehind } = store.tasks.columns;
    const last = store.tasks.length - 1;
    const find = wordFinder(word);
    return (task) => {
      const start = textStart[task] ?? 0;
      const end = task < last ? (textStart[task + 1] ?? 0) : poolLength;
      const before = titleFrom[task] ?? 0;
      if (before !== elsewhere) return find(pool, start + before, end - (titleBehind[task] ?? 0)) >= 0;
      return find(pool, start, end) >= 0 && this.#titleOfTask(task).toLowerCase().includes(word);
    };
  }

  /** Makes the bits of the titles that are new or others since the last time. */
  *#gather(): Steps<void> {
    const { tasks, notes } = this.#store;
    this.#taskBits = grown(this.#taskBits, 2 * tasks.length);
    while (this.#tasksKnown < tasks.length) {
      const end = Math.min(this.#tasksKnown + titlesAStep, tasks.length);
      this.#gatherTasks(this.#tasksKnown, end);
      this.#tasksKnown = end;
      yield;
    }
    this.#noteBits = grown(this.#noteBits, 2 * notes.length);
    this.#noteTitles = grown(this.#noteTitles, notes.length);
    const { title } = notes.columns;
    for (let note = 0; note < notes.length; note++) {
      if (this.#noteTitles[note] !== at(title, note) + 1) this.#gatherNote(note);
      if ((note + 1) % titlesAStep === 0) yield;
    }
  }

  #gatherTasks(from: number, until: number): void {
    const { textStart, titleFrom, titleBehind } = this.#store.tasks.columns;
    for (let task = from; task < until; task++) {
      const isPiece = titleFrom[task] !== elsewhere;
      const start = at(textStart, task) + (isPiece ? at(titleFrom, task) : 0);
      const end = this.#store.textEnd(task) - (isPiece ? at(titleBehind, task) : 0);
      putBits(this.#taskBits, task, this.#store.pool, start, end);
    }
  }

  #gatherNote(note: number): void {
    const { texts, paths, notes } = this.#store;
    const title = at(notes.columns.title, note);
    const put = (bytes: Uint8Array, start: number, end: number): boolean => {
      putBits(this.#noteBits, note, bytes, start, end);
      return true;
    };
    if (title === noWord) paths.told(note, put);
    else texts.told(title, put);
    this.#noteTitles[note] = title + 1;
  }
}

/** Takes the candidates that hold the words. */
function take(candidates: Uint32Array, { inNote, inTask }: Sought, rows: Row[]): void {
  for (let place = 0; place < candidates.length; place++) {
    const row = candidates[place] ?? 0;
    if (isNoteRow(row) ? inNote(noteOfRow(row)) : inTask(taskOfRow(row))) rows.push(row);
  }
}

function allOf(tests: readonly ((number: number) => boolean)[]): (number: number) => boolean {
  const [first = () => true, second] = tests;
  if (second === undefined) return first;
  return (number) => tests.every((test) => test(number));
}

function hasBits(bits: Int32Array, place: number, low: number, high: number): boolean {
  return (((bits[2 * place] ?? 0) & low) ^ low) === 0 && (((bits[2 * place + 1] ?? 0) & high) ^ high) === 0;
}

/** Letters and digits by their bytes, case aside, from 1; 0 for everything else. */
const signs = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(String.fromCharCode(byte).toLowerCase());
  return byte < 128 ? sign + 1 : 0;
});
const signCount = 37;

/** For each pair of signs its bit, one of 64 in two words; none where one of them is no letter and no digit. */
const [lowBits, highBits] = [new Int32Array(signCount * signCount), new Int32Array(signCount * signCount)];
for (let first = 1; first < signCount; first++)
  for (let second = 1; second < signCount; second++) {
    const pair = first * signCount + second;
    // Neighbours in the alphabet are far apart, so that frequent pairs share few bits.
    const bit = Math.imul(pair, 0x9e3779b1) >>> 26;
    (bit < 32 ? lowBits : highBits)[pair] = 1 << (bit & 31);
  }

/** Sets the bits of all pairs of letters and digits that stand next to each other. */
function putBits(bits: Int32Array, place: number, bytes: Uint8Array, start: number, end: number): void {
  let [low, high, before] = [0, 0, 0];
  for (let byte = start; byte < end; byte++) {
    const sign = signs[bytes[byte] ?? 0] ?? 0;
    const pair = before * signCount + sign;
    low |= lowBits[pair] ?? 0;
    high |= highBits[pair] ?? 0;
    before = sign;
  }
  bits[2 * place] = low;
  bits[2 * place + 1] = high;
}

function bitsOf(words: readonly string[]): Int32Array {
  const text = Uint8Array.from(words.join(' '), (letter) => letter.charCodeAt(0));
  const bits = new Int32Array(2);
  putBits(bits, 0, text, 0, text.length);
  return bits;
}
