// Reads notes of the past in a worker, git included, so that neither their bytes nor their parsing passes the caller's thread. Comes in:
// the worker's file, which git may be run; goes out: packed notes, and how git's answer ended. The caller's end; the other one is in
// formsServer. Starts nothing where there is no program, which is so in folders that are not trusted.
import type { Worker } from 'node:worker_threads';
import type { GitResult } from '../../notebook/git.ts';
import type { FormsThread, PackedForms, TakeForms, WantedForms } from '../../notebook/history/packForms.ts';
import type { Log } from '../../notebook/ports.ts';
import type { FromFormsServer, ToFormsServer } from './formsServer.ts';
import { gitEnvironment, type Variables } from './gitEnvironment.ts';
import { startWorker } from './startWorker.ts';

/** What the thread needs. */
export interface FormsThreadDeps {
  /** The bundled worker (`dist/loadWorker.js`). */
  readonly worker: URL;
  /** Absolute path of git; undefined where none may be run. */
  readonly program: () => string | undefined;
  readonly environment: Variables;
  readonly log: Pick<Log, 'debug' | 'warn'>;
}

/** Forms told in one message. */
const formsAtOnce = 2000;

/** A worker without work ends after this time: until then its code is warm, which is most of what reading a few notes takes. */
const idleMs = 60_000;

/** Reads forms in a worker, which is used again for a while. */
export function createFormsThread({ worker: file, program, environment, log }: FormsThreadDeps): FormsThread {
  let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;
  const next = (): Worker | undefined => {
    const worker = idle?.worker ?? started(file, log);
    clearTimeout(idle?.timer);
    idle = undefined;
    worker?.ref();
    return worker;
  };
  const end = (worker: Worker): void => {
    if (idle?.worker === worker) idle = undefined;
    void worker.terminate();
  };
  const leave = (worker: Worker): void => {
    // Another reading may have had one of its own meanwhile.
    if (idle) {
      end(worker);
      return;
    }
    worker.unref();
    worker.once('exit', () => end(worker));
    idle = { worker, timer: setTimeout(end, idleMs, worker).unref() };
  };
  return {
    isWarm: () => idle !== undefined,
    read: async (folder, wanted, take, signal) => {
      const git = program();
      const worker = git === undefined ? undefined : next();
      if (git === undefined || worker === undefined) return undefined;
      const startMs = performance.now();
      const reading = readIn(worker, take, signal);
      // Looked at in the end: it may end while it is still told what to do.
      reading.catch(() => undefined);
      await tell(worker, wanted);
      // Picked by name here: of a copy, Windows' `Path` is no `PATH` any more.
      const picked = gitEnvironment(environment, { ask: {}, interactive: false, indexFile: undefined });
      post(worker, { read: { folder, program: git, environment: picked, options: wanted.options } });
      const { result, isLost, failed } = await reading;
      if (isLost) end(worker);
      else leave(worker);
      if (failed) throw failed.error;
      const outcome = result?.ok ? result.code : (result?.failure.kind ?? 'not there');
      log.debug(`git blobs in a worker: ${outcome} in ${Math.round(performance.now() - startMs)} ms`);
      return result;
    },
  };
}

function started(file: URL, log: Pick<Log, 'warn'>): Worker | undefined {
  const worker = startWorker(file, log, 'the past');
  worker?.on('error', (error) => log.warn(`the worker of the past ended: ${error.message}`));
  return worker;
}

function post(worker: Worker, past: ToFormsServer): void {
  worker.postMessage({ past });
}

/** A few thousand at a time, as two texts: a thread takes many objects apart one by one, and others want their turn. */
async function tell(worker: Worker, { stretches }: WantedForms): Promise<void> {
  for (const [stretch, forms] of stretches.entries())
    for (let at = 0; at < forms.length; at += formsAtOnce) {
      const some = forms.slice(at, at + formsAtOnce);
      const paths = some.map(({ path }) => path).join('\0');
      const blobs = some.map(({ blob }) => blob).join('\0');
      post(worker, { forms: { stretch, paths, blobs } });
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
}

/** How a reading ended. */
interface Reading {
  /** Undefined when the worker could not work at all. */
  readonly result: GitResult | undefined;
  readonly isLost: boolean;
  /** What `take` rejected with. */
  readonly failed: { readonly error: unknown } | undefined;
}

/** Waits for the end of git in any case: only its own thread hears of it. */
async function readIn(worker: Worker, take: TakeForms, signal: AbortSignal | undefined): Promise<Reading> {
  let isBegun = false;
  let failed: Reading['failed'];
  let taken: Promise<void> = Promise.resolve();
  const cancel = (): void => post(worker, { cancel: true });
  const takeOne = async (packed: PackedForms): Promise<void> => {
    if (!failed) await take(packed);
    // Others have their turn after each: several may have come at once.
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const hand = (packed: PackedForms): void => {
    isBegun = true;
    const fail = (error: unknown): void => {
      failed = { error };
      cancel();
    };
    taken = taken.then(() => takeOne(packed).catch(fail)).then(() => post(worker, { taken: true }));
  };
  post(worker, { begin: true });
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const how = await new Promise<Pick<Reading, 'result' | 'isLost'>>((resolve) => {
    worker.on('message', (message: FromFormsServer) => {
      if ('packed' in message) hand(message.packed);
      else resolve({ result: message.result, isLost: false });
    });
    worker.on('exit', () => resolve({ result: isBegun ? lost : undefined, isLost: true }));
  });
  worker.removeAllListeners('message').removeAllListeners('exit');
  signal?.removeEventListener('abort', cancel);
  await taken;
  return { ...how, failed };
}

const lost: GitResult = { ok: false, failure: { kind: 'other', words: 'the worker of the past ended' } };
