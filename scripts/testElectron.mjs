// `npm run test:electron`: the same suites as `npm run test:host`, in the desktop VS Code that @vscode/test-electron downloads,
// in the newest version and in the lowest that package.json declares. For machines that may download it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './build.mjs';
import { hostWindows, windowContent, windowEnv } from './hostWindows.mjs';
import { nodeProgram } from './installed.mjs';
import { root, run } from './project.mjs';
import { testFolder } from './testFolders.mjs';
import { report, sum } from './testResults.mjs';
import { calmSettings } from './vscodeServer.mjs';

const [major = 0] = process.versions.node.split('.').map(Number);
// @vscode/test-electron needs node 22.
if (major < 22) process.exit(await run(await nodeProgram(24), [join(root, 'scripts', 'testElectron.mjs')]));

const { runTests } = await import('@vscode/test-electron');
const floor = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.vscode.replace('^', '');
await buildExtension();
const counts = [];
for (const version of ['stable', floor]) {
  for (const { name, options, tests, results } of await hostWindows()) {
    const { folder, workspace } = windowContent(options);
    const trust = options.trusted === false ? [] : ['--disable-workspace-trust'];
    const trouble = await runTests({
      version,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: windowEnv(options),
      launchArgs: [
        folder ?? workspace,
        '--disable-extensions',
        `--user-data-dir=${userData(options)}`,
        ...trust,
      ].filter((arg) => arg !== undefined),
    }).then(
      () => undefined,
      (error) => String(error),
    );
    counts.push(report(`${name} in ${version}`, results, trouble));
  }
}
const { passed, failed } = sum(counts);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * @param {import('./hostWindows.mjs').WindowFile} options
 * @returns {string} a folder of its own for the settings of a window
 */
function userData({ settings = {} }) {
  const folder = testFolder();
  mkdirSync(join(folder, 'User'));
  writeFileSync(join(folder, 'User', 'settings.json'), JSON.stringify({ ...calmSettings, ...settings }));
  return folder;
}
