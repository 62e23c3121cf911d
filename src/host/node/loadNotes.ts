// Loads the notes of a folder without holding up the caller: in a worker where one can be started, else in slices of the
// caller's own thread with the same result. Comes in: the folder, perhaps git; goes out: packed batches in path order. A
// cancelled load hands over nothing more.

import { Worker } from 'node:worker_threads';
import type { Batch } from '../../core/index/pack.ts';
import { savedArrays } from '../../core/index/savedIndex.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import type { Git } from '../../notebook/git.ts';
import type { NoteLoader } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import { gitListing } from './listNotes.ts';
import type { FromLoadWorker, ToLoadWorker } from './loadWorker.ts';
import { type LoadAccount, type LoadRequest, loadBatches } from './noteBatches.ts';
import type { SettleAccount, SettleRequest } from './settleNotes.ts';

/** What a loader needs. */
export interface NoteLoaderOptions {
  /** Absolute path of the notebook's root. */
  readonly root: string;
  /** git in that folder; absent when there is none or the folder is not trusted: then the folders are walked. */
  readonly git?: Git | Promise<Git | undefined>;
  /** The bundled worker (`dist/loadWorker.js`); absent: everything runs in the caller's thread. */
  readonly worker?: URL;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
}

type OnBatch = (batch: Batch) => void;

/** So many notes are read before a worker has started. */
const fewNotes = 50;

/** A loader of one folder; every `load` reads everything anew. */
export function createNoteLoader(options: NoteLoaderOptions): NoteLoader {
  const { worker, log } = options;
  return {
    async load(config: NotebookConfig, onBatch, signal) {
      const started = worker && startWorker(worker, log);
      const git = await options.git;
      const listing = git && (await gitListing(git));
      const account = await loadBy(started, options, config, listing ? { listing } : {}, onBatch, signal);
      if (account) report(account, log);
    },
  };
}

/** Reads notes of the paths alone; undefined when cancelled. */
export function loadSome(
  options: NoteLoaderOptions,
  config: NotebookConfig,
  paths: readonly string[],
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<LoadAccount | undefined> {
  const started = options.worker && paths.length > fewNotes ? startWorker(options.worker, options.log) : undefined;
  return loadBy(started, options, config, { paths }, onBatch, signal);
}

async function loadBy(
  worker: Worker | undefined,
  { root, log }: NoteLoaderOptions,
  config: NotebookConfig,
  which: Pick<LoadRequest, 'listing' | 'paths'>,
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<LoadAccount | undefined> {
  const request: LoadRequest = { root, exclude: config.exclude, options: parseOptions(config), ...which };
  const inWorker = worker && (await loadInWorker(worker, request, onBatch, signal, log));
  if (signal.aborted) return undefined;
  return inWorker ?? (await loadHere(request, onBatch, signal));
}

/** Compares an index with the disk; undefined when no worker could do it. The arrays of the index are handed over. */
export async function settleInWorker(
  { worker: file, log }: NoteLoaderOptions,
  settle: SettleRequest,
): Promise<SettleAccount | undefined> {
  const worker = file && startWorker(file, log);
  if (!worker) return undefined;
  const buffers = savedArrays(settle.saved).map(({ buffer }) => buffer as ArrayBuffer);
  return await new Promise<SettleAccount | undefined>((resolve) => {
    worker.on('message', (message: FromLoadWorker) => resolve('settled' in message ? message.settled : undefined));
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
    worker.postMessage({ settle } satisfies ToLoadWorker, buffers);
  }).finally(() => void worker.terminate());
}

/** What is read of a note is gone when it is packed: room for more of it at once would only be filled. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 4 };

/** A worker, started before its work is known: starting takes longer than listing. */
function startWorker(file: URL, log: Pick<Log, 'warn'>): Worker | undefined {
  try {
    return new Worker(file, { stdin: false, resourceLimits });
  } catch (error) {
    log.warn(`no worker for loading: ${String(error)}`);
    return undefined;
  }
}

/** Undefined when the worker could not work at all; rejects when it says why the notes cannot be read. */
function loadInWorker(
  worker: Worker,
  request: LoadRequest,
  onBatch: OnBatch,
  signal: AbortSignal,
  log: Pick<Log, 'warn'>,
): Promise<LoadAccount | undefined> {
  return new Promise<LoadAccount | undefined>((resolve, reject) => {
    const post = (message: ToLoadWorker): void => worker.postMessage(message);
    const stop = (): void => resolve(undefined);
    worker.on('message', (message: FromLoadWorker) => {
      if (signal.aborted) return;
      if ('account' in message) resolve(message.account);
      else if ('failed' in message) reject(new Error(message.failed));
      else if ('batch' in message) {
        onBatch(message.batch);
        post({ merged: true });
      }
    });
    worker.on('error', (error) => {
      log.warn(`the loading worker ended: ${error.message}`);
      // What it handed over is read once more here: a note that comes twice is the same note.
      resolve(undefined);
    });
    worker.on('exit', () => resolve(undefined));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    post({ load: request });
  }).finally(() => void worker.terminate());
}

/** The same in this thread, with room for others between batches. */
function loadHere(request: LoadRequest, onBatch: OnBatch, signal: AbortSignal): Promise<LoadAccount> {
  const hand = async (batch: Batch): Promise<void> => {
    if (!signal.aborted) onBatch(batch);
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return loadBatches(request, hand, () => signal.aborted);
}

function report({ notes, skipped, cold }: LoadAccount, log: NoteLoaderOptions['log']): void {
  log.info(`read ${notes} notes${cold ? ' from a slow disk' : ''}`);
  for (const { path, why } of skipped) log.debug(`not read (${why}): ${path}`);
}
