// Loads the notes of a folder without holding up the caller: in a worker where one can be started, else in slices of the
// caller's own thread with the same result. Comes in: the folder, perhaps git; goes out: packed batches in path order. A
// cancelled load hands over nothing more.

import type { Worker } from 'node:worker_threads';
import { buffersOfKnown } from '../../core/index/knownNotes.ts';
import type { Batch } from '../../core/index/pack.ts';
import { savedArrays } from '../../core/index/savedIndex.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import type { Git } from '../../notebook/git.ts';
import type { LiveNotes, NoteLoader, OnBatch } from '../../notebook/loads.ts';
import type { Log, OnInner } from '../../notebook/ports.ts';
import { gitListing } from './listNotes.ts';
import type { FromLoadWorker, ToLoadWorker } from './loadWorker.ts';
import { type HandBatch, type LoadAccount, type LoadRequest, loadBatches } from './noteBatches.ts';
import type { SaveRequest } from './saveIndex.ts';
import { startWorker } from './startWorker.ts';

/** What a loader needs. */
export interface NoteLoaderOptions {
  /** Absolute path of the notebook's root. */
  readonly root: string;
  /** git in that folder; absent when there is none or the folder is not trusted: then the folders are walked. */
  readonly git?: Git | Promise<Git | undefined>;
  /** The bundled worker (`dist/loadWorker.js`); absent: everything runs in the caller's thread. */
  readonly worker?: URL;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
  readonly onInner?: OnInner;
  /** By the clock of the files; the machine's if absent. */
  readonly nowMs?: () => number;
}

/** A worker is started before its work is known: starting takes longer than listing. */
const purpose = 'loading';

/** So many notes are read before a worker has started. */
const fewNotes = 50;

/**
 * From so many bytes of git's listing on (about 50,000 notes) two workers share the notes: with fewer, starting and warming up the
 * second takes longer than it saves.
 */
const longListing = 1_500_000;

/** A loader of one folder: `load` reads everything anew, `renew` what is others than it was. */
export function createNoteLoader(options: NoteLoaderOptions): NoteLoader {
  const { worker, log } = options;
  return {
    async load(config: NotebookConfig, onBatch, signal) {
      const started = worker && startWorker(worker, log, purpose);
      const git = await options.git;
      const listing = git && (await gitListing(git));
      const parts =
        worker && listing && listing.length > longListing ? [started, startWorker(worker, log, purpose)] : [started];
      const inTurn = oneByOne(onBatch);
      const accounts = await Promise.all(
        parts.map((each, nth) => {
          const which = () => ({ ...(listing && { listing }), part: { nth, of: parts.length } });
          return loadBy(each, options, config, which, inTurn, signal);
        }),
      );
      report(
        accounts.filter((account) => account !== undefined),
        log,
      );
    },
    renew: async (config, onBatch, signal, live) => (await renewNotes(options, config, onBatch, signal, live))?.came,
  };
}

/** What a comparison let in: how many notes were others, and which of them nobody knew of. */
interface Renewed {
  readonly read: number;
  readonly came: readonly string[];
}

/** Lets in what is others than the index has it, and takes out what is gone; undefined when cancelled. */
export async function renewNotes(
  options: NoteLoaderOptions,
  config: NotebookConfig,
  onBatch: OnBatch,
  signal: AbortSignal,
  live: LiveNotes,
): Promise<Renewed | undefined> {
  const { worker, log, nowMs = Date.now } = options;
  const started = worker && startWorker(worker, log, purpose);
  const git = await options.git;
  const listing = git && (await gitListing(git));
  const which = () => ({ ...(listing && { listing }), known: { notes: live.known(), nowMs: nowMs() } });
  const account = await loadBy(started, options, config, which, onBatch, signal);
  if (!account?.compared || signal.aborted) return undefined;
  const { came, gone } = account.compared;
  await live.drop(gone);
  if (signal.aborted) return undefined;
  live.takeStamps(account.compared.known);
  log.info(`compared the notes with the disk: ${account.notes} were others, ${gone.length} are gone`);
  return { read: account.notes, came };
}

