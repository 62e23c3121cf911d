// A loader that begins with the index that was saved when the notebook was last open: shows it at once, then has it set right, and
// saves a newer one later, when nobody waits. Comes in: where indexes are kept; goes out: what a loader hands over, and in the end
// the very index that reading everything gives. Whatever is wrong with the file, everything is read.
import { utimes } from 'node:fs/promises';
import { configPath } from '../../core/notePath.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { Git } from '../../notebook/git.ts';
import type { LiveNotes, NoteLoader } from '../../notebook/loads.ts';
import { notePaths } from '../../notebook/notePaths.ts';
import { createNoteLoader, loadSome, type NoteLoaderOptions, renewNotes, saveInWorker } from './loadNotes.ts';
import { readSaved, type SavedHeader } from './savedFile.ts';
import {
  type Apart,
  apartFrom,
  committedState,
  type Doubts,
  doubtsOf,
  type SavedName,
  type SavedPlace,
  savedFile,
  savedName,
} from './savedLoads.ts';

/** What such a loader needs. */
export interface WarmLoaderOptions extends NoteLoaderOptions {
  readonly worker: URL;
  readonly git: Promise<Git | undefined>;
  readonly saved: SavedPlace;
  /** Has work done when nobody waits. */
  readonly later: (work: () => Promise<void>) => void;
}

/** From so many notes on that were others than saved, a newer index is saved; fewer are looked at again each time. */
const outdated = 64;
/** How often it is tried to save an index while its configuration changes. */
const mostRounds = 3;

/** The loader of one folder. */
export function createWarmLoader(options: WarmLoaderOptions): NoteLoader {
  const plain = createNoteLoader(options);
  return {
    ...plain,
    async load(config, onBatch, signal, live) {
      if (!live) return await plain.load(config, onBatch, signal);
      let naming: Promise<SavedName | undefined> | undefined;
      const named = (): Promise<SavedName | undefined> => {
        naming ??= nameOf(options, config);
        return naming;
      };
      const isOld = await loadSaved(options, named, config, onBatch, signal, live);
      if (signal.aborted) return;
      const isKept = (await named()) !== undefined;
      if (isOld === undefined) await plain.load(config, onBatch, signal);
      if (isKept) options.later(() => settleLater(options, live, isOld ?? true));
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
  named: () => Promise<SavedName | undefined>,
  config: NotebookConfig,
  onBatch: Parameters<NoteLoader['load']>[1],
  signal: AbortSignal,
  live: LiveNotes,
): Promise<boolean | undefined> {
  let asked: Promise<Apart | undefined> | undefined;
  // git takes longest, so it is asked as soon as the file has said which commit it was saved with, whatever comes of the file.
  const ask = ({ commit }: SavedHeader): void => {
    if (commit !== '') asked = options.git.then((git) => git && apartFrom(git, commit)).catch(() => undefined);
  };
  const identity = async (): Promise<string | undefined> => (await named())?.identity;
  const found = await readSaved(savedFile(options.saved, options.root), identity, ask);
  if (!found || signal.aborted) return undefined;
  const { header, saved } = found;
  const isMeant = header.meaning === (await named())?.meaning;
  live.adopt(saved, isMeant);
  const apart = await asked;
  // Notes that were ours when they were saved are another notebook's now: better all of them anew than one too many.
  if (apart && hasNotebook(apart, config)) {
    live.clear();
    return undefined;
  }
  const read = apart
    ? await readDoubted(options, config, doubtsOf(apart, saved, config), onBatch, signal, live)
    : (await renewNotes(options, config, onBatch, signal, live))?.read;
  if (signal.aborted) return undefined;
  if (read === undefined) {
    live.clear();
    return undefined;
  }
  options.log.info(`opened the saved index of ${saved.order.length} notes, read ${read} again`);
  const gitIsNew = header.commit === '' && (await committedState(await options.git)).commit !== '';
  return !isMeant || gitIsNew || read >= outdated;
}

/** Whether a folder became a notebook of its own. */
function hasNotebook(apart: Apart, config: NotebookConfig): boolean {
  const { isExcluded } = notePaths(config);
  return [...apart.keys()].some((path) => path.endsWith(`/${configPath}`) && !isExcluded(path));
}

/** How many notes were read. */
async function readDoubted(
  options: WarmLoaderOptions,
  config: NotebookConfig,
  { changed, gone }: Doubts,
  onBatch: Parameters<NoteLoader['load']>[1],
  signal: AbortSignal,
  live: LiveNotes,
): Promise<number | undefined> {
  if (changed.length + gone.length === 0) return 0;
  const account = await loadSome(options, config, changed, onBatch, signal);
  if (!account || signal.aborted) return undefined;
  await live.drop([...gone, ...account.skipped.map(({ path }) => path)]);
  return account.notes;
}

/** Looks at every file, lets in what git did not tell, and saves the index when that is due. */
async function settleLater(options: WarmLoaderOptions, live: LiveNotes, isDue: boolean): Promise<void> {
  const { nowMs = Date.now } = options;
  for (let round = 0; round < mostRounds; round++) {
    const config = live.config();
    const name = await nameOf(options, config);
    // The file that was used is not forgotten.
    if (name && !isDue) await utimes(name.file, new Date(), new Date()).catch(() => undefined);
    // In this order: what git says of a file is true of the text that is found there later, if the file was not written meanwhile.
    const state = name && isDue ? await committedState(await options.git) : undefined;
    await live.renew();
    if (!name || !state) return;
    const saved = await live.copy();
    // Another configuration came in between.
    if (live.config() !== config) continue;
    const { isNote } = notePaths(config);
    const apart = new Map([...state.apart].filter(([path]) => isNote(path)));
    const save = { saved, file: name.file, header: { ...name, commit: state.commit }, apart, nowMs: nowMs() };
    if (await saveInWorker(options, save)) options.log.info('saved the index for the next start');
    return;
  }
}
