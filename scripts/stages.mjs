// The stages of `npm test`, in order: what each runs and how its passed and failed tests are counted. A stage that cannot
// run throws; whoever runs it counts that as a failure.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findBrowser, missingBrowser } from './browser.mjs';
import { buildExtension } from './build.mjs';
import { runChecks } from './check.mjs';
import { vscodeServerFolder } from './installed.mjs';
import { makePackage, packageExtension, vsixFile } from './package.mjs';
import { capture, filesUnder, inLanes, root } from './project.mjs';
import { e2eOptions } from './testE2e.mjs';
import { lanes, runHostTests } from './testHost.mjs';
import { steadily, sum, unsteady } from './testResults.mjs';
import { runSyncTests } from './testSync.mjs';
import { runNodeTests, runPlainTests } from './testUnit.mjs';
import { webviewOptions } from './testWebview.mjs';

/** @typedef {import('./testResults.mjs').Counts} Counts */

/** Hundreds of git processes meet each other here, the tests' own time limits among them; what passed at its second try is named. */
const oneRetry = ['--retries', '1'];

/** @type {readonly { name: string, run: () => Promise<Counts> }[]} */
export const stages = [
  { name: 'check', run: runChecks },
  ...['unit', 'fuzz', 'sample', 'disk'].map((name) => ({ name, run: () => mochaStage(name, runPlainTests) })),
  { name: 'sync', run: () => mochaStage('sync', (_, args, env) => runSyncTests([...oneRetry, ...args], env)) },
  { name: 'webview', run: () => browserStage('webview', webviewOptions) },
  { name: 'grammar', run: grammar },
  { name: 'package', run: () => packageExtension().then(() => one(true)) },
  // All windows with the package, which is what people get; what is built from the sources starts here and runs in all of e2e.
  { name: 'host', run: () => makePackage().then(() => runHostTests({ vsix: vsixFile })) },
  { name: 'host-source', run: () => buildExtension().then(() => runHostTests({ only: 'smoke' })) },
  { name: 'host-floor', run: () => buildExtension().then(() => runHostTests({ version: 'floor', only: 'smoke' })) },
  { name: 'e2e', run: () => browserStage('e2e', e2eOptions) },
];

/**
 * @param {string} name a folder of test/
 * @param {typeof runPlainTests} run
 * @returns {Promise<Counts>}
 */
async function mochaStage(name, run) {
  if (filesUnder(`test/${name}`, '.test.ts').length === 0) return none(`test/${name}`);
  return countsOf(name, (env) => run(name, [], env));
}

/**
 * A stage with a browser: each file is a process of its own, some at a time; what failed is run again, alone.
 * @param {string} name a folder of test/
 * @param {readonly string[]} options for mocha
 * @returns {Promise<Counts>}
 */
async function browserStage(name, options) {
  if (findBrowser() === undefined) throw new Error(missingBrowser);
  await buildExtension();
  // The longest first, so that none is left alone at the end.
  const files = filesUnder(`test/${name}`, '.test.ts').sort((a, b) => weightOf(b) - weightOf(a));
  /** @type {Map<string, Counts>} */
  const counts = new Map();
  await inLanes(lanes, files, async (file) => {
    counts.set(file, await countsOfFile(name, file, options));
  });
  for (const [file, first] of counts) {
    const again = () => countsOfFile(name, file, options);
    counts.set(file, await steadily(file, first, again));
  }
  return sum([...counts.values()]);
}

/** Files that are short and take long: every picture of every theme is looked at by axe. */
const long = ['test/webview/kpiLooks.test.ts'];

/** @param {string} path of a test file */
function weightOf(path) {
  return long.includes(path) ? Number.POSITIVE_INFINITY : statSync(join(root, path)).size;
}

/**
 * Runs one test file and prints what it said when it has ended, so that two at a time can be read.
 * @param {string} name a folder of test/
 * @param {string} path of the test file
 * @param {readonly string[]} options for mocha
 * @returns {Promise<Counts>}
 */
async function countsOfFile(name, path, options) {
  mkdirSync(join(root, '.out'), { recursive: true });
  const log = join(root, '.out', `${basename(path)}.log`);
  const output = openSync(log, 'w');
  const start = performance.now();
  const counts = await countsOf(basename(path), (env) =>
    runNodeTests(name, [...options, path], env, [], ['ignore', output, output]),
  ).catch((error) => ({ passed: 0, failed: 1, error }));
  closeSync(output);
  const said = readFileSync(log, 'utf8').trim();
  console.log(`\n  ${path}, ${((performance.now() - start) / 1000).toFixed(0)} s\n  ${said}`);
  if ('error' in counts) console.log(`  ${counts.error.message}`);
  return counts;
}

/**
 * @param {string} name of what runs, for its file of counts
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} run tells mocha's exit code
 * @returns {Promise<Counts>}
 */
async function countsOf(name, run) {
  const file = join(root, '.out', `${name}-counts.json`);
  rmSync(file, { force: true });
  const code = await run({ ...process.env, DAYBOOK_COUNTS: file });
  if (!existsSync(file)) throw new Error(`mocha ended with ${code} before it had counted`);
  /** @type {import('./testResults.mjs').SuiteCounts} */
  const { retried, ...counts } = JSON.parse(readFileSync(file, 'utf8'));
  if (counts.failed === 0) unsteady.push(...retried);
  // A failure outside of any test, in a hook or on the way out, counts as well.
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** The grammar is injected into VS Code's own Markdown grammar, which comes with the server. */
async function grammar() {
  const tests = filesUnder('test/grammar', '.md');
  if (tests.length === 0) return none('test/grammar');
  const markdown = 'extensions/markdown-basics/syntaxes/markdown.tmLanguage.json';
  const base = join(await vscodeServerFolder('latest'), ...markdown.split('/'));
  const tool = 'node_modules/vscode-tmgrammar-test/dist/unit.js';
  const { ok, output } = await capture(tool, '--grammar', base, ...tests);
  // It names every language that Markdown can hold and that it was not given.
  console.log(output.replace(/^grammar not found.*\n/gm, ''));
  return one(ok);
}

/** @param {boolean} ok */
function one(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** @param {string} folder */
function none(folder) {
  console.log(`  there are no tests in ${folder}`);
  return { passed: 0, failed: 0 };
}
