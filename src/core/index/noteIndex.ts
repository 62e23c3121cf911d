// The live index: facts of notes in columns, what they mean by the configuration, and the one door for changes. Comes in: texts
// by path, packed batches of a loader, configurations; goes out: rows and a Change whenever facts differ. Synchronous; one
// note costs the note, not the notebook. Never reads a clock and keeps nothing derived from today.

import { type PlacedConflict, readConflict } from '../merge/openConflicts.ts';
import type { Reading, StateClass } from '../note/note.ts';
import type { PlannedLink } from '../note/plannedLinks.ts';
import { readNote } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { Roster } from '../record/roster.ts';
import { withoutEnd } from '../text.ts';
import { ChangeLog, type NoteChange } from './changeLog.ts';
import { at } from './columns.ts';
import { compacted, isWorn } from './compaction.ts';
import { allValues, fieldsOf, notesWith } from './headerFacts.ts';
import { type IndexParts, partsOf } from './indexParts.ts';
import { type Influence, rowTypes } from './interpretation.ts';
import { itemOf } from './itemOf.ts';
import { type KnownNotes, knownNotes, takeStamps } from './knownNotes.ts';
import type { NameWord, NoteName, Places } from './noteNames.ts';
import { rangesOf, restoreRanges } from './noteRanges.ts';
import type { Batch } from './pack.ts';
import { readReading } from './reading.ts';
import { findTask, keyOfTask } from './rowKey.ts';
import { inWalkOrder, isNoteRow, noteOfRow, rowOfNote, rowOfTask, taskOfRow, walkRows } from './rowNumbers.ts';
import type { Change, IndexReader, Item, ManyRows, Row, RowChoice, RowKey, RowsSince, RowType, Value } from './rows.ts';
import { sameNote } from './sameNote.ts';
import { type SavedIndex, savedSteps } from './savedIndex.ts';
import type { Steps } from './steps.ts';
import { conflictField, linkField, readingField, Store } from './store.ts';
import { hashText } from './textHash.ts';
import { rowsHolding, titleFinder } from './titleWords.ts';
import { countWords, tasksWithId, type WordUse } from './wordUse.ts';
import { stateClasses, writeNote } from './writeNote.ts';

/** Notes of a folder that go and are taken out of the names one by one. */
const mostUnnamed = 100;

/** The index of one notebook. */
export class NoteIndex implements IndexReader {
  #parts: IndexParts;
  #version = 0;
  #taskCount = 0;
  #lastNote = -1;
  #lastPath = '';
  /** Task and header rows that belong to no live note any more. */
  #dead = 0;
  /** Notes that came, went or changed while the columns are built anew. */
  #touched: Set<number> | undefined;
  readonly #log = new ChangeLog();

  constructor(config: NotebookConfig) {
    this.#parts = partsOf(new Store(), config);
  }

  get version(): number {
    return this.#version;
  }

  get config(): NotebookConfig {
    return this.#parts.meaning.config;
  }

  get noteCount(): number {
    return this.#parts.order.size;
  }

  get taskCount(): number {
    return this.#taskCount;
  }

  /** Bytes that the index keeps, unused room in its arrays included; caches of decoded texts aside. */
  get byteLength(): number {
    return this.#parts.store.byteLength + this.#parts.order.byteLength;
  }

