// The facts of notes as the index keeps them: three dictionaries, three tables and one pool of task lines. They are what was
// written, never what it means: kinds, people and projects are worked out from them elsewhere, with the configuration.
// One store is the live index; small ones are packed in a worker and absorbed here. Days are day numbers.

import type { Span } from '../text.ts';
import {
  asMany,
  at,
  bytesInRoom,
  grown,
  grownInSteps,
  type PackedTable,
  Room,
  type Schema,
  Table,
  trimmed,
} from './columns.ts';
import { Dictionary, type PackedWords, type WordArrays } from './dictionary.ts';
import type { Steps } from './steps.ts';
import { decode, encodedLength, encodePart, maxBytes } from './utf8.ts';

/** The value of a day column where there is no (readable) day. */
export const noDay = -0x80000000;

/** The value of the columns of titles where a line has to be read to know its title. */
export const elsewhere = 255;

/** One row a note; its number is the number of its path in `paths`. */
export const noteSchema = {
  live: Uint8Array,
  title: Uint32Array,
  folder: Uint32Array,
  /** The project its header names, as written. */
  project: Uint32Array,
  entryStart: Uint32Array,
  entryEnd: Uint32Array,
  taskStart: Uint32Array,
  taskEnd: Uint32Array,
  hashLow: Int32Array,
  hashHigh: Int32Array,
  problems: Uint16Array,
  /** Of the file that a saved index found this text in: a hash of its size, times and place. 0 since another text came. */
  stampLow: Int32Array,
  stampHigh: Int32Array,
  /** Interpretation: number of the kind in the configuration's order from 1, 0 for none; and the class of its state. */
  kind: Uint8Array,
  state: Uint8Array,
} satisfies Schema;

/** One row a value of a header; a list has several with the same field. */
export const entrySchema = { field: Uint32Array, value: Uint32Array } satisfies Schema;

/** One row a box line (or milestone of a header), in line order within its note. */
export const taskSchema = {
  note: Uint32Array,
  line: Uint32Array,
  textStart: Uint32Array,
  /** How many bytes of the line stand before its title, and how many behind it; `elsewhere` where the title is no piece of the line. */
  titleFrom: Uint8Array,
  titleBehind: Uint8Array,
  flags: Uint16Array,
  state: Uint8Array,
  /** Interpretation: 0 no row (dead, or a criterion), 1 task, 2 milestone. */
  row: Uint8Array,
  owner: Uint32Array,
  project: Uint32Array,
  tags: Uint32Array,
  heading: Uint32Array,
  due: Int32Array,
  scheduled: Int32Array,
  start: Int32Array,
  done: Int32Array,
} satisfies Schema;

/** Bits of a task's flags; the lowest three are the priority (0 none, 1 critical ... 5 lowest). */
export const taskFlags = {
  priority: 7,
  id: 8,
  wait: 16,
  /** Has a field that has no column of its own. */
  more: 32,
  criterion: 64,
  milestone: 128,
  /** Stands in the header's list of milestones, not on a line of its own. */
  header: 256,
  /** A line of a todo.txt file, which has no box and is read by that format's rules. */
  todoTxt: 512,
  /** Its `due` is that of the end of the line, which counts only if the name beside it is somebody's. */
  assigned: 1024,
  /** Repeats by a rule that the line itself does not hold as a field, as planning of Logseq has it. */
  planned: 2048,
  /** Is not for everybody: it says so, or stands in something that does. */
  kept: 4096,
} as const;

/** Field under which the rows of a readings table are kept; not a name that a header can have. */
export const readingField = ' reading';

/** Field under which planned links are kept; not a name that a header can have. */
export const linkField = ' link';

/** Field under which what two people set differently is kept; not a name that a header can have, either. */
export const conflictField = ' conflict';

/** Field under which the rules of planned tasks are kept, each behind the number of its line; not a name that a header can have. */
export const plannedField = ' planned';

