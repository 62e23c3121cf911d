// `npm start`: Daybook in a VS Code window on a fresh copy of the sample notebook. Takes the desktop `code` if there is one,
// else VS Code's server, whose address it prints. Says at each step what it is doing, and what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root, run } from './project.mjs';

await ensureDependencies();
console.log('building …');
const { buildExtension } = await import('./build.mjs');
await buildExtension();
const notebook = await sampleNotebook();
const desktop = process.argv.includes('--browser') ? undefined : desktopCode();
if (desktop === undefined) await openInBrowser(notebook);
else await openOnDesktop(desktop, notebook);

/** @returns {Promise<string>} the folder to open; the remote that it shares with lies beside it */
async function sampleNotebook() {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'daybook-sample-'))), 'notebook');
  const sample = join(root, 'dist', 'sample.js');
  if (spawnSync('git', ['--version']).status !== 0)
    throw new Error('git was not found: please install it and start again.');
  console.log('writing the sample notebook …');
  if ((await run(process.execPath, [sample, '--out', folder])) !== 0)
    throw new Error('the sample notebook could not be written');
  return folder;
}

/** @returns {string | undefined} the desktop VS Code's command line */
function desktopCode() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * @param {string} code
 * @param {string} folder
 */
async function openOnDesktop(code, folder) {
  console.log(`opening ${folder} in VS Code`);
  const shell = process.platform === 'win32';
  const quoted = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder].map(quoted);
  process.exitCode = await run(quoted(code), args, { shell });
}

/** @param {string} folder */
async function openInBrowser(folder) {
  console.log('no desktop VS Code (the command `code`) was found: starting its server instead');
  const { startServer } = await import('./vscodeServer.mjs');
  const server = await startServer({ name: 'start' });
  console.log(`\nopen this address in a browser:\n\n  ${server.windowUrl({ folder, extension: root })}\n`);
  console.log(`the notebook is in ${folder}; press Ctrl+C to stop`);
}