  /**
   * Takes the text of a note as it is now. Answers what changed, or undefined when the text means what was known (equal text,
   * byte-order mark and line ends aside, or equal facts).
   */
  put(path: string, text: string): Change | undefined {
    const store = this.#parts.store;
    const note = store.noteAt(path);
    const { columns } = store.notes;
    const wasLive = columns.live[note] === 1;
    const hash = hashText(text);
    if (wasLive && columns.hashLow[note] === hash.low && columns.hashHigh[note] === hash.high) return undefined;
    const mark = store.mark();
    const before = wasLive ? rangesOf(store, note) : undefined;
    const influence = wasLive ? this.#parts.meaning.influence(note) : 'none';
    const kind = columns.kind[note];
    this.#touched?.add(note);
    writeNote(store, note, readNote(path, text, parseOptions(this.config)), { path, text, hash });
    if (before && sameNote(store, note, before)) {
      restoreRanges(store, note, before);
      store.takeBack(mark);
      return undefined;
    }
    const isCalledOtherwise = before?.title !== columns.title[note];
    if (before) {
      const dead = this.#dead;
      this.#bury(note, before);
      if (store.moveOver(note, before, mark)) this.#dead = dead;
    } else this.#parts.order.insert(note);
    this.#taskCount += this.#parts.meaning.derive(note);
    if (!wasLive || columns.kind[note] !== kind) this.#parts.kinds.forget();
    if (isCalledOtherwise) this.#parts.names.put(note);
    const { taskStart = 0, taskEnd = 0 } = before ?? {};
    const influences = [influence, this.#parts.meaning.influence(note)];
    return this.#changed(new Set([path]), influences, [{ note, taskStart, taskEnd }]);
  }

  /**
   * Takes a packed batch of a loader. Notes of `skip` are left as they are: they came in by a newer way. Answers a change of
   * everything, or undefined for an empty batch.
   */
  merge(batch: Batch, skip: ReadonlySet<string> = new Set()): Change | undefined {
    if (batch.notes.length <= 1) return undefined;
    this.#parts.names.forget();
    const store = this.#parts.store;
    const absorbed = store.absorb(batch);
    const skipped = new Set([...skip].map((path) => store.paths.find(path)));
    for (let theirs = 1; theirs < batch.notes.length; theirs++) {
      const note = at(absorbed.notes, theirs);
      const { columns } = store.notes;
      if (skipped.has(note)) {
        this.#dead += rowCount(batch, theirs);
        continue;
      }
      if (columns.live[note] === 1) this.#bury(note);
      else this.#parts.order.add(note);
      store.takeOver(absorbed, theirs);
      this.#touched?.add(note);
      this.#taskCount += this.#parts.meaning.derive(note);
    }
    return this.#changed(undefined, ['people', 'projects']);
  }

  /** Takes out the note at a path, or every note in the folder of that name but for those that stay. */
  remove(pathOrFolder: string, staying: ReadonlySet<string> = new Set()): Change | undefined {
    const { paths } = this.#parts.store;
    const all = this.#parts.order.within(withoutEnd(pathOrFolder, '/'));
    return this.#remove(staying.size === 0 ? all : all.filter((note) => !staying.has(paths.text(note))));
  }

  /** Takes out the notes at these paths. */
  drop(paths: readonly string[]): Change | undefined {
    return this.#remove(paths.flatMap((path) => this.#liveNote(path) ?? []));
  }

  #remove(found: readonly number[]): Change | undefined {
    if (found.length === 0) return undefined;
    const { notes, paths: names } = this.#parts.store;
    const { columns } = notes;
    const influences = new Set(found.map((note) => this.#parts.meaning.influence(note)));
    const paths = found.map((note) => names.text(note));
    // Each costs as much as there are notes: those of a large folder are named anew sooner.
    if (paths.length > mostUnnamed) this.#parts.names.forget();
    else for (const path of paths) this.#parts.names.remove(path);
    const changes: NoteChange[] = [];
    for (const note of found) {
      changes.push({ note, taskStart: at(columns.taskStart, note), taskEnd: at(columns.taskEnd, note) });
      this.#bury(note);
      columns.live[note] = 0;
    }
    this.#parts.order.delete(found);
    this.#parts.kinds.forget();
    return this.#changed(new Set(paths), [...influences], changes);
  }

  /**
   * Takes another configuration and interprets every note again, without parsing. Box characters of its own (`markers`) are
   * read by the parser: where they differ, the texts have to be put or merged again.
   */
  setConfig(config: NotebookConfig): Change {
    this.#parts.names.forget();
    this.#parts.meaning.setConfig(config);
    this.#parts.notes.forget();
    this.#taskCount = 0;
    for (const note of this.#parts.order.notes()) this.#taskCount += this.#parts.meaning.derive(note);
    return this.#changed(undefined, []);
  }

  /** What is known of the files of the notes, to be compared with them. */
  known(): KnownNotes {
    return knownNotes(this.#parts.store, this.#parts.order.notes());
  }

  /** Takes what was found out about the files since. */
  takeStamps(known: KnownNotes): void {
    takeStamps(this.#parts.store, known);
  }

  /** Whether so much of the columns belongs to no note any more that building them anew is worth it. */
  get isWorn(): boolean {
    return isWorn(this.#parts.store, this.noteCount, this.#dead);
  }

  /**
   * Builds the columns anew without dead rows, with pauses, in which changes do no harm. Rows are others then: answers a change of
   * everything, or undefined when it came to nothing, because all notes went or are meant otherwise.
   */
  *compact(notesBetween?: number): Steps<Change | undefined> {
    const { config } = this;
    const parts = this.#parts;
    const touched = new Set<number>();
    this.#touched = touched;
    const made = yield* compacted(parts.store, parts.order, touched, notesBetween);
    if (this.#touched !== touched) return undefined;
    this.#touched = undefined;
    if (this.#parts !== parts || this.config !== config) return undefined;
    this.#parts = partsOf(made.store, config);
    this.#parts.order.adopt(made.order);
    this.#dead = made.dead;
    return this.#changed(undefined, []);
  }

  /** Forgets every note. */
  clear(): Change {
    this.#parts = partsOf(new Store(), this.config);
    this.#dead = 0;
    this.#taskCount = 0;
    return this.#changed(undefined, []);
  }

  /** A copy of all arrays, with pauses. */
  save(): Steps<SavedIndex> {
    return savedSteps(this.#parts.store, this.#parts.order.notes());
  }

  /**
   * Takes a saved index in place of all that is known. `isMeant` tells that it was saved with this very configuration; else every
   * note is interpreted again. The arrays belong to the index from now on.
   */
  adopt(saved: SavedIndex, isMeant: boolean): Change {
    this.clear();
    this.#parts.store.adopt(saved);
    this.#parts.order.adopt(saved.order);
    if (!isMeant) return this.setConfig(this.config);
    const { row } = saved.tasks.columns;
    for (let task = 0; task < row.length; task++) if (row[task] !== rowTypes.none) this.#taskCount++;
    return this.#changed(undefined, []);
  }

  /** Gives unused room back, for example after loading. Rows stay, and changes during a pause do no harm. */
  trim(): Steps<void> {
    return this.#parts.store.trim();
  }

  rows(): Iterable<Row> {
    return walkRows(this.#parts.order.notes(), this.#parts.store);
  }

  openRows(): Iterable<Row> {
    return walkRows(this.#parts.order.notes(), this.#parts.store, { open: true });
  }

  rowsAmong({ kinds, open = false, noLines = false, ...days }: RowChoice): Iterable<Row> {
    if (kinds && (noLines || (!kinds.has('task') && !kinds.has('milestone'))))
      return this.#parts.kinds.rows(kinds, open);
    const [only] = kinds?.size === 1 ? kinds : [];
    if (only === undefined) return walkRows(this.#parts.order.notes(), this.#parts.store, { open, ...days });
    // A kind of records may be called like the lines are.
    const noNotes = this.#parts.meaning.kindNumber(only) === 0;
    const lines = only === 'task' ? rowTypes.task : rowTypes.milestone;
    return walkRows(this.#parts.order.notes(), this.#parts.store, { open, lines, noNotes });
  }

  noteRow(path: string): Row | undefined {
    const note = this.#liveNote(path);
    return note === undefined ? undefined : rowOfNote(note);
  }

  noteOf(row: Row): Row {
    return rowOfNote(this.#noteOf(row));
  }

  taskRows(pathOrFolder: string): readonly Row[] {
    const note = this.#liveNote(pathOrFolder);
    const notes = note === undefined ? this.#parts.order.within(pathOrFolder) : [note];
    return [...walkRows(Uint32Array.from(notes), this.#parts.store, { noNotes: true })];
  }

  inOrder(rows: readonly Row[]): readonly Row[] {
    return inWalkOrder(rows, this.#parts.store);
  }

  paths(): readonly string[] {
    return Array.from(this.#parts.order.notes(), (note) => this.#parts.store.paths.read(note));
  }

  /** Every note with its title, in the order of paths; valid until the next change. */
  names(): readonly NoteName[] {
    return this.#parts.names.list();
  }

  /** Which notes a word in lower case may mean; valid until the next change. */
  places(word: NameWord): Places {
    return this.#parts.names.places(word);
  }

  /** Makes names and places with pauses, so that whoever asks for them finds them made. */
  nameSteps(): Steps<void> {
    return this.#parts.names.steps();
  }

  /** How many notes lie in a folder. */
  countIn(folder: string): number {
    return this.#parts.order.within(folder).length;
  }

  /** How many problems a note's text has; 0 for a note that is not indexed. */
  problemCount(path: string): number {
    const note = this.#liveNote(path);
    return note === undefined ? 0 : at(this.#parts.store.notes.columns.problems, note);
  }

  /** Paths of the notes whose text has problems, in code-unit order. */
  doubtfulPaths(): string[] {
    const { problems } = this.#parts.store.notes.columns;
    const doubtful = this.#parts.order.notes().filter((note) => at(problems, note) > 0);
    return Array.from(doubtful, (note) => this.#parts.store.paths.read(note));
  }

  /** Rows of the readings table of a note in the order of its lines; empty when it has none or is not indexed. */
  readings(path: string): readonly Reading[] {
    const note = this.#liveNote(path);
    return note === undefined ? [] : allValues(this.#parts.store, note, readingField).map(readReading);
  }

  /** What a note plans by links, in the order of its lines. */
  planned(path: string): readonly PlannedLink[] {
    const note = this.#liveNote(path);
    const written = note === undefined ? [] : allValues(this.#parts.store, note, linkField);
    return written.map((text) => ({
      target: text.slice(0, text.indexOf('\n')),
      title: text.slice(text.indexOf('\n') + 1),
    }));
  }

  /** What stands in two versions, in the order of paths and lines. */
  conflicts(): readonly PlacedConflict[] {
    const { store } = this.#parts;
    const found = notesWith(store, conflictField).flatMap((note) => {
      const path = store.paths.read(note);
      return allValues(store, note, conflictField).map((text) => ({ path, ...readConflict(text) }));
    });
    return found.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  }

  /** Everybody: the people of the configuration and those who have a note. */
  roster(): Roster {
    return this.#parts.meaning.roster();
  }

  /** How often people, projects and tags stand on task lines. One pass: ask once a version. */
  wordUse(): WordUse {
    return countWords(this.#parts.store);
  }

  /** Rows of the task lines that have an id. */
  rowsWithId(): Row[] {
    return tasksWithId(this.#parts.store).map(rowOfTask);
  }

  /** Rows of the notes whose header gives an id. */
  notesWithId(): Row[] {
    return notesWith(this.#parts.store, 'id').map(rowOfNote);
  }

  personId(name: string): string | undefined {
    return this.#parts.meaning.roster().resolve(name)?.id;
  }

  type(row: Row): RowType {
    if (isNoteRow(row)) return at(this.#parts.store.notes.columns.kind, noteOfRow(row)) === 0 ? 'note' : 'record';
    return this.#parts.store.tasks.columns.row[taskOfRow(row)] === rowTypes.milestone ? 'milestone' : 'task';
  }

  kind(row: Row): string {
    if (isNoteRow(row)) return this.#parts.meaning.kind(noteOfRow(row))?.id ?? 'note';
    return this.#parts.store.tasks.columns.row[taskOfRow(row)] === rowTypes.milestone ? 'milestone' : 'task';
  }

  stateClass(row: Row): StateClass {
    const { notes, tasks } = this.#parts.store;
    const state = isNoteRow(row) ? notes.columns.state[noteOfRow(row)] : tasks.columns.state[taskOfRow(row)];
    return stateClasses[state ?? 0] ?? 'todo';
  }

  path(row: Row): string {
    const note = this.#noteOf(row);
    // Callers walk row by row, so that the next one is often of the same note.
    if (note !== this.#lastNote) {
      this.#lastNote = note;
      this.#lastPath = this.#parts.store.paths.read(note);
    }
    return this.#lastPath;
  }

  get(row: Row, field: string): Value | undefined {
    return isNoteRow(row) ? this.#parts.notes.get(noteOfRow(row), field) : this.#parts.tasks.get(taskOfRow(row), field);
  }

  number(row: Row, field: string): number {
    return isNoteRow(row)
      ? this.#parts.notes.number(noteOfRow(row), field)
      : this.#parts.tasks.number(taskOfRow(row), field);
  }

  get many(): ManyRows {
    return this.#parts.many;
  }

  titleFinder(word: string): (row: Row) => boolean {
    return titleFinder(this.#parts.store, word);
  }

  rowsHolding(words: readonly string[]): readonly Row[] | undefined {
    return rowsHolding(this.#parts.store, this.#parts.order, words);
  }

  since(version: number): RowsSince | undefined {
    return this.#log.since(version, this.#version, this.#parts.store, this.#parts.order);
  }

  /** Names of the fields that a row itself states, in the order of its header or line; derived and pseudo fields are not among them. */
  fieldNames(row: Row): readonly string[] {
    return isNoteRow(row) ? fieldsOf(this.#parts.store, noteOfRow(row)) : this.#parts.tasks.fieldNames(taskOfRow(row));
  }

  item(row: Row): Item {
    if (isNoteRow(row)) return itemOf(this, row, 0, false);
    const task = taskOfRow(row);
    return itemOf(this, row, at(this.#parts.store.tasks.columns.line, task), this.#parts.tasks.isFixed(task));
  }

  key(row: Row): RowKey {
    const path = this.path(row);
    if (isNoteRow(row)) return { path };
    return { path, task: keyOfTask(this.#parts.store, this.#parts.tasks, taskOfRow(row)) };
  }

  find(key: RowKey): Row | undefined {
    const note = this.#liveNote(key.path);
    if (note === undefined || !key.task) return note === undefined ? undefined : rowOfNote(note);
    const task = findTask(this.#parts.store, this.#parts.tasks, note, key.task);
    return task === undefined ? undefined : rowOfTask(task);
  }

  #noteOf(row: Row): number {
    return isNoteRow(row) ? noteOfRow(row) : at(this.#parts.store.tasks.columns.note, taskOfRow(row));
  }

  #liveNote(path: string): number | undefined {
    const note = this.#parts.store.paths.find(path);
    return this.#parts.store.notes.columns.live[note] === 1 ? note : undefined;
  }

  /** The rows that a note had, as its row in the table says or as they stood, are nobody's from now on. */
  #bury(note: number, { entryStart, entryEnd, taskStart, taskEnd } = rangesOf(this.#parts.store, note)): void {
    this.#touched?.add(note);
    const { row } = this.#parts.store.tasks.columns;
    for (let task = taskStart; task < taskEnd; task++) {
      if (row[task] !== rowTypes.none) this.#taskCount--;
      row[task] = rowTypes.none;
    }
    this.#dead += entryEnd - entryStart + taskEnd - taskStart;
  }

  /** Counts a change; one of a person's or a project's note may change what every other row means. */
  #changed(
    paths: ReadonlySet<string> | undefined,
    influences: readonly Influence[],
    changes: readonly NoteChange[] = [],
  ): Change {
    for (const influence of influences) this.#parts.meaning.forget(influence);
    this.#parts.tasks.forget();
    if (paths === undefined) this.#parts.kinds.forget();
    this.#parts.many.forget();
    this.#lastNote = -1;
    this.#version++;
    const all = paths === undefined || influences.some((influence) => influence !== 'none');
    if (all) this.#log.forget(this.#version);
    else this.#log.add(this.#version, changes);
    return { paths: paths ?? new Set(), all };
  }
}

/** Rows of a note of a batch. */
function rowCount({ notes: { columns } }: Batch, note: number): number {
  const count = (start: Uint32Array, end: Uint32Array): number => at(end, note) - at(start, note);
  return count(columns.entryStart, columns.entryEnd) + count(columns.taskStart, columns.taskEnd);
}
