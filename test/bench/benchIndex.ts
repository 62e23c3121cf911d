// Measures Daybook's own index on one folder in this process, as shipped: the bundled worker reads, this thread merges. Comes
// in: a folder, and `--load` to stop after loading; goes out: one line of JSON, the last on standard output. The folder is not
// changed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { Steps } from '../../src/core/index/steps.ts';
import { compileKpis, kpiReportSteps } from '../../src/core/kpi/report.ts';
import { followUpsOutline } from '../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../src/core/outline/issuesOutline.ts';
import { libraryOutline, reviewRows } from '../../src/core/outline/libraryOutline.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { gatherPromises } from '../../src/core/outline/personFacts.ts';
import { projectRows } from '../../src/core/outline/projectRows.ts';
import { projectsOutline } from '../../src/core/outline/projectsOutline.ts';
import { rehearsal } from '../../src/core/outline/rehearsal.ts';
import { rowsByOwner, teamOutline } from '../../src/core/outline/teamOutline.ts';
import { todayCount, todayOutline, todayRows } from '../../src/core/outline/todayOutline.ts';
import { criticalRows } from '../../src/core/query/criticalTest.ts';
import { parseQuery } from '../../src/core/query/parseQuery.ts';
import { runQuery } from '../../src/core/query/runQuery.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import { LeanReader } from '../../src/host/node/leanReader.ts';
import { createNoteLoader } from '../../src/host/node/loadNotes.ts';
import { longestSliceMs } from '../../src/notebook/slices.ts';

/** Today of the corpora: the last day of their simulated year. */
const today = '2026-06-30';
const asker = { today, now: `${today}T09:00+00:00`, me: 'maria.lopez' };

const queries: Readonly<Record<string, string>> = {
  queryOverdueMs: 'is:overdue',
  queryCriticalMs: 'type:issue is:open severity:critical',
  queryMineMs: 'is:open owner:@me due:<+7d',
  queryTextMs: 'gateway certificate',
};

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

const root = resolve(process.argv[2] ?? '.');
const config = loadConfig(undefined);

/** Processor time of this thread: what a slice takes on a machine that has nothing else to do. Told to about 4 ms. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const slices: { readonly name: string; readonly ms: number }[] = [];

/** Runs work of our own under a name, so that the longest stretch of all can be told. */
function own<T>(name: string, work: () => T): T {
  const start = threadMs();
  const result = work();
  slices.push({ name, ms: threadMs() - start });
  return result;
}

/** The result of steps in slices as the extension makes them: steps until its limit is over, then others would have their turn. */
function inOwnSlices<T>(name: string, steps: Steps<T>): T {
  for (;;) {
    const step = own(name, () => {
      const start = threadMs();
      let last = steps.next();
      while (!last.done && threadMs() - start < longestSliceMs) last = steps.next();
      return last;
    });
    if (step.done) return step.value;
  }
}

/** The longest stretch so far, of the names that begin with one of these. */
function longestOf(...names: readonly string[]): number {
  const wanted = slices.filter(({ name }) => names.some((begin) => name.startsWith(begin)));
  return Math.max(0, ...wanted.map(({ ms }) => ms));
}

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
  await loader.load(config, (batch) => own('load: merge', () => index.merge(batch)), new AbortController().signal);
  inOwnSlices('load: trim', index.trim());
  return { index, ms: performance.now() - start, longestMs: longestOf('load') };
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

const views = {
  today: { outline: todayOutline, gatherings: [rehearsal, todayRows.steps] },
  projects: { outline: projectsOutline, gatherings: [projectRows.steps] },
  issues: { outline: issuesOutline, gatherings: [criticalRows.steps] },
  followUps: { outline: followUpsOutline, gatherings: [] },
  team: { outline: teamOutline, gatherings: [rowsByOwner.steps, gatherPromises] },
  library: { outline: libraryOutline, gatherings: [reviewRows.steps] },
} as const;

/** Draws the count of criticals, the badge and every view with its open groups, as a window does that shows them all. */
function drawViews(index: NoteIndex): void {
  const context = own('view: context', () => ({ ...asker, words: englishWords, roster: index.roster() }));
  inOwnSlices('view: criticals', criticalRows.steps(index, context));
  for (const [name, { outline, gatherings }] of Object.entries(views)) {
    for (const gathering of gatherings) inOwnSlices<unknown>(`view: ${name} gathered`, gathering(index, context));
    if (name === 'today') own('view: badge', () => todayCount(index, context));
    const nodes = own(`view: ${name}`, () => outline(index, context));
    for (const node of nodes)
      if (node.collapse === 'expanded') own(`view: ${name} ${node.label}`, () => node.children?.());
  }
}

/** What is asked again after every change, each round of it after one: figures remembered for a version must not count. */
function redraws(index: NoteIndex): Record<string, number> {
  const kpis = own('kpi: definitions', () => compileKpis(config));
  const rounds = Array.from({ length: 7 }, (_, round) => {
    index.put('todo/bench.md', `- [ ] Round ${round} due:2026-07-01\n`);
    const before = performance.now();
    drawViews(index);
    const between = performance.now();
    inOwnSlices('kpi: report', kpiReportSteps(kpis, index, asker, {}));
    const times = { trees: between - before, kpi: performance.now() - between };
    const longest = { trees: longestOf('view'), kpi: longestOf('kpi'), all: longestOf('load', 'view', 'kpi') };
    slices.length = 0;
    return { times, longest };
  });
  index.remove('todo/bench.md');
  return {
    kpiMs: median(rounds.map(({ times }) => times.kpi)),
    kpiPartMs: median(rounds.map(({ longest }) => longest.kpi)),
    kpiFirstMs: rounds[0]?.longest.kpi ?? 0,
    treesMs: median(rounds.map(({ times }) => times.trees)),
    treePartMs: median(rounds.map(({ longest }) => longest.trees)),
    treeFirstMs: rounds[0]?.longest.trees ?? 0,
    sliceMs: rounds[0]?.longest.all ?? 0,
  };
}

function measured(index: NoteIndex): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [name, text] of Object.entries(queries)) {
    const parsed = parseQuery(text, config);
    if (!('query' in parsed)) throw new Error(`not a query: ${text}`);
    result[name] = medianMs(9, () => runQuery(parsed.query, index, asker));
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
