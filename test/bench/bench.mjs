// `npm run bench [-- --notes 100000] [--rounds 5]`: loads made-up notebooks of 1,000 and 10,000 notes (and one of the size
// asked for) and compares Daybook with two floors in the same run: every round takes each case once, in turn, each in a fresh
// process. Prints tables with ratios beside the targets, and writes them to docs/performance.md. A miss is a number, not a
// failure: the machine may be busy. `--build` only writes dist/bench-index.js, beside the built extension, for one folder at a
// time: `node dist/bench-index.js DIR`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { dataFiles } from '../../scripts/dataFiles.mjs';
import { nodeProgram } from '../../scripts/installed.mjs';
import { root } from '../../scripts/project.mjs';

/** @typedef {Record<string, number>} Figures */

const { values } = parseArgs({
  options: {
    notes: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    only: { type: 'boolean' },
    build: { type: 'boolean' },
  },
});
const sizes = [...(values.only ? [] : [1000, 10_000]), ...(values.notes ?? []).map(Number)];

/** The node that VS Code's newest version is made for: it tells the processor time of a thread. */
const node = await nodeProgram(24);

/** Figures of one process, taken from its last line. @param {readonly string[]} args @returns {Figures} */
function run(...args) {
  const output = execFileSync(node, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim();
  return JSON.parse(output.slice(output.lastIndexOf('\n') + 1));
}

/** @param {number} notes */
function corpusOf(notes) {
  const dir = join(root, '.out', 'bench', `notes-${notes}`);
  if (!existsSync(dir)) {
    mkdirSync(join(root, '.out', 'bench'), { recursive: true });
    run(join(root, 'test/bench/makeCorpus.mjs'), '--out', dir, '--notes', String(notes), '--git');
  }
  return dir;
}

/**
 * Bundles the measuring program, and the worker beside it, as the extension is bundled.
 * @param {string} outdir
 * @param {Record<string, string>} entryPoints
 */
async function buildBench(outdir, entryPoints) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
    },
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [dataFiles],
    logLevel: 'warning',
  });
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Medians of every figure. @param {readonly Figures[]} rounds @returns {Figures} */
function medians(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name] ?? Number.NaN))]));
}

/** @param {number} notes */
function measure(notes) {
  const dir = corpusOf(notes);
  const own = join(built, 'bench-index.js');
  const floors = join(root, 'test', 'bench', 'floors.mjs');
  const count = Number(values.rounds ?? (notes > 20_000 ? 3 : 7));
  run(floors, 'sync', dir);
  const rounds = Array.from({ length: count }, () => ({
    sync: run(floors, 'sync', dir),
    promises: run(floors, 'promises', dir),
    own: run(own, dir, '--load'),
  }));
  const past = join(built, 'bench-history.js');
  const pasts = Array.from({ length: Math.min(3, count) }, () => ({
    floor: run(past, 'floor', dir),
    own: run(past, 'own', dir),
  }));
  const pastOf = (/** @type {string} */ figure) => median(pasts.map((round) => round.own[figure] ?? Number.NaN));
  const details = medians(Array.from({ length: Math.min(3, count) }, () => run(own, dir)));
  const ratio = (/** @type {'sync' | 'promises'} */ floor, figure = 'ms') =>
    median(rounds.map((round) => (round.own[figure] ?? 0) / (round[floor][figure] ?? 1)));
  const result = {
    notes,
    syncMs: median(rounds.map(({ sync }) => sync['ms'] ?? 0)),
    promisesMs: median(rounds.map(({ promises }) => promises['ms'] ?? 0)),
    ownMs: median(rounds.map(({ own: ours }) => ours['ms'] ?? 0)),
    longestMs: median(rounds.map(({ own: ours }) => ours['longestMs'] ?? 0)),
    toSync: ratio('sync'),
    toPromises: ratio('promises'),
    cpuToPromises: ratio('promises', 'cpuMs'),
    rssRatio: median(rounds.map(({ own: ours, sync }) => (ours['rssMB'] ?? 0) / (sync['rssMB'] ?? 1))),
    pastFloorMs: median(pasts.map(({ floor }) => floor['ms'] ?? 0)),
    pastMs: pastOf('ms'),
    pastRatio: median(pasts.map(({ floor, own: ours }) => (ours['ms'] ?? 0) / (floor['ms'] ?? 1))),
    pastSliceMs: pastOf('sliceMs'),
    pastWeeksMs: pastOf('weeksMs'),
    pastLaterMs: pastOf('laterMs'),
    ...medians(Array.from({ length: Math.min(3, count) }, () => run(join(built, 'bench-report.js'), dir))),
  };
  console.log(`${notes} notes: load ${fixed(result.ownMs)} ms, ${fixed(result.toPromises)} x promises`);
  return { ...details, ...result };
}

