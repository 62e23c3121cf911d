// The stages of `npm test`, in order: what each runs and how its passed and failed tests are counted. A stage that cannot
// run throws; whoever runs it counts that as a failure.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildExtension } from './build.mjs';
import { runChecks } from './check.mjs';
import { vscodeServerFolder } from './installed.mjs';
import { makePackage, packageExtension, vsixFile } from './package.mjs';
import { capture, filesUnder, root } from './project.mjs';
import { runE2eTests } from './testE2e.mjs';
import { runHostTests } from './testHost.mjs';
import { steadily, sum } from './testResults.mjs';
import { runSyncTests } from './testSync.mjs';
import { runPlainTests } from './testUnit.mjs';
import { runWebviewTests } from './testWebview.mjs';

/** @typedef {import('./testResults.mjs').Counts} Counts */

/** @type {readonly { name: string, run: () => Promise<Counts> }[]} */
export const stages = [
  { name: 'check', run: runChecks },
  ...['unit', 'fuzz', 'sample', 'disk'].map((name) => ({ name, run: () => mochaStage(name, runPlainTests) })),
  { name: 'sync', run: () => mochaStage('sync', (_, args, env) => runSyncTests(args, env)) },
  { name: 'webview', run: () => browserStage('webview', (_, args, env) => runWebviewTests(args, env)) },
  { name: 'grammar', run: grammar },
  { name: 'package', run: () => packageExtension().then(() => one(true)) },
  { name: 'host', run: () => buildExtension().then(() => runHostTests()) },
  { name: 'host-vsix', run: () => makePackage().then(() => runHostTests({ vsix: vsixFile })) },
  { name: 'host-floor', run: () => buildExtension().then(() => runHostTests({ version: 'floor', only: 'smoke' })) },
  { name: 'e2e', run: () => browserStage('e2e', (_, args, env) => runE2eTests(args, env)) },
];

/**
 * @param {string} name a folder of test/
 * @param {typeof runPlainTests} run
 * @returns {Promise<Counts>}
 */
async function mochaStage(name, run) {
  if (filesUnder(`test/${name}`, '.test.ts').length === 0) return none(`test/${name}`);
  return sum(Object.values(await countsOf(name, run)));
}

/**
 * A stage with a browser: what failed or never came to its turn is run again, file by file.
 * @type {typeof mochaStage}
 */
async function browserStage(name, run) {
  const counts = await countsOf(name, run).catch((error) => {
    console.log(`  ${error.message}`);
    return /** @type {Record<string, Counts>} */ ({});
  });
  for (const path of filesUnder(`test/${name}`, '.test.ts')) {
    const file = bundleName(path);
    const only = () => countsOf(name, (suite, args, env) => run(suite, [...args, path], env));
    const again = async () => sum(Object.values(await only()));
    counts[file] = await steadily(path, counts[file] ?? { passed: 0, failed: 1 }, again);
  }
  return sum(Object.values(counts));
}

/** @param {string} path of a test file */
function bundleName(path) {
  return basename(path).replace(/\.ts$/, '.js');
}

/**
 * @param {string} name
 * @param {typeof runPlainTests} run
 * @returns {Promise<Record<string, Counts>>} by the name of the bundled test file
 */
async function countsOf(name, run) {
  const file = join(root, '.out', `${name}-counts.json`);
  rmSync(file, { force: true });
  const code = await run(name, [], { ...process.env, DAYBOOK_COUNTS: file });
  if (!existsSync(file)) throw new Error(`mocha ended with ${code} before it had counted`);
  /** @type {Record<string, Counts>} */
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  // A failure outside of any test, in a hook or on the way out, counts as well.
  const isClean = code === 0 || Object.values(counts).some(({ failed }) => failed > 0);
  return isClean ? counts : { ...counts, '': { passed: 0, failed: 1 } };
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
