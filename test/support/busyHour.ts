// An hour of a busy person and five teammates, without the waiting: typing, saving, ticking, new issues, commits, pulls of what others
// wrote. Comes in: which notes there are; goes out: what is kept in memory at its beginning, middle and end. Nothing is simulated but
// the clock: editors, commands, git and the remote are real.
import { ok } from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { execute } from './duty.ts';
import { at, closeAll, daybook, edit, run } from './host.ts';
import { becomesFresh, git, heapBytes, put, putAll, turn } from './loadFigures.ts';

/** What is done in one of its minutes. */
const keysAMinute = 50;
const keysASave = 5;
const pullsAMinute = 2;
const notesAPull = 5;
/** Every so many minutes there is a commit, or a picture is looked at. */
const minutesACommit = 5;
const minutesAPicture = 10;
const firstMinutes = 2;

const mates = ['Ana', 'Ben', 'Chi', 'Dee', 'Eli'];
const team = '../mates';
const shared = '../shared.git';

/** What is kept in memory, in bytes. */
export interface HourOfMemory {
  readonly beginning: number;
  readonly middle: number;
  readonly end: number;
}

/** Lives through so many minutes; teammates write the notes at `theirs` with the texts of `theirText`. */
export async function busyHour(
  minutes: number,
  theirs: readonly string[],
  theirText: (path: string, words: string) => string,
): Promise<HourOfMemory> {
  const branch = (await git('rev-parse', '--abbrev-ref', 'HEAD')).trim();
  await setUp(branch);
  let lived = 0;
  const live = async (until: number): Promise<number> => {
    for (; lived < until; lived++) await liveThrough(lived);
    await becomesFresh();
    return await heapBytes();
  };
  // What is kept of the first of everything is no growth.
  const beginning = await live(firstMinutes);
  const middle = await live(firstMinutes + minutes / 2);
  const end = await live(firstMinutes + minutes);
  await closeAll();
  await git('remote', 'remove', 'origin');
  for (const folder of [team, shared]) await rm(at(folder), { recursive: true });
  return { beginning, middle, end };

  async function liveThrough(minute: number): Promise<void> {
    await type(`mine/${minute % 10}.md`, minute);
    await execute('daybook.task.toggle', { on: 'mine/list.md: Water the plants' });
    await execute('daybook.record.new', { answers: { kind: 'issue', title: `Seen in minute ${minute}` } });
    await execute('daybook.item.setDue', {
      on: 'mine/list.md: Ring Ana',
      answers: { day: `2026-04-${10 + (minute & 7)}` },
    });
    for (let pull = 0; pull < pullsAMinute; pull++) await pulled(minute * pullsAMinute + pull);
    if (minute % minutesACommit === 0) await commit();
    if (minute % minutesAPicture === 0) for (const id of ['daybook.kpi.open', 'daybook.board.open']) await run(id);
    await (await daybook()).idle();
    await closeAll();
  }

  async function pulled(number: number): Promise<void> {
    const mate = mates[number % mates.length];
    const paths = Array.from(
      { length: notesAPull },
      (_, note) => theirs[(number * 31 + note * 7) % theirs.length] ?? '',
    );
    await git('-C', at(team), 'pull', '--quiet', '--no-rebase', '--no-edit', 'origin', branch);
    await putAll(paths.map((path) => [`${team}/${path}`, theirText(path, `${mate} wrote ${number}`)]));
    await git('-C', at(team), 'commit', '--quiet', '--all', `--message=${mate}`);
    await git('-C', at(team), 'push', '--quiet', 'origin', branch);
    await git('pull', '--quiet', '--no-rebase', '--no-edit', 'origin', branch);
  }
}

async function setUp(branch: string): Promise<void> {
  for (let note = 0; note < 10; note++) await put(`mine/${note}.md`, `# Mine ${note}\n\n- [ ] Begun\n`);
  await put('mine/list.md', '- [ ] Water the plants\n- [ ] Ring Ana\n');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=Mine');
  await git('clone', '--quiet', '--bare', '--shared', at(''), at(shared));
  await git('remote', 'add', 'origin', at(shared));
  await git('push', '--quiet', '--set-upstream', 'origin', branch);
  await git('clone', '--quiet', '--shared', `--branch=${branch}`, at(shared), at(team));
}

/** A task with words of that minute, saved again and again. */
async function type(path: string, minute: number): Promise<void> {
  const editor = await edit(at(path));
  const line = '- [ ] \n';
  ok(await editor.edit((builder) => builder.insert(new vscode.Position(2, 0), line)));
  editor.selection = new vscode.Selection(2, line.length - 1, 2, line.length - 1);
  const text = `Minute ${minute} of an hour with much to write down`.padEnd(keysAMinute, '.');
  for (let key = 0; key < keysAMinute; key++) {
    await vscode.commands.executeCommand('type', { text: text[key] });
    if (key % keysASave === keysASave - 1) ok(await editor.document.save());
  }
  ok(editor.document.lineAt(2).text.endsWith(text), editor.document.lineAt(2).text);
}

/** Commit Notes, its list taken as it is offered. */
async function commit(): Promise<void> {
  let hasEnded = false;
  const done = run('daybook.notes.commit').finally(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await run('notifications.clearAll');
    await turn(50);
  }
  await done;
}
