// Starts VS Code's own server on a free port of this machine, and stops it with everything that it started, also when
// we are interrupted. What comes in: which version, whether folders are trusted, an unpacked or a packaged extension.
// What goes out: addresses of windows. Its output is kept in .artifacts/. It never listens beyond 127.0.0.1.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeProgram, vscodeServerFolder } from './installed.mjs';
import { artifacts, atExit, root, run } from './project.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./installed.mjs').VsCodeVersion} [version] latest if left out
 * @property {boolean} [trusted] false: windows open in Restricted Mode; true if left out
 * @property {string} [vsix] a packaged extension, installed as people install it
 * @property {string} [name] names the log file below .artifacts/
 * @property {Record<string, unknown>} [settings] added to the settings below
 * @property {NodeJS.ProcessEnv} [env] added to our own environment
 */

/**
 * @typedef {object} VsCodeServer
 * @property {string} origin for example `http://127.0.0.1:40123`
 * @property {(target: WindowTarget) => string} windowUrl the address of a window
 * @property {() => void} stop
 */

/**
 * @typedef {object} WindowTarget
 * @property {string} [folder] absolute; a window without a folder if left out
 * @property {string} [workspace] absolute path of a `.code-workspace` file, instead of a folder
 * @property {string} [extension] absolute; the folder of an extension under development
 * @property {string} [tests] absolute; a module whose `run` is called in the extension host
 */

/** Quiet, and without what is not ours. */
export const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  // Without a graphics card each frame of an animation and each blink of a cursor is drawn by the processor.
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'chat.disableAIFeatures': true,
  // As on the desktop; a browser's default saves by itself.
  'files.autoSave': 'off',
  // VS Code's own git asks for each note that is shown, and its pipe may break when the note goes at once.
  'scm.diffDecorations': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // Its copy of a file that is just being written shorter never ends (libuv waits for bytes that do not come) and takes a whole core.
  'workbench.localHistory.enabled': false,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** The node that each version was made for. */
const nodeOf = /** @type {const} */ ({ latest: 24, floor: 22 });

/** @type {Set<() => void>} */
const running = new Set();
atExit(stopServers);

/** Stops every server that this process started. */
export function stopServers() {
  for (const stop of [...running]) stop();
  shared.clear();
}

/** @type {Map<string, Promise<VsCodeServer>>} */
const shared = new Map();

/**
 * A server for tests: one for all that ask for the same options, stopped when this process ends.
 * @param {ServerOptions} options
 * @returns {Promise<VsCodeServer>}
 */
export function testServer(options) {
  const key = JSON.stringify(options);
  const server = shared.get(key) ?? startServer({ ...options, name: `${options.name ?? 'test'}-${shared.size + 1}` });
  shared.set(key, server);
  return server;
}

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<VsCodeServer>} a server that answers
 */
export async function startServer({ version = 'latest', trusted = true, vsix, name = version, settings, env } = {}) {
  const node = await nodeProgram(nodeOf[version]);
  const program = join(await vscodeServerFolder(version), 'out', 'server-main.js');
  const data = mkdtempSync(join(tmpdir(), 'daybook-server-'));
  mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
  writeFileSync(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify({ ...calmSettings, ...settings }));
  const common = ['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', data];
  if (vsix !== undefined) await installVsix(node, program, [...common, '--install-extension', vsix]);
  const listening = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver'];
  // Nothing is gained by packing what goes to the same machine.
  const plain = ['--disable-websocket-compression'];
  const trust = trusted ? ['--disable-workspace-trust'] : [];
  const child = spawn(node, [program, ...listening, ...plain, ...trust, ...common], {
    cwd: root,
    env: { ...process.env, ...env },
    // A process group of its own: extension hosts and git go down with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => {
    if (!running.delete(stop)) return;
    stopTree(child.pid);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  running.add(stop);
  const origin = `http://127.0.0.1:${await portOf(child, join(artifacts(), `server-${name}.log`))}`;
  return { origin, windowUrl: (target) => windowUrl(origin, target), stop };
}

/**
 * @param {string} node
 * @param {string} program
 * @param {readonly string[]} args
 */
async function installVsix(node, program, args) {
  const code = await run(node, [program, ...args], { stdio: 'ignore' });
  if (code !== 0) throw new Error(`the extension's package could not be installed (exit code ${code})`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @returns {Promise<number>} the port that it listens on
 */
function portOf(child, logFile) {
  const log = createWriteStream(logFile);
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        log.write(chunk);
        if (output.length > 100_000) return;
        output += chunk;
        const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}; see ${logFile}`)));
  });
}

/** @param {number | undefined} pid the process that leads the group */
function stopTree(pid) {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/**
 * @param {string} origin
 * @param {WindowTarget} target
 */
function windowUrl(origin, { folder, workspace, extension, tests }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${new URL(origin).host}${asUrlPath(path)}`;
  const payload = [['skipWelcome', 'true']];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const url = new URL(origin);
  if (folder !== undefined) url.searchParams.set('folder', asUrlPath(folder));
  else if (workspace !== undefined) url.searchParams.set('workspace', asUrlPath(workspace));
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** @param {string} path absolute, of this machine */
function asUrlPath(path) {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
