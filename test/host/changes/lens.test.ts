// A click on a lens that was read before the note changed: what ended meanwhile is opened again, and keeps when only if others know of the end.
import { equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { CodeLens } from 'vscode';
import { commands } from 'vscode';
import { at, becomes, bytes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

const path = 'issues/2026-03-10-queue.md';
const open = '---\ntype: issue\nstatus: open\nseverity: critical\nopened: 2026-03-10T16:15+01:00\n---\n';
const ended = open
  .replace('status: open', 'status: resolved')
  .replace('\n---\n', '\nresolved: 2026-03-11T10:00+01:00\n---\n');

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Maria', '-c', 'user.email=maria@harbour.example'];
  execFileSync('git', [...who, ...args], { cwd: at(''), stdio: 'ignore' });
}

const criticals = async (): Promise<number> => (await (await daybook()).counts()).criticals;

describe('a lens that was read before its note ended', () => {
  beforeEach(async () => {
    git('checkout', '-q', '-b', 'ends');
    write(at(path), open);
    await becomes(criticals, 1);
  });
  afterEach(async () => {
    await closeAll();
    git('checkout', '-q', '--force', 'main');
    git('branch', '-q', '-D', 'ends');
    await becomes(criticals, 1);
  });

  /** Clicks its next state as it was while the issue was open, after `meanwhile`. */
  async function clickAfter(meanwhile: () => void): Promise<string> {
    const { document } = await edit(at(path));
    const found = () => commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    const look = async () =>
      (await found()).find(({ command }) => /^(?:Acknowledge|Set to )/.test(command?.title ?? ''))?.command;
    // The one that was waited for: a second look may come while lenses are made anew.
    let next: Awaited<ReturnType<typeof look>>;
    await becomes(async () => {
      next = await look();
      return next?.title;
    }, 'Acknowledge');
    ok(next?.arguments);
    await closeAll();
    write(at(path), ended);
    meanwhile();
    await becomes(criticals, 0);
    await run(next.command, ...next.arguments);
    await becomes(criticals, 1);
    return bytes(at(path));
  }

  it('keeps when it was opened again, where the end was committed', async () => {
    const text = await clickAfter(() => git('commit', '-qam', 'Ended'));
    match(text, /^status: acked$/m);
    match(text, /^reopened: \d{4}-\d\d-\d\dT\d\d:\d\d[+Z]/m);
    equal(/^resolved:/m.test(text), false);
  });

  it('only takes the end back, where nobody knew of it', async () => {
    const text = await clickAfter(() => undefined);
    match(text, /^status: acked$/m);
    equal(/^(?:reopened|resolved):/m.test(text), false);
  });
});