/** A packed store: what a worker sends. All arrays are views of one buffer, that of `pool`. */
export interface PackedStore {
  readonly paths: PackedWords;
  readonly labels: PackedWords;
  readonly texts: PackedWords;
  readonly notes: PackedTable<typeof noteSchema>;
  readonly entries: PackedTable<typeof entrySchema>;
  readonly tasks: PackedTable<typeof taskSchema>;
  readonly pool: Uint8Array;
}

/** Lengths of what can be taken back again. */
export interface StoreMark {
  readonly entries: number;
  readonly tasks: number;
  readonly pool: number;
}

/** Where the entries and tasks of a note stand. */
export interface NoteRanges {
  readonly entryStart: number;
  readonly entryEnd: number;
  readonly taskStart: number;
  readonly taskEnd: number;
}

/** A packed store whose rows were appended: the maps from its numbers to ours. */
export interface Absorbed {
  readonly packed: PackedStore;
  readonly notes: Int32Array;
  readonly texts: Int32Array;
  readonly labels: Int32Array;
  readonly base: StoreMark;
}

/** Facts of notes in columns. */
export class Store {
  readonly paths = new Dictionary();
  /** Words of small vocabularies: fields, folders, owners, projects, tags, headings. */
  readonly labels = new Dictionary();
  /** Words that are often used once: titles and values of headers. */
  readonly texts = new Dictionary();
  readonly notes = new Table(noteSchema);
  readonly entries = new Table(entrySchema);
  readonly tasks = new Table(taskSchema);
  pool: Uint8Array = new Uint8Array(0);
  poolLength = 0;
  #expected = asMany;

  get byteLength(): number {
    const words = this.paths.byteLength + this.labels.byteLength + this.texts.byteLength;
    const rows = this.notes.byteLength + this.entries.byteLength + this.tasks.byteLength;
    return words + rows + this.pool.byteLength;
  }

  /** The number of the note at `path`, its row made when it is new (not live then). */
  noteAt(path: string): number {
    const note = this.paths.add(path);
    this.#coverPaths();
    return note;
  }

  /**
   * Appends the line `[start, end)` of a text for the task row that was appended last; its title is the piece from `titleStart` to `titleEnd`,
   * if there is room to say so.
   */
  appendLine(task: number, text: string, { start, end }: Span, titleStart: number, titleEnd: number): void {
    const { textStart, titleFrom, titleBehind } = this.tasks.columns;
    const from = this.poolLength;
    this.pool = grown(this.pool, from + maxBytes(end - start));
    this.poolLength = encodePart(text, start, end, this.pool, from);
    textStart[task] = from;
    const isAscii = this.poolLength - from === end - start;
    const before = isAscii ? titleStart - start : encodedLength(text, start, titleStart);
    const behind = isAscii ? end - titleEnd : encodedLength(text, titleEnd, end);
    const isTold = titleStart < titleEnd && before < elsewhere && behind < elsewhere;
    titleFrom[task] = isTold ? before : elsewhere;
    titleBehind[task] = isTold ? behind : elsewhere;
  }

  /** The same with text that is bytes already. */
  appendBytes(bytes: Uint8Array): void {
    this.pool = grown(this.pool, this.poolLength + bytes.length);
    this.pool.set(bytes, this.poolLength);
    this.poolLength += bytes.length;
  }

  /** The line of a task as it was written; for a milestone of a header, a line that says the same. */
  taskText(task: number): string {
    const { textStart } = this.tasks.columns;
    return decode(this.pool, at(textStart, task), this.textEnd(task));
  }

  /** The title of a task where it is a piece of its line. */
  taskTitle(task: number): string | undefined {
    const { textStart, titleFrom, titleBehind } = this.tasks.columns;
    const before = at(titleFrom, task);
    if (before === elsewhere) return undefined;
    return decode(this.pool, at(textStart, task) + before, this.textEnd(task) - at(titleBehind, task));
  }

