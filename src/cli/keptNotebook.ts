// A notebook that stays open between questions, as a server needs it. Comes in: how it is opened; goes out: a function that answers it as
// the folder is now. Only notes whose file changed since are read again; where what decides the reading changed, all of it is.
import type { Batch } from '../core/index/pack.ts';
import { finished } from '../core/index/steps.ts';
import { configPath } from '../core/notePath.ts';
import { parseOptions } from '../core/record/parseOptions.ts';
import { innerFolders } from '../host/node/innerFolders.ts';
import { KnownFiles } from '../host/node/knownFiles.ts';
import { gitListing } from '../host/node/listNotes.ts';
import { loadBatches } from '../host/node/noteBatches.ts';
import { contextIn, type OpenedNotebook, type OpenOptions, openNotebookAt, rulesOf } from './openNotebook.ts';

interface Kept {
  readonly opened: OpenedNotebook;
  /** What decides how notes are read, and which are left out. */
  readonly rules: string;
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
  const beforeMs = Date.now();
  const opened = await openNotebookAt(options);
  const { root, index } = opened;
  // Files that did not change for a while before they were read are those that were read.
  const notes = index.known();
  const files = new KnownFiles(notes, root, beforeMs, () => true);
  for (const path of index.paths()) files.isAsItWas(path);
  index.takeStamps(notes);
  return { opened, rules: await rulesNow(opened) };
}

/** Undefined where all has to be read again. */
async function renewed({ opened, rules }: Kept, options: OpenOptions): Promise<Kept | undefined> {
  const { root, index } = opened;
  if ((await rulesNow(opened)) !== rules) return undefined;
  const git = opened.gitAt?.(root);
  const listing = git && (await gitListing(git));
  const known = { notes: index.known(), nowMs: Date.now() };
  const { exclude } = index.config;
  const request = { root, exclude, options: parseOptions(index.config), ...(listing && { listing }), known };
  const merge = async (batch: Batch): Promise<void> => void index.merge(batch);
  const { compared, inner } = await loadBatches(request, merge, () => false);
  // Another notebook further in: what it holds is none of this one's from now on.
  if (inner.length > 0) return undefined;
  index.drop(compared?.gone ?? []);
  index.takeStamps(known.notes);
  if (index.isWorn) finished(index.compact());
  return { opened: { ...opened, context: contextIn(index, options) }, rules };
}

/** Configuration, files of other tools and which notebooks further in are there still, as one text to compare. */
async function rulesNow({ root, inner }: OpenedNotebook): Promise<string> {
  const still = innerFolders(
    root,
    inner.map((folder) => `${folder}/${configPath}`),
  );
  return JSON.stringify([await rulesOf(root), still]);
}
