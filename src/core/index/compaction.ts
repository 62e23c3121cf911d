// A store without its dead rows, and when it is worth it. Comes in: a store, the order of the notes to keep, and who changed since somebody looked last; goes
// out: a new store with the same facts of them, numbered from 1, and their order in it. The old one is left as it is and may change in
// every pause: a note that did is copied once more.
import { at, grown } from './columns.ts';
import { WordMemo } from './memo.ts';
import type { PathOrder } from './pathOrder.ts';
import type { Steps } from './steps.ts';
import { Store } from './store.ts';

/** A new store with its notes in the order of their paths. */
export interface Compacted {
  readonly store: Store;
  readonly order: Uint32Array;
  /** Rows of it that are dead already, because their notes changed meanwhile. */
  readonly dead: number;
}

/** Share of dead rows, and their least number, from which on a new store is worth it. */
const deadShare = 0.5;
const deadLeast = 20_000;

/** Whether so much of a store belongs to no note any more, `dead` task and header rows among it, that it is worn. */
export function isWorn({ notes, entries, tasks, texts }: Store, notesThere: number, dead: number): boolean {
  // Nobody knows of a word that it is not used any more: only that they are more than the rows that could use them.
  const unused = Math.max(0, texts.size - notes.length - entries.length);
  const all = dead + notes.length - 1 - notesThere + unused;
  return all > deadLeast && all > deadShare * (notes.length + entries.length + tasks.length + unused);
}

/** Notes copied between two pauses. */
const notesAStep = 32;

/**
 * Copies the notes of `order` into a new store. `changed` is told, and emptied here, of every note that came, went or is another
 * since; nobody need stop for it: there is no pause after the last look at it.
 */
export function* compacted(
  from: Store,
  order: PathOrder,
  changed: Set<number>,
  notesBetween = notesAStep,
): Steps<Compacted> {
  const copy = new Copy(from);
  let count = 0;
  for (let left: Iterable<number> = order.notes().slice(); ; left = [...changed]) {
    changed.clear();
    for (const note of left) {
      copy.note(note);
      if (++count % notesBetween === 0) yield;
    }
    if (changed.size === 0)
      return { store: copy.to, order: order.notes().map((note) => copy.numberOf(note)), dead: copy.dead };
  }
}

const noteColumns = ['live', 'hashLow', 'hashHigh', 'stampLow', 'stampHigh', 'problems', 'kind', 'state'] as const;
const taskColumns = ['line', 'flags', 'state', 'row', 'due', 'scheduled', 'start', 'done'] as const;
const titleColumns = ['titleFrom', 'titleBehind'] as const;
const labelColumns = ['owner', 'project', 'tags', 'heading'] as const;

class Copy {
  readonly to = new Store();
  dead = 0;
  readonly #from: Store;
  readonly #labels: WordMemo;
  readonly #texts: WordMemo;
  /** By the number of a note, its new one. */
  #numbers = new Uint32Array(64);

  constructor(from: Store) {
    this.#from = from;
    this.#labels = new WordMemo((word) => this.to.labels.add(from.labels.read(word)));
    this.#texts = new WordMemo((word) => this.to.texts.add(from.texts.read(word)));
  }

  numberOf(old: number): number {
    return at(this.#numbers, old);
  }

  note(old: number): void {
    const { to } = this;
    const theirs = this.#from.notes.columns;
    const known = this.numberOf(old);
    if (known === 0 && theirs.live[old] !== 1) return;
    const note = known || to.noteAt(this.#from.paths.read(old));
    this.#numbers = grown(this.#numbers, old + 1);
    this.#numbers[old] = note;
    const ours = to.notes.columns;
    this.dead +=
      at(ours.entryEnd, note) - at(ours.entryStart, note) + at(ours.taskEnd, note) - at(ours.taskStart, note);
    for (const name of noteColumns) ours[name][note] = at(theirs[name], old);
    ours.title[note] = this.#texts.of(at(theirs.title, old));
    ours.folder[note] = this.#labels.of(at(theirs.folder, old));
    ours.project[note] = this.#labels.of(at(theirs.project, old));
    ours.entryStart[note] = to.entries.length;
    ours.taskStart[note] = to.tasks.length;
    if (theirs.live[old] === 1) {
      for (let entry = at(theirs.entryStart, old); entry < at(theirs.entryEnd, old); entry++) this.#entry(entry);
      for (let task = at(theirs.taskStart, old); task < at(theirs.taskEnd, old); task++) this.#task(task, note);
    }
    ours.entryEnd[note] = to.entries.length;
    ours.taskEnd[note] = to.tasks.length;
  }

  #entry(old: number): void {
    const { columns } = this.#from.entries;
    const { entries } = this.to;
    const entry = entries.append(1);
    entries.columns.field[entry] = this.#labels.of(at(columns.field, old));
    entries.columns.value[entry] = this.#texts.of(at(columns.value, old));
  }

  #task(old: number, note: number): void {
    const { to } = this;
    const task = to.tasks.append(1);
    const theirs = this.#from.tasks.columns;
    const ours = to.tasks.columns;
    ours.note[task] = note;
    for (const name of [...taskColumns, ...titleColumns]) ours[name][task] = at(theirs[name], old);
    for (const name of labelColumns) ours[name][task] = this.#labels.of(at(theirs[name], old));
    ours.textStart[task] = to.poolLength;
    to.appendBytes(this.#from.pool.subarray(at(theirs.textStart, old), this.#from.textEnd(old)));
  }
}
