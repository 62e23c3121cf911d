// A notebook on a file system that is not this disk: read, changed through editors, new notes made, and kept as it is known while
// the file system cannot be reached.
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomes, closeAll, daybook, run } from '../../support/host.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';

const scheme = 'daybook-memory';
const root = vscode.Uri.from({ scheme, path: '/team' });
const list = '# To do\n\n- [ ] Call the carrier @maria\n- [ ] Order the relay\n';

describe('a notebook on a virtual file system', () => {
  const files = memoryFiles({
    '/team/daybook.yml': 'timezone: Europe/Berlin\n',
    '/team/lists/todo.md': list,
    '/team/node_modules/package/README.md': '- [ ] None of ours\n',
  });
  const todo = (): string | undefined => files.texts.get('/team/lists/todo.md');
  const known = async (): Promise<string> => {
    const { notebooks, notes, tasks } = await (await daybook()).counts();
    return `${notebooks} notebooks, ${notes} notes, ${tasks} tasks`;
  };
  /** What a tree hands to a command for a task of the list. */
  const row = (raw: string): unknown => ({
    notebook: root.toString(),
    node: { rowKey: { path: 'lists/todo.md', task: { raw, ordinal: 0, equal: 1, line: 2 } } },
  });
  let without = '';
  let start = '';

  before(async () => {
    await (await daybook()).idle();
    const { notebooks, notes, tasks } = await (await daybook()).counts();
    without = await known();
    start = `${notebooks + 1} notebooks, ${notes + 1} notes, ${tasks + 2} tasks`;
    vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true });
    const end = vscode.workspace.workspaceFolders?.length ?? 0;
    ok(vscode.workspace.updateWorkspaceFolders(end, 0, { uri: root, name: 'virtual' }));
    await becomes(known, start);
  });

  afterEach(async () => {
    files.readOnly = false;
    files.fault = undefined;
    await closeAll();
    files.change('/team/lists/todo.md', list);
    await becomes(known, start);
  });

  it('stays as it is known while its file system cannot be reached, and goes when it is gone', async () => {
    files.fault = vscode.FileSystemError.Unavailable('no connection');
    await run('daybook.notebook.reload');
    await becomes(known, start);
    files.fault = undefined;
    files.texts.set('/team/lists/todo.md', `${list}- [ ] Came meanwhile\n`);
    await run('daybook.notebook.reload');
    await becomes(async () => (await known()) !== start, true);
    files.texts.set('/team/lists/todo.md', list);
    const config = files.texts.get('/team/daybook.yml') ?? '';
    files.texts.delete('/team/daybook.yml');
    await run('daybook.notebook.reload');
    await becomes(known, without);
    files.texts.set('/team/daybook.yml', config);
    await run('daybook.notebook.reload');
    await becomes(known, start);
    deepStrictEqual(await (await daybook()).errors(), []);
  });

  it('follows what somebody else writes, new notes included', async () => {
    files.change('/team/lists/more.md', '- [ ] One\n- [ ] Two\n');
    await becomes(async () => (await known()) !== start, true);
    files.change('/team/lists/more.md', undefined);
    await becomes(known, start);
  });

  it('has nothing of a notebook further in, which comes and goes as a notebook of its own', async () => {
    const { notebooks, notes, tasks } = await (await daybook()).counts();
    files.change('/team/people/hr/pay.md', '- [ ] Secret\n');
    await becomes(known, `${notebooks} notebooks, ${notes + 1} notes, ${tasks + 1} tasks`);
    files.change('/team/people/hr/daybook.yml', 'name: HR\n');
    await becomes(known, `${notebooks + 1} notebooks, ${notes + 1} notes, ${tasks + 1} tasks`);
    await run('daybook.notebook.reload');
    await becomes(known, `${notebooks + 1} notebooks, ${notes + 1} notes, ${tasks + 1} tasks`);
    files.change('/team/people/hr/daybook.yml', undefined);
    await becomes(known, `${notebooks} notebooks, ${notes + 1} notes, ${tasks + 1} tasks`);
    files.texts.set('/team/people/hr/daybook.yml', 'name: HR\n');
    await run('daybook.notebook.reload');
    await becomes(known, `${notebooks + 1} notebooks, ${notes + 1} notes, ${tasks + 1} tasks`);
    files.change('/team/people/hr/daybook.yml', undefined);
    files.change('/team/people/hr/pay.md', undefined);
    await becomes(known, start);
  });

  it('changes a closed note through an editor, and takes it back without a question', async () => {
    await run('daybook.task.toggle', row('- [ ] Call the carrier @maria'));
    await becomes(todo, list.replace('[ ] Call', '[x] Call'));
    await run('daybook.change.undo');
    await becomes(todo, list);
  });

  it('changes an open note where it is', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'lists/todo.md'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await run('daybook.task.toggle');
    equal(document.lineAt(3).text, '- [x] Order the relay');
    ok(!document.isDirty);
    equal(todo(), document.getText());
  });

  it('makes new notes', async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'lists/todo.md'));
    await run('daybook.standup.new');
    const path = '/team/meetings/2026-03-12-standup.md';
    match(files.texts.get(path) ?? '', /^---\ntype: meeting\n/);
    await closeAll();
    files.change(path, undefined);
  });

  for (const readOnly of ['told', 'untold'] as const) {
    it(`changes nothing where nothing can be written (${readOnly} before)`, async () => {
      files.readOnly = readOnly;
      await run('daybook.task.toggle', row('- [ ] Order the relay'));
      equal(todo(), list);
      const uri = vscode.Uri.joinPath(root, 'lists/todo.md');
      const { document } = await vscode.window.showTextDocument(uri);
      equal(document.getText(), list);
    });
  }
});
