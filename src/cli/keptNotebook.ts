// A notebook that stays open between questions, as a server needs it. Comes in: how it is opened; goes out: a function that answers it as
// the folder is now. Only notes whose file changed since are read again; where what decides the reading changed, all of it is.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from '../core/index/steps.ts';
import { parseOptions } from '../core/record/parseOptions.ts';
import { fileStamp, restlessMs } from '../host/node/fileStamp.ts';
import { gitListing, notesOfListing, walkNotes } from '../host/node/listNotes.ts';
import { loadBatches } from '../host/node/noteBatches.ts';
import { notePaths } from '../notebook/notePaths.ts';
import {
  contextIn,
  innerFolders,
  type OpenedNotebook,
  type OpenOptions,
  openNotebookAt,
  rulesOf,
} from './openNotebook.ts';

interface Kept {
  readonly opened: OpenedNotebook;
  /** What decides how notes are read, and which are left out. */
  readonly rules: string;
  readonly stamps: Map<string, Stamp>;
}

/** What tells a file from what it was, and when it was read. */
interface Stamp {
  readonly words: string;
  readonly readMs: number;
}

/** Throws, as `openNotebookAt` does, at each question that cannot be answered. */
export function keepNotebook(options: OpenOptions): () => Promise<OpenedNotebook> {
  let kept: Kept | undefined;
  return async () => {
    kept = (kept && (await renewed(kept, options))) ?? (await openAnew(options));
    return kept.opened;
  };
}

async function openAnew(options: OpenOptions): Promise<Kept> {
  const readMs = Date.now();
  const opened = await openNotebookAt(options);
  const stamps = new Map<string, Stamp>();
  for (const path of opened.index.paths()) stamps.set(path, { words: stampOf(opened.root, path)?.words ?? '', readMs });
  return { opened, rules: await rulesNow(opened, opened.index.paths()), stamps };
}

/** Undefined where all has to be read again. */
async function renewed({ opened, rules, stamps }: Kept, options: OpenOptions): Promise<Kept | undefined> {
  const { root, index } = opened;
  const readMs = Date.now();
  const git = opened.gitAt?.(root);
  const listing = git && (await gitListing(git));
  const rule = notePaths(index.config);
  const paths = listing ? notesOfListing(listing, rule) : walkNotes(root, rule);
  if ((await rulesNow(opened, paths)) !== rules) return undefined;
  const there = new Set<string>();
  const changed = paths.filter((path) => {
    const now = stampOf(root, path);
    if (!now) return false;
    there.add(path);
    const last = stamps.get(path);
    if (last?.words === now.words && now.changedMs < last.readMs - restlessMs) return false;
    stamps.set(path, { words: now.words, readMs });
    return true;
  });
  for (const path of index.paths()) if (!there.has(path)) index.remove(path);
  const request = { root, exclude: index.config.exclude, options: parseOptions(index.config), paths: changed };
  const { skipped } = await loadBatches(
    request,
    async (batch) => void index.merge(batch),
    () => false,
  );
  for (const { path } of skipped) index.remove(path);
  if (index.isWorn) finished(index.compact());
  return { opened: { ...opened, context: contextIn(index, options) }, rules, stamps };
}

/** Configuration, files of other tools and notebooks further in, as one text to compare. */
async function rulesNow({ root }: OpenedNotebook, paths: readonly string[]): Promise<string> {
  return JSON.stringify([await rulesOf(root), innerFolders(root, paths)]);
}

function stampOf(root: string, path: string): { readonly words: string; readonly changedMs: number } | undefined {
  const found = statSync(join(root, path), { bigint: true, throwIfNoEntry: false });
  if (!found) return undefined;
  return { words: fileStamp(found), changedMs: Number(found.ctimeMs) };
}
