// Restricted Mode: notes are read, counted and changed through editors, and no git runs, whatever of 58 ways the
// repository has to start something.
import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { coops, plant, takeRan } from '../../support/canaries.ts';
import { at, becomes, bytes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

describe('a notebook in Restricted Mode', () => {
  before(() => {
    plant(
      at(''),
      coops.flatMap(({ canaries }) => canaries),
    );
    takeRan(at(''));
  });
  afterEach(closeAll);
  after(() => {
    deepStrictEqual([...takeRan(at(''))], [], 'T17: git ran');
    execFileSync('git', ['status'], { cwd: at(''), stdio: 'ignore' });
    ok(takeRan(at('')).size > 0, 'the canaries would have been seen');
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

  it('reads no past: Catch Up says what it needs, and hovers stay as they are', async () => {
    await run('daybook.history.catchUp');
    const { document } = await edit(at('projects/mail.md'), 'Renew');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('Renew')),
    );
    ok(hovers.length > 0);
  });

  it('hands no note to others', async () => {
    const answers = { note: 'projects/mail.md', path: 'mail.html' };
    for (const command of ['daybook.note.exportHtml', 'daybook.note.copyRich', 'daybook.note.present']) {
      const answer = await vscode.commands.executeCommand<{ message?: string }>(command, answers);
      equal(answer?.message, 'Nothing is handed out of a folder that is not trusted.', command);
    }
    ok(!existsSync(at('mail.html')));
  });

  it('answers no assistant, and lets none write', async () => {
    const path = 'projects/mail.md';
    const before = bytes(at(path));
    for (const [name, input] of [
      ['daybook_search', { query: 'mail' }],
      ['daybook_record', { path }],
      ['daybook_changes', { since: '2026-03-01' }],
      ['daybook_update', { path, fields: { owner: 'maria' } }],
    ] as const)
      await rejects(async () => await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }), name);
    equal(bytes(at(path)), before);
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
