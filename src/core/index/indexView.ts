// What can be asked of an index. Comes in: rows, paths, words; goes out: rows and what they say. Changes nothing; what changes the
// notes is noteIndex. Never reads a clock and keeps nothing derived from today.
import { type PlacedConflict, readConflict } from '../merge/openConflicts.ts';
import type { Reading, StateClass } from '../note/note.ts';
import type { PlannedLink } from '../note/plannedLinks.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Roster } from '../record/roster.ts';
import { ChangeLog } from './changeLog.ts';
import { at } from './columns.ts';
import { allValues, fieldsOf, notesWith } from './headerFacts.ts';
import { type IndexParts, partsOf } from './indexParts.ts';
import { rowTypes } from './interpretation.ts';
import { itemOf } from './itemOf.ts';
import type { NameWord, NoteName, Places } from './noteNames.ts';
import { readReading } from './reading.ts';
import { findTask, keyOfTask } from './rowKey.ts';
import { inWalkOrder, isNoteRow, noteOfRow, rowOfNote, rowOfTask, taskOfRow, walkRows } from './rowNumbers.ts';
import type { IndexReader, Item, ManyRows, Row, RowChoice, RowKey, RowsSince, RowType, Value } from './rows.ts';
import type { Steps } from './steps.ts';
import { conflictField, linkField, readingField, Store } from './store.ts';
import { countWords, tasksWithId, type WordUse } from './wordUse.ts';
import { stateClasses } from './writeNote.ts';

/** All that is known of one notebook, to be asked. */
export abstract class IndexView implements IndexReader {
  protected parts: IndexParts;
  protected changes = 0;
  protected tasks = 0;
  protected readonly log = new ChangeLog();
  #lastNote = -1;
  #lastPath = '';

  constructor(config: NotebookConfig) {
    this.parts = partsOf(new Store(), config);
  }

  get version(): number {
    return this.changes;
  }

  get config(): NotebookConfig {
    return this.parts.meaning.config;
  }

  get noteCount(): number {
    return this.parts.order.size;
  }

  get taskCount(): number {
    return this.tasks;
  }

  /** Bytes that the index keeps, unused room in its arrays included; caches of decoded texts aside. */
  get byteLength(): number {
    return this.parts.store.byteLength + this.parts.order.byteLength + this.parts.titles.byteLength;
  }

  rows(): Iterable<Row> {
    return walkRows(this.parts.order.notes(), this.parts.store);
  }

  openRows(): Iterable<Row> {
    return walkRows(this.parts.order.notes(), this.parts.store, { open: true });
  }

  rowsAmong({ kinds, open = false, noLines = false, ...days }: RowChoice): Iterable<Row> {
    if (kinds && (noLines || (!kinds.has('task') && !kinds.has('milestone'))))
      return this.parts.kinds.rows(kinds, open);
    const [only] = kinds?.size === 1 ? kinds : [];
    if (only === undefined) return walkRows(this.parts.order.notes(), this.parts.store, { open, ...days });
    // A kind of records may be called like the lines are.
    const noNotes = this.parts.meaning.kindNumber(only) === 0;
    const lines = only === 'task' ? rowTypes.task : rowTypes.milestone;
    return walkRows(this.parts.order.notes(), this.parts.store, { open, lines, noNotes });
  }

  noteRow(path: string): Row | undefined {
    const note = this.liveNote(path);
    return note === undefined ? undefined : rowOfNote(note);
  }