/** @param {number | undefined} value */
function fixed(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Rows of the table: words, the figure, the target by number of notes, and its unit. @type {readonly [string, string, string][]} */
const lines = [
  ['listing + lean synchronous read, ms', 'syncMs', 'floor'],
  ['listing + `fs.promises.readFile`, 64 in flight, ms', 'promisesMs', 'floor'],
  ['**cold index, as shipped, ms**', 'ownMs', ''],
  ['- ratio to `fs.promises`', 'toPromises', '≤ 1.0 at 10k, ≤ 0.85 at 100k'],
  ['- ratio to `fs.promises` of processor time, all threads', 'cpuToPromises', ''],
  ['- ratio to the lean read', 'toSync', '≤ 4.5 at 10k, ≤ 4 at 100k'],
  ['**longest own slice: load and first redraws, ms**', 'sliceMs', '≤ 16 at 10k'],
  ['- of the load, on the receiving thread', 'longestMs', '≤ 8 at 10k, ≤ 50 at 100k'],
  ['- of the first redraw of badge, counts and six views, with cold code', 'treeFirstMs', '≤ 16 at 10k'],
  ['- of the first KPI report, with cold code', 'kpiFirstMs', '≤ 16 at 10k'],
  ['memory kept, bytes a note, texts of tasks included', 'bytesANote', '≤ 1,300'],
  ['peak memory of the process, ratio to the lean read', 'rssRatio', '≤ 2 at 100k'],
  ['one changed note, median, ms', 'updMedianMs', '≤ 0.03'],
  ['one changed note, the longest 2 %, median, ms', 'updLongMs', '≤ 0.15'],
  ['query `is:overdue`, ms', 'queryOverdueMs', '≤ 16 at 100k'],
  ['query `type:issue is:open severity:critical`, ms', 'queryCriticalMs', '≤ 16 at 100k'],
  ['query `is:open owner:@me due:<+7d`, ms', 'queryMineMs', ''],
  ['query `gateway certificate` (words in titles), ms', 'queryTextMs', ''],
  ['all KPIs after a change, ms', 'kpiMs', ''],
  ['- longest slice of that', 'kpiPartMs', '≤ 16 at 10k'],
  ['criticals, badge and six views after a change, open groups drawn, ms', 'treesMs', ''],
  ['- longest slice of that', 'treePartMs', '≤ 16 at 10k'],
  ['git alone: `log --raw` and one `cat-file --batch` of all notes of a year, ms', 'pastFloorMs', 'floor'],
  ['**the notes after every commit of the year, read and indexed, ms**', 'pastMs', ''],
  ['- ratio to git alone', 'pastRatio', ''],
  ['- longest slice of that', 'pastSliceMs', '≤ 16'],
  ['the notes at the end of every week of the year, ms', 'pastWeeksMs', ''],
  ['ten commits later (a twentieth of the year at 10k), ms', 'pastLaterMs', ''],
  ['**a status report of four weeks with the figures’ year, the past read for it, ms**', 'reportMs', ''],
  ['- once more, the past known, ms', 'reportAgainMs', ''],
  ['- its page for people without VS Code, ms', 'reportPageMs', '≤ 50'],
];

/** @param {readonly Figures[]} results */
function report(results) {
  const heading = ['', ...results.map(({ notes }) => `${notes?.toLocaleString('en')} notes`), 'target'];
  const rows = lines.map(([words, name, target]) => [words, ...results.map((result) => fixed(result[name])), target]);
  const table = [heading, heading.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  const growth = results.slice(1).map((result, at) => {
    const before = results[at] ?? result;
    const exponent = (/** @type {string} */ name) =>
      Math.log((result[name] ?? 1) / (before[name] ?? 1)) / Math.log((result['notes'] ?? 1) / (before['notes'] ?? 1));
    return `- ${before['notes']} to ${result['notes']} notes: cold index ${fixed(exponent('ownMs'))} (target ≤ 1.05 from 10k on), one changed note ${fixed(exponent('updMedianMs'))} (target ≤ 0.05)`;
  });
  return [...table, '', 'Growth (exponent of the time in the number of notes):', '', ...growth].join('\n');
}

const busy = loadavg()[0] ?? 0;
const built = join(root, '.out', 'bench', 'dist');
const entry = {
  'bench-index': 'test/bench/benchIndex.ts',
  'bench-history': 'test/bench/benchHistory.ts',
  'bench-report': 'test/bench/benchReport.ts',
};
if (values.build) {
  await buildBench(join(root, 'dist'), entry);
  process.exit();
}
await buildBench(built, { ...entry, loadWorker: 'src/host/node/loadWorker.ts' });
const text = report(sizes.map(measure));
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node 24, ${process.platform}`;
console.log(`\n${text}\n`);
writeFileSync(
  join(root, 'docs', 'performance.md'),
  `# Performance

Written by \`npm run bench\`; \`npm run bench -- --notes 100000\` adds a larger notebook. The notebooks are made up by
\`test/bench/makeCorpus.mjs\`: a year of issues, meetings, to-do lists, projects and documents, 2.1 kB a note on average. Every
round takes each case once, in turn, each in a fresh process; figures are medians, ratios are taken round by round, so that a
busy machine slows all cases alike. The two floors list and read the same files and keep nothing. Pages of the disk are warm.

Machine of this run: ${machine}; ${busy.toFixed(1)} programs were running on average when it began${
    busy > cpus().length
      ? ', more than it has processors: all times are too long, and those of several threads most'
      : ''
  }.

${text}

What is measured: the cold index is the time from starting the worker to the last note merged, as in the editor. A slice is what
our code does on the extension host's thread between two chances for others: a merge, a stretch of gathering (which ends with the
first step after 5 ms), one view, one group of up to 200 rows. A changed note is a text in hand that is parsed, compared and put
into the index. KPIs, badge and views are asked again after one changed note. Slices are processor time of their thread (told to
about 4 ms), so that they mean the same on a busy machine; all other times are by the clock and too long there.
`,
);
