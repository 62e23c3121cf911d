// Questions that are asked of thousands of rows, prepared once: what is the same for all of them is looked up before the first one, and
// what rows of one type, kind and state have in common is asked of one of them. Comes in: a store with what reads it; goes out: the
// same answers that single rows give. Good until the next change.
import { at } from './columns.ts';
import type { Word } from './dictionary.ts';
import { type Interpretation, rowTypes } from './interpretation.ts';
import { numberMemo } from './memo.ts';
import type { NoteFields } from './noteFields.ts';
import type { PathOrder } from './pathOrder.ts';
import { isNoteRow, noteOfRow, rowOfNote, rowOfTask, taskOfRow } from './rowNumbers.ts';
import type { ManyRows, NumberReader, Row, Sieve, Value, WantedText } from './rows.ts';
import type { Steps } from './steps.ts';
import type { Store } from './store.ts';
import { rareFlags, type TaskFields } from './taskFields.ts';
import { wordFinder } from './utf8.ts';
import { hasPassing } from './values.ts';
import { assignedSign, ownerSign, stateClasses } from './writeNote.ts';

/** Shapes of lines come first: tasks and milestones, by state, by whether they have anything rare. */
const rareShapes = 2;
const shapesOfLines = 2 * stateClasses.length * rareShapes;
const mostShapes = shapesOfLines + 256 * stateClasses.length;

/** What stands before the name of a person. */
const atSign = 64;

/** Notes, places of a walk, rows that are put in groups, rows that are asked and words of marks between two pauses. */
const notesAStep = 4096;
const placesAStep = 32_768;
const groupedAStep = 8192;
const askedAStep = 2048;
const wordsAStep = 2048;

/** All rows in order, and where in it those of each shape stand. */
interface Walk {
  readonly rows: Uint32Array;
  /** The number of the shape of each. */
  readonly shapesOf: Uint16Array;
  /** Places in `rows`: those of one shape behind those of another, in order. */
  readonly places: Uint32Array;
  /** Where the places of a shape begin and end, of all shapes that there are. */
  readonly shapes: readonly { readonly start: number; readonly end: number }[];
}

/** Places of the rows of one shape that pass, or have to be asked. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly passes: ((row: Row) => boolean) | undefined;
}

/** The groups of the rows of one shape by the number of their project, found once; rows of one project often stand together. */
class GroupsOfShape {
  readonly #groupOf: (row: Row) => Row[] | undefined;
  readonly #known = new Map<Word, Row[] | undefined>();
  #last: Word = -1;
  #lastGroup: Row[] | undefined;

  constructor(groupOf: (row: Row) => Row[] | undefined) {
    this.#groupOf = groupOf;
  }

  put(row: Row, project: Word): void {
    if (project !== this.#last) {
      if (!this.#known.has(project)) this.#known.set(project, this.#groupOf(row));
      this.#last = project;
      this.#lastGroup = this.#known.get(project);
    }
    this.#lastGroup?.push(row);
  }
}

/** Answers about the rows of one store. */
export class PreparedRows implements ManyRows {
  readonly #store: Store;
  readonly #meaning: Interpretation;
  readonly #order: PathOrder;
  readonly #notes: NoteFields;
  readonly #tasks: TaskFields;
  #walk: Walk | undefined;
  /** Whether texts that are wanted, or pieces in paths, stand anywhere. */
  readonly #stands = new Map<WantedText['passes'] | string, boolean>();
  #changes = 0;

  constructor(store: Store, meaning: Interpretation, order: PathOrder, notes: NoteFields, tasks: TaskFields) {
    this.#store = store;
    this.#meaning = meaning;
    this.#order = order;
    this.#notes = notes;
    this.#tasks = tasks;
  }

  /** Something changed: the walk is made anew when somebody asks. */
  forget(): void {
    this.#walk = undefined;
    this.#stands.clear();
    this.#changes++;
  }

  *sift(sieves: readonly Sieve[]): Steps<void> {
    const walk = this.#walk ?? (yield* this.#walked());
    // Marks bring the rows of several shapes in order; whoever takes what is marked leaves none behind.
    const marks = new Uint32Array((walk.rows.length >> 5) + 1);
    for (const { verdictOf, found } of sieves) {
      const parts = partsOf(walk, verdictOf);
      yield;
      const [only, other] = parts;
      if (only && !other) yield* inStretches(only, (from, to) => takeSome(walk, only.passes, from, to, found));
      if (!other) continue;
      for (const part of parts) yield* inStretches(part, (from, to) => markSome(walk, part.passes, from, to, marks));
      for (let from = 0; from < marks.length; from += wordsAStep) {
        takeMarked(walk.rows, marks, from, Math.min(from + wordsAStep, marks.length), found);
        yield;
      }
    }
  }