  /** Whether two tasks have the same text. Lines that are as long as each other mostly differ at their ends. */
  saysTheSame(task: number, other: number): boolean {
    if (task === other) return true;
    const { textStart } = this.tasks.columns;
    const [one, two] = [at(textStart, task), at(textStart, other)];
    const length = this.textEnd(task) - one;
    if (this.textEnd(other) - two !== length) return false;
    let place = length - 1;
    while (place >= 0 && this.pool[one + place] === this.pool[two + place]) place--;
    return place < 0;
  }

  /** Where a task's text ends in the pool. */
  textEnd(task: number): number {
    return task + 1 < this.tasks.length ? at(this.tasks.columns.textStart, task + 1) : this.poolLength;
  }

  mark(): StoreMark {
    return { entries: this.entries.length, tasks: this.tasks.length, pool: this.poolLength };
  }

  /** Takes back every entry, task and text appended since `mark`. */
  takeBack(mark: StoreMark): void {
    this.entries.truncate(mark.entries);
    this.tasks.truncate(mark.tasks);
    this.poolLength = mark.pool;
  }

  /**
   * Moves what a note was given since `mark` over what it had before, when that stood last: a note that is typed in leaves no
   * dead rows behind. Answers whether it did.
   */
  moveOver(note: number, former: NoteRanges, mark: StoreMark): boolean {
    if (former.entryEnd !== mark.entries || former.taskEnd !== mark.tasks) return false;
    const pool = former.taskStart < mark.tasks ? at(this.tasks.columns.textStart, former.taskStart) : mark.pool;
    this.pool.copyWithin(pool, mark.pool, this.poolLength);
    this.poolLength -= mark.pool - pool;
    this.entries.cut(former.entryStart, mark.entries);
    this.tasks.cut(former.taskStart, mark.tasks);
    const { textStart } = this.tasks.columns;
    for (let task = former.taskStart; task < this.tasks.length; task++)
      textStart[task] = at(textStart, task) - (mark.pool - pool);
    const { entryStart, entryEnd, taskStart, taskEnd } = this.notes.columns;
    entryStart[note] = former.entryStart;
    entryEnd[note] = this.entries.length;
    taskStart[note] = former.taskStart;
    taskEnd[note] = this.tasks.length;
    return true;
  }

  /** Forgets everything and keeps the room. */
  clear(): void {
    for (const words of [this.paths, this.labels, this.texts]) words.clear();
    this.notes.truncate(0);
    this.takeBack({ entries: 0, tasks: 0, pool: 0 });
  }

  /** The arrays themselves, without unused room: valid until the next change. */
  arrays(): PackedStore & Record<'paths' | 'labels' | 'texts', WordArrays> {
    const words = { paths: this.paths.arrays(), labels: this.labels.arrays(), texts: this.texts.arrays() };
    const rows = { notes: this.notes.arrays(), entries: this.entries.arrays(), tasks: this.tasks.arrays() };
    return { ...words, ...rows, pool: this.pool.subarray(0, this.poolLength) };
  }

  /** Takes such arrays as its own. */
  adopt(from: ReturnType<Store['arrays']>): void {
    this.paths.adopt(from.paths);
    this.labels.adopt(from.labels);
    this.texts.adopt(from.texts);
    this.notes.adopt(from.notes);
    this.entries.adopt(from.entries);
    this.tasks.adopt(from.tasks);
    this.pool = from.pool;
    this.poolLength = from.pool.length;
  }

