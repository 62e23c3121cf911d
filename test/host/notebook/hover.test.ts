// Hovers in a real VS Code: what is said over tasks, people, projects, keys and queries; text of notes stays text.
import { equal, match, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, edit, write } from '../../support/host.ts';

/** What Daybook says where some words stand in a file, as Markdown. */
async function said(path: string, words: string): Promise<string> {
  const { document } = await edit(path, words);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(words)),
  );
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  ok(contents.every(({ isTrusted }) => !isTrusted));
  return (contents[0]?.value ?? '').replaceAll('&nbsp;', ' ');
}

describe('hovers', () => {
  let known = 0;
  const notes = async () => (await (await daybook()).counts()).notes;
  before(async () => {
    await (await daybook()).idle();
    known = await notes();
  });
  afterEach(closeAll);

  it('say how a task stands', async () => {
    const text = await said(at('projects/mail.md'), 'Renew');
    ok(text.startsWith('**Renew the certificate**\n\n'), text);
    match(text, /open · 3 days late \\\(Mon, Mar 9, 2026\\\)/);
    match(text, /owner Maria Lopez · project Mail gateway/);
  });

  it('say who a person is, and how a project and a record stand', async () => {
    const path = write(
      at('hovered.md'),
      'Ask @jonas about [it](issues/2026-03-10-queue.md) and [[mail]].\n\n```daybook\nis:overdue\n```\n',
    );
    await becomes(notes, known + 1);
    ok((await said(path, '@jonas')).includes('Jonas Berg'));
    ok((await said(path, '[it]')).includes('Queue stuck'));
    ok((await said(path, '[[mail')).includes('Mail gateway'));
    ok((await said(path, 'is:overdue')).includes('due before today'));
    rmSync(path);
    await becomes(notes, known);
  });

  it('say what a key is for', async () => {
    ok((await said(at('projects/mail.md'), 'health')).includes('How the project is doing'));
  });

  it('show text of notes as text', async () => {
    const path = write(at('hostile.md'), '- [ ] **bold** [x](command:workbench.action.quit) <b>y</b> @jonas\n');
    await becomes(notes, known + 1);
    const text = await said(path, 'bold');
    ok(text.includes('\\*\\*bold\\*\\*') && text.includes('\\[x\\]\\(command') && !text.includes('<b>'), text);
    rmSync(path);
    await becomes(notes, known);
  });

  it('are silent on plain words and in files that are no notes', async () => {
    equal(await said(at('handover.md'), 'Hand'), '');
    const path = write(at('README.md'), '- [ ] Call @jonas\n');
    equal(await said(path, '@jonas'), '');
    rmSync(path);
  });
});
