// Packs notes for the way from a loader's thread to the index: texts in, one batch of plain arrays out, all of them
// in one buffer. Independent of any configuration but for the box characters that the parser is told.
import type { ParseOptions } from '../note/box.ts';
import { readNote } from '../note/readNote.ts';
import { type PackedStore, Store } from './store.ts';
import { type NoteText, writeNote } from './writeNote.ts';

/** A packed set of notes; row 0 of its notes is empty. */
export type Batch = PackedStore;

/** Used for every batch: arrays that grow anew each time cost a seventh of the packing. */
const store = new Store();

/** Parses and packs notes. Of two with one path the later counts. */
export function packNotes(notes: Iterable<NoteText>, options: ParseOptions = {}): Batch {
  store.clear();
  for (const note of notes) writeNote(store, store.noteAt(note.path), readNote(note.path, note.text, options), note);
  return store.pack();
}

/** The one buffer that holds all of a batch, for the transfer list of a message. */
export function bufferOf({ pool }: Batch): ArrayBufferLike {
  return pool.buffer;
}
