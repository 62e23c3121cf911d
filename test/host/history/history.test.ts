// The past of a notebook in a real window: catching up opens what changed, and hovers know how often a date moved from then on.
import { ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

/** Replaces words of a note and commits them as Jonas at a time. */
function commit(path: string, words: string, by: string, time: string): void {
  const file = at(path);
  write(file, readFileSync(file, 'utf8').replace(words, by));
  const who = { GIT_AUTHOR_NAME: 'Jonas Berg', GIT_AUTHOR_EMAIL: 'jonas@harbour.example' };
  const committer = { GIT_COMMITTER_NAME: 'Jonas Berg', GIT_COMMITTER_EMAIL: 'jonas@harbour.example' };
  const env = { ...process.env, ...who, ...committer, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  execFileSync('git', ['commit', '--quiet', '--all', '--message', by], { cwd: at(''), env });
}

const canary = '---\ntype: issue\ntitle: Canary\nseverity: critical\nopened: 2026-03-12T08:00+01:00\n---\n';

async function saidAt(path: string, words: string): Promise<string> {
  const { document } = await edit(path, words);
  const position = document.positionAt(document.getText().indexOf(words));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents as vscode.MarkdownString[])
    .map(({ value }) => value.replaceAll('&nbsp;', ' '))
    .join('\n');
}

describe('the past of a notebook', () => {
  before(() => {
    const path = 'projects/mail.md';
    commit(path, 'over due:2026-04-20', 'over due:2026-04-27', '2026-03-10T10:00:00+01:00');
    commit(path, 'over due:2026-04-27', 'over due:2026-05-04', '2026-03-12T08:00:00+01:00');
    // A private notebook that somebody committed with the others: its news would come first.
    write(at('private/daybook.yml'), 'visibility: private\n');
    write(at('private/canary.md'), '');
    execFileSync('git', ['add', '--force', 'private'], { cwd: at('') });
    commit('private/canary.md', '', canary, '2026-03-12T08:10:00+01:00');
    commit(path, 'storage @jonas', 'storage @maria', '2026-03-12T08:30:00+01:00');
  });
  afterEach(closeAll);

  it('is read when somebody catches up, and the note of a row opens at its line; of a private notebook within nothing is told', async () => {
    ok(!(await saidAt(at('projects/mail.md'), 'Switched over')).includes('moved'));
    await closeAll();
    await (await daybook()).idle();
    await run('daybook.history.catchUp');
    // Enter does nothing until the list is there.
    await becomes(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      const editor = vscode.window.activeTextEditor;
      return editor && [vscode.workspace.asRelativePath(editor.document.uri), editor.selection.active.line];
    }, ['projects/mail.md', 14]);
    await run('workbench.action.closeQuickOpen');
    const said = await saidAt(at('projects/mail.md'), 'Switched over');
    ok(/moved twice: Mon, Apr 20, 2026 → Mon, Apr 27, 2026 → Mon, May 4, 2026/.test(said), said);
  });

  it('is told to assistants, and nothing of a private notebook within', async () => {
    // The notebook within came while the window was open.
    await run('daybook.notebook.reload');
    await becomes(() => vscode.lm.tools.some(({ name }) => name === 'daybook_changes'), true);
    const asked = { input: { since: '2026-03-09' }, toolInvocationToken: undefined };
    const { content } = await vscode.lm.invokeTool('daybook_changes', asked);
    const told = content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
    ok(/Switched over/.test(told) && /2026-05-04|May 4/.test(told), told);
    ok(!/canary/i.test(told), told);
  });
});
