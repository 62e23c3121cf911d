// Opens a notebook with the index that was saved of it, and has one saved. Comes in: the file's place, git when it may be run; goes
// out: the index at once, then what is others since, so that in the end it is what reading everything would have given. By git
// that is asked of two processes; without it every file is looked at in the worker. No text of a private notebook is kept.
import { createHash } from 'node:crypto';
import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { committed, type SavedIndex } from '../../core/index/savedIndex.ts';
import { decode } from '../../core/index/utf8.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { type Git, outputParts } from '../../notebook/git.ts';
import { notePaths } from '../../notebook/notePaths.ts';
import { readSaved, type SavedHeader } from './savedFile.ts';

/** Where indexes are saved, and by which build of the extension: another build may read texts in another way. */
export interface SavedPlace {
  readonly folder: string;
  readonly version: string;
}

/** What an index of a notebook is saved as. */
export interface SavedName extends Omit<SavedHeader, 'commit'> {
  readonly file: string;
}

/** The name for a root under a configuration; none for a private notebook, whose file is removed. */
export async function savedName(
  { folder, version }: SavedPlace,
  root: string,
  worker: URL,
  config: NotebookConfig,
): Promise<SavedName | undefined> {
  const file = join(folder, `${hashOf(root).slice(0, 32)}.index`);
  if (config.visibility === 'private') {
    await rm(file, { force: true });
    return undefined;
  }
  // The program that reads, as it lies on the disk: while it is worked on, its version stays.
  const { size, mtimeMs } = await stat(worker);
  const identity = hashOf([version, size, mtimeMs, process.arch, root, config.exclude, parseOptions(config)]);
  return { file, identity, meaning: hashOf(config) };
}

/** The saved index and whether it was made with this very configuration; undefined when there is none that can be used. */
export async function openSaved(
  name: SavedName,
): Promise<{ readonly header: SavedHeader; readonly saved: SavedIndex; readonly isMeant: boolean } | undefined> {
  const found = await readSaved(name.file, name.identity);
  if (!found) return undefined;
  await utimes(name.file, new Date(), new Date()).catch(() => undefined);
  return { ...found, isMeant: found.header.meaning === name.meaning };
}

/** What has to be looked at before a saved index is right. */
export interface Doubts {
  /** Paths to be read, whatever they turn out to be. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** What git says that has changed since an index was saved; undefined when it cannot say. */
export async function doubtsByGit(
  git: Git,
  { commit }: SavedHeader,
  saved: SavedIndex,
  config: NotebookConfig,
): Promise<Doubts | undefined> {
  const apart = commit === '' ? undefined : await apartFrom(git, commit);
  if (!apart) return undefined;
  const { isNote } = notePaths(config);
  const read = new Set([...apart.keys()].filter(isNote));
  const gone: string[] = [];
  for (const note of saved.order) {
    if (saved.committed[note] === committed.same) continue;
    const { bytes, ends } = saved.paths;
    const path = decode(bytes, ends[note - 1] ?? 0, ends[note] ?? 0);
    if (saved.committed[note] === committed.other) read.add(path);
    else if (!read.has(path)) gone.push(path);
  }
  return { changed: [...read].sort(), gone };
}

/** The commit that is checked out and what is not as it has it; no commit where git cannot say. */
export async function committedState(
  git: Git | undefined,
): Promise<{ readonly commit: string; readonly apart: ReadonlyMap<string, number> }> {
  const head = await git?.run({ verb: 'rev-parse', flags: ['--verify', '-q'], operands: ['HEAD^{commit}'] });
  const commit = head?.ok && head.code === 0 ? new TextDecoder().decode(head.stdout).trim() : '';
  const apart = git && commit !== '' ? await apartFrom(git, commit) : undefined;
  return apart ? { commit, apart } : { commit: '', apart: new Map() };
}

/** Files that are not as a commit has them, by path, and what they are to it; those that git ignores are not among them. */
async function apartFrom(git: Git, commit: string): Promise<Map<string, number> | undefined> {
  const [tracked, others] = await Promise.all([
    git.run({ verb: 'diff-index', operands: [commit] }),
    git.run({ verb: 'ls-files', flags: ['-z', '-o', '--exclude-standard'] }),
  ]);
  if (!tracked.ok || !others.ok) return undefined;
  const apart = new Map<string, number>();
  const parts = outputParts(tracked);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const isNew = parts[at]?.endsWith(' A');
    apart.set(parts[at + 1] ?? '', isNew ? committed.not : committed.other);
  }
  // Taken out of git and still there, a file is of the commit all the same.
  for (const path of outputParts(others)) if (!apart.has(path)) apart.set(path, committed.not);
  return apart;
}

function hashOf(value: unknown): string {
  const plain = (_: string, each: unknown): unknown =>
    each instanceof Map || each instanceof Set ? [...each] : each instanceof RegExp ? String(each) : each;
  return createHash('sha256').update(JSON.stringify(value, plain)).digest('hex');
}
