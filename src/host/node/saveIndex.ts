// Saves an index: the worker's part of a warm start. Comes in: a copy of an index whose files were looked at, and what git says of
// them; goes out: the file. Which notes a later start may believe is written into it.
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at } from '../../core/index/columns.ts';
import { committed, type SavedIndex } from '../../core/index/savedIndex.ts';
import { decode } from '../../core/index/utf8.ts';
import { type SavedHeader, writeSaved } from './savedFile.ts';

/** What is saved where, and as what; everything can be posted to a worker. */
export interface SaveRequest {
  readonly saved: SavedIndex;
  readonly file: string;
  readonly header: SavedHeader;
  /** Paths of notes that are not as the commit of the header has them, with what they are to it. */
  readonly apart: ReadonlyMap<string, number>;
  /** The time by the clock of the files. */
  readonly nowMs: number;
}

/** Files of notebooks that were not opened for so long are removed. */
const forgottenMs = 60 * 24 * 60 * 60 * 1000;

/** Writes the file; false when the index cannot be kept. */
export async function saveIndex({ saved, file, header, apart, nowMs }: SaveRequest): Promise<boolean> {
  const { stampLow } = saved.notes.columns;
  const { bytes, ends } = saved.paths;
  const absent = new Set([...apart].filter(([, what]) => what !== committed.not).map(([path]) => path));
  for (const note of saved.order) {
    const path = decode(bytes, at(ends, note - 1), at(ends, note));
    const what = apart.get(path) ?? committed.same;
    absent.delete(path);
    // A text without a stamp was in no file that was looked at: it came since, or its file was changed just then.
    const isDoubtful = what === committed.gone || (what === committed.same && stampLow[note] === 0);
    saved.committed[note] = isDoubtful ? committed.other : what;
  }
  await removeForgotten(dirname(file), nowMs);
  // Brought back, a note that is absent now would be as the commit has it, and nobody would look: then every file is looked at.
  return await writeSaved(file, absent.size > 0 ? { ...header, commit: '' } : header, saved);
}

async function removeForgotten(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const stats = await stat(file).catch(() => undefined);
    if (stats && stats.mtimeMs < nowMs - forgottenMs) await rm(file, { force: true });
  }
}
