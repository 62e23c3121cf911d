// Daybook in an open notebook: its commands are there, and those that ask nothing do what they say.
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/manifest.ts';
import { at, becomes, bytes, closeAll, daybook, edit, onPurpose, run } from '../../support/host.ts';

const root = (): string | undefined => vscode.workspace.workspaceFolders?.[0]?.uri.toString();
const active = (): string => basename(vscode.window.activeTextEditor?.document.fileName ?? '');

describe('commands in a notebook', () => {
  before(async () => {
    const { idle } = await daybook();
    await idle();
  });
  afterEach(closeAll);

  it('are all there', async () => {
    const known = await vscode.commands.getCommands(true);
    deepStrictEqual(
      commandIds.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('know the notes by the time the extension is at rest', async () => {
    const { counts } = await daybook();
    deepStrictEqual(await counts(), { notebooks: 1, notes: 11, tasks: 12, criticals: 1 });
  });

  it('make the stand-up note of today once, and open the same one again', async () => {
    const path = at('meetings/2026-03-12-standup.md');
    ok(!existsSync(path));
    await run('daybook.standup.new');
    equal(active(), '2026-03-12-standup.md');
    const made = bytes(path);
    match(made, /series: standup\n/);
    match(made, /Queue stuck/);
    match(made, /Renew the certificate/);
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    ok(editor.selection.active.line > 3, 'the cursor is behind the header');
    await closeAll();
    await run('daybook.standup.new');
    equal(active(), '2026-03-12-standup.md');
    equal(bytes(path), made);
    await closeAll();
    // As the row of a meeting that has no note yet does.
    await run('daybook.meeting.prepare', { notebook: root(), node: { series: 'standup' } });
    equal(active(), '2026-03-12-standup.md');
    const notes = readdirSync(at('meetings')).sort();
    deepStrictEqual(notes, ['2026-03-11-standup.md', '2026-03-12-standup.md']);
  });

  it('open a row of a view at its line', async () => {
    const { document } = await edit(at('projects/mail.md'));
    const raw = document.lineAt(13).text;
    const task = { raw, ordinal: 0, equal: 1, line: 2 };
    await closeAll();
    await run('daybook.item.open', { notebook: root(), node: { rowKey: { path: 'projects/mail.md', task } } });
    equal(active(), 'mail.md');
    equal(vscode.window.activeTextEditor?.selection.active.line, 13);
  });

  it('do nothing to the note in the editor when they are run on a group of a view', async () => {
    const path = at('projects/mail.md');
    const before = bytes(path);
    await edit(path, 'Renew the certificate');
    const group = {
      notebook: root(),
      node: { id: 'kind\nmeeting', label: 'Meetings', context: ['group', 'of-meeting'] },
    };
    const row = { notebook: root(), node: { rowKey: { path: 'projects/mail.md' } } };
    for (const id of ['daybook.item.setDue', 'daybook.project.promote', 'daybook.reading.record'])
      for (const nodes of [[group], [group, [group, row]]]) {
        const answer = await vscode.commands.executeCommand(id, ...nodes, { due: '2026-04-01' });
        deepStrictEqual(answer, { refused: 'moved', message: 'Choose a row first.' });
      }
    equal(vscode.window.activeTextEditor?.document.getText(), before);
    equal(bytes(path), before);
  });

  it('answer that they failed while the message about it is still open', async () => {
    const node = {
      get rowKey(): never {
        throw new Error(onPurpose);
      },
    };
    // A second time as well: nothing waits behind the first message.
    for (let time = 0; time < 2; time++) {
      const answer = await vscode.commands.executeCommand('daybook.item.open', { notebook: root(), node });
      deepStrictEqual(answer, { refused: 'failed', message: `Daybook could not finish this: ${onPurpose}` });
    }
  });

  it('search for words or a query, open what is found, and keep a search under a name', async () => {
    await run('daybook.search', { text: 'certificate' });
    equal(active(), 'mail.md');
    const search = (answers: object): Thenable<unknown> => vscode.commands.executeCommand('daybook.search', answers);
    const refused = (message: string) => ({ refused: 'invalid', message });
    deepStrictEqual(await search({ text: 'no such words' }), refused('Nothing fits "no such words"'));
    const before = bytes(at('daybook.yml'));
    deepStrictEqual(
      await search({ text: 'is:mine', name: 'My Own' }),
      refused('A name of small letters, digits and dashes.'),
    );
    await run('daybook.search', { text: 'is:mine due:<=+7d', name: 'my-week' });
    equal(bytes(at('daybook.yml')), `${before}queries:\n  my-week: "is:mine due:<=+7d"\n`);
    await run('daybook.change.undo');
    equal(bytes(at('daybook.yml')), before);
  });

  it('open the configuration', async () => {
    await run('daybook.config.open');
    equal(active(), 'daybook.yml');
  });

  it('open the KPI panel once', async () => {
    const panels = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label),
      );
    await run('daybook.kpi.open');
    await run('daybook.kpi.open');
    await becomes(panels, ['KPIs']);
  });
});
