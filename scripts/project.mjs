// Where things are, and the two ways in which the scripts start other programs. The other scripts build on it; it
// decides nothing about what is built or tested.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, without a separator at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** @returns {string} the folder for what a person may want to look at after a run: pictures, traces, logs */
export function artifacts() {
  const folder = join(root, '.artifacts');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Files below a folder whose names end in one of the suffixes, sorted; none if there is no such folder.
 * @param {string} folder relative to the repository
 * @param {...string} suffixes for example `.test.ts`
 * @returns {string[]} paths relative to the repository, with `/` between their parts
 */
export function filesUnder(folder, ...suffixes) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && suffixes.some((suffix) => entry.name.endsWith(suffix)))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/**
 * Runs a program in the repository and waits for its end; its output goes where ours goes.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { limitMs?: number }} [options] `limitMs`: a program that takes longer
 *   is asked to end, and killed when it does not
 * @returns {Promise<number>} its exit code, 1 if a signal ended it
 */
export function run(program, args, { limitMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const timers = limitMs === undefined ? [] : endAfter(child, program, limitMs);
    child.on('error', reject);
    child.on('exit', (code) => {
      timers.forEach(clearTimeout);
      resolve(code ?? 1);
    });
  });
}

const untilKilledMs = 15_000;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @param {number} limitMs
 * @returns {NodeJS.Timeout[]}
 */
function endAfter(child, program, limitMs) {
  const ask = () => {
    console.log(`  ✘ ${program} had not ended after ${Math.round(limitMs / 1000)} s`);
    child.kill('SIGTERM');
  };
  return [setTimeout(ask, limitMs), setTimeout(() => child.kill('SIGKILL'), limitMs + untilKilledMs)];
}

/**
 * Runs a JavaScript tool of `node_modules` with a node of our choice.
 * @param {string} tool the tool's file below `node_modules`, for example `mocha/bin/mocha.js`
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2] & { node?: string, nodeArgs?: readonly string[] }} [options] `node` is another node
 *   program, `nodeArgs` is what it is told for itself
 * @returns {Promise<number>} its exit code
 */
export function runTool(tool, args, { node = process.execPath, nodeArgs = [], ...options } = {}) {
  return run(node, [...nodeArgs, join(root, 'node_modules', tool), ...args], options);
}

/**
 * Runs a program with our node and keeps what it prints.
 * @param {...string} args the program's file, relative to the repository, and its arguments
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function capture(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root });
    let output = '';
    const add = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * Does work with each of some things, so many at a time, the first ones first.
 * @template T
 * @param {number} lanes
 * @param {readonly T[]} things
 * @param {(thing: T) => Promise<void>} work
 */
export async function inLanes(lanes, things, work) {
  const waiting = [...things];
  const lane = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * Has something cleaned up when this process ends, also when it is interrupted.
 * @param {() => void} cleanUp must not wait for anything
 */
export function atExit(cleanUp) {
  if (process.listenerCount('SIGINT', interrupted) === 0) {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, interrupted);
  }
  process.on('exit', cleanUp);
}

function interrupted() {
  process.exit(130);
}

/**
 * Whether a module is the one that was started on the command line rather than imported.
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isMain(moduleUrl) {
  const [, started] = process.argv;
  // Modules are named by their real place, the command line by the one that was typed.
  return (
    started !== undefined && existsSync(started) && realpathSync(fileURLToPath(moduleUrl)) === realpathSync(started)
  );
}