  pack(): PackedStore {
    const bytes = this.#parts.reduce(
      (sum, { packedBytes }) => sum + packedBytes,
      bytesInRoom(this.pool, this.poolLength),
    );
    const room = new Room(bytes);
    return {
      paths: this.paths.pack(room),
      labels: this.labels.pack(room),
      texts: this.texts.pack(room),
      notes: this.notes.pack(room),
      entries: this.entries.pack(room),
      tasks: this.tasks.pack(room),
      pool: room.copy(this.pool, this.poolLength),
    };
  }

  /** Says how much there will be, in per cent of what is there, as far as one knows, so that arrays which grow need not grow again. */
  expect(percent: number): void {
    for (const part of this.#parts) part.expected = percent;
    this.#expected = percent;
  }

  get #parts() {
    return [this.paths, this.labels, this.texts, this.notes, this.entries, this.tasks] as const;
  }

  /** Makes room for a packed store: what is here is copied in pieces, and not when it is absorbed. */
  *makeRoom({ paths, labels, texts, notes, entries, tasks, pool }: PackedStore): Steps<void> {
    yield* this.paths.makeRoom(paths);
    yield* this.labels.makeRoom(labels);
    yield* this.texts.makeRoom(texts);
    yield* this.notes.makeRoom(notes.length);
    yield* this.entries.makeRoom(entries.length);
    yield* this.tasks.makeRoom(tasks.length);
    this.pool = yield* grownInSteps(() => this.pool, this.poolLength + pool.length, this.#expected);
  }

  /**
   * Appends entries, tasks and texts of a packed store, and makes a row for each of its notes without touching it: which of
   * the notes count is for the caller to say, with `takeOver`.
   */
  absorb(packed: PackedStore): Absorbed {
    const base = this.mark();
    const notes = this.paths.addAll(packed.paths);
    this.#coverPaths();
    const labels = this.labels.addAll(packed.labels);
    const texts = this.texts.addAll(packed.texts);
    this.entries.absorb(packed.entries);
    this.tasks.absorb(packed.tasks);
    this.pool = grown(this.pool, base.pool + packed.pool.length);
    this.pool.set(packed.pool, base.pool);
    this.poolLength = base.pool + packed.pool.length;
    this.#remapEntries(base.entries, labels, texts);
    this.#remapTasks(base, notes, labels);
    return { packed, notes, texts, labels, base };
  }

  /** Sets our row of a note to what an absorbed store says of it; the row is live afterwards. Answers the row. */
  takeOver({ packed, notes, texts, labels, base }: Absorbed, theirs: number): number {
    const from = packed.notes.columns;
    const to = this.notes.columns;
    const note = at(notes, theirs);
    to.live[note] = 1;
    to.title[note] = at(texts, at(from.title, theirs));
    to.folder[note] = at(labels, at(from.folder, theirs));
    to.project[note] = at(labels, at(from.project, theirs));
    to.entryStart[note] = at(from.entryStart, theirs) + base.entries;
    to.entryEnd[note] = at(from.entryEnd, theirs) + base.entries;
    to.taskStart[note] = at(from.taskStart, theirs) + base.tasks;
    to.taskEnd[note] = at(from.taskEnd, theirs) + base.tasks;
    to.hashLow[note] = at(from.hashLow, theirs);
    to.hashHigh[note] = at(from.hashHigh, theirs);
    to.problems[note] = at(from.problems, theirs);
    to.stampLow[note] = at(from.stampLow, theirs);
    to.stampHigh[note] = at(from.stampHigh, theirs);
    return note;
  }

  /** Gives unused room back where it is much, array by array; what is added during a pause is kept. */
  *trim(): Steps<void> {
    for (const part of this.#parts) {
      yield* part.trim();
      yield;
    }
    this.pool = trimmed(this.pool, this.poolLength);
  }

  #coverPaths(): void {
    if (this.notes.length < this.paths.size) this.notes.append(this.paths.size - this.notes.length);
  }

  #remapEntries(from: number, labels: Int32Array, texts: Int32Array): void {
    const { field, value } = this.entries.columns;
    for (let entry = from; entry < this.entries.length; entry++) {
      field[entry] = at(labels, at(field, entry));
      value[entry] = at(texts, at(value, entry));
    }
  }

  #remapTasks(base: StoreMark, notes: Int32Array, labels: Int32Array): void {
    const { note, textStart, owner, project, tags, heading } = this.tasks.columns;
    for (let task = base.tasks; task < this.tasks.length; task++) {
      note[task] = at(notes, at(note, task));
      textStart[task] = at(textStart, task) + base.pool;
      owner[task] = at(labels, at(owner, task));
      project[task] = at(labels, at(project, task));
      tags[task] = at(labels, at(tags, task));
      heading[task] = at(labels, at(heading, task));
    }
  }
}
