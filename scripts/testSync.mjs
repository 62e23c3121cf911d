// `npm run test:sync [files or folders under test/sync] [mocha's options]`: sharing with real git and real bare remotes, faults
// included. Run like the unit tests, in this node and without VS Code; only slower, since every step is a process;
// one file more at a time than there are processors, at most four: each waits for its git now and then.

import { availableParallelism } from 'node:os';
import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/** The longest, so that none is left alone at the end. */
const first = [
  'torture',
  'crash',
  'gitFaults',
  'share',
  'durability',
  'merge',
  'twoWindows',
  'canaries',
  'review',
  'setups',
  'repositoryRules',
];
const jobs = Math.max(2, Math.min(4, availableParallelism() + 1));

/**
 * @param {readonly string[]} args as for `runNodeTests`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} mocha's exit code
 */
export function runSyncTests(args, env) {
  const always = ['--timeout', '120000', '--slow', '5000', '--parallel', '--jobs', String(jobs)];
  return runNodeTests('sync', [...always, ...args], env, first);
}

if (isMain(import.meta.url)) process.exitCode = await runSyncTests(process.argv.slice(2));