  *byProject(nameOf: (row: Row) => string | undefined): Steps<Map<string, Row[]>> {
    const { rows, shapesOf } = this.#walk ?? (yield* this.#walked());
    const groups = new Map<string, Row[]>();
    const groupOf = (row: Row): Row[] | undefined => {
      const name = nameOf(row);
      const group = name === undefined ? undefined : (groups.get(name) ?? []);
      if (name !== undefined && group) groups.set(name, group);
      return group;
    };
    const ofShapes = Array.from({ length: mostShapes }, () => new GroupsOfShape(groupOf));
    for (let from = 0; from < rows.length; from += groupedAStep) {
      if (from > 0) yield;
      this.#putSome(rows.subarray(from, from + groupedAStep), shapesOf.subarray(from, from + groupedAStep), ofShapes);
    }
    return groups;
  }

  numbers(field: string): NumberReader {
    return readerOf(this.#notes.numbers(field), this.#tasks.numbers(field), this.#tasks.daysInto(field));
  }

  days(field: string): NumberReader {
    return readerOf(this.#notes.days(field), this.#tasks.days(field), this.#tasks.daysInto(field));
  }

  values(field: string): (row: Row) => Value | undefined {
    const [ofNote, ofTask] = [this.#notes.values(field), this.#tasks.values(field)];
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  }

  measured(field: string, measure: (value: Value) => number): NumberReader {
    const [notes, tasks] = [this.#notes, this.#tasks];
    return readerOf(notes.measured(field, measure), tasks.measured(field, measure), tasks.measuredInto(field, measure));
  }

  passing(field: string, test: (text: string) => boolean, piece?: string): (row: Row) => boolean {
    if (field === 'path') return this.#passingPath(test, piece);
    const ofNote = this.#notes.passing(field, test);
    const ofTask = this.#tasks.measured(field, (value) => (hasPassing(value, test) ? 1 : 0));
    return (row) => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row))) === 1;
  }

  lacks(row: Row, field: string, wanted?: WantedText): boolean {
    if (wanted && !this.#mayStand(field, wanted, isNoteRow(row))) return true;
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

  /** False when certainly no line, or no row at all, has a text in the field that passes: the words that hold the piece are asked. */
  #mayStand(field: string, { piece, passes }: WantedText, isOfNote: boolean): boolean {
    const isWord = !isOfNote && (field === 'tags' || field === 'heading');
    if (piece === undefined || (!isWord && field !== 'path')) return true;
    const key = isWord ? passes : piece;
    const stands =
      this.#stands.get(key) ??
      (isWord ? this.#tasks.hasWord(field, piece, passes) : this.#store.paths.holds(wordFinder(piece)));
    this.#stands.set(key, stands);
    return stands;
  }

  /** A path that does not hold the piece is not decoded. */
  #passingPath(test: (text: string) => boolean, piece: string | undefined): (row: Row) => boolean {
    const { paths, tasks } = this.#store;
    const { note: noteOf } = tasks.columns;
    const find = piece === undefined ? undefined : wordFinder(piece);
    const holds = (bytes: Uint8Array, start: number, end: number): boolean =>
      find === undefined || find(bytes, start, end) >= 0;
    const notes = numberMemo((note) => (paths.told(note, holds) && test(paths.read(note)) ? 1 : 0));
    return (row) => notes(isNoteRow(row) ? noteOfRow(row) : at(noteOf, taskOfRow(row))) === 1;
  }

  /** A loop of its own, which engines run faster than one that pauses. */
  #putSome(rows: Uint32Array, shapes: Uint16Array, ofShapes: readonly GroupsOfShape[]): void {
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      const number = noteOfRow(row);
      const project = isNoteRow(row) ? this.#meaning.noteProject(number) : this.#meaning.taskProject(number);
      ofShapes[shapes[place] ?? 0]?.put(row, project);
    }
  }

