// VS Code keeps a document for minutes after its last editor was closed, and takes over what happens on the disk when its watcher tells:
// late on a busy machine, never for folders that it is told not to watch, as one is in this window.
import { equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, run, write } from '../../support/host.ts';

describe('a document that no editor shows', () => {
  /** Another one for each test: VS Code may still keep that of the last. */
  let path = '';
  let count = 0;
  const before = '# One\n\n- [ ] Call the carrier @maria due:2026-03-01\n';
  const newer = `New first line\n${before}`;
  const disk = (): string => readFileSync(at(path), 'utf8');
  const kept = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(({ fileName }) => fileName === at(path));

  const notes = async (): Promise<number> => (await (await daybook()).counts()).notes;
  let known = 0;

  beforeEach(async () => {
    await (await daybook()).idle();
    known = await notes();
    path = `unwatched/${++count}.md`;
    write(at(path), before);
    await vscode.workspace.openTextDocument(at(path));
    write(at(path), newer);
    await run('daybook.notebook.reload');
    await becomes(notes, known + 1);
  });

  afterEach(async () => {
    // What is unsaved is given up in an editor alone.
    await run('vscode.open', vscode.Uri.file(at(path)));
    await closeAll();
    rmSync(at('unwatched'), { recursive: true, force: true });
    await run('daybook.notebook.reload');
    await becomes(notes, known);
  });

  const row = (): unknown => ({
    notebook: vscode.workspace.workspaceFolders?.[0]?.uri.toString(),
    node: {
      rowKey: {
        path,
        task: { raw: '- [ ] Call the carrier @maria due:2026-03-01', ordinal: 0, equal: 1, line: 2 },
      },
    },
  });

  it('holds no change of its note up, however old its text is', async () => {
    equal(kept()?.getText(), before);
    const answer = await vscode.commands.executeCommand('daybook.item.setDue', row(), undefined, { day: '2026-03-12' });
    equal(answer, undefined);
    equal(disk(), newer.replace('2026-03-01', '2026-03-12'));
    await run('daybook.change.undo');
    equal(disk(), newer);
  });

  it('is asked for what it has that is not saved', async () => {
    const document = kept();
    ok(document);
    const typing = new vscode.WorkspaceEdit();
    typing.insert(document.uri, new vscode.Position(0, 0), 'Typed. ');
    ok(await vscode.workspace.applyEdit(typing));
    await vscode.commands.executeCommand('daybook.item.setDue', row(), undefined, { day: '2026-03-12' });
    equal(document.getText(), `Typed. ${before.replace('2026-03-01', '2026-03-12')}`);
    equal(disk(), newer);
    ok(existsSync(at(path)) && document.isDirty);
  });
});
