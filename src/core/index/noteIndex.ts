// The live index: facts of notes in columns, what they mean by the configuration, and the one door for changes. Comes in: texts
// by path, packed batches of a loader, configurations; goes out: rows and a Change whenever facts differ. Synchronous; one
// note costs the note, not the notebook. Never reads a clock and keeps nothing derived from today.

import { readNote } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { withoutEnd } from '../text.ts';
import type { NoteChange } from './changeLog.ts';
import { asMany, at } from './columns.ts';
import { compacted, isWorn } from './compaction.ts';
import { partsOf } from './indexParts.ts';
import { IndexView } from './indexView.ts';
import { type Influence, rowTypes } from './interpretation.ts';
import { type KnownNotes, knownNotes, takeStamps } from './knownNotes.ts';
import { rangesOf, restoreRanges } from './noteRanges.ts';
import type { Batch } from './pack.ts';
import type { Change } from './rows.ts';
import { sameNote } from './sameNote.ts';
import { type SavedIndex, savedSteps } from './savedIndex.ts';
import { finished, type Steps } from './steps.ts';
import { Store } from './store.ts';
import { hashText } from './textHash.ts';
import { keptOnly, writeNote } from './writeNote.ts';

/** Notes of a folder that go and are taken out of the names one by one. */
const mostUnnamed = 100;

/** The index of one notebook. */
export class NoteIndex extends IndexView {
  /** Task and header rows that belong to no live note any more. */
  #dead = 0;
  /** Notes that came, went or changed while the columns are built anew. */
  #touched: Set<number> | undefined;

  /**
   * Takes the text of a note as it is now. Answers what changed, or undefined when the text means what was known (equal text,
   * byte-order mark and line ends aside, or equal facts).
   */
  put(path: string, text: string): Change | undefined {
    const store = this.parts.store;
    const note = store.noteAt(path);
    const { columns } = store.notes;
    const wasLive = columns.live[note] === 1;
    const hash = hashText(text);
    if (wasLive && columns.hashLow[note] === hash.low && columns.hashHigh[note] === hash.high) return undefined;
    const mark = store.mark();
    const before = wasLive ? rangesOf(store, note) : undefined;
    const influence = wasLive ? this.parts.meaning.influence(note) : 'none';
    const kind = columns.kind[note];
    this.#touched?.add(note);
    writeNote(store, note, readNote(path, text, keptOnly(parseOptions(this.config))), { path, text, hash });
    if (before && sameNote(store, note, before)) {
      restoreRanges(store, note, before);
      store.takeBack(mark);
      return undefined;
    }
    const isCalledOtherwise = before?.title !== columns.title[note];
    if (before) {
      const dead = this.#dead;
      this.#bury(note, before);
      if (store.moveOver(note, before, mark)) {
        this.#dead = dead;
        this.parts.titles.forgetFrom(before.taskStart);
      }
    } else this.parts.order.insert(note);
    this.tasks += this.parts.meaning.derive(note);
    if (!wasLive || columns.kind[note] !== kind) this.parts.kinds.forget();
    if (isCalledOtherwise) this.parts.names.put(note);
    const { taskStart = 0, taskEnd = 0 } = before ?? {};
    const influences = [influence, this.parts.meaning.influence(note)];
    return this.#changed(new Set([path]), influences, [{ note, taskStart, taskEnd }]);
  }

  /**
   * Makes room for a batch in pieces, and for so many more notes behind it: what a large index has takes long to copy. To be begun again
   * when anything changes in a pause.
   */
  makeRoom(batch: Batch, ahead = 0): Steps<void> {
    this.parts.store.expect(percentOf(this.noteCount + batch.notes.length, ahead));
    return this.parts.store.makeRoom(batch);
  }

