// Questions that are asked of thousands of rows, prepared once: what is the same for all of them is looked up before the first one, and
// what rows of one type, kind and state have in common is asked of one of them. Comes in: a store with what reads it; goes out: the
// same answers that single rows give. Good until the next change.
import { at } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { rowTypes } from './interpretation.ts';
import { numberMemo } from './memo.ts';
import type { NoteFields } from './noteFields.ts';
import type { PathOrder } from './pathOrder.ts';
import { isNoteRow, noteOfRow, rowOfNote, rowOfTask, taskOfRow } from './rowNumbers.ts';
import type { ManyRows, Row, Sieve, Value } from './rows.ts';
import type { Steps } from './steps.ts';
import type { Store } from './store.ts';
import { rareFlags, type TaskFields } from './taskFields.ts';
import { wordFinder } from './utf8.ts';
import { hasPassing } from './values.ts';
import { assignedSign, ownerSign, stateClasses } from './writeNote.ts';

/** Shapes of lines come first: tasks and milestones, by state, by whether they have anything rare. */
const rareShapes = 2;
const shapesOfLines = 2 * stateClasses.length * rareShapes;

/** What stands before the name of a person. */
const atSign = 64;

/** Rows between two pauses: of those that are only counted, and how many of them one that is asked stands for. */
const rowsAStep = 32_768;
const askedAs = 128;
const notesAStep = 4096;

interface Walk {
  readonly rows: Uint32Array;
  readonly shapes: Uint16Array;
}

/** What is done with the rows of a shape. */
interface Plan {
  readonly all: readonly Row[][];
  readonly asked: readonly { readonly passes: (row: Row) => boolean; readonly found: Row[] }[];
  readonly work: number;
}

/** Answers about the rows of one store. */
export class PreparedRows implements ManyRows {
  readonly #store: Store;
  readonly #order: PathOrder;
  readonly #notes: NoteFields;
  readonly #tasks: TaskFields;
  #walk: Walk | undefined;
  /** Whether some word holds a piece. */
  #pieces = new Map<Dictionary, Map<string, boolean>>();
  #changes = 0;

  constructor(store: Store, order: PathOrder, notes: NoteFields, tasks: TaskFields) {
    this.#store = store;
    this.#order = order;
    this.#notes = notes;
    this.#tasks = tasks;
  }

  /** Something changed: the walk is made anew when somebody asks. */
  forget(): void {
    this.#walk = undefined;
    this.#pieces.clear();
    this.#changes++;
  }

  *sift(sieves: readonly Sieve[]): Steps<void> {
    const walk = this.#walk ?? (yield* this.#walked());
    const plans: (Plan | undefined)[] = [];
    for (let place = siftSome(walk, 0, sieves, plans); place < walk.rows.length; ) {
      yield;
      place = siftSome(walk, place, sieves, plans);
    }
  }

