// A loader that begins with the index that was saved when the notebook was last open: shows it at once, then has it set right, and
// saves a newer one later, when nobody waits. Comes in: where indexes are kept; goes out: what a loader hands over, and in the end
// the very index that reading everything gives. Whatever is wrong with the file, everything is read.
import { utimes } from 'node:fs/promises';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { Git } from '../../notebook/git.ts';
import type { LiveLoad, NoteLoader } from '../../notebook/notebook.ts';
import { gitListing } from './listNotes.ts';
import { createNoteLoader, loadSome, type NoteLoaderOptions, settleInWorker } from './loadNotes.ts';
import { readSaved } from './savedFile.ts';
import {
  type Apart,
  apartFrom,
  committedState,
  doubtsOf,
  type SavedName,
  type SavedPlace,
  savedName,
} from './savedLoads.ts';
import type { SettleAccount } from './settleNotes.ts';

/** What such a loader needs. */
export interface WarmLoaderOptions extends NoteLoaderOptions {
  readonly worker: URL;
  readonly git: Promise<Git | undefined>;
  readonly saved: SavedPlace;
  /** Has work done when nobody waits. */
  readonly later: (work: () => Promise<void>) => void;
  /** By the clock of the files; the machine's if absent. */
  readonly nowMs?: () => number;
}

/** From so many notes on that were others than saved, a newer index is saved; fewer are looked at again each time. */
const outdated = 64;
/** How often notes that changed meanwhile are let in before an index is saved all the same, at the next start. */
const mostRounds = 3;

/** The loader of one folder. Loads after the first read everything anew. */
export function createWarmLoader(options: WarmLoaderOptions): NoteLoader {
  const { load } = createNoteLoader(options);
  return {
    async load(config, onBatch, signal, live) {
      // Asked before anything else of git, once; the answer is there when the file has said which commit it was saved with.
      if (live) void options.git.then((git) => git?.version()).catch(() => undefined);
      const name = live && (await nameOf(options, config));
      if (!name) return await load(config, onBatch, signal);
      const isOld = await loadSaved(options, name, config, onBatch, signal, live);
      if (signal.aborted) return;
      if (isOld === undefined) await load(config, onBatch, signal);
      options.later(() => settleLater(options, live, isOld ?? true));
    },
  };
}

async function nameOf(
  { saved, root, worker }: WarmLoaderOptions,
  config: NotebookConfig,
): Promise<SavedName | undefined> {
  return await savedName(saved, root, worker, config).catch(() => undefined);
}

/** Opens what was saved and sets it right. Whether a newer one should be saved, or undefined when everything is to be read. */
async function loadSaved(
  options: WarmLoaderOptions,
  name: SavedName,
  config: NotebookConfig,
  onBatch: Parameters<NoteLoader['load']>[1],
  signal: AbortSignal,
  live: LiveLoad,
): Promise<boolean | undefined> {
  let asked: Promise<Apart | undefined> | undefined;
  const found = await readSaved(name.file, name.identity, ({ commit }) => {
    if (commit !== '') asked = options.git.then((git) => git && apartFrom(git, commit));
  });
  if (!found || signal.aborted) return undefined;
  const { header, saved } = found;
  const isMeant = header.meaning === name.meaning;
  live.adopt(saved, isMeant);
  const apart = await asked;
  const { changed, gone } = (apart ? doubtsOf(apart, saved, config) : await settle(options, live, config)) ?? {};
  if (signal.aborted) return undefined;
  if (!changed || !gone) {
    live.clear();
    return undefined;
  }
  const account = await loadSome(options, config, changed, onBatch, signal);
  if (!account || signal.aborted) return undefined;
  live.drop([...gone, ...account.skipped.map(({ path }) => path)]);
  options.log.info(`opened the saved index of ${saved.order.length} notes, read ${account.notes} again`);
  const gitIsNew = header.commit === '' && (await committedState(await options.git)).commit !== '';
  return !isMeant || gitIsNew || changed.length >= outdated;
}

/** Looks at every file, lets in what git did not tell, and saves the index when that is due. */
async function settleLater(options: WarmLoaderOptions, live: LiveLoad, isDue: boolean): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const config = live.config();
    const name = await nameOf(options, config);
    // The file that was used is not forgotten.
    if (name && !isDue) await utimes(name.file, new Date(), new Date()).catch(() => undefined);
    const account = await settle(options, live, config, isDue ? name : undefined);
    // Another configuration came in between, or no worker could be had.
    if (!account) continue;
    await live.look([...account.changed, ...account.gone]);
    if (account.kept) options.log.info('saved the index for the next start');
    if (!isDue || account.kept) return;
  }
}

/** `name`: what the index is saved as, if it is. */
async function settle(
  options: WarmLoaderOptions,
  live: LiveLoad,
  config: NotebookConfig,
  name?: SavedName,
): Promise<SettleAccount | undefined> {
  const git = await options.git;
  // In this order: what git says of a file is true of the text that is found there later, if the file was not written meanwhile.
  const state = name && (await committedState(git));
  const listing = git && (await gitListing(git));
  const saved = await live.copy();
  if (live.config() !== config) return undefined;
  const { root, nowMs = Date.now } = options;
  const keep = name && state && { file: name.file, header: { ...name, commit: state.commit }, apart: state.apart };
  const request = {
    root,
    exclude: config.exclude,
    saved,
    nowMs: nowMs(),
    ...(listing && { listing }),
    ...(keep && { keep }),
  };
  return await settleInWorker(options, request);
}
