// Loads the notes of a folder without holding up the caller: in a worker where one can be started, else in slices of the
// caller's own thread with the same result. Comes in: the folder, perhaps git; goes out: packed batches in path order. A
// cancelled load hands over nothing more.

import { Worker } from 'node:worker_threads';
import type { Batch } from '../../core/index/pack.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import type { Git } from '../../notebook/git.ts';
import type { NoteLoader } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import { gitListing } from './listNotes.ts';
import type { FromLoadWorker, ToLoadWorker } from './loadWorker.ts';
import { type LoadAccount, type LoadRequest, loadBatches } from './noteBatches.ts';

/** What a loader needs. */
export interface NoteLoaderOptions {
  /** Absolute path of the notebook's root. */
  readonly root: string;
  /** git in that folder; absent when there is none or the folder is not trusted: then the folders are walked. */
  readonly git?: Git;
  /** The bundled worker (`dist/loadWorker.js`); absent: everything runs in the caller's thread. */
  readonly worker?: URL;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
}

type OnBatch = (batch: Batch) => void;

/** A loader of one folder; every `load` reads everything anew. */
export function createNoteLoader({ root, git, worker, log }: NoteLoaderOptions): NoteLoader {
  return {
    async load(config: NotebookConfig, onBatch, signal) {
      const started = worker === undefined ? undefined : startWorker(worker, log);
      const listing = git && (await gitListing(git));
      const request: LoadRequest = {
        root,
        exclude: config.exclude,
        options: parseOptions(config),
        ...(listing === undefined ? {} : { listing }),
      };
      const inWorker = started && (await loadInWorker(started, request, onBatch, signal, log));
      if (signal.aborted) return;
      report(inWorker ?? (await loadHere(request, onBatch, signal)), log);
    },
  };
}

/** A worker, started before its work is known: starting takes longer than listing. */
function startWorker(file: URL, log: Pick<Log, 'warn'>): Worker | undefined {
  try {
    return new Worker(file, { stdin: false, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
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
      else {
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
