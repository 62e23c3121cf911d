// Ticking a task, on real files in a real editor: exactly one line changes, saved only where it was saved before, and what
// cannot be written is left alone.
import { equal, ok } from 'node:assert/strict';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, edit, moveTo, run, type, write } from '../../support/host.ts';

const open = '- [ ] Call the carrier @maria due:2026-03-12';
const done = '- [x] Call the carrier @maria due:2026-03-12 done:2026-03-12';
const other = '- [ ] Label the new rack @jonas';
const otherDone = '- [x] Label the new rack @jonas done:2026-03-12';
const text = `# List\n\n${open}\n${other}\n\nThe end, without a line end`;

describe('ticking a task', () => {
  let path: string;
  let count = 0;

  /** A note of its own for each test, known to Daybook. */
  async function note(content: string | Buffer): Promise<void> {
    const { counts, idle } = await daybook();
    await idle();
    const { notes } = await counts();
    path = write(at(`lists/tick-${++count}.md`), content.toString());
    await becomes(async () => (await counts()).notes, notes + 1);
  }

  afterEach(async () => {
    await closeAll();
    if (existsSync(path)) chmodSync(path, 0o644);
    const { counts } = await daybook();
    const { notes } = await counts();
    rmSync(path);
    await becomes(async () => (await counts()).notes, notes - 1);
  });

  it('changes one line of an open saved note, and saves it', async () => {
    await note(text);
    const { document } = await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    equal(bytes(path), text.replace(open, done));
    equal(document.getText(), text.replace(open, done));
    ok(!document.isDirty);
  });

  it('changes an unsaved note in its editor only', async () => {
    await note(text);
    const editor = await edit(path, 'Call the carrier');
    await type(editor, 'Typing. ');
    moveTo(editor, 'Call the carrier');
    await run('daybook.task.toggle');
    equal(editor.document.getText(), `Typing. ${text.replace(open, done)}`);
    ok(editor.document.isDirty);
    equal(bytes(path), text);
  });

  it('unticks again', async () => {
    await note(text);
    await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    await run('daybook.task.toggle');
    equal(bytes(path), text);
  });

  it('is one step of undo', async () => {
    await note(text);
    const { document } = await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    await run('undo');
    equal(document.getText(), text);
  });

  it('is taken back in a closed note by Undo Last Change', async () => {
    await note(text);
    await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    await run('workbench.action.closeAllEditors');
    const isOpen = () => vscode.workspace.textDocuments.some(({ fileName }) => fileName === path);
    await becomes(isOpen, false);
    await run('daybook.change.undo');
    equal(bytes(path), text);
    ok(!isOpen());
  });

  it('is not taken back when somebody wrote since', async () => {
    await note(text);
    await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    await run('workbench.action.closeAllEditors');
    const theirs = `${bytes(path)}\n- [ ] Mine\n`;
    write(path, theirs);
    await run('daybook.change.undo');
    equal(bytes(path), theirs);
  });

  it('keeps what another program wrote at the same moment', async () => {
    await note(text);
    const { document } = await edit(path, 'Call the carrier');
    write(path, `New first line\n${text}`);
    await run('daybook.task.toggle');
    equal(bytes(path), `New first line\n${text.replace(open, done)}`);
    equal(document.getText(), bytes(path));
  });

  it('keeps line ends and the byte-order mark', async () => {
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    await note(windows);
    await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    equal(Buffer.from(bytes(path), 'latin1').toString('utf8'), windows.replace(open, done));
  });

  it('does two at once', async () => {
    await note(text);
    const editor = await edit(path, 'Call the carrier');
    const first = run('daybook.task.toggle');
    moveTo(editor, 'Label the new rack');
    await Promise.all([first, run('daybook.task.toggle')]);
    equal(bytes(path), text.replace(open, done).replace(other, otherDone));
  });

  it('leaves a read-only file as it is, in the editor too', async () => {
    await note(text);
    chmodSync(path, 0o444);
    const { document } = await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    equal(bytes(path), text);
    equal(document.getText(), text);
    ok(!document.isDirty);
  });

  it('leaves a file alone whose bytes are no UTF-8', async () => {
    await note(text);
    const latin = Buffer.from(`${text} caf\xe9`, 'latin1');
    await vscode.workspace.fs.writeFile(vscode.Uri.file(path), latin);
    const { document } = await edit(path, 'Call the carrier');
    await run('daybook.task.toggle');
    equal(bytes(path), latin.toString('latin1'));
    ok(!document.isDirty);
  });

  it('does nothing on a line without a task', async () => {
    await note(text);
    await edit(path, 'The end');
    await run('daybook.task.toggle');
    equal(bytes(path), text);
  });

  it('does nothing on a milestone of a header, which has no box', async () => {
    const project = '---\ntype: project\nmilestones:\n  - title: Pilot\n    due: 2026-04-01\n---\n';
    await note(project);
    await edit(path, 'title: Pilot');
    await run('daybook.task.toggle');
    equal(bytes(path), project);
  });
});
