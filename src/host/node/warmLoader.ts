// A loader that begins with the index that was saved when the notebook was last open: shows it at once, then has it set right, and
// saves a newer one later, when nobody waits. Comes in: where indexes are kept; goes out: what a loader hands over, and in the end
// the very index that reading everything gives. Whatever is wrong with the file, everything is read.
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { LiveLoad, NoteLoader } from '../../notebook/notebook.ts';
import { gitListing } from './listNotes.ts';
import { createNoteLoader, loadSome, type NoteLoaderOptions, settleInWorker } from './loadNotes.ts';
import { committedState, doubtsByGit, openSaved, type SavedName, type SavedPlace, savedName } from './savedLoads.ts';
import type { SettleAccount } from './settleNotes.ts';

/** What such a loader needs. */
export interface WarmLoaderOptions extends NoteLoaderOptions {
  readonly worker: URL;
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
      const name = live && (await nameOf(options, config));
      if (!name) return await load(config, onBatch, signal);
      const others = await loadSaved(options, name, config, onBatch, signal, live);
      if (signal.aborted) return;
      if (others === undefined) {
        live.clear();
        await load(config, onBatch, signal);
      }
      options.later(() => settleLater(options, live, others === undefined || others >= outdated));
    },
  };
}

async function nameOf(
  { saved, root, worker }: WarmLoaderOptions,
  config: NotebookConfig,
): Promise<SavedName | undefined> {
  return await savedName(saved, root, worker, config).catch(() => undefined);
}

/** Opens what was saved and sets it right. How many notes were in doubt, or undefined when everything is to be read. */
async function loadSaved(
  options: WarmLoaderOptions,
  name: SavedName,
  config: NotebookConfig,
  onBatch: Parameters<NoteLoader['load']>[1],
  signal: AbortSignal,
  live: LiveLoad,
): Promise<number | undefined> {
  const found = await openSaved(name);
  if (!found || signal.aborted) return undefined;
  live.adopt(found.saved, found.isMeant);
  const git = await options.git;
  const byGit = git && (await doubtsByGit(git, found.header, found.saved, config));
  const { changed, gone } = byGit ?? (await settle(options, live, config)) ?? {};
  if (!changed || !gone || signal.aborted) return undefined;
  const account = await loadSome(options, config, changed, onBatch, signal);
  if (!account || signal.aborted) return undefined;
  live.drop([...gone, ...account.skipped.map(({ path }) => path)]);
  options.log.info(`opened the saved index of ${found.saved.order.length} notes, read ${account.notes} again`);
  return found.isMeant ? changed.length : outdated;
}

/** Looks at every file, lets in what git did not tell, and saves the index when that is due. */
async function settleLater(options: WarmLoaderOptions, live: LiveLoad, isDue: boolean): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const config = live.config();
    const account = await settle(options, live, config, isDue ? await nameOf(options, config) : undefined);
    if (!account) return;
    await live.look([...account.changed, ...account.gone]);
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
