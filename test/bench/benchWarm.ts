// Measures opening a notebook with the index that was saved of it: `node bench-warm.js save|own|status DIR SCRATCH` prints one line of
// JSON last. `save` reads everything and saves the index into SCRATCH; `own` is a start of the notebook as in the editor, from
// nothing to the state ready; `status` is the floor, `git status` as a program of its own. The folder is not changed.
import { execFile, execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { finished } from '../../src/core/index/steps.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import { createWarmLoader } from '../../src/host/node/warmLoader.ts';
import type { LiveNotes } from '../../src/notebook/loads.ts';
import { usage } from './usage.mjs';

const [way, folder = '.', scratch = '.'] = process.argv.slice(2);
const root = resolve(folder);
const program = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
const fail = (words: string, error?: unknown): never => {
  throw new Error(words, { cause: error });
};
let told = '';
function tell(words: string): void {
  told = words;
}
const log = { debug: () => {}, info: tell, warn: fail, error: fail };

async function start(): Promise<Record<string, number>> {
  const runner = createGitRunner({
    program: () => program,
    trusted: () => true,
    now: () => 0,
    environment: process.env,
    log,
  });
  const config = loadConfig(undefined);
  const works: (() => Promise<void>)[] = [];
  const begin = performance.now();
  let shownMs = 0;
  const index = new NoteIndex(config);
  const loader = createWarmLoader({
    root,
    worker: new URL('loadWorker.js', pathToFileURL(process.argv[1] ?? '')),
    log,
    git: Promise.resolve(runner(root)),
    saved: { folder: join(scratch, 'saved'), version: 'bench' },
    later: (work) => works.push(work),
  });
  const live: LiveNotes = {
    adopt: (saved, isMeant) => {
      index.adopt(saved, isMeant);
      shownMs = performance.now() - begin;
    },
    clear: () => void index.clear(),
    drop: async (paths) => void index.drop(paths),
    known: () => index.known(),
    takeStamps: (known) => index.takeStamps(known),
    copy: async () => finished(index.save()),
    renew: async () => {
      const others = (): never => fail('others than were read');
      await loader.renew?.(config, others, new AbortController().signal, { ...live, drop: async () => undefined });
    },
    config: () => config,
  };
  await loader.load(config, (batch) => void index.merge(batch), new AbortController().signal, live);
  finished(index.trim());
  const ms = performance.now() - begin;
  if (way === 'save') for (const work of works) await work();
  else if (!told.startsWith('opened the saved index')) fail(told);
  return { ms, shownMs, notes: index.noteCount, tasks: index.taskCount };
}

async function status(): Promise<Record<string, number>> {
  const begin = performance.now();
  const args = ['--no-optional-locks', '-c', 'core.fsmonitor=false', 'status', '--porcelain', '-z'];
  await promisify(execFile)(program, args, { cwd: root, maxBuffer: 2 ** 28 });
  return { ms: performance.now() - begin };
}

const before = usage().cpuMs;
const figures = way === 'status' ? await status() : await start();
const { cpuMs, rssMB } = usage();
console.log(JSON.stringify({ ...figures, cpuMs: cpuMs - before, rssMB }));
process.exit();
