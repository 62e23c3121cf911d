// A folder of Markdown of which somebody makes a notebook while no more of Daybook is there than its entry.
import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import {
  at,
  becomes,
  closeAll,
  daybook,
  edit,
  isAsleep,
  readByMarkdownSupport,
  run,
  write,
} from '../../support/host.ts';

describe('Daybook, asleep', () => {
  afterEach(closeAll);

  it('wakes where a daybook.yml is opened, and as soon as it is saved the folder is a notebook', async () => {
    await readByMarkdownSupport(at('README.md'));
    const note = await vscode.workspace.openTextDocument(vscode.Uri.file(at('README.md')));
    const isDrawn = async () =>
      (await vscode.commands.executeCommand<string>('markdown.api.render', note)).includes('class="daybook-');
    equal(await isDrawn(), false);
    ok(isAsleep());
    write(at('daybook.yml'), '');
    const editor = await edit(at('daybook.yml'));
    ok(await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'name: Council\n')));
    await run('workbench.action.files.save');
    await eventually(() => ok(!isAsleep()));
    const { counts } = await daybook();
    await becomes(async () => (await counts()).notebooks, 1);
    await becomes(async () => (await counts()).tasks, 10);
    await becomes(isDrawn, true);
  });
});
