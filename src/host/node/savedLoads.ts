// Opens a notebook with the index that was saved of it, and has one saved. Comes in: the file's place, git when it may be run; goes
// out: the index at once, then what is others since, so that in the end it is what reading everything would have given. By git
// that is asked of two processes; without it every file is looked at in the worker. No text of a private notebook is kept.
import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { at } from '../../core/index/columns.ts';
import { committed, type SavedIndex } from '../../core/index/savedIndex.ts';
import { decode } from '../../core/index/utf8.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { type Git, outputParts } from '../../notebook/git.ts';
import { notePaths } from '../../notebook/notePaths.ts';
import type { SavedHeader } from './savedFile.ts';

/** Where indexes are saved, and by which build of the extension: another build may read texts in another way. */
export interface SavedPlace {
  readonly folder: string;
  readonly version: string;
}

/** What an index of a notebook is saved as. */
export interface SavedName extends Omit<SavedHeader, 'commit'> {
  readonly file: string;
}

/** The file that an index of a root is saved in. */
export function savedFile({ folder }: SavedPlace, root: string): string {
  return join(folder, `${hashOf(root).slice(0, 32)}.index`);
}

/** The name for a root under a configuration; none for a private notebook, whose file is removed. */
export async function savedName(
  place: SavedPlace,
  root: string,
  worker: URL,
  config: NotebookConfig,
): Promise<SavedName | undefined> {
  const file = savedFile(place, root);
  if (config.visibility === 'private') {
    await rm(file, { force: true });
    return undefined;
  }
  // The program that reads, as it lies on the disk: while it is worked on, its version stays.
  const { size, mtimeMs } = await stat(worker);
  const identity = hashOf([place.version, size, mtimeMs, process.arch, root, config.exclude, parseOptions(config)]);
  return { file, identity, meaning: hashOf(config) };
}

/** What has to be looked at before a saved index is right. */
export interface Doubts {
  /** Paths to be read, whatever they turn out to be. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Files that are not as a commit has them, by path, and what they are to it. */
export type Apart = ReadonlyMap<string, number>;

/** What may have changed since an index was saved with a commit that files are `apart` from now. */
export function doubtsOf(apart: Apart, saved: SavedIndex, config: NotebookConfig): Doubts {
  const { isNote } = notePaths(config);
  const notes = [...apart].filter(([path]) => isNote(path));
  const gone = new Set(notes.filter(([, what]) => what === committed.gone).map(([path]) => path));
  const read = new Set(notes.map(([path]) => path).filter((path) => !gone.has(path)));
  const { bytes, ends } = saved.paths;
  for (let place = 0; place < saved.order.length; place++) {
    const note = at(saved.order, place);
    const what = saved.committed[note];
    if (what === committed.same) continue;
    const path = decode(bytes, at(ends, note - 1), at(ends, note));
    if (read.has(path)) continue;
    if (what === committed.other && !gone.has(path)) read.add(path);
    else gone.add(path);
  }
  return { changed: [...read].sort(), gone: [...gone] };
}

/** The commit that is checked out and what is not as it has it; no commit where git cannot say. */
export async function committedState(
  git: Git | undefined,
): Promise<{ readonly commit: string; readonly apart: Apart }> {
  const head = await git?.run({ verb: 'rev-parse', flags: ['--verify', '-q'], operands: ['HEAD^{commit}'] });
  const commit = head?.ok && head.code === 0 ? new TextDecoder().decode(head.stdout).trim() : '';
  const apart = git && commit !== '' ? await apartFrom(git, commit) : undefined;
  return apart ? { commit, apart } : { commit: '', apart: new Map() };
}

/** What git knows of them, tracked and not, but for what it ignores; undefined when it cannot say. */
export async function apartFrom(git: Git, commit: string): Promise<Apart | undefined> {
  const [tracked, others] = await Promise.all([
    git.run({ verb: 'diff-index', operands: [commit] }),
    git.run({ verb: 'ls-files', flags: ['-z', '-o', '--exclude-standard'] }),
  ]);
  if (!tracked.ok || !others.ok) return undefined;
  const apart = new Map<string, number>();
  const parts = outputParts(tracked);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const how = parts[at]?.at(-1);
    apart.set(parts[at + 1] ?? '', how === 'A' ? committed.not : how === 'D' ? committed.gone : committed.other);
  }
  // Taken out of git and still there, a file is of the commit all the same, unless git ignores it by now.
  for (const path of outputParts(others)) apart.set(path, apart.has(path) ? committed.other : committed.not);
  return apart;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(serialize(value)).digest('hex');
}
