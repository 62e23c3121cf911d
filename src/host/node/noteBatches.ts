// Lists, reads and packs the notes of a folder, batch by batch. The one loop behind the worker and behind the loading in the
// caller's thread, so that both give the same. Comes in: the root, the rules, perhaps git's listing; goes out: batches, and an
// account of what was not read. What is known already and still so is left out.
import type { KnownNotes } from '../../core/index/knownNotes.ts';
import { type Batch, Packer } from '../../core/index/pack.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import { notePaths } from '../../notebook/notePaths.ts';
import { withoutInner } from './innerFolders.ts';
import { type ComparedFiles, KnownFiles } from './knownFiles.ts';
import { LeanReader, type ReadNote } from './leanReader.ts';
import { notesOfListing, walkNotes } from './listNotes.ts';
import { spelledAsThere } from './spelling.ts';

/** What is loaded; everything can be posted to a worker. */
export interface LoadRequest {
  readonly root: string;
  readonly exclude: readonly string[];
  readonly options: ParseOptions;
  /** git's listing; without it the folders are walked. */
  readonly listing?: Uint8Array;
  /** One of so many stretches of what is listed, counted from 0: the others are read elsewhere. */
  readonly part?: { readonly nth: number; readonly of: number };
  /** The only paths that are read, in order; neither is looked for then. */
  readonly paths?: readonly string[];
  /** What is known already, at which moment of the files' clock: only what is others is handed over. */
  readonly known?: { readonly notes: KnownNotes; readonly nowMs: number };
}

/** What was loaded. */
export interface LoadAccount {
  readonly notes: number;
  readonly skipped: readonly SkippedNote[];
  /** Folders that are notebooks of their own: nothing in them was read. */
  readonly inner: readonly string[];
  /** True when the disk was slow and was read with many requests at once. */
  readonly cold: boolean;
  /** There when something was known. */
  readonly compared?: ComparedFiles;
}

/** A file that is listed as a note and not read. */
export interface SkippedNote {
  readonly path: string;
  readonly why: 'unreadable' | 'too-large' | 'binary';
}

/** Notes in a batch: so many, or so much text, that merging it takes a few milliseconds. */
const batchNotes = 100;
/** The first batches are smaller: code that never ran takes longer. */
const firstNotes = 25;
const batchLength = 300_000;

/** Files of a slow disk that are read at once; few enough to stop soon after a cancel. */
const readAtOnce = 50;

/** Takes a batch, behind which so many more notes come at most that nobody knew of. */
export type HandBatch = (batch: Batch, ahead: number) => Promise<void>;

/**
 * Hands over batches in path order; the next one is made when `hand` has resolved. Stops early, without an error, when
 * `isCancelled` says so. Throws when the root cannot be listed.
 */
export async function loadBatches(
  request: LoadRequest,
  hand: HandBatch,
  isCancelled: () => boolean,
): Promise<LoadAccount> {
  const rule = notePaths(request);
  const told = request.paths ?? (request.listing && notesOfListing(request.listing, rule));
  const { ours, inner } = withoutInner(
    request.root,
    told ? spelledAsThere(request.root, told) : walkNotes(request.root, rule),
  );
  const { nth, of } = request.part ?? { nth: 0, of: 1 };
  const paths = ours.slice((ours.length * nth) / of, (ours.length * (nth + 1)) / of);
  const reader = new LeanReader(request.root);
  const known =
    request.known &&
    new KnownFiles(request.known.notes, request.root, request.known.nowMs, (path) => reader.isInside(path));
  const packer = new Packer(request.options);
  const skipped: SkippedNote[] = [];
  let count = 0;
  const take = (note: ReadNote): void => {
    if ('skipped' in note) skipped.push({ path: note.path, why: note.skipped });
    else if (!known?.isKnown(note)) packer.add(note);
  };
  const isFull = (): boolean =>
    packer.count >= Math.min(batchNotes, firstNotes + count) || packer.length >= batchLength;
  const flush = async (): Promise<void> => {
    if (packer.count === 0) return;
    count += packer.count;
    // The other parts are about as far.
    await hand(packer.pack(), known ? 0 : (paths.length - count - skipped.length) * of);
  };
  for (let at = 0; at < paths.length && !isCancelled(); ) {
    // One by one, so that a text is read, packed and forgotten while it is fresh.
    if (!reader.isCold) {
      const path = paths[at++] ?? '';
      if (!known?.isAsItWas(path)) take(reader.readSync(path));
    } else {
      const some = paths.slice(at, at + readAtOnce);
      for (const note of await reader.readMany(known ? some.filter((path) => !known.isAsItWas(path)) : some)) {
        take(note);
        if (isFull()) await flush();
      }
      at += readAtOnce;
    }
    if (isFull()) await flush();
  }
  if (!isCancelled()) await flush();
  return {
    notes: count,
    skipped,
    inner: nth === 0 ? inner : [],
    cold: reader.isCold,
    ...(known && { compared: known.compared() }),
  };
}
