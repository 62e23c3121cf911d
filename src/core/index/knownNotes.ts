// What an index knows of the files of its notes, as plain arrays: their paths, what their texts were, and the stamps of the files
// that had them. Comes in: a store; goes out: copies for whoever looks at the files, in another thread perhaps, and the stamps that
// came of it taken back. Knows no files.
import { at, type Columns } from './columns.ts';
import type { WordArrays } from './dictionary.ts';
import type { noteSchema, Store } from './store.ts';

const columnNames = ['live', 'hashLow', 'hashHigh', 'stampLow', 'stampHigh'] as const;

/** Copies of arrays of an index. */
export interface KnownNotes {
  readonly paths: WordArrays;
  /** The live notes in the order of their paths. */
  readonly order: Uint32Array;
  /** By the number of a note. */
  readonly columns: Pick<Columns<typeof noteSchema>, (typeof columnNames)[number]>;
}

/** What is known now; a few bytes a note and its path, so that they are copied in one go. */
export function knownNotes({ paths, notes }: Store, order: Uint32Array): KnownNotes {
  const { bytes, ends, slots } = paths.arrays();
  const { live, hashLow, hashHigh, stampLow, stampHigh } = notes.arrays().columns;
  return {
    paths: { bytes: bytes.slice(), ends: ends.slice(), slots: slots.slice() },
    order: order.slice(),
    columns: {
      live: live.slice(),
      hashLow: hashLow.slice(),
      hashHigh: hashHigh.slice(),
      stampLow: stampLow.slice(),
      stampHigh: stampHigh.slice(),
    },
  };
}

/**
 * Takes the stamps of files that were found with the text that was known. Of a note that has another text by now they are not
 * taken. Where notes were numbered anew, a stamp may come to another note of the same text: it fits no file then, and does no harm.
 */
export function takeStamps({ notes }: Store, { columns }: KnownNotes): void {
  const { hashLow, hashHigh, stampLow, stampHigh } = notes.columns;
  for (let note = 0; note < Math.min(notes.length, columns.live.length); note++) {
    if (hashLow[note] !== columns.hashLow[note] || hashHigh[note] !== columns.hashHigh[note]) continue;
    [stampLow[note], stampHigh[note]] = [at(columns.stampLow, note), at(columns.stampHigh, note)];
  }
}

/** The arrays, for the transfer list of a message. */
export function buffersOfKnown({ paths, order, columns }: KnownNotes): ArrayBuffer[] {
  const arrays = [paths.bytes, paths.ends, paths.slots, order, ...columnNames.map((name) => columns[name])];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
