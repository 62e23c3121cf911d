// Loads the notes of a folder as the extension does: its bundled worker reads, this thread merges. Comes in: the folder; goes out: the
// index with the time from starting the worker to the last note merged. The folder is not changed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { NotebookConfig } from '../../src/core/record/kind.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import { createNoteLoader } from '../../src/host/node/loadNotes.ts';
import { inOwnSlices, own } from './ownSlices.ts';

const log = { debug: () => {}, info: () => {}, warn: refuseToGoOnWithout };

/** The product reads in its own thread when its worker cannot work; what that takes must not pass for the product as shipped. */
function refuseToGoOnWithout(warning: string): void {
  if (warning.includes('worker')) throw new Error(warning);
}

/** The folder's notes and how long they took; its slices are called `load`. */
export async function loadIndex(root: string, config: NotebookConfig): Promise<{ index: NoteIndex; ms: number }> {
  const git = existsSync(join(root, '.git')) ? gitRunner()(root) : undefined;
  // Beside the program that was started: this module may be in a chunk of several.
  const worker = new URL('loadWorker.js', pathToFileURL(process.argv[1] ?? ''));
  const start = performance.now();
  const index = new NoteIndex(config);
  const loader = createNoteLoader({ root, worker, log, ...(git ? { git } : {}) });
  await loader.load(
    config,
    (batch, ahead) => {
      inOwnSlices('load: room', index.makeRoom(batch, ahead));
      own('load: merge', () => index.merge(batch, new Set(), ahead));
    },
    new AbortController().signal,
  );
  inOwnSlices('load: trim', index.trim());
  return { index, ms: performance.now() - start };
}

function gitRunner(): ReturnType<typeof createGitRunner> {
  const program = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const always = { program: () => program, trusted: () => true, now: () => 0 };
  return createGitRunner({ ...always, environment: process.env, log });
}

/** The middle one of some figures; NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
