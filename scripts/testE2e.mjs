// `npm run test:e2e [files or folders under test/e2e] [mocha's options]`: builds the extension and runs the end-to-end tests:
// a browser that does in a real VS Code window what a person does.

import { findBrowser, missingBrowser } from './browser.mjs';
import { buildExtension } from './build.mjs';
import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/**
 * @param {readonly string[]} args as for `runNodeTests`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} mocha's exit code
 */
export async function runE2eTests(args, env) {
  if (findBrowser() === undefined) throw new Error(missingBrowser);
  await buildExtension();
  return await runNodeTests('e2e', ['--timeout', '120000', '--slow', '15000', ...args], env);
}

if (isMain(import.meta.url)) process.exitCode = await runE2eTests(process.argv.slice(2));