  numbers(field: string): (row: Row) => number {
    const [ofNote, ofTask] = [this.#notes.numbers(field), this.#tasks.numbers(field)];
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  }

  values(field: string): (row: Row) => Value | undefined {
    const [ofNote, ofTask] = [this.#notes.values(field), this.#tasks.values(field)];
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  }

  measured(field: string, measure: (value: Value) => number): (row: Row) => number {
    const [ofNote, ofTask] = [this.#notes.measured(field, measure), this.#tasks.measured(field, measure)];
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  }

  passing(field: string, test: (text: string) => boolean, piece?: string): (row: Row) => boolean {
    if (field === 'path') return this.#passingPath(test, piece);
    const answer = this.measured(field, (value) => (hasPassing(value, test) ? 1 : 0));
    return (row) => answer(row) === 1;
  }

  lacks(row: Row, field: string, piece?: string): boolean {
    const words = piece === undefined ? undefined : this.#wordsOf(field, isNoteRow(row));
    if (piece !== undefined && words && !this.#isHeld(words, piece)) return true;
    return isNoteRow(row) ? this.#notes.lack(field) : this.#tasks.lacks(taskOfRow(row), field);
  }

  lineNaming(row: Row): string | undefined {
    const task = taskOfRow(row);
    const { textStart, owner, row: type } = this.#store.tasks.columns;
    if (isNoteRow(row) || at(type, task) !== rowTypes.task) return undefined;
    const { pool } = this.#store;
    // One name is that of who owns the line, unless a field or a heading says who that is.
    let others = this.#ownNames(at(owner, task));
    for (let place = at(textStart, task), end = this.#store.textEnd(task); place < end; place++)
      if (pool[place] === atSign && --others < 0) return this.#store.taskText(task);
    return undefined;
  }

  readonly #ownNames = numberMemo((word) => {
    const [sign = ownerSign] = this.#store.labels.text(word);
    return sign === ownerSign || sign === assignedSign ? 0 : 1;
  });

  /** The words among which all texts of a field are. */
  #wordsOf(field: string, isOfNote: boolean): Dictionary | undefined {
    if (field === 'path') return this.#store.paths;
    return !isOfNote && (field === 'tags' || field === 'heading') ? this.#store.labels : undefined;
  }

  #isHeld(words: Dictionary, piece: string): boolean {
    const pieces = this.#pieces.get(words) ?? new Map<string, boolean>();
    this.#pieces.set(words, pieces);
    const held = pieces.get(piece) ?? words.holds(wordFinder(piece));
    pieces.set(piece, held);
    return held;
  }

  /** A path that does not hold the piece is not decoded. */
  #passingPath(test: (text: string) => boolean, piece: string | undefined): (row: Row) => boolean {
    const { paths, tasks } = this.#store;
    const { note: noteOf } = tasks.columns;
    const find = piece === undefined ? undefined : wordFinder(piece);
    const holds = (bytes: Uint8Array, start: number, end: number): boolean =>
      find === undefined || find(bytes, start, end) >= 0;
    const notes = numberMemo((note) => (paths.passes(note, holds) && test(paths.read(note)) ? 1 : 0));
    return (row) => notes(isNoteRow(row) ? noteOfRow(row) : at(noteOf, taskOfRow(row))) === 1;
  }

  *#walked(): Steps<Walk> {
    const changes = this.#changes;
    const { taskStart, taskEnd, kind, state: noteState } = this.#store.notes.columns;
    const { row: type, state, flags } = this.#store.tasks.columns;
    const notes = this.#order.notes().slice();
    let count = notes.length;
    for (const note of notes) count += at(taskEnd, note) - at(taskStart, note);
    const rows = new Uint32Array(count);
    const shapes = new Uint16Array(count);
    count = 0;
    for (const [place, note] of notes.entries()) {
      rows[count] = rowOfNote(note);
      shapes[count++] = shapesOfLines + at(kind, note) * stateClasses.length + at(noteState, note);
      const end = at(taskEnd, note);
      for (let task = at(taskStart, note); task < end; task++) {
        const is = at(type, task);
        if (is === rowTypes.none) continue;
        const rare = (at(flags, task) & rareFlags) === 0 ? 0 : 1;
        rows[count] = rowOfTask(task);
        shapes[count++] = ((is - 1) * stateClasses.length + at(state, task)) * rareShapes + rare;
      }
      if ((place + 1) % notesAStep === 0) yield;
    }
    const walk = { rows: rows.subarray(0, count), shapes: shapes.subarray(0, count) };
    if (this.#changes === changes) this.#walk = walk;
    return walk;
  }
}

/** Sifts rows from a place on; answers how far it came. A loop of its own, which engines run faster than one that pauses. */
function siftSome({ rows, shapes }: Walk, from: number, sieves: readonly Sieve[], plans: (Plan | undefined)[]): number {
  let place = from;
  for (let work = 0; place < rows.length && work < rowsAStep; place++) {
    const shape = at(shapes, place);
    const row = at(rows, place);
    let plan = plans[shape];
    if (plan === undefined) {
      plan = planOf(sieves, row);
      plans[shape] = plan;
    }
    work += plan.work;
    for (const found of plan.all) found.push(row);
    for (const { passes, found } of plan.asked) if (passes(row)) found.push(row);
  }
  return place;
}

function planOf(sieves: readonly Sieve[], row: Row): Plan {
  const all: Row[][] = [];
  const asked: Plan['asked'][number][] = [];
  for (const { verdictOf, found } of sieves) {
    const passes = verdictOf(row);
    if (passes === true) all.push(found);
    else if (passes !== false) asked.push({ passes, found });
  }
  return { all, asked, work: 1 + asked.length * askedAs };
}
