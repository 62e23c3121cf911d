// A folder of Markdown that nobody made a notebook of: no more of Daybook starts there than its entry. When it is started, it reads
// nothing; when a `daybook.yml` is saved, the folder is a notebook.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually.ts';
import {
  at,
  becomes,
  closeAll,
  daybook,
  edit,
  isAsleep,
  problems,
  readByMarkdownSupport,
  run,
  write,
} from '../../support/host.ts';

const nothing = { notebooks: 0, notes: 0, tasks: 0, criticals: 0 };

describe('a folder without daybook.yml', () => {
  afterEach(closeAll);

  it('has no more of Daybook than its entry, open notes included', async () => {
    await readByMarkdownSupport(at('README.md'));
    ok(isAsleep());
  });

  it('has no notes for Daybook when a view is shown, which starts it', async () => {
    await run('daybook.today.focus');
    await eventually(() => ok(!isAsleep()));
    const { idle, counts, shown } = await daybook();
    await idle();
    deepStrictEqual(await counts(), nothing);
    deepStrictEqual(await shown?.('daybook.today'), []);
    await run('workbench.view.explorer');
  });

  it('stays as it is whatever is written and typed there', async () => {
    const { idle, counts } = await daybook();
    const path = write(at('meetings/odd.md'), '- [ ]Glued\n');
    await edit(path);
    await idle();
    deepStrictEqual(await counts(), nothing);
    deepStrictEqual(problems(path), []);
    await run('daybook.standup.new');
    ok(!existsSync(at('meetings/2026-03-12-standup.md')));
    await closeAll();
    rmSync(path);
  });

  it('looks in the preview as it always did', async () => {
    const { idle, errors } = await daybook();
    const path = write(at('meetings/plan.md'), '- [ ] Call @maria due:2026-03-01\n\n```daybook\ntype:issue\n```\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    for (let times = 0; times < 2; times++) {
      const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
      ok(html?.includes('[ ] Call @maria due:2026-03-01') && !html.includes('class="daybook-'), html);
      await idle();
    }
    deepStrictEqual(await errors(), []);
    rmSync(path);
  });

  it('is looked through whatever stands in its settings', async () => {
    const settings = vscode.workspace.getConfiguration('daybook');
    const { counts, errors, idle } = await daybook();
    await settings.update('notebooks', 'minutes', vscode.ConfigurationTarget.Workspace);
    await idle();
    deepStrictEqual(await counts(), nothing);
    await settings.update('notebooks', undefined, vscode.ConfigurationTarget.Workspace);
    await idle();
    deepStrictEqual(await errors(), []);
  });

  it('has the notebooks that its settings name, as soon as they do', async () => {
    const { counts } = await daybook();
    const settings = vscode.workspace.getConfiguration('daybook');
    const { Workspace } = vscode.ConfigurationTarget;
    write(at('council/notes/daybook.yml'), 'name: Council\n');
    try {
      await settings.update('notebooks', ['council/notes'], Workspace);
      await becomes(async () => (await counts()).notebooks, 1);
    } finally {
      await settings.update('notebooks', undefined, Workspace);
      rmSync(at('council'), { recursive: true });
    }
    await becomes(async () => (await counts()).notebooks, 0);
  });

  it('becomes a notebook as soon as a daybook.yml is saved in it', async () => {
    const { counts } = await daybook();
    write(at('daybook.yml'), '');
    const editor = await edit(at('daybook.yml'));
    ok(await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'name: Council\n')));
    await run('workbench.action.files.save');
    await becomes(async () => (await counts()).notebooks, 1);
    await becomes(async () => (await counts()).tasks, 10);
  });
});
