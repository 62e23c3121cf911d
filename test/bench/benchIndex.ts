// Measures Daybook's own index on one folder in this process, as shipped: the bundled worker reads, this thread merges. Comes
// in: a folder, and `--load` to stop after loading; goes out: one line of JSON, the last on standard output. The folder is not
// changed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReportSteps } from '../../src/core/kpi/report.ts';
import { followUpsOutline } from '../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../src/core/outline/issuesOutline.ts';
import { libraryOutline } from '../../src/core/outline/libraryOutline.ts';
import { outlineWords } from '../../src/core/outline/outlineWords.ts';
import { projectsOutline } from '../../src/core/outline/projectsOutline.ts';
import { teamOutline } from '../../src/core/outline/teamOutline.ts';
import { todayCount, todayOutline } from '../../src/core/outline/todayOutline.ts';
import { criticalRows } from '../../src/core/query/criticalTest.ts';
import { parseQuery } from '../../src/core/query/parseQuery.ts';
import { runQuery } from '../../src/core/query/runQuery.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import { LeanReader } from '../../src/host/node/leanReader.ts';
import { createNoteLoader } from '../../src/host/node/loadNotes.ts';

/** Today of the corpora: the last day of their simulated year. */
const today = '2026-06-30';
const context = { today, now: `${today}T09:00+00:00`, me: 'maria.lopez' };

const queries: Readonly<Record<string, string>> = {
  queryOverdueMs: 'is:overdue',
  queryCriticalMs: 'type:issue is:open severity:critical',
  queryMineMs: 'is:open owner:@me due:<+7d',
  queryTextMs: 'gateway certificate',
};

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

const root = resolve(process.argv[2] ?? '.');
const config = loadConfig(undefined);

/** Loads once; the longest slice is what this thread does between two chances for others. */
async function load(): Promise<{ index: NoteIndex; ms: number; longestMs: number }> {
  const program = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const runner = createGitRunner({
    program: () => program,
    trusted: () => true,
    environment: process.env,
    log: silent,
    now: () => 0,
  });
  const start = performance.now();
  const index = new NoteIndex(config);
  const loader = createNoteLoader({
    root,
    worker: new URL('loadWorker.js', import.meta.url),
    log: silent,
    ...(existsSync(join(root, '.git')) ? { git: runner(root) } : {}),
  });
  let longestMs = 0;
  const timed = (work: () => void): void => {
    const from = performance.now();
    work();
    longestMs = Math.max(longestMs, performance.now() - from);
  };
  await loader.load(config, (batch) => timed(() => index.merge(batch)), new AbortController().signal);
  timed(() => index.trim());
  return { index, ms: performance.now() - start, longestMs };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function medianMs(rounds: number, work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** One box ticked or unticked in each of many notes, the text in hand: microseconds a change, and of the longest notes. */
function updates(index: NoteIndex): { medianMicros: number; longMicros: number } {
  const reader = new LeanReader(root);
  const paths = index.paths();
  const step = Math.max(1, Math.floor(paths.length / 400));
  const notes = paths
    .filter((_, at) => at % step === 0)
    .flatMap((path) => {
      const note = reader.readSync(path);
      return 'text' in note ? [note] : [];
    });
  const times: { length: number; micros: number }[] = [];
  for (let round = 0; round < 6; round++) {
    for (const { path, text } of notes) {
      const changed = Buffer.from(
        `${text}\n- [${round % 2 === 0 ? ' ' : 'x'}] One more @maria due:2026-07-01\n`,
      ).toString();
      const start = performance.now();
      index.put(path, changed);
      // The first rounds warm the code up, as a minute of typing does.
      if (round > 1) times.push({ length: text.length, micros: (performance.now() - start) * 1000 });
    }
  }
  times.sort((a, b) => a.length - b.length);
  const long = times.slice(Math.floor(times.length * 0.98));
  return {
    medianMicros: median(times.map(({ micros }) => micros)),
    longMicros: median(long.map(({ micros }) => micros)),
  };
}

/** What is asked again after every change, each round of it after one: figures remembered for a version must not count. */
function redraws(index: NoteIndex): Record<string, number> {
  const kpis = compileKpis(config);
  const words = (key: keyof typeof outlineWords): string => outlineWords[key];
  const asked: (() => readonly (() => unknown)[])[] = [
    () => {
      const steps = kpiReportSteps(kpis, index, context, {});
      return Array.from({ length: kpis.kpis.length + 1 }, () => () => steps.next());
    },
    () => {
      const outline = { ...context, words, roster: index.roster() };
      const count = (): unknown => [criticalRows(index, outline), todayCount(index, outline)];
      const trees = [todayOutline, projectsOutline, issuesOutline, followUpsOutline, teamOutline, libraryOutline];
      return [count, ...trees.map((tree) => () => tree(index, outline))];
    },
  ];
  const [kpi, tree] = asked.map((parts) => {
    const rounds = Array.from({ length: 7 }, (_, round) => {
      index.put('todo/bench.md', `- [ ] Round ${round} due:2026-07-01\n`);
      return parts().map((part) => medianMs(1, part));
    });
    const sums = rounds.map((times) => times.reduce((sum, time) => sum + time, 0));
    return {
      all: median(sums),
      longest: median(rounds.map((times) => Math.max(...times))),
      first: Math.max(...(rounds[0] ?? [])),
    };
  });
  index.remove('todo/bench.md');
  return {
    kpiMs: kpi?.all ?? 0,
    kpiPartMs: kpi?.longest ?? 0,
    kpiFirstMs: kpi?.first ?? 0,
    treesMs: tree?.all ?? 0,
    treePartMs: tree?.longest ?? 0,
    treeFirstMs: tree?.first ?? 0,
  };
}

function measured(index: NoteIndex): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [name, text] of Object.entries(queries)) {
    const parsed = parseQuery(text, config);
    if (!('query' in parsed)) throw new Error(`not a query: ${text}`);
    result[name] = medianMs(9, () => runQuery(parsed.query, index, context));
  }
  Object.assign(result, redraws(index));
  const { medianMicros, longMicros } = updates(index);
  return { ...result, updMedianMs: medianMicros / 1000, updLongMs: longMicros / 1000 };
}

const { index, ms, longestMs } = await load();
const bytesANote = index.byteLength / Math.max(1, index.noteCount);
const { user, system } = process.cpuUsage();
const cpuMs = (user + system) / 1000;
const rssMB = process.resourceUsage().maxRSS / 1024;
const only = process.argv.includes('--load');
const { noteCount: notes, taskCount: tasks } = index;
const more = only ? {} : measured(index);
const heapMB = process.memoryUsage().heapUsed / 2 ** 20;
console.log(JSON.stringify({ ms, notes, tasks, longestMs, cpuMs, bytesANote, rssMB, heapMB, ...more }));