  *#walked(): Steps<Walk> {
    const changes = this.#changes;
    const { taskStart, taskEnd, kind, state: noteState } = this.#store.notes.columns;
    const { row: type, state, flags } = this.#store.tasks.columns;
    const notes = this.#order.notes().slice();
    const most = notes.length + this.#store.tasks.length;
    const all = new Uint32Array(most);
    const shapes = new Uint16Array(most);
    let count = 0;
    yield;
    for (let place = 0; place < notes.length; place++) {
      const note = notes[place] ?? 0;
      all[count] = rowOfNote(note);
      shapes[count++] = shapesOfLines + (kind[note] ?? 0) * stateClasses.length + (noteState[note] ?? 0);
      const end = taskEnd[note] ?? 0;
      for (let task = taskStart[note] ?? 0; task < end; task++) {
        const is = type[task] ?? 0;
        if (is === rowTypes.none) continue;
        const rare = ((flags[task] ?? 0) & rareFlags) === 0 ? 0 : 1;
        all[count] = rowOfTask(task);
        shapes[count++] = ((is - 1) * stateClasses.length + (state[task] ?? 0)) * rareShapes + rare;
      }
      if ((place + 1) % notesAStep === 0) yield;
    }
    const rows = all.subarray(0, count);
    const shapesOf = shapes.subarray(0, count);
    const walk = { rows, shapesOf, ...(yield* byShape(shapesOf)) };
    if (this.#changes === changes) this.#walk = walk;
    return walk;
  }
}

/** Numbers of rows by those of notes and of tasks. */
function readerOf(
  ofNote: (note: number) => number,
  ofTask: (task: number) => number,
  ofTasks: NonNullable<NumberReader['into']> = (rows, numbers, from, to) => {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      if (!isNoteRow(row)) numbers[place] = ofTask(taskOfRow(row));
    }
  },
): NumberReader {
  const one = (row: Row): number => (isNoteRow(row) ? ofNote(noteOfRow(row)) : ofTask(taskOfRow(row)));
  const into: NumberReader['into'] = (rows, numbers, from, to) => {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      if (isNoteRow(row)) numbers[place] = ofNote(noteOfRow(row));
    }
    ofTasks(rows, numbers, from, to);
  };
  return Object.assign(one, { into });
}

/** Places by their shapes. */
function* byShape(shapes: Uint16Array): Steps<Pick<Walk, 'places' | 'shapes'>> {
  const ends = new Uint32Array(mostShapes);
  for (let place = 0; place < shapes.length; place++) {
    const shape = shapes[place] ?? 0;
    ends[shape] = (ends[shape] ?? 0) + 1;
    if ((place + 1) % placesAStep === 0) yield;
  }
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (let shape = 0; shape < mostShapes; shape++) {
    const end = start + at(ends, shape);
    if (end > start) found.push({ start, end });
    ends[shape] = start;
    start = end;
  }
  const places = new Uint32Array(shapes.length);
  for (let place = 0; place < shapes.length; place++) {
    const shape = shapes[place] ?? 0;
    const next = ends[shape] ?? 0;
    places[next] = place;
    ends[shape] = next + 1;
    if ((place + 1) % placesAStep === 0) yield;
  }
  return { places, shapes: found };
}

function partsOf({ rows, places, shapes }: Walk, verdictOf: Sieve['verdictOf']): Part[] {
  return shapes.flatMap(({ start, end }) => {
    const passes = verdictOf(at(rows, at(places, start)));
    return passes === false ? [] : [{ start, end, passes: passes === true ? undefined : passes }];
  });
}

function* inStretches({ start, end, passes }: Part, work: (from: number, to: number) => void): Steps<void> {
  const step = passes ? askedAStep : placesAStep;
  for (let from = start; from < end; from += step) {
    work(from, Math.min(from + step, end));
    yield;
  }
}

/** Takes the rows of one shape that pass, which are in order. */
function takeSome({ rows, places }: Walk, passes: Part['passes'], from: number, to: number, found: Row[]): void {
  for (let next = from; next < to; next++) {
    const row = rows[places[next] ?? 0] ?? 0;
    if (passes === undefined || passes(row)) found.push(row);
  }
}

function markSome({ rows, places }: Walk, passes: Part['passes'], from: number, to: number, marks: Uint32Array): void {
  for (let next = from; next < to; next++) {
    const place = places[next] ?? 0;
    if (passes === undefined || passes(rows[place] ?? 0))
      marks[place >> 5] = (marks[place >> 5] ?? 0) | (1 << (place & 31));
  }
}

function takeMarked(rows: Uint32Array, marks: Uint32Array, from: number, to: number, found: Row[]): void {
  for (let word = from; word < to; word++) {
    for (let left = marks[word] ?? 0; left !== 0; left &= left - 1)
      found.push(rows[word * 32 + (31 - Math.clz32(left & -left))] ?? 0);
    marks[word] = 0;
  }
}
