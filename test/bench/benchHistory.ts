// What reading the past costs beside git alone: `node bench-history.js floor|own DIR` prints one line of JSON. The floor is the same
// `git log --raw` and one `git cat-file --batch` of every blob, taken and dropped; our own reads, parses and shows the notes after every
// single commit, then only the ends of a year's weeks, then ten commits that came later, ordinary ones (`refs/bench/later`) and the last ten
// of the year; then the year once more, with a look at this thread after every turn of it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { loadConfig } from '../../src/core/record/config.ts';
import { createFormsThread } from '../../src/host/node/formsThread.ts';
import type { Git } from '../../src/notebook/git.ts';
import { openHistory, placeAt } from '../../src/notebook/history/history.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';
import { threadMs } from './ownSlices.ts';

const [way, dir = '.'] = process.argv.slice(2);
const weekMs = 7 * 86_400_000;
/** Ten commits that the folder's own branch does not have yet. */
const laterRef = 'refs/bench/later';

async function output(args: readonly string[], input: string, take: (piece: Buffer) => void): Promise<void> {
  const child = spawn('git', ['-C', dir, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.on('data', take);
  child.stdin.end(input);
  await once(child, 'close');
}

/** What git alone takes to tell of some commits and to hand over the notes that they changed. */
async function gitAlone(...range: readonly string[]): Promise<{ ms: number; blobs: number; size: number }> {
  const start = performance.now();
  const pieces: Buffer[] = [];
  const log = ['log', '-z', '--raw', '--no-renames', '--no-abbrev', '--reverse', '--first-parent', '-m', '--format=%H'];
  await output([...log, ...range], '', (piece) => pieces.push(piece));
  const blobs = [
    ...Buffer.concat(pieces)
      .toString('latin1')
      .matchAll(/ 100644 [0-9a-f]{40} ([0-9a-f]{40}) /g),
  ];
  let size = 0;
  await output(['cat-file', '--batch'], `${blobs.map(([, blob]) => blob).join('\n')}\n`, (piece) => {
    size += piece.length;
  });
  return { ms: performance.now() - start, blobs: blobs.length, size };
}

function commitOf(name: string): string {
  return execFileSync('git', ['-C', dir, 'rev-parse', name], { encoding: 'utf8' }).trim();
}

async function floor(): Promise<Record<string, number>> {
  const year = await gitAlone();
  const later = await gitAlone(`HEAD..${laterRef}`);
  const last = await gitAlone('HEAD~10..HEAD');
  return { ...year, laterMs: later.ms, laterBlobs: later.blobs, lastMs: last.ms, lastBlobs: last.blobs };
}

async function own(): Promise<Record<string, number>> {
  const program = await gitOnPath();
  const runner = gitOf(program);
  const config = loadConfig(undefined);
  const paths = notePaths(config);
  let head: string | undefined;
  /** Tells of the commit that stands for the present one, while there is one. */
  const earlier = (git: Git): Git => ({
    ...git,
    run: (call, options = {}) => {
      const [first = '', ...others] = call.operands ?? [];
      if (head === undefined || !first.startsWith('HEAD')) return git.run(call, options);
      if (first === 'HEAD^{commit}')
        return Promise.resolve({ ok: true, code: 0, stdout: Buffer.from(`false\n${head}\n`) });
      return git.run({ ...call, operands: [first.replace('HEAD', head), ...others] }, options);
    },
  });
  const log = { debug: () => undefined, warn: console.error };
  const worker = new URL('loadWorker.js', pathToFileURL(process.argv[1] ?? ''));
  const thread = createFormsThread({ worker, program: () => program, environment: process.env, log });
  const open = () =>
    openHistory({
      gitAt: (folder) => earlier(runner(folder)),
      thread,
      folder: dir,
      paths: () => paths,
      config: () => config,
      nowMs: Date.now,
    });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const year = async (): Promise<void> => {
    const history = open();
    const { commits } = await history.line();
    await history.walk(
      commits.map((_, at) => at + 1),
      (index) => index.taskCount,
    );
  };
  const ms = await timed(year);
  const weeks = open();
  const weeksMs = await timed(async () => {
    const line = await weeks.line();
    const lastMs = line.commits.at(-1)?.atMs ?? 0;
    const places = Array.from({ length: 53 }, (_, back) => placeAt(line, lastMs - (52 - back) * weekMs + 1));
    await weeks.walk(places, (index) => index.taskCount);
  });
  /** What it takes to know commits that came after some. */
  const after = async (from: string, to: string): Promise<number> => {
    const history = open();
    const walk = async (): Promise<void> => {
      const { commits } = await history.line();
      const [tasks = 0] = await history.walk([commits.length], (index) => index.taskCount);
      if (commits.at(-1)?.id !== head || tasks === 0) throw new Error('the later commits were not read');
    };
    head = commitOf(from);
    await walk();
    head = commitOf(to);
    return await timed(walk);
  };
  const laterMs = await after('HEAD', laterRef);
  const lastMs = await after('HEAD~10', 'HEAD');
  head = undefined;
  return { ms, weeksMs, laterMs, lastMs, sliceMs: await longestTurn(year) };
}

/** Processor time of the longest turn that this thread took meanwhile, whatever of us or of Node it was. */
async function longestTurn(work: () => Promise<void>): Promise<number> {
  let most = 0;
  let last = threadMs();
  let isOver = false;
  const look = (): void => {
    const now = threadMs();
    most = Math.max(most, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  return most;
}

console.log(JSON.stringify(way === 'floor' ? await floor() : await own()));
