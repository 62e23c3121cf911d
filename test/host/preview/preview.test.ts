// The Markdown preview in a real VS Code: its own renderer draws boxes, chips, the header of a record and live blocks for the
// notebook of a document, and everything else as it always did.
import { deepEqual, doesNotMatch, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, write } from '../../support/host.ts';

/** What the preview shows of a file, or of a text that belongs to no document. */
async function render(path: string, folder?: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(at(path, folder)));
  return (await vscode.commands.executeCommand<string>('markdown.api.render', document)) ?? '';
}

describe('the Markdown preview', () => {
  before(async () => {
    const { counts } = await daybook();
    await becomes(async () => (await counts()).notebooks, 2);
  });
  afterEach(closeAll);

  it('draws chips, boxes and a live block', async () => {
    write(
      at('board.md', 'team'),
      '- [ ] Call @maria due:2026-03-09\n\n```daybook\ntype:issue is:open\n```\n\n```daybook\nis:open\nas: tabel\n```\n',
    );
    await becomes(async () => /daybook-block/.test(await render('board.md', 'team')), true);
    const html = await render('board.md', 'team');
    match(html, /<svg class="daybook-box daybook-box-todo" role="img" aria-label="open"/);
    match(html, /daybook-late" title="due:2026-03-09">due 2026-03-09 · 3 days late</);
    match(html, />Maria Lopez<\/span>/);
    match(html, />Queue stuck<\/a>/);
    match(html, /did you mean <code>table<\/code>/);
  });

  it('draws the header of a record once', async () => {
    const html = await render('issues/2026-03-10-queue.md', 'team');
    match(html, /class="daybook-record"/);
    doesNotMatch(html, /frontmatter/);
  });

  it('follows the notes of its notebook', async () => {
    write(at('issues/new.md', 'team'), '---\ntype: issue\ntitle: Backup failed\nstatus: open\n---\n');
    await becomes(async () => (await render('board.md', 'team')).includes('>Backup failed</a>'), true);
  });

  it('shows nothing of another notebook, private or not', async () => {
    const block = '```daybook\ntype:issue\n```\n';
    write(at('mine.md', 'private'), block);
    const open = await render('board.md', 'team');
    const own = await render('mine.md', 'private');
    match(own, /Nobody trusts the plan/);
    doesNotMatch(own, /Queue stuck/);
    doesNotMatch(open, /Nobody trusts the plan/);
  });

  it('leaves texts alone that belong to no notebook', async () => {
    const text = '- [ ] Call @maria due:2026-03-09\n\n```daybook\ntype:issue\n```\n';
    const plain = await vscode.commands.executeCommand<string>('markdown.api.render', text);
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
    const shown = await vscode.commands.executeCommand<string>('markdown.api.render', untitled);
    for (const html of [plain, shown]) {
      doesNotMatch(html ?? '', /class="daybook-/);
      match(html ?? '', /\[ \] Call @maria due:2026-03-09/);
    }
  });

  it('has nothing to complain about', async () => {
    const { errors } = await daybook();
    deepEqual(await errors(), []);
  });
});
