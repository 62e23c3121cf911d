// Compares an index with the disk, file by file, and saves it: the worker's part of a warm start. Comes in: a copy of an index, what
// git lists and says; goes out: which notes are others than the index has, and the file when one was asked for. A file that has
// the size, the times and the place that it had is not read again; any other one is, and counts by its text.
import { lstatSync, type Stats } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { committed, type SavedIndex } from '../../core/index/savedIndex.ts';
import { Store } from '../../core/index/store.ts';
import { hashText, type TextHash } from '../../core/index/writeNote.ts';
import { notePaths } from '../../notebook/notePaths.ts';
import { restlessMs } from './fileStamp.ts';
import { LeanReader } from './leanReader.ts';
import { notesOfListing, walkNotes } from './listNotes.ts';
import { type SavedHeader, writeSaved } from './savedFile.ts';

/** What an index is compared with; everything can be posted to a worker. */
export interface SettleRequest {
  readonly root: string;
  readonly exclude: readonly string[];
  /** git's listing; without it the folders are walked. */
  readonly listing?: Uint8Array;
  readonly saved: SavedIndex;
  /** The time by the clock of the files. */
  readonly nowMs: number;
  /** Where it is saved to, as what, and paths that are not as the commit of the header has them, with what they are to it. */
  readonly keep?: { readonly file: string; readonly header: SavedHeader; readonly apart: ReadonlyMap<string, number> };
}

/** What the disk has besides. */
export interface SettleAccount {
  /** Notes that are new or have another text. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly kept: boolean;
}

/** Files of notebooks that were not opened for so long are removed. */
const forgottenMs = 60 * 24 * 60 * 60 * 1000;

/** Looks at every note of the disk. */
export async function settleNotes(request: SettleRequest): Promise<SettleAccount> {
  const { saved, keep, nowMs } = request;
  const paths = new Store();
  paths.adopt(saved);
  const { seen, changed } = compare(request, (path) => paths.paths.find(path));
  const unseen = saved.order.filter((note) => seen[note] !== 1);
  const account = { changed, gone: Array.from(unseen, (note) => paths.paths.read(note)) };
  const { live, stampLow, stampHigh } = saved.notes.columns;
  // What is new has no place in the file: it is let in first.
  if (!keep || changed.some((path) => live[paths.paths.find(path)] !== 1)) return { ...account, kept: false };
  for (const path of [...changed, ...account.gone]) {
    const note = paths.paths.find(path);
    [stampLow[note], stampHigh[note]] = [0, 0];
  }
  for (const note of saved.order) {
    // A note that git does not list, in the index because somebody wrote it meanwhile, is not of the commit.
    const what = keep.apart.get(paths.paths.read(note)) ?? (seen[note] === 1 ? committed.same : committed.not);
    saved.committed[note] = what === committed.same && stampLow[note] === 0 ? committed.other : what;
  }
  await removeForgotten(dirname(keep.file), nowMs);
  return { ...account, kept: await writeSaved(keep.file, keep.header, saved) };
}

/** Notes that are as the index has them, now with stamps, and paths of those that are not. */
function compare(
  { root, exclude, listing, saved, nowMs }: SettleRequest,
  noteAt: (path: string) => number,
): { readonly seen: Uint8Array; readonly changed: string[] } {
  const rule = notePaths({ exclude });
  const reader = new LeanReader(root);
  const { live, hashLow, hashHigh, stampLow, stampHigh } = saved.notes.columns;
  const changed: string[] = [];
  const seen = new Uint8Array(saved.notes.length);
  for (const path of listing ? notesOfListing(listing, rule) : walkNotes(root, rule)) {
    const note = noteAt(path);
    const stats = reader.isInside(path) ? lstatSync(`${root}/${path}`, { throwIfNoEntry: false }) : undefined;
    const stamp = stats ? stampOf(stats) : noStamp;
    if (live[note] !== 1 || stamp.low !== stampLow[note] || stamp.high !== stampHigh[note]) {
      const found = reader.readSync(path);
      if ('skipped' in found) continue;
      const { low, high } = hashText(found.text);
      const isKnown = live[note] === 1 && hashLow[note] === low && hashHigh[note] === high;
      const isRestful = stats !== undefined && Math.max(stats.mtimeMs, stats.ctimeMs) < nowMs - restlessMs;
      if (!isKnown) changed.push(path);
      else [stampLow[note], stampHigh[note]] = isRestful ? [stamp.low, stamp.high] : [0, 0];
    }
    seen[note] = 1;
  }
  return { seen, changed };
}

const noStamp: TextHash = { low: 0, high: 0 };

/** Tells a file from those that were in its place before. A program may set the one time, but not the other. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): TextHash {
  const { low, high } = hashText([size, mtimeMs, ctimeMs, ino].join());
  return { low: low || 1, high };
}

async function removeForgotten(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const stats = await stat(file).catch(() => undefined);
    if (stats && stats.mtimeMs < nowMs - forgottenMs) await rm(file, { force: true });
  }
}
