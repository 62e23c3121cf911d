// The header of a note as the index keeps it: field names and values, read back as strings. Comes in: a store and the number
// of a note; goes out: texts as they were written. Interprets nothing.
import type { FieldTexts } from '../record/signatures.ts';
import { at } from './columns.ts';
import { noWord } from './dictionary.ts';
import type { Store } from './store.ts';

/** First value of a field as written; undefined when the header has no such field or leaves it empty. */
export function firstValue(store: Store, note: number, field: string): string | undefined {
  const word = firstWord(store, note, store.labels.find(field));
  return word === noWord ? undefined : store.texts.text(word);
}

/** The number of the first value of the field with that number, 0 when there is none. */
export function firstWord(store: Store, note: number, label: number): number {
  if (label === noWord) return noWord;
  const { field, value } = store.entries.columns;
  const { entryStart, entryEnd } = store.notes.columns;
  const end = entryEnd[note] ?? 0;
  for (let entry = entryStart[note] ?? 0; entry < end; entry++)
    if (field[entry] === label) return value[entry] ?? noWord;
  return noWord;
}

/** The header as first texts by field, in the form in which records are interpreted. Read at once: valid until the note changes. */
export function headerTextsOf(store: Store, note: number): FieldTexts {
  return { get: (field) => firstValue(store, note, field) };
}

/** All values of a field as written, in their order. */
export function allValues(store: Store, note: number, field: string): string[] {
  return wordsOf(store, note, store.labels.find(field)).map((word) => store.texts.text(word));
}

/** The numbers of all values of the field with that number, in their order. */
export function wordsOf(store: Store, note: number, label: number): readonly number[] {
  if (label === noWord) return none;
  const { field, value } = store.entries.columns;
  const { entryStart, entryEnd } = store.notes.columns;
  const end = entryEnd[note] ?? 0;
  let words: number[] | undefined;
  for (let entry = entryStart[note] ?? 0; entry < end; entry++) {
    if (field[entry] !== label) continue;
    words ??= [];
    words.push(value[entry] ?? noWord);
  }
  return words ?? none;
}

const none: readonly number[] = [];

/** Numbers of the live notes that have a value of a field. One pass over the headers: ask once a version. */
export function notesWith(store: Store, field: string): number[] {
  const label = store.labels.find(field);
  const { live } = store.notes.columns;
  const found: number[] = [];
  for (let note = 0; note < store.notes.length && label !== noWord; note++)
    if (live[note] === 1 && firstWord(store, note, label) !== noWord) found.push(note);
  return found;
}

/** The fields of a note's header that have a value, without those the index keeps for itself. */
export function fieldsOf(store: Store, note: number): string[] {
  const { field } = store.entries.columns;
  const { entryStart, entryEnd } = store.notes.columns;
  const names = new Set<string>();
  for (let entry = at(entryStart, note); entry < at(entryEnd, note); entry++)
    names.add(store.labels.text(at(field, entry)));
  return [...names].filter((name) => !name.startsWith(' '));
}
