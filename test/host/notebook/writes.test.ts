// Changes of several rows and notes in a real VS Code: notes that are open, unsaved, open twice, read-only, formatted on save or
// closed with mixed line ends. All or nothing, one step of undo, nothing lost.
import { equal, match, ok } from 'node:assert/strict';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, edit, moveTo, run, type, write } from '../../support/host.ts';

const first = '# First\n\n- [ ] Call the carrier @maria due:2026-03-01\n- [ ] Sort the cables\n';
const second = '# Second\r\n\n- [ ] Paint the walls 📅 2026-03-01\n\r\nThe end';
const called = first.replace('due:2026-03-01', 'due:2026-03-12');
const painted = second.replace('2026-03-01', '2026-03-12');

describe('changing several notes', () => {
  const paths = ['lists/one.md', 'lists/two.md'] as const;
  const files = (): string[] => paths.map((path) => at(path));
  const disk = (): string[] => files().map((file) => Buffer.from(bytes(file), 'latin1').toString('utf8'));

  /** A row as a tree hands it to a command. */
  function row(path: string, raw?: string): unknown {
    const task = raw === undefined ? {} : { task: { raw, ordinal: 0, equal: 1, line: 2 } };
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '';
    return { notebook: root, node: { rowKey: { path, ...task } } };
  }

  const rows = (): unknown[] => [
    row(paths[0], '- [ ] Call the carrier @maria due:2026-03-01'),
    row(paths[1], '- [ ] Paint the walls 📅 2026-03-01'),
  ];

  /** Runs a command and takes the first answer of everything it asks. */
  async function answered(command: string, ...args: unknown[]): Promise<void> {
    let isDone = false;
    const done = run(command, ...args).finally(() => {
      isDone = true;
    });
    await becomes(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return isDone;
    }, true);
    await done;
  }

  const setDueToday = (): Promise<void> => answered('daybook.item.setDue', rows()[0], rows());

  beforeEach(async () => {
    const { counts, idle } = await daybook();
    await idle();
    const { notes } = await counts();
    write(at(paths[0]), first);
    write(at(paths[1]), second);
    await becomes(async () => (await counts()).notes, notes + 2);
  });

  afterEach(async () => {
    await vscode.workspace.getConfiguration('editor').update('formatOnSave', undefined, true);
    await closeAll();
    const { counts } = await daybook();
    const { notes } = await counts();
    const there = files().filter((file) => existsSync(file));
    for (const file of there) {
      chmodSync(file, 0o644);
      rmSync(file);
    }
    await becomes(async () => (await counts()).notes, notes - there.length);
  });

  it('changes closed notes byte by byte, mixed line ends kept, and takes all back as one', async () => {
    await setDueToday();
    equal(disk().join('\n---\n'), [called, painted].join('\n---\n'));
    await run('daybook.change.undo');
    equal(disk().join('\n---\n'), [first, second].join('\n---\n'));
  });

  it('changes an unsaved note in its editor and leaves it unsaved', async () => {
    const editor = await edit(at(paths[0]), 'Call');
    await type(editor, 'Typing. ');
    await setDueToday();
    equal(editor.document.getText(), `Typing. ${called}`);
    ok(editor.document.isDirty);
    equal(disk().join('\n---\n'), [first, painted].join('\n---\n'));
    await run('daybook.change.undo');
    equal(editor.document.getText(), `Typing. ${first}`);
    ok(editor.document.isDirty);
    equal(disk()[1], second);
  });

  it('changes a note that is open in two editors once', async () => {
    const { document } = await edit(at(paths[0]), 'Call');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    await setDueToday();
    equal(vscode.window.visibleTextEditors.filter((editor) => editor.document === document).length, 2);
    equal(document.getText(), called);
    ok(!document.isDirty);
    equal(disk()[0], called);
  });

  it('changes nothing anywhere when one note is read-only', async () => {
    const { document } = await edit(at(paths[0]), 'Call');
    chmodSync(at(paths[1]), 0o444);
    await setDueToday();
    equal(document.getText(), first);
    ok(!document.isDirty);
    equal(disk().join('\n---\n'), [first, second].join('\n---\n'));
  });

  it('finds the lines in what another program wrote meanwhile', async () => {
    await edit(at(paths[0]), 'Call');
    write(at(paths[0]), `New first line\n${first}`);
    write(at(paths[1]), `${second}\n- [ ] Theirs\n`);
    await setDueToday();
    equal(disk().join('\n---\n'), [`New first line\n${called}`, `${painted}\n- [ ] Theirs\n`].join('\n---\n'));
  });

  it('lets a formatter on save have its way, and takes back the change with what it did', async () => {
    const formatter = vscode.languages.registerDocumentFormattingEditProvider(
      { language: 'markdown' },
      {
        provideDocumentFormattingEdits: (document) => {
          const heading = document.lineAt(0);
          return [vscode.TextEdit.replace(heading.range, heading.text.toUpperCase())];
        },
      },
    );
    try {
      await vscode.workspace.getConfiguration('editor').update('formatOnSave', true, true);
      const { document } = await edit(at(paths[0]), 'Call');
      await setDueToday();
      equal(disk().join('\n---\n'), [called.replace('First', 'FIRST'), painted].join('\n---\n'));
      ok(!document.isDirty);
      await run('daybook.change.undo');
      // Undoing saves, too, and so the formatter has its way with what was there before.
      equal(disk().join('\n---\n'), [first.replace('First', 'FIRST'), second].join('\n---\n'));
      ok(!document.isDirty);
      await setDueToday();
      await vscode.workspace.getConfiguration('editor').update('formatOnSave', undefined, true);
      await run('daybook.change.undo');
      equal(document.getText(), first.replace('First', 'FIRST'));
      // Typing behind the change is not ours to take back: nothing is.
      await setDueToday();
      await type(await edit(at(paths[0])), 'Typed ');
      const typed = document.getText();
      await run('daybook.change.undo');
      equal(document.getText(), typed);
      equal(disk()[1], painted);
    } finally {
      formatter.dispose();
    }
  });

  it('ticks all tasks that the cursors are on, as one step of undo', async () => {
    const editor = await edit(at(paths[0]), 'Call');
    const { lineCount } = editor.document;
    editor.selection = new vscode.Selection(0, 0, lineCount - 1, 0);
    await run('daybook.task.toggle');
    match(disk()[0] ?? '', /- \[x\] Call the carrier .* done:2026-03-12\n- \[x\] Sort the cables done:2026-03-12\n/);
    await run('undo');
    equal(editor.document.getText(), first);
    moveTo(editor, '# First');
    await run('daybook.task.toggle');
    equal(editor.document.getText(), first);
  });

  it('makes a record of a line and a line of the record, and takes both back', async () => {
    await answered('daybook.item.promote', row(paths[0], '- [ ] Sort the cables'));
    const [, link, path] = /- \[(Sort the cables)\]\(\.\.\/(.*)\)/.exec(disk()[0] ?? '') ?? [];
    equal(link, 'Sort the cables');
    ok(path && existsSync(at(path)));
    equal(vscode.window.activeTextEditor?.document.fileName, at(path));
    const made = bytes(at(path));
    await run('workbench.action.closeAllEditors');
    await (await daybook()).idle();
    await run('daybook.change.undo');
    ok(!existsSync(at(path)));
    equal(disk()[0], first);
    match(made, /^---\ntype: \w+\ntitle: Sort the cables\n/);
  });
});
