// How often words are used on the task lines and in the headers of a notebook: what completion offers first. Comes in: a store;
// goes out: counts by word as written. One pass over typed columns, so that half a million lines take a moment only.
import { at } from './columns.ts';
import { noWord } from './dictionary.ts';
import { type Store, taskFlags } from './store.ts';
import { assignedSign, ownerSign } from './writeNote.ts';

/** Counts by word as written, without its sign. */
export interface WordUse {
  readonly people: ReadonlyMap<string, number>;
  readonly projects: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

/** Counts people, projects and tags of all live task lines, and the tags of all headers. */
export function countWords(store: Store): WordUse {
  const { columns } = store.tasks;
  const tags = wordsOf(store, columns.tags);
  for (const tag of headerWords(store, 'tags')) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  return { people: wordsOf(store, columns.owner), projects: wordsOf(store, columns.project), tags };
}

/** Numbers of the live task lines that have an id. */
export function tasksWithId(store: Store): number[] {
  const { flags, row } = store.tasks.columns;
  const found: number[] = [];
  for (let task = 0; task < store.tasks.length; task++)
    if (row[task] !== 0 && at(flags, task) & taskFlags.id) found.push(task);
  return found;
}

function wordsOf(store: Store, column: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(store.labels.size);
  const { row } = store.tasks.columns;
  for (let task = 0; task < store.tasks.length; task++) {
    const word = at(column, task);
    if (row[task] !== 0) counts[word] = at(counts, word) + 1;
  }
  const words = new Map<string, number>();
  for (let label = noWord + 1; label < counts.length; label++) {
    const count = at(counts, label);
    if (count === 0) continue;
    for (const word of (store.labels.text(label).split(assignedSign)[0] ?? '').split(' ')) {
      const name = word.startsWith(ownerSign) ? word.slice(ownerSign.length) : word;
      if (name !== '') words.set(name, (words.get(name) ?? 0) + count);
    }
  }
  return words;
}

function* headerWords(store: Store, name: string): Generator<string> {
  const label = store.labels.find(name);
  const { field, value } = store.entries.columns;
  const { live, entryStart, entryEnd } = store.notes.columns;
  for (let note = 0; label !== noWord && note < store.notes.length; note++) {
    if (live[note] !== 1) continue;
    for (let entry = at(entryStart, note); entry < at(entryEnd, note); entry++) {
      if (field[entry] === label) yield store.texts.text(at(value, entry)).replace(/^#/, '');
    }
  }
}
