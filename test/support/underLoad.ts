// Daybook under load in a real window, with real files and git: branches, pulls, floods of events, a folder that gets another name,
// fast typing. Comes in: how much of each, and who takes the figures; goes out: tests. Each says that the index is at last what a
// fresh read of the disk gives, whatever was told of it; times are figures and no conditions.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
import { at, closeAll, daybook, edit } from './host.ts';

/** How much of everything. */
export interface Load {
  /** Notes on the branch, all of them changed on the other one. */
  readonly notes: number;
  readonly pulled: number;
  readonly flood: number;
  readonly keys: number;
  /** Changes between two looks at the memory. */
  readonly changes: number;
}

/** What a scene took: times by the clock, of the extension host's processor, and its longest hold by anybody, in ms. */
export interface LoadFigures {
  readonly scene: string;
  readonly ms: number;
  readonly threadMs: number;
  readonly holdMs: number;
  readonly more?: string;
}

const execute = promisify(execFile);
const limitMs = 540_000;
/** Longest a state may take to come about. */
const patienceMs = 60_000;
/** The load lies in a folder of its own, in portions. */
const top = 'load';
const portion = 250;

/** Declares the tests. */
export function underLoad(load: Load, report: (figures: LoadFigures) => void = () => undefined): void {
  describe('under load', function () {
    this.timeout(limitMs);
    const paths = Array.from({ length: load.notes }, (_, number) => pathOf(number));
    let start = '';
    let known: Counts;

    const scene = (title: string, work: () => Promise<string | undefined>, tidy?: () => Promise<void>): void => {
      it(title, async () => {
        known = await counts();
        report(await measured(title, work));
        await becomesFresh();
        await tidy?.();
        await becomesFresh();
      });
    };
    /** Waits for figures, which costs our thread next to nothing: what changed, or stays as it was. */
    const settles = (change: Partial<Counts>): Promise<void> => settled({ ...known, ...change });

    before(async () => {
      start = (await git('rev-parse', 'HEAD')).trim();
      await putAll(paths.map((path, number) => [path, noteOf(number, 'open')]));
      await git('checkout', '--quiet', '-b', 'loaded');
      await save('Loaded');
      await git('checkout', '--quiet', '-b', 'other');
      await putAll(paths.map((path, number) => [path, noteOf(number, 'resolved')]));
      await save('Other');
      await git('checkout', '--quiet', 'loaded');
      await becomesFresh();
    });
    after(async () => {
      await closeAll();
      await git('checkout', '--quiet', '--force', 'main');
      await git('reset', '--quiet', '--hard', start);
      await git('clean', '-fdxq');
      await git('branch', '-D', 'loaded', 'other');
      await becomesFresh();
    });

    scene(`a branch with ${load.notes} changed notes is checked out`, async () => {
      await git('checkout', '--quiet', 'other');
      await settles({ criticals: known.criticals - paths.filter((_, number) => isCritical(number)).length });
      return undefined;
    });

    scene(`${load.pulled} changed notes are pulled`, async () => {
      const teammate = at('../teammate');
      await git('clone', '--quiet', '--shared', '--branch=other', at(''), teammate);
      const theirs = paths.slice(0, load.pulled);
      await putAll(theirs.map((path, number) => [`../teammate/${path}`, noteOf(number, 'resolved', '- [ ] Pulled\n')]));
      await git('-C', teammate, 'commit', '--quiet', '--all', '--message=Theirs');
      await git('pull', '--quiet', '--ff-only', teammate, 'other');
      await settles({ tasks: known.tasks + load.pulled });
      await rm(teammate, { recursive: true });
      return undefined;
    });

    const flood = async (): Promise<undefined> => {
      let left = 0;
      for (let number = 0; number < load.flood; number++) {
        const path = `flood/${Math.floor(number / portion)}/${number}.md`;
        await put(path, '- [ ] One\n');
        if (number % 2 === 0) await put(path, `- [ ] Two ${number}\n`);
        if (number % 3 === 0) await rm(at(path));
        else if (number % 5 === 0) await rename(at(path), at(`flood/${number}-moved.md`));
        if (number % 3 !== 0) left++;
      }
      await settles({ notes: known.notes + left, tasks: known.tasks + left });
    };
    scene(`${load.flood} notes are made, changed, moved and removed by a program`, flood, () =>
      rm(at('flood'), { recursive: true }),
    );

    const typing = async (): Promise<string> => {
      const editor = await edit(at('long.md'));
      ok(await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '- [ ] \n')));
      editor.selection = new vscode.Selection(0, 6, 0, 6);
      const begunMs = performance.now();
      const typed: Thenable<unknown>[] = [];
      for (let key = 0; key < load.keys; key++) {
        typed.push(vscode.commands.executeCommand('type', { text: letterOf(key) }));
        await turn(begunMs + (key + 1) * 10 - performance.now());
      }
      await Promise.all(typed);
      const typedMs = performance.now() - begunMs;
      const text = Array.from({ length: load.keys }, (_, key) => letterOf(key)).join('');
      deepStrictEqual(editor.document.lineAt(0).text, `- [ ] ${text}`);
      await (await daybook()).idle();
      ok((await indexOf()).includes(` todo ${text}`));
      await closeAll();
      return `${Math.round((1000 * load.keys) / typedMs)} a second taken by VS Code`;
    };
    describe('in a long note', () => {
      before(async () => {
        const lines = Array.from({ length: 1000 }, (_, line) => `- [ ] Line ${line} of a long note, and some words\n`);
        await put('long.md', lines.join(''));
        await becomesFresh();
      });
      scene(`${load.keys} keystrokes, 100 a second, in a note of 60 kB`, typing, () => rm(at('long.md')));
    });

    scene(`${load.changes} changes on disk leave the memory as it was`, async () => {
      const round = async (count: number): Promise<number> => {
        for (let change = 0; change < count; change++) {
          const number = (change * 7) % load.notes;
          await put(pathOf(number), noteOf(number, 'open', `- [ ] Change ${change}\n`));
          if (change % 50 === 49) await turn(80);
        }
        await git('checkout', '--quiet', '--', '.');
        await becomesFresh();
        return await heapBytes();
      };
      // The first round fills what is kept of what was shown.
      await round(load.changes);
      const kept = await round(load.changes);
      const grown = (await round(2 * load.changes)) - kept;
      ok(grown < 4_000_000, `${grown} bytes more after ${2 * load.changes} changes`);
      return `${(kept / 1e6).toFixed(1)} MB kept before, ${(grown / 1e6).toFixed(2)} MB more after`;
    });

    // Last: of a folder that was renamed twice at once, VS Code's watcher may tell nothing any more.
    const renamed = async (): Promise<undefined> => {
      await rename(at(top), at('renamed'));
      // The notes are as many as before: one more tells when all of them are there.
      await put('renamed/behind.md', '- [ ] One more\n');
      await settles({ notes: known.notes + 1, tasks: known.tasks + 1 });
    };
    scene(`the folder of ${load.notes} notes gets another name`, renamed, async () => {
      await rm(at('renamed/behind.md'));
      await rename(at('renamed'), at(top));
    });
  });
}

