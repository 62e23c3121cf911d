// `npm run test:unit [files or folders under test/unit] [mocha's options]`: bundles the unit tests and runs them in this
// node, without VS Code. The golden files of test/golden are compared here, too; UPDATE_GOLDEN=1 writes them.

import { filesUnder, isMain, runTool } from './project.mjs';
import { bundleInParts, bundleTests } from './testBundle.mjs';

/** The longest suite takes five minutes on two cores. */
const suiteLimitMs = 15 * 60_000;

/**
 * @param {string} name the suite's folder below test/
 * @param {readonly string[]} args paths that narrow the choice; everything else is handed to mocha
 * @param {NodeJS.ProcessEnv} [env]
 * @param {readonly string[]} [first] files that are begun before all others, by their names without `.test.ts`
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {Promise<number>} mocha's exit code; 1 for a suite that does not end
 */
export async function runNodeTests(name, args, env = process.env, first = [], stdio = 'inherit') {
  const { files, options } = chosen(name, args, first);
  // Programs that tests start as processes of their own are bundled beside them.
  const { tests } = await bundleTests(name, [...files, ...filesUnder(`test/${name}`, '.child.ts')]);
  return runMocha([...options, ...tests.slice(0, files.length)], env, stdio);
}

/** From so many test files on, a second process is worth its start. */
const worthTwo = 100;

/**
 * Tests that wait for nothing, in a file or two, which are read sooner than many; their limit is for a machine that has other things to do.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runPlainTests(name, args, env = process.env) {
  const { files, options } = chosen(name, args);
  const parts = files.length < worthTwo ? 1 : 2;
  const tests = await bundleInParts(name, files, parts);
  const lanes = parts === 1 ? [] : ['--parallel', '--jobs', String(parts)];
  return runMocha(['--timeout', '20000', ...lanes, ...options, ...tests], env, 'inherit');
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {readonly string[]} [first]
 */
function chosen(name, args, first = []) {
  const early = first.map((file) => `test/${name}/${file}.test.ts`);
  const all = [...new Set([...early, ...filesUnder(`test/${name}`, '.test.ts')])];
  const wanted = args.filter((arg) => arg.startsWith(`test/${name}`));
  const files = wanted.length === 0 ? all : all.filter((file) => wanted.some((path) => file.startsWith(path)));
  if (files.length === 0) throw new Error(`no tests in ${wanted.join(', ') || `test/${name}`}`);
  return { files, options: args.filter((arg) => !wanted.includes(arg)) };
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 */
function runMocha(args, env, stdio) {
  // What a test that ran out of time still waits for must not keep the suite from ending.
  return runTool('mocha/bin/mocha.js', ['--exit', '--reporter', 'scripts/countReporter.mjs', ...args], {
    env,
    stdio,
    // Told to node by mocha, it would cost a process that passes no signal on.
    nodeArgs: ['--enable-source-maps'],
    limitMs: suiteLimitMs,
  });
}

if (isMain(import.meta.url)) process.exitCode = await runPlainTests('unit', process.argv.slice(2));
