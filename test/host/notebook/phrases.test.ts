// Tasks from Action Phrases in a real editor: what stays ticked is written in place, as one step of undo.
import { equal } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

const head = '# Board\n\n## Action items\n\n';
const table = '| Action | Owner | Due |\n|---|---|---|\n| Add a probe | maria | 2026-03-20 |\n';
const text = `${head}- Jonas to ask the vendor by fri\n- AI(maria): order disks\n\n${table}`;
const tasks = `${head}- [ ] ask the vendor @jonas due:2026-03-13\n- [ ] order disks @maria\n\n- [ ] Add a probe @maria due:2026-03-20\n`;

describe('tasks from action phrases', () => {
  const path = () => at('meetings/2026-03-12-board.md');
  const notes = async () => (await (await daybook()).counts()).notes;
  let known = 0;
  before(async () => {
    await (await daybook()).idle();
    known = await notes();
  });
  after(async () => {
    await closeAll();
    rmSync(path(), { force: true });
    await becomes(notes, known);
  });

  it('are written in place of the phrases, and taken back at once', async () => {
    write(path(), text);
    await becomes(notes, known + 1);
    const { document } = await edit(path());
    const done = vscode.commands.executeCommand('daybook.task.fromPhrases');
    // The list is open once the command waits for it; everything in it is ticked.
    await becomes(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText();
    }, tasks);
    await done;
    await run('undo');
    equal(document.getText(), text);
  });
});
