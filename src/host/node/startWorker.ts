// Starts the bundled worker, for loading, saving and reading the past. Comes in: its file, and what it is for; goes out: the worker, or
// nothing where none can be started, which the log tells.
import { Worker } from 'node:worker_threads';
import type { Log } from '../../notebook/ports.ts';

/** What is read of a note is gone when it is packed: room for more of it at once would only be filled. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 4 };

/** A worker; `purpose` stands behind "no worker for". */
export function startWorker(file: URL, log: Pick<Log, 'warn'>, purpose: string): Worker | undefined {
  try {
    return new Worker(file, { stdin: false, resourceLimits });
  } catch (error) {
    log.warn(`no worker for ${purpose}: ${String(error)}`);
    return undefined;
  }
}