/** Reads notes of the paths alone; undefined when cancelled. */
export function loadSome(
  options: NoteLoaderOptions,
  config: NotebookConfig,
  paths: readonly string[],
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<LoadAccount | undefined> {
  const started =
    options.worker && paths.length > fewNotes ? startWorker(options.worker, options.log, purpose) : undefined;
  return loadBy(started, options, config, () => ({ paths }), onBatch, signal);
}

async function loadBy(
  worker: Worker | undefined,
  { root, log, onInner }: NoteLoaderOptions,
  config: NotebookConfig,
  which: () => Pick<LoadRequest, 'listing' | 'paths' | 'known'>,
  onBatch: OnBatch,
  signal: AbortSignal,
): Promise<LoadAccount | undefined> {
  // Made for each try: what is posted to a worker is gone.
  const request = (): LoadRequest => ({ root, exclude: config.exclude, options: parseOptions(config), ...which() });
  const inWorker = worker && (await loadInWorker(worker, request(), onBatch, signal, log));
  if (signal.aborted) return undefined;
  const account = inWorker ?? (await loadHere(request(), onBatch, signal));
  if (account.inner.length > 0 && !signal.aborted) onInner?.(account.inner);
  return account;
}

/** Batches of several workers, of which the next one comes in when the one before is merged. */
function oneByOne(onBatch: OnBatch): OnBatch {
  let merged = Promise.resolve();
  return (batch, ahead) => {
    merged = merged.then(() => onBatch(batch, ahead));
    return merged;
  };
}

/** Has an index saved; false when it was not. Its arrays are handed over. */
export async function saveInWorker({ worker: file, log }: NoteLoaderOptions, save: SaveRequest): Promise<boolean> {
  const worker = file && startWorker(file, log, purpose);
  if (!worker) return false;
  const buffers = savedArrays(save.saved).map(({ buffer }) => buffer as ArrayBuffer);
  return await new Promise<boolean>((resolve) => {
    worker.on('message', (message: FromLoadWorker) => resolve('kept' in message && message.kept));
    worker.on('error', () => resolve(false));
    worker.on('exit', () => resolve(false));
    worker.postMessage({ save } satisfies ToLoadWorker, buffers);
  }).finally(() => void worker.terminate());
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
    const post = (message: ToLoadWorker, buffers?: ArrayBuffer[]): void => worker.postMessage(message, buffers);
    const stop = (): void => resolve(undefined);
    let merged = Promise.resolve();
    const merge = async (batch: Batch, ahead: number): Promise<void> => {
      if (!signal.aborted) await onBatch(batch, ahead);
      post({ merged: true });
    };
    worker.on('message', (message: FromLoadWorker) => {
      if ('account' in message) void merged.then(() => resolve(message.account));
      else if ('failed' in message) reject(new Error(message.failed));
      else if ('batch' in message) {
        merged = merged.then(() => merge(message.batch, message.ahead));
        merged.catch(reject);
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
    post({ load: request }, request.known ? buffersOfKnown(request.known.notes) : []);
  }).finally(() => void worker.terminate());
}

/** The same in this thread, with room for others between batches. */
function loadHere(request: LoadRequest, onBatch: OnBatch, signal: AbortSignal): Promise<LoadAccount> {
  const hand: HandBatch = async (batch, ahead) => {
    if (!signal.aborted) await onBatch(batch, ahead);
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return loadBatches(request, hand, () => signal.aborted);
}

function report(accounts: readonly LoadAccount[], log: NoteLoaderOptions['log']): void {
  const notes = accounts.reduce((sum, account) => sum + account.notes, 0);
  if (accounts.length > 0)
    log.info(`read ${notes} notes${accounts.some(({ cold }) => cold) ? ' from a slow disk' : ''}`);
  for (const { path, why } of accounts.flatMap(({ skipped }) => skipped)) log.debug(`not read (${why}): ${path}`);
}
