// `npm run bench`: measures Daybook on made-up notebooks of 1,000, 10,000 and 100,000 notes with a year of history, beside floors and
// peers in the same run: every round takes each case once, in turn, each in a fresh process. Prints a table of each section with the
// target beside each figure, and writes them to docs/performance.md. A miss is a number, not a failure: the machine may be busy; a case
// that could not be measured is told by name. `--notes N`, `--section NAME` (both more than once) and `--rounds N` choose less, and then
// nothing is written; `--minutes N` begins nothing after that time. `--build` only builds the extension with dist/bench-index.js in it: `node dist/bench-index.js DIR`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../scripts/build.mjs';
import { nodeProgram } from '../../scripts/installed.mjs';
import { root } from '../../scripts/project.mjs';
import { buildBench, buildEngine } from './builtBench.mjs';
import { runCase } from './runCase.mjs';
import { sections } from './sections.mjs';
import { caseOf, tablesOf } from './tables.mjs';

/** @typedef {import('./section.mjs').Case} Case */
/** @typedef {import('./section.mjs').Place} Place */
/** @typedef {import('./tables.mjs').Result} Result */

const { values } = parseArgs({
  options: {
    notes: { type: 'string', multiple: true },
    section: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    minutes: { type: 'string' },
    build: { type: 'boolean' },
  },
});

if (values.build) {
  await buildExtension();
  await buildEngine(join(root, 'dist'));
  process.exit();
}

/** The node that VS Code's newest version is made for: it tells the processor time of a thread. */
const node = await nodeProgram(24);
const busy = loadavg()[0] ?? 0;
const begun = performance.now();
const corpora = join(root, '.out', 'bench');
// Not beside the corpora, which several clones may share.
const built = join(root, '.out', 'benchDist');
const chosen = sections.filter(({ name }) => values.section === undefined || values.section.includes(name));
/** @type {Readonly<Record<string, Case>>} */
const cases = Object.assign({}, ...sections.map((section) => section.cases));
const wanted = new Set(
  chosen.flatMap(({ rows }) => rows.flatMap(({ figure, over }) => [figure, over ?? figure].map(caseOf))),
);
const timeIsOver = { failed: 'the time was over' };
const sizes = values.notes?.map(Number) ?? [1000, 10_000, 100_000];

await buildBench(built);
/** @type {Result[]} */
const results = [];
for (const notes of sizes) results.push(await measure(notes));
const text = tablesOf(chosen, results);
console.log(`\n${text}\n`);
const minutes = ((performance.now() - begun) / 60_000).toFixed(0);
if (values.notes === undefined && values.section === undefined && values.rounds === undefined) write();

/** @param {number} notes @returns {string} a folder with so many notes and their history */
function corpusOf(notes) {
  const dir = join(corpora, `notes-${notes}`);
  if (!existsSync(dir)) {
    mkdirSync(corpora, { recursive: true });
    const args = ['--out', dir, '--notes', String(notes), '--git'];
    execFileSync(node, [join(root, 'test/bench/makeCorpus.mjs'), ...args], { stdio: 'ignore' });
  }
  return dir;
}

/** @param {Case} one @param {number} notes */
function roundsOf({ dear = false }, notes) {
  const [often, rare] = notes > 20_000 ? [3, 1] : [7, 3];
  return Math.min(dear ? rare : often, Number(values.rounds ?? often));
}

/** @param {number} notes @returns {Promise<Result>} */
async function measure(notes) {
  const start = performance.now();
  const scratch = join(root, '.out', 'benchPeers', String(notes));
  const place = { dir: corpusOf(notes), built, scratch };
  mkdirSync(scratch, { recursive: true });
  for (const { cases: own, prepare } of sections)
    if (Object.keys(own).some((name) => wanted.has(name))) await prepare?.(place);
  /** @type {Record<string, { rounds: Readonly<Record<string, number>>[], failed?: string }>} */
  const outcomes = Object.fromEntries([...wanted].map((name) => [name, { rounds: [], ...tooLate(name) }]));
  /** @type {Record<string, number>} */
  const spentMs = {};
  // What lies on the disk only is read once, so that all cases find it in memory.
  if (cases['sync']) await once(cases['sync'], place);
  for (let round = 0; round < 7; round++) {
    for (const [name, one] of Object.entries(cases)) {
      const outcome = outcomes[name];
      if (outcome === undefined || outcome.failed !== undefined || round >= roundsOf(one, notes)) continue;
      if (round > 0 && leftMs() <= 0) continue;
      const begins = performance.now();
      const answer = await once(one, place);
      spentMs[name] = (spentMs[name] ?? 0) + performance.now() - begins;
      if ('figures' in answer) outcome.rounds.push(answer.figures);
      else outcome.failed = answer.failed;
    }
  }
  const slow = Object.entries(spentMs).sort(([, a], [, b]) => b - a);
  const parts = slow.slice(0, 8).map(([name, ms]) => `${name} ${seconds(ms)}`);
  console.log(`${notes} notes: ${seconds(performance.now() - start)} (${parts.join(', ')})`);
  return { notes, outcomes };
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(0)} s`;
}

/** @param {Case} one @param {Place} place */
async function once({ args, limitMs = Number.POSITIVE_INFINITY }, place) {
  const words = args(place);
  if ('missing' in words) return { failed: words.missing };
  const left = leftMs();
  if (left <= 0) return timeIsOver;
  const answer = await runCase(node, words, Math.min(limitMs, left));
  return 'failed' in answer && left < limitMs && leftMs() <= 0 ? timeIsOver : answer;
}

/** Until `--minutes` are over; a case of ours that hangs must not hold up the night. */
function leftMs() {
  const untilMs = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes) * 60_000;
  return Math.min(untilMs - (performance.now() - begun), 300_000);
}

/** What took too long for fewer notes is not waited for again. @param {string} name */
function tooLate(name) {
  const before = results.at(-1)?.outcomes[name]?.failed;
  return before?.startsWith('>') ? { failed: before } : {};
}

function write() {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node 24, ${process.platform}`;
  const crowded = busy > cpus().length ? ', more than it has processors: all times are too long' : '';
  writeFileSync(
    join(root, 'docs', 'performance.md'),
    `# Performance

Written by \`npm run bench\`, which took ${minutes} minutes. The notebooks are made up by \`test/bench/makeCorpus.mjs\`: a year of issues,
meetings, to-do lists, projects and documents, 2.1 kB a note on average, with a commit for every fifty notes. Every round takes each case
once, in turn, each in a fresh process; figures are medians, ratios are taken round by round, so that a busy machine slows all cases
alike. Growth is the exponent of a figure in the number of notes, from each number to the next: 1 is in proportion, 0 is not at all.
✗ marks what misses its target. Pages of the disk are warm. How long a person waits in a real VS Code, with Daybook in its extension
host, is in [performance-window.md](performance-window.md).

Machine of this run: ${machine}; ${busy.toFixed(1)} programs were running on average when it began${crowded}.

${text}
`,
  );
}
