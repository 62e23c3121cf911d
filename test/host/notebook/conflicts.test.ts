// What stands in two versions is settled by a command on the line or on a row of Today: each is one change of one note that one undo
// takes back, and an answer that comes too late changes nothing.
import { equal } from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, run, write } from '../../support/host.ts';

const mine = '- [ ] Order disks @jonas due:2026-03-12';
const theirs = '- [ ] Order disks @jonas due:2026-03-15';
const text = `# Disks\n\n${mine}\n${theirs} <!-- daybook:conflict 0abcdef 2026-03-11 Jonas Berg / Maria Lopez -->\n\nAfter.\n`;

describe('what stands in two versions', () => {
  const path = 'disks.md';
  const root = () => vscode.workspace.workspaceFolders?.[0]?.uri.toString();
  const onLine = (command: string) => run(command, root(), path, 2);
  const node = () => ({ notebook: root(), node: { conflict: { path, id: '0abcdef', ordinal: 0 } } });
  const settled = (lines: string) => text.replace(/- \[ \][\s\S]*-->/, lines);
  const notes = async () => (await (await daybook()).counts()).notes;
  let known = 0;

  beforeEach(async () => {
    await (await daybook()).idle();
    known = await notes();
    write(at(path), text);
    await becomes(notes, known + 1);
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.file(at(path)));
    await becomes(notes, known);
  });

  for (const [command, lines] of [
    ['daybook.conflict.keepMine', mine],
    ['daybook.conflict.keepTheirs', theirs],
    ['daybook.conflict.keepBoth', `${mine}\n${theirs}`],
  ] as const) {
    it(`${command} on the line, and undo`, async () => {
      await onLine(command);
      equal(bytes(at(path)), settled(lines));
      await run('daybook.change.undo');
      equal(bytes(at(path)), text);
    });

    it(`${command} on a row of Today`, async () => {
      await run(command, node());
      equal(bytes(at(path)), settled(lines));
    });
  }

  it('is edited where it stands, and left alone until somebody types', async () => {
    await run('daybook.conflict.edit', node());
    const editor = vscode.window.activeTextEditor;
    equal(basename(editor?.document.fileName ?? ''), path);
    equal(editor?.selection.active.line, 2);
    equal(bytes(at(path)), text);
  });

  it('is compared by the built-in diff, mine on the right', async () => {
    await run('daybook.conflict.compare', node());
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    equal(input instanceof vscode.TabInputTextDiff, true);
    const { original, modified } = input as vscode.TabInputTextDiff;
    const shown = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    equal(await shown(original), settled(theirs));
    equal(await shown(modified), settled(mine));
    equal(bytes(at(path)), text);
  });

  it('is not settled twice: what somebody has chosen meanwhile stays', async () => {
    write(at(path), settled(theirs));
    await run('daybook.conflict.keepMine', node());
    equal(bytes(at(path)), settled(theirs));
  });
});
