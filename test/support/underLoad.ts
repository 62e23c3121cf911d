// Daybook under load in a real window, with real files and git: branches, pulls, floods of events, a folder that gets another name,
// fast typing. Comes in: how much of each, and who takes the figures; goes out: tests. Each says that the index is at last what a
// fresh read of the disk gives, whatever was told of it; times are figures and no conditions.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Counts } from '../../src/ui/counts.ts';
import { busyHour } from './busyHour.ts';
import { at, closeAll, daybook, edit } from './host.ts';
import {
  becomesFresh,
  counts,
  git,
  heapBytes,
  indexOf,
  type LoadFigures,
  measured,
  put,
  putAll,
  save,
  settled,
  turn,
} from './loadFigures.ts';

/** How much of everything. */
export interface Load {
  /** Notes on the branch, all of them changed on the other one. */
  readonly notes: number;
  readonly pulled: number;
  readonly flood: number;
  readonly keys: number;
  /** Changes between two looks at the memory. */
  readonly changes: number;
  /** Of a busy hour; none if left out. */
  readonly minutes?: number;
}

const limitMs = 3_600_000;
/** The load lies in a folder of its own, in portions. */
const top = 'load';
const portion = 250;
/** Task lines of the note that tells that a folder got its other name. */
const tasksBehind = 3;
/** Between the middle and the end of an hour. */
const mostGrowth = 0.03;

/** Declares the tests. */
export function underLoad(load: Load, report?: (figures: LoadFigures) => void): void {
  describe('under load', function () {
    this.timeout(limitMs);
    const paths = Array.from({ length: load.notes }, (_, number) => pathOf(number));
    let start = '';
    let known: Counts;

    const scene = (title: string, work: () => Promise<string | undefined>, tidy?: () => Promise<void>): void => {
      it(title, async () => {
        known = await counts();
        if (report) report(await measured(title, work));
        else await work();
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

    describe('in an hour', () => {
      const { minutes } = load;
      if (minutes === undefined) return;
      const hour = async (): Promise<string> => {
        const theirText = (path: string, words: string): string =>
          noteOf(Number(/\d+(?=\.md$)/.exec(path)?.[0]), 'open', `- [ ] ${words}\n`);
        const { beginning, middle, end } = await busyHour(minutes, paths, theirText);
        const more = [beginning, middle, end].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(', ');
        ok(end - middle < middle * mostGrowth, more);
        return `kept at its beginning, middle and end: ${more}`;
      };
      scene(`${minutes} busy minutes with five teammates`, hour);
    });

    // Last: of a folder that was renamed twice at once, VS Code's watcher may tell nothing any more.
    describe('at last', () => {
      const renamed = async (): Promise<undefined> => {
        const tasksThere = readFileSync(at(pathOf(1)), 'utf8').match(/^- \[/gm)?.length ?? 0;
        await rename(at(top), at('renamed'));
        // As many notes as before, and some tasks more: told apart from the states on the way.
        await rename(at(pathOf(1).replace(top, 'renamed')), at('renamed/behind.txt'));
        await put('renamed/behind.md', '- [ ] One\n'.repeat(tasksBehind));
        await settles({ tasks: known.tasks + tasksBehind - tasksThere });
      };
      scene(`the folder of ${load.notes} notes gets another name`, renamed, async () => {
        await rm(at('renamed/behind.md'));
        await rename(at('renamed/behind.txt'), at(pathOf(1).replace(top, 'renamed')));
        await rename(at('renamed'), at(top));
      });
    });
  });
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
  return `---\ntype: issue\ntitle: Load ${number}\nstatus: ${status}\nseverity: ${severity}\n---\n- [ ] Look at ${number}, ${status}\n${more}`;
}
