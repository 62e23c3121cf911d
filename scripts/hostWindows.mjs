// The windows that host tests run in. Each folder of test/host with a window.json is one window: its *.test.ts files run
// together in one extension host, on copies of the folders that the file names.
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, root } from './project.mjs';
import { bundleTests } from './testBundle.mjs';
import { testFolder } from './testFolders.mjs';

/**
 * @typedef {object} WindowFile what a window.json says
 * @property {string} [folder] a folder of test/fixtures; an empty folder if left out
 * @property {string[]} [folders] several of them, as a multi-root workspace
 * @property {boolean} [noFolder] a window with nothing open
 * @property {boolean} [link] the folder is opened through a link, as many are on macOS; git tells another place than the window
 * @property {boolean} [git] the copies are repositories; false if left out
 * @property {boolean} [trusted] true if left out
 * @property {Record<string, unknown>} [settings]
 * @property {boolean} [clockStands] its clock does not go on: what is stamped is compared to the minute
 * @property {boolean} [alone] opened only when it is named: others show what it shows
 * @property {number} [minutes] it may take longer than others
 * @property {boolean} [waits] its tests mostly wait: others work meanwhile
 */

/**
 * @typedef {object} HostWindow
 * @property {string} name the folder's name
 * @property {WindowFile} options
 * @property {string} tests the module to name as extensionTestsPath
 * @property {string} blank an extension that does nothing, for windows that need one under development beside the package
 * @property {string} results the file in which the tests leave their rows
 */

/**
 * Bundles the tests and tells which windows to open.
 * @param {{ only?: string | undefined, pattern?: string | undefined }} [choice] only: one window; pattern: titles of tests
 * @returns {Promise<HostWindow[]>}
 */
export async function hostWindows({ only, pattern } = {}) {
  const names = filesUnder('test/host', 'window.json').map((file) => dirname(file).slice('test/host/'.length));
  const wanted = names.filter((name) => (only === undefined ? windowFile(name).alone !== true : name === only));
  const filesOf = (/** @type {string} */ name) => filesUnder(`test/host/${name}`, '.test.ts');
  const { folder, tests } = await bundleTests('host', ['test/host/run.ts', ...wanted.flatMap(filesOf)]);
  const blank = blankExtension(folder);
  const windows = wanted.map((name) => {
    const results = join(folder, name, 'results.json');
    const entry = join(folder, name, 'run.cjs');
    const options = windowFile(name);
    const folders = options.folders?.length ?? 0;
    const args = [tests.filter((file) => file.startsWith(join(folder, name, '/'))), results, folders, pattern];
    // VS Code loads this file by `require`; the tests are modules.
    const call = `import('../run.js').then(({ run }) => run(...${JSON.stringify(args)}))`;
    writeFileSync(entry, `exports.run = () => ${call};\n`);
    return { name, options, tests: entry, blank, results };
  });
  /** What has the most to do begins first, so that none is left alone at the end. */
  const weightOf = (/** @type {HostWindow} */ { name }) =>
    filesOf(name).reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  return windows.sort((a, b) => weightOf(b) - weightOf(a));
}

/**
 * What an extension host is started with: that a test is watching, and which moment it begins in: a Thursday.
 * @param {WindowFile} options
 * @returns {Record<string, string>}
 */
export function windowEnv({ clockStands = false }) {
  return {
    DAYBOOK_TEST: '1',
    DAYBOOK_NOW: '2026-03-12T09:15:00+01:00',
    ...(clockStands && { DAYBOOK_CLOCK: 'stands' }),
    ...(process.env['UPDATE_GOLDEN'] && { UPDATE_GOLDEN: '1' }),
  };
}

/**
 * @param {string} name
 * @returns {WindowFile}
 */
function windowFile(name) {
  return JSON.parse(readFileSync(join(root, 'test/host', name, 'window.json'), 'utf8'));
}

/**
 * @param {string} parent
 * @returns {string} the folder of the extension
 */
function blankExtension(parent) {
  const folder = join(parent, 'blank');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'blank', publisher: 'daybook', version: '0.0.1', engines: { vscode: '^1.110.0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/**
 * Makes the copies that a window opens.
 * @param {WindowFile} options
 * @returns {{ folder?: string, workspace?: string }}
 */
export function windowContent({ folder, folders, noFolder = false, link = false, git = false }) {
  if (noFolder) return {};
  if (folders === undefined) return { folder: opened(testFolder(folder, { git }), link) };
  const workspace = join(testFolder(), 'test.code-workspace');
  const copies = folders.map((fixture) => ({ path: testFolder(fixture, { git }) }));
  writeFileSync(workspace, JSON.stringify({ folders: copies }));
  return { workspace };
}

/**
 * @param {string} folder
 * @param {boolean} link
 * @returns {string} the folder, or a link to it beside it
 */
function opened(folder, link) {
  if (!link) return folder;
  symlinkSync(folder, `${folder}-link`, 'junction');
  return `${folder}-link`;
}
