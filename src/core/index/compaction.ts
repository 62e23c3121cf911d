// A store without its dead rows. Comes in: a store and the notes to keep, in the order they are to have; goes out: a new store
// with the same facts of them, numbered from 1. The old one is left as it is.
import { at } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { finished } from './steps.ts';
import { Store } from './store.ts';

/** Copies notes into a new store, every array as long as it has to be. */
export function compacted(from: Store, notes: Uint32Array): Store {
  const to = new Store();
  const labels = wordCopier(from.labels, to.labels);
  const texts = wordCopier(from.texts, to.texts);
  for (const old of notes) {
    const note = to.noteAt(from.paths.read(old));
    const theirs = from.notes.columns;
    const ours = to.notes.columns;
    for (const name of ['live', 'hashLow', 'hashHigh', 'stampLow', 'stampHigh', 'problems'] as const)
      ours[name][note] = at(theirs[name], old);
    ours.title[note] = texts(at(theirs.title, old));
    ours.folder[note] = labels(at(theirs.folder, old));
    ours.project[note] = labels(at(theirs.project, old));
    ours.entryStart[note] = to.entries.length;
    for (let entry = at(theirs.entryStart, old); entry < at(theirs.entryEnd, old); entry++) {
      const row = to.entries.append(1);
      to.entries.columns.field[row] = labels(at(from.entries.columns.field, entry));
      to.entries.columns.value[row] = texts(at(from.entries.columns.value, entry));
    }
    ours.entryEnd[note] = to.entries.length;
    ours.taskStart[note] = to.tasks.length;
    for (let task = at(theirs.taskStart, old); task < at(theirs.taskEnd, old); task++)
      copyTask(from, task, to, note, labels);
    ours.taskEnd[note] = to.tasks.length;
  }
  finished(to.trim());
  return to;
}

const copiedColumns = ['line', 'flags', 'state', 'due', 'scheduled', 'start', 'done'] as const;
const labelColumns = ['owner', 'project', 'tags', 'heading'] as const;

function copyTask(from: Store, old: number, to: Store, note: number, labels: (word: number) => number): void {
  const task = to.tasks.append(1);
  const theirs = from.tasks.columns;
  const ours = to.tasks.columns;
  ours.note[task] = note;
  for (const name of copiedColumns) ours[name][task] = at(theirs[name], old);
  for (const name of labelColumns) ours[name][task] = labels(at(theirs[name], old));
  ours.textStart[task] = to.poolLength;
  to.appendBytes(from.pool.subarray(at(theirs.textStart, old), from.textEnd(old)));
}

function wordCopier(from: Dictionary, to: Dictionary): (word: number) => number {
  const copied = new Map<number, number>([[0, 0]]);
  return (word) => {
    const known = copied.get(word);
    if (known !== undefined) return known;
    const copy = to.add(from.read(word));
    copied.set(word, copy);
    return copy;
  };
}
