// `npm run test:sync [files or folders under test/sync] [mocha's options]`: sharing with real git and real bare remotes, faults
// included. Run like the unit tests, in this node and without VS Code; only slower, since every step is a process;
// two files at a time.

import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/**
 * @param {readonly string[]} args as for `runNodeTests`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} mocha's exit code
 */
export function runSyncTests(args, env) {
  return runNodeTests('sync', ['--timeout', '120000', '--slow', '5000', '--parallel', '--jobs', '2', ...args], env);
}

if (isMain(import.meta.url)) process.exitCode = await runSyncTests(process.argv.slice(2));
