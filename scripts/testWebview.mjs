// `npm run test:webview [files below test/webview] [mocha's options]`: the built pages of the panels in a real browser, without VS
// Code: policy, messages, keyboard, accessibility in the four themes, narrow windows. Builds first; leaves pictures in .artifacts/.
import { buildExtension } from './build.mjs';
import { isMain } from './project.mjs';
import { runNodeTests } from './testUnit.mjs';

/** What mocha is told. */
export const webviewOptions = ['--timeout', '40000', '--slow', '4000'];

if (isMain(import.meta.url)) {
  await buildExtension();
  process.exitCode = await runNodeTests('webview', [...webviewOptions, ...process.argv.slice(2)]);
}