  /**
   * Takes a packed batch of a loader. Notes of `skip` are left as they are: they came in by a newer way. Behind it so many more come
   * that nobody knows of yet. Answers a change of everything, or undefined for an empty batch.
   */
  merge(batch: Batch, skip: ReadonlySet<string> = new Set(), ahead = 0): Change | undefined {
    if (batch.notes.length <= 1) return undefined;
    this.parts.names.forget();
    const store = this.parts.store;
    finished(this.makeRoom(batch, ahead));
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
      else this.parts.order.add(note);
      store.takeOver(absorbed, theirs);
      this.#touched?.add(note);
      this.tasks += this.parts.meaning.derive(note);
    }
    return this.#changed(undefined, ['people', 'projects']);
  }

  /** Takes out the note at a path, or every note in the folder of that name but for those that stay. */
  remove(pathOrFolder: string, staying: ReadonlySet<string> = new Set()): Change | undefined {
    const { paths } = this.parts.store;
    const all = this.parts.order.within(withoutEnd(pathOrFolder, '/'));
    return this.#remove(staying.size === 0 ? all : all.filter((note) => !staying.has(paths.text(note))));
  }

  /** Takes out the notes at these paths. */
  drop(paths: readonly string[]): Change | undefined {
    return this.#remove(paths.flatMap((path) => this.liveNote(path) ?? []));
  }

  #remove(found: readonly number[]): Change | undefined {
    if (found.length === 0) return undefined;
    const { notes, paths: names } = this.parts.store;
    const { columns } = notes;
    const influences = new Set(found.map((note) => this.parts.meaning.influence(note)));
    const paths = found.map((note) => names.text(note));
    // Each costs as much as there are notes: those of a large folder are named anew sooner.
    if (paths.length > mostUnnamed) this.parts.names.forget();
    else for (const path of paths) this.parts.names.remove(path);
    const changes: NoteChange[] = [];
    for (const note of found) {
      changes.push({ note, taskStart: at(columns.taskStart, note), taskEnd: at(columns.taskEnd, note) });
      this.#bury(note);
      columns.live[note] = 0;
    }
    this.parts.order.delete(found);
    this.parts.kinds.forget();
    return this.#changed(new Set(paths), [...influences], changes);
  }

  /**
   * Takes another configuration and interprets every note again, without parsing. Box characters of its own (`markers`) are
   * read by the parser: where they differ, the texts have to be put or merged again.
   */
  setConfig(config: NotebookConfig): Change {
    this.parts.names.forget();
    this.parts.meaning.setConfig(config);
    this.tasks = 0;
    for (const note of this.parts.order.notes()) this.tasks += this.parts.meaning.derive(note);
    return this.#changed(undefined, []);
  }

  /** What is known of the files of the notes, to be compared with them. */
  known(): KnownNotes {
    return knownNotes(this.parts.store, this.parts.order.notes());
  }

  /** Takes what was found out about the files since. */
  takeStamps(known: KnownNotes): void {
    takeStamps(this.parts.store, known);
  }

  /** Whether so much of the columns belongs to no note any more that building them anew is worth it. */
  get isWorn(): boolean {
    return isWorn(this.parts.store, this.noteCount, this.#dead);
  }

  /**
   * Builds the columns anew without dead rows, with pauses, in which changes do no harm. Rows are others then: answers a change of
   * everything, or undefined when it came to nothing, because all notes went or are meant otherwise.
   */
  *compact(notesBetween?: number): Steps<Change | undefined> {
    const { config } = this;
    const parts = this.parts;
    const touched = new Set<number>();
    this.#touched = touched;
    const made = yield* compacted(parts.store, parts.order, touched, notesBetween);
    if (this.#touched !== touched) return undefined;
    this.#touched = undefined;
    if (this.parts !== parts || this.config !== config) return undefined;
    this.parts = partsOf(made.store, config);
    this.parts.order.adopt(made.order);
    this.#dead = made.dead;
    return this.#changed(undefined, []);
  }

  /** Forgets every note. */
  clear(): Change {
    this.parts = partsOf(new Store(), this.config);
    this.#dead = 0;
    this.tasks = 0;
    return this.#changed(undefined, []);
  }

  /** A copy of all arrays, with pauses. */
  save(): Steps<SavedIndex> {
    return savedSteps(this.parts.store, this.parts.order.notes());
  }

  /**
   * Takes a saved index in place of all that is known. `isMeant` tells that it was saved with this very configuration; else every
   * note is interpreted again. The arrays belong to the index from now on.
   */
  adopt(saved: SavedIndex, isMeant: boolean): Change {
    this.clear();
    this.parts.store.adopt(saved);
    this.parts.order.adopt(saved.order);
    if (!isMeant) return this.setConfig(this.config);
    const { row } = saved.tasks.columns;
    for (let task = 0; task < row.length; task++) if (row[task] !== rowTypes.none) this.tasks++;
    return this.#changed(undefined, []);
  }

  /** Gives unused room back, for example after loading. Rows stay, and changes during a pause do no harm. */
  trim(): Steps<void> {
    return this.parts.store.trim();
  }

  /** The rows that a note had, as its row in the table says or as they stood, are nobody's from now on. */
  #bury(note: number, { entryStart, entryEnd, taskStart, taskEnd } = rangesOf(this.parts.store, note)): void {
    this.#touched?.add(note);
    const { row } = this.parts.store.tasks.columns;
    for (let task = taskStart; task < taskEnd; task++) {
      if (row[task] !== rowTypes.none) this.tasks--;
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
    for (const influence of influences) this.parts.meaning.forget(influence);
    this.parts.tasks.forget();
    if (paths === undefined) this.parts.kinds.forget();
    this.parts.many.forget();
    this.forgetPath();
    this.changes++;
    const all = paths === undefined || influences.some((influence) => influence !== 'none');
    if (all) this.log.forget(this.changes);
    else this.log.add(this.changes, changes);
    return { paths: paths ?? new Set(), all };
  }
}

/** Notes that come later are not like those before: room is taken for a tenth more, and not for many times as many. */
function percentOf(there: number, ahead: number): number {
  return ahead === 0 ? asMany : Math.min(400, Math.ceil((110 * (there + ahead)) / there));
}

/** Rows of a note of a batch. */
function rowCount({ notes: { columns } }: Batch, note: number): number {
  const count = (start: Uint32Array, end: Uint32Array): number => at(end, note) - at(start, note);
  return count(columns.entryStart, columns.entryEnd) + count(columns.taskStart, columns.taskEnd);
}
