// The peers that Daybook is measured beside, at the versions locked here: installed into a cache outside of the clone when the benchmark
// first runs, never among our own packages. A peer that cannot be installed says why; nothing here throws for it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, installed } from '../../../scripts/installed.mjs';
import { root } from '../../../scripts/project.mjs';

/** @typedef {{ readonly path: string, readonly version: string } | { readonly missing: string }} Peer `path`: its program, or the folder of its modules */
/** @typedef {Readonly<Record<'ripgrep' | 'markdown' | 'backlog' | 'taskwarrior', Peer>>} Peers */

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const ending = process.platform === 'win32' ? '.exe' : '';

/**
 * Peers from npm: a folder beside this file with a lock file, the package whose version is told, and what of it is run.
 * @type {readonly { name: 'ripgrep' | 'markdown' | 'backlog', package: string, path: string }[]}
 */
const fromNpm = [
  {
    name: 'ripgrep',
    package: '@vscode/ripgrep',
    path: `@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg${ending}`,
  },
  { name: 'markdown', package: 'vscode-markdown-languageservice', path: '' },
  { name: 'backlog', package: `backlog.md-${platform}`, path: `backlog.md-${platform}/backlog${ending}` },
];

/** The package of Debian, taken where no taskwarrior is on the path. */
const debian = { package: 'taskwarrior', version: '2.6.2+dfsg-1' };

/** @returns {Promise<Peers>} each installed, or why not */
export async function installPeers() {
  /** @type {Record<string, Peer>} */
  const peers = {};
  for (const { name, package: from, path } of fromNpm)
    peers[name] = await orWhyNot(`npm cannot install ${from}`, () => npmPeer(name, from, path));
  const debianName = `${debian.package} ${debian.version}`;
  const without = `there is no taskwarrior on the path, and apt-get cannot download ${debianName}`;
  return /** @type {Peers} */ ({ ...peers, taskwarrior: await orWhyNot(without, taskwarrior) });
}

/** @param {string} why @param {() => Peer | Promise<Peer>} install @returns {Promise<Peer>} */
async function orWhyNot(why, install) {
  try {
    return await install();
  } catch (error) {
    console.log(String(error));
    return { missing: why };
  }
}

/** @param {string} name @param {string} from @param {string} path @returns {Promise<Peer>} */
async function npmPeer(name, from, path) {
  // npm leaves out without a word what is for another platform, and what it cannot reach: neither is to be kept as an install.
  const whole = async (/** @type {string} */ folder) => {
    if (!existsSync(join(folder, 'node_modules', path))) throw new Error(`${from} has no program for ${platform}`);
  };
  const folder = await installed(`peer-${name}`, whole, join(root, 'test', 'bench', 'peers', name));
  const modules = join(folder, 'node_modules');
  const { version } = JSON.parse(readFileSync(join(modules, from, 'package.json'), 'utf8'));
  return { path: join(modules, path), version };
}

/** @returns {Peer} */
function taskwarrior() {
  const here = versionOfTask('task');
  if (here !== undefined) return { path: 'task', version: here };
  const folder = join(cacheFolder, `peer-taskwarrior-${debian.version}`);
  if (!existsSync(folder)) unpack(folder);
  const path = join(folder, 'usr', 'bin', 'task');
  const version = versionOfTask(path);
  return version === undefined ? { missing: `taskwarrior ${debian.version} does not run here` } : { path, version };
}

/** Another program has the same name: it tells its version in a sentence. @param {string} program */
function versionOfTask(program) {
  try {
    const text = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return /^\d+\.\d+\.\d+$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Downloads and unpacks Debian's package without installing it: nothing of the machine changes. @param {string} folder */
function unpack(folder) {
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  try {
    const name = `${debian.package}=${debian.version}`;
    const file = `${debian.package}_${debian.version}_${debianArch()}.deb`;
    execFileSync('apt-get', ['download', '-q', name], { cwd: staging, stdio: 'ignore' });
    execFileSync('dpkg-deb', ['-x', join(staging, file), join(staging, 'unpacked')]);
    renameSync(join(staging, 'unpacked'), folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function debianArch() {
  return execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();
}