  noteOf(row: Row): Row {
    return rowOfNote(this.#noteOf(row));
  }

  taskRows(pathOrFolder: string): readonly Row[] {
    const note = this.liveNote(pathOrFolder);
    const notes = note === undefined ? this.parts.order.within(pathOrFolder) : [note];
    return [...walkRows(Uint32Array.from(notes), this.parts.store, { noNotes: true })];
  }

  inOrder(rows: readonly Row[]): readonly Row[] {
    return inWalkOrder(rows, this.parts.store);
  }

  paths(): readonly string[] {
    return Array.from(this.parts.order.notes(), (note) => this.parts.store.paths.read(note));
  }

  /** Every note with its title, in the order of paths; valid until the next change. */
  names(): readonly NoteName[] {
    return this.parts.names.list();
  }

  /** Which notes a word in lower case may mean; valid until the next change. */
  places(word: NameWord): Places {
    return this.parts.names.places(word);
  }

  /** Makes names and places with pauses, so that whoever asks for them finds them made. */
  nameSteps(): Steps<void> {
    return this.parts.names.steps();
  }

  /** Puts notes that came in out of order in their places with pauses, so that whoever walks finds them there. */
  orderSteps(): Steps<void> {
    return this.parts.order.steps();
  }

  /** How many notes lie in a folder. */
  countIn(folder: string): number {
    return this.parts.order.within(folder).length;
  }

  /** How many problems a note's text has; 0 for a note that is not indexed. */
  problemCount(path: string): number {
    const note = this.liveNote(path);
    return note === undefined ? 0 : at(this.parts.store.notes.columns.problems, note);
  }

  /** Paths of the notes whose text has problems, in code-unit order. */
  doubtfulPaths(): string[] {
    const { problems } = this.parts.store.notes.columns;
    const doubtful = this.parts.order.notes().filter((note) => at(problems, note) > 0);
    return Array.from(doubtful, (note) => this.parts.store.paths.read(note));
  }

  /** Rows of the readings table of a note in the order of its lines; empty when it has none or is not indexed. */
  readings(path: string): readonly Reading[] {
    const note = this.liveNote(path);
    return note === undefined ? [] : allValues(this.parts.store, note, readingField).map(readReading);
  }

  /** What a note plans by links, in the order of its lines. */
  planned(path: string): readonly PlannedLink[] {
    const note = this.liveNote(path);
    const written = note === undefined ? [] : allValues(this.parts.store, note, linkField);
    return written.map((text) => ({
      target: text.slice(0, text.indexOf('\n')),
      title: text.slice(text.indexOf('\n') + 1),
    }));
  }

  /** What stands in two versions, in the order of paths and lines. */
  conflicts(): readonly PlacedConflict[] {
    const { store } = this.parts;
    const found = notesWith(store, conflictField).flatMap((note) => {
      const path = store.paths.read(note);
      return allValues(store, note, conflictField).map((text) => ({ path, ...readConflict(text) }));
    });
    return found.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  }

  /** Everybody: the people of the configuration and those who have a note. */
  roster(): Roster {
    return this.parts.meaning.roster();
  }

  /** How often people, projects and tags stand on task lines. One pass: ask once a version. */
  wordUse(): WordUse {
    return countWords(this.parts.store);
  }

  /** Rows of the task lines that have an id. */
  rowsWithId(): Row[] {
    return tasksWithId(this.parts.store).map(rowOfTask);
  }

  /** Rows of the notes whose header gives an id. */
  notesWithId(): Row[] {
    return notesWith(this.parts.store, 'id').map(rowOfNote);
  }

  personId(name: string): string | undefined {
    return this.parts.meaning.roster().resolve(name)?.id;
  }

  type(row: Row): RowType {
    if (isNoteRow(row)) return at(this.parts.store.notes.columns.kind, noteOfRow(row)) === 0 ? 'note' : 'record';
    return this.parts.store.tasks.columns.row[taskOfRow(row)] === rowTypes.milestone ? 'milestone' : 'task';
  }

  kind(row: Row): string {
    if (isNoteRow(row)) return this.parts.meaning.kind(noteOfRow(row))?.id ?? 'note';
    return this.parts.store.tasks.columns.row[taskOfRow(row)] === rowTypes.milestone ? 'milestone' : 'task';
  }

  stateClass(row: Row): StateClass {
    const { notes, tasks } = this.parts.store;
    const state = isNoteRow(row) ? notes.columns.state[noteOfRow(row)] : tasks.columns.state[taskOfRow(row)];
    return stateClasses[state ?? 0] ?? 'todo';
  }

  path(row: Row): string {
    const note = this.#noteOf(row);
    // Callers walk row by row, so that the next one is often of the same note.
    if (note !== this.#lastNote) {
      this.#lastNote = note;
      this.#lastPath = this.parts.store.paths.read(note);
    }
    return this.#lastPath;
  }

  get(row: Row, field: string): Value | undefined {
    return isNoteRow(row) ? this.parts.notes.get(noteOfRow(row), field) : this.parts.tasks.get(taskOfRow(row), field);
  }

  number(row: Row, field: string): number {
    return isNoteRow(row)
      ? this.parts.notes.number(noteOfRow(row), field)
      : this.parts.tasks.number(taskOfRow(row), field);
  }

  get many(): ManyRows {
    return this.parts.many;
  }

  titleFinder(word: string): (row: Row) => boolean {
    return this.parts.titles.finder(word);
  }

  rowsHolding(words: readonly string[]): Steps<readonly Row[]> {
    return this.parts.titles.rowsHolding(words);
  }

  since(version: number): RowsSince | undefined {
    return this.log.since(version, this.changes, this.parts.store, this.parts.order);
  }

  /** Names of the fields that a row itself states, in the order of its header or line; derived and pseudo fields are not among them. */
  fieldNames(row: Row): readonly string[] {
    return isNoteRow(row) ? fieldsOf(this.parts.store, noteOfRow(row)) : this.parts.tasks.fieldNames(taskOfRow(row));
  }

  item(row: Row): Item {
    if (isNoteRow(row)) return itemOf(this, row, 0, false);
    const task = taskOfRow(row);
    return itemOf(this, row, at(this.parts.store.tasks.columns.line, task), this.parts.tasks.isFixed(task));
  }

  key(row: Row): RowKey {
    const path = this.path(row);
    if (isNoteRow(row)) return { path };
    return { path, task: keyOfTask(this.parts.store, this.parts.tasks, taskOfRow(row)) };
  }

  find(key: RowKey): Row | undefined {
    const note = this.liveNote(key.path);
    if (note === undefined || !key.task) return note === undefined ? undefined : rowOfNote(note);
    const task = findTask(this.parts.store, this.parts.tasks, note, key.task);
    return task === undefined ? undefined : rowOfTask(task);
  }

  #noteOf(row: Row): number {
    return isNoteRow(row) ? noteOfRow(row) : at(this.parts.store.tasks.columns.note, taskOfRow(row));
  }

  /** Forgets which path was asked last: rows may mean others now. */
  protected forgetPath(): void {
    this.#lastNote = -1;
  }

  protected liveNote(path: string): number | undefined {
    const note = this.parts.store.paths.find(path);
    return this.parts.store.notes.columns.live[note] === 1 ? note : undefined;
  }
}
