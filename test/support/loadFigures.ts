// What the tests under load share: files and git of the open folder, the index compared with a fresh read, figures of what a scene took.
// Comes in: work; goes out: figures. Knows no scene.
import { deepStrictEqual } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isDeepStrictEqual, promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import type { Counts } from '../../src/ui/counts.ts';
import { indexLines } from '../../src/ui/shownLines.ts';
import { at, daybook } from './host.ts';
import { watched } from './ownStretches.ts';

/** What a scene took, in ms: by the clock; of the extension host's processor; its longest hold by anybody; our code and its longest stretch. */
export interface LoadFigures {
  readonly scene: string;
  readonly ms: number;
  readonly threadMs: number;
  readonly holdMs: number;
  readonly ownMs: number;
  readonly stretchMs: number;
  readonly more?: string;
}

const execute = promisify(execFile);
/** Longest a state may take to come about. */
const patienceMs = 120_000;
/** A folder for V8's profiles of the scenes, for whoever looks for what holds the thread. */
const profiles = process.env['DAYBOOK_LOAD_PROFILES'];

/** Runs a scene with every clock there is; what it answers is told beside the figures. */
export async function measured(scene: string, work: () => Promise<string | undefined>): Promise<LoadFigures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = threadMs();
  const begunMs = performance.now();
  let [ms, ownThreadMs] = [0, 0];
  const timed = async (): Promise<string | undefined> => {
    delay.enable();
    const more = await work();
    delay.disable();
    [ms, ownThreadMs] = [performance.now() - begunMs, threadMs() - before];
    return more;
  };
  const { result: more, ownMs, longestMs, profile } = await watched(timed, isExtension, isTest);
  if (profiles) writeFileSync(join(profiles, `${scene.replaceAll(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile));
  const figures = { scene, ms, threadMs: ownThreadMs, holdMs: delay.max / 1e6, ownMs, stretchMs: longestMs };
  return { ...figures, ...(more !== undefined && { more }) };
}

function isExtension(url: string): boolean {
  return url.startsWith(`${vscode.extensions.getExtension('daybook.daybook')?.extensionUri.toString()}/dist/`);
}

function isTest(url: string): boolean {
  return url.includes('/.out/');
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const who = {
  GIT_AUTHOR_NAME: 'Jonas Berg',
  GIT_AUTHOR_EMAIL: 'jonas@harbour.example',
  GIT_COMMITTER_NAME: 'Jonas Berg',
  GIT_COMMITTER_EMAIL: 'jonas@harbour.example',
};

/** git in the open folder, as a teammate. */
export async function git(...args: string[]): Promise<string> {
  return (await execute('git', args, { cwd: at(''), env: { ...process.env, ...who }, maxBuffer: 2 ** 26 })).stdout;
}

export async function save(message: string): Promise<void> {
  await git('add', '--all');
  await git('commit', '--quiet', `--message=${message}`);
}

export async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), text);
}

export async function putAll(notes: readonly (readonly [path: string, text: string])[]): Promise<void> {
  for (const [path, text] of notes) await put(path, text);
}

export function turn(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the window knows. */
export async function indexOf(): Promise<readonly string[]> {
  return (await (await daybook()).shown?.('index')) ?? [];
}

export async function counts(): Promise<Counts> {
  return (await daybook()).counts();
}

/** Waits for figures, which costs our thread next to nothing. */
export async function settled(wanted: Counts): Promise<void> {
  const last = performance.now() + patienceMs;
  for (;;) {
    const found = await counts();
    if (isDeepStrictEqual(found, wanted)) return;
    if (performance.now() > last) deepStrictEqual(found, wanted);
    await turn(25);
  }
}

/** What is on disk, read by nobody but this test. */
async function freshIndex(): Promise<string[]> {
  const config = loadConfig(readFileSync(at('daybook.yml'), 'utf8'));
  const { isNote } = notePaths(config);
  const index = new NoteIndex(config);
  const listed = await git('ls-files', '-z', '-c', '-o', '--exclude-standard', '--deduplicate');
  const gone = new Set((await git('ls-files', '-z', '-d')).split('\0'));
  for (const path of listed.split('\0'))
    if (isNote(path) && !gone.has(path)) index.put(path, readFileSync(at(path), 'utf8'));
  return indexLines(index);
}

/** Waits until the index is what a fresh read of the disk gives, note by note and task by task. */
export async function becomesFresh(): Promise<void> {
  const { idle } = await daybook();
  const wanted = await freshIndex();
  const last = performance.now() + patienceMs;
  for (;;) {
    await idle();
    const found = await indexOf();
    if (found.length === wanted.length && found.every((line, at) => line === wanted[at])) return;
    if (performance.now() > last) deepStrictEqual(difference(found, wanted), []);
    await turn(50);
  }
}

/** The first lines that one has and the other not. */
function difference(found: readonly string[], wanted: readonly string[]): string[] {
  const [has, needs] = [new Set(found), new Set(wanted)];
  const more = found.filter((line) => !needs.has(line)).map((line) => `+${line}`);
  const less = wanted.filter((line) => !has.has(line)).map((line) => `-${line}`);
  return [...more, ...less, `${found.length} lines, not ${wanted.length}`].slice(0, 20);
}

/** What is kept after everything that nobody needs was let go. */
export async function heapBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let times = 0; times < 3; times++) {
    collect();
    await turn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
