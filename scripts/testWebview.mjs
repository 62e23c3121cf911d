// `npm run test:webview [files below test/webview] [mocha's options]`: the built pages of the panels in a real browser, without VS
// Code: policy, messages, keyboard, accessibility in the four themes, narrow windows. Builds first; leaves pictures in .artifacts/.
import { buildExtension } from './build.mjs';
import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/**
 * @param {readonly string[]} args as for `runNodeTests`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} mocha's exit code
 */
export async function runWebviewTests(args, env) {
  await buildExtension();
  return runNodeTests('webview', ['--timeout', '40000', '--slow', '4000', ...args], env);
}

if (isMain(import.meta.url)) process.exitCode = await runWebviewTests(process.argv.slice(2));