async function measured(scene: string, work: () => Promise<string | undefined>): Promise<LoadFigures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = threadMs();
  const begunMs = performance.now();
  delay.enable();
  const more = await work();
  delay.disable();
  const ms = performance.now() - begunMs;
  return { scene, ms, threadMs: threadMs() - before, holdMs: delay.max / 1e6, ...(more !== undefined && { more }) };
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

async function git(...args: string[]): Promise<string> {
  return (await execute('git', args, { cwd: at(''), env: { ...process.env, ...who }, maxBuffer: 2 ** 26 })).stdout;
}

async function save(message: string): Promise<void> {
  await git('add', '--all');
  await git('commit', '--quiet', `--message=${message}`);
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), text);
}

async function putAll(notes: readonly (readonly [path: string, text: string])[]): Promise<void> {
  for (const [path, text] of notes) await put(path, text);
}

function pathOf(number: number): string {
  return `${top}/${Math.floor(number / portion)}/${number}.md`;
}

function letterOf(key: number): string {
  return 'harbour'.charAt(key % 7);
}

function isCritical(number: number): boolean {
  return number % 50 === 0;
}

function noteOf(number: number, status: string, more = ''): string {
  const severity = isCritical(number) ? 'critical' : 'low';
  return `---\ntype: issue\ntitle: Load ${number}\nstatus: ${status}\nseverity: ${severity}\n---\n- [ ] Look at ${number}\n${more}`;
}

function turn(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the window knows. */
async function indexOf(): Promise<readonly string[]> {
  return (await (await daybook()).shown?.('index')) ?? [];
}

async function counts(): Promise<Counts> {
  return (await daybook()).counts();
}

async function settled(wanted: Counts): Promise<void> {
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

async function becomesFresh(): Promise<void> {
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
async function heapBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let times = 0; times < 3; times++) {
    collect();
    await turn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
