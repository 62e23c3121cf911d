// Packs notes for the way from a loader's thread to the index: texts in, one batch of plain arrays out, all of them
// in one buffer. Independent of any configuration but for the box characters that the parser is told.
import type { ParseOptions } from '../note/box.ts';
import { readNote } from '../note/readNote.ts';
import { type PackedStore, Store } from './store.ts';
import { keptOnly, type NoteText, writeNote } from './writeNote.ts';

/** A packed set of notes; row 0 of its notes is empty. */
export type Batch = PackedStore;

/** Packs notes as they come, so that no text has to wait for others. */
export class Packer {
  /** Used for every batch: arrays that grow anew each time cost a seventh of the packing. */
  readonly #store = new Store();
  readonly #options: ParseOptions;
  readonly #plain: ParseOptions;
  /** Notes since the last batch, and the length of their texts. */
  count = 0;
  length = 0;

  constructor(options: ParseOptions = {}) {
    this.#options = { ...keptOnly(options), plain: false };
    this.#plain = { ...this.#options, plain: true };
  }

  /** Parses a note and adds it. Of two with one path the later counts. */
  add(note: NoteText): void {
    const parsed = readNote(note.path, note.text, note.hash ? this.#plain : this.#options);
    writeNote(this.#store, this.#store.noteAt(note.path), parsed, note);
    this.count++;
    this.length += note.text.length;
  }

  /** What was added since the last batch. */
  pack(): Batch {
    const batch = this.#store.pack();
    this.#store.clear();
    [this.count, this.length] = [0, 0];
    return batch;
  }
}

/** Parses and packs notes. */
export function packNotes(notes: Iterable<NoteText>, options: ParseOptions = {}): Batch {
  const packer = new Packer(options);
  for (const note of notes) packer.add(note);
  return packer.pack();
}

/** The one buffer that holds all of a batch, for the transfer list of a message. */
export function bufferOf({ pool }: Batch): ArrayBufferLike {
  return pool.buffer;
}
