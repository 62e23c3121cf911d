// `npm run test:e2e [files or folders under test/e2e] [mocha's options]`: builds the extension and runs the end-to-end tests:
// a browser that does in a real VS Code window what a person does.

import { findBrowser, missingBrowser } from './browser.mjs';
import { buildExtension } from './build.mjs';
import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/** What mocha is told. */
export const e2eOptions = ['--timeout', '120000', '--slow', '15000'];

if (isMain(import.meta.url)) {
  if (findBrowser() === undefined) throw new Error(missingBrowser);
  await buildExtension();
  process.exitCode = await runNodeTests('e2e', [...e2eOptions, ...process.argv.slice(2)]);
}
