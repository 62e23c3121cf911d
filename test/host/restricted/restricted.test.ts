// Restricted Mode: notes are read, counted and changed through editors, and no git runs, whatever the repository's
// configuration would have it start.
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

const canary = (): string => at('.git/canary');

describe('a notebook in Restricted Mode', () => {
  before(() => {
    const script = write(at('.git/watch.sh'), `#!/bin/sh\necho ran > '${canary()}'\n`);
    chmodSync(script, 0o755);
    execFileSync('git', ['config', 'core.fsmonitor', script], { cwd: at('') });
    rmSync(canary(), { force: true });
  });
  afterEach(closeAll);
  after(() => {
    ok(!existsSync(canary()), 'git ran');
    execFileSync('git', ['status'], { cwd: at(''), stdio: 'ignore' });
    ok(existsSync(canary()), 'the canary would have been seen');
  });

  it('is not trusted, and read all the same', async () => {
    equal(vscode.workspace.isTrusted, false);
    const { counts } = await daybook();
    await run('daybook.notebook.reload');
    deepStrictEqual(await counts(), { notebooks: 1, notes: 11, tasks: 12, criticals: 1 });
  });

  it('follows changes on disk', async () => {
    const { counts } = await daybook();
    const path = write(at('lists/new.md'), '- [ ] New\n');
    await becomes(async () => (await counts()).tasks, 13);
    rmSync(path);
    await becomes(async () => (await counts()).tasks, 12);
  });

  it('takes a tick through an editor', async () => {
    const path = at('inbox.md');
    const before = bytes(path);
    await edit(path, 'Look at');
    await run('daybook.task.toggle');
    equal(bytes(path), before.replace('- [ ] Look at', '- [x] Look at'));
    await closeAll();
    await run('daybook.change.undo');
    equal(bytes(path), before);
  });

  it('makes the stand-up note', async () => {
    await run('daybook.standup.new');
    ok(existsSync(at('meetings/2026-03-12-standup.md')));
  });

  it('shares nothing: Commit Notes ends in a message', async () => {
    const head = bytes(at('.git/HEAD'));
    let ended = false;
    const commit = run('daybook.notes.commit').finally(() => {
      ended = true;
    });
    // The command waits for an answer to its message.
    await becomes(async () => {
      await run('notifications.clearAll');
      return ended;
    }, true);
    await commit;
    await run('daybook.notes.fetch');
    equal(bytes(at('.git/HEAD')), head);
  });
});
