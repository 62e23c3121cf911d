// `npm run torture [-- --clones N --windows N --ops N --crashes N --seed S --verbose --keep]`: people, clones and windows share notes through
// one remote while processes are killed between any two steps (test/support/torture). Ends with one line that says what was lost.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundlePrograms } from './testBundle.mjs';

const number = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({
  options: {
    clones: number,
    windows: number,
    ops: number,
    crashes: number,
    seed: number,
    verbose: { type: 'boolean' },
    keep: { type: 'boolean' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);

const folder = await bundlePrograms(['test/support/torture/torture.ts', 'test/sync/crash.child.ts']);
/** @type {{ torture: (options: object) => Promise<Report> }} */
const { torture } = await import(pathToFileURL(join(folder, 'support/torture/torture.js')).href);

/**
 * @typedef {object} Report
 * @property {string[]} lost
 * @property {string[]} stuck
 * @property {string[]} broken
 * @property {string[]} doubtful
 * @property {number} operations
 * @property {number} crashes
 * @property {number} realCrashes
 * @property {number} interleaved
 * @property {number} rounds
 * @property {number} words
 * @property {Record<string, number>} states
 */

const clones = Number(values.clones ?? 4);
const operations = Number(values.ops ?? 400);
console.log(`seed ${seed}`);
const start = performance.now();
const report = await torture({
  clones,
  windows: Number(values.windows ?? 2),
  operations,
  crashes: Number(values.crashes ?? 60),
  seed,
  keep: values.keep === true,
  child: join(folder, 'sync/crash.child.js'),
  onOperation: (/** @type {number} */ done, /** @type {string} */ what) => {
    if (values.verbose === true) console.log(`${done} ${what}`);
    else if (done % 500 === 0) console.log(`  ${done} of ${operations}`);
  },
});
for (const fault of [...report.lost, ...report.stuck, ...report.broken]) console.log(`  ${fault}`);
const { crashes, realCrashes, interleaved, rounds, words, doubtful, states } = report;
console.log(JSON.stringify(states));
console.log(
  `${words} words on record, ${realCrashes} real kills, ${interleaved} interleaved, ${doubtful.length} doubtful, together after ${rounds} rounds, ${((performance.now() - start) / 1000).toFixed(0)} s`,
);
if (values.verbose === true) for (const one of doubtful) console.log(`  doubtful: ${one}`);
if (report.broken.length > 0) console.log(`${report.broken.length} other rules broken`);
console.log(
  `${clones} clones, ${operations} operations, ${crashes} crashes: ${report.lost.length} lines lost, ${report.stuck.length} stuck`,
);
process.exitCode = report.lost.length + report.stuck.length + report.broken.length === 0 ? 0 : 1;
