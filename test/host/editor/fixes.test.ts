// Quick fixes in a real window: what the light bulb offers, and what the note says afterwards, saved or not.
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, edit, problems, run, type, write } from '../../support/host.ts';

/** The actions offered where some words stand, by their title. */
async function actions(path: string, words: string, kind = 'quickfix'): Promise<Map<string, vscode.CodeAction>> {
  const editor = await edit(path, words);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
    kind,
  );
  // What VS Code's own chat offers beside ours is there or not, whatever its setting says.
  const ours = found.filter(({ title }) => title !== 'Fix' && title !== 'Explain');
  return new Map(ours.map((action) => [action.title, action]));
}

/** Does what the action of that title does; the editor gives up on a list while its text is being taken over from disk. */
async function choose(path: string, words: string, title: string, kind = 'quickfix'): Promise<vscode.CodeAction> {
  let found: vscode.CodeAction | undefined;
  await becomes(async () => {
    found = (await actions(path, words, kind)).get(title);
    return found?.title;
  }, title);
  ok(found);
  if (found.edit) ok(await vscode.workspace.applyEdit(found.edit));
  if (found.command) await run(found.command.command, ...(found.command.arguments ?? []));
  return found;
}

const severity = (value: unknown) =>
  vscode.workspace.getConfiguration('daybook').update('problems.severity', value, vscode.ConfigurationTarget.Global);

describe('quick fixes', () => {
  const odd = () => at('lists/odd.md', 'team');
  afterEach(async () => {
    await closeAll();
    await severity(undefined);
    rmSync(at('lists', 'team'), { recursive: true, force: true });
    await becomes(() => problems(odd()), []);
  });

  it('repair one line of a note with CRLF', async () => {
    write(odd(), '# Odd\r\n- [ ]Glued\r\n- [] Empty\r\n');
    await becomes(() => problems(odd()), ['2 box-glued', '3 box-empty']);
    const offered = ['Put a blank behind the box', 'Explain “box-glued”', 'Do not show “box-glued” any more'];
    await becomes(async () => [...(await actions(odd(), '[ ]Glued')).keys()], offered);
    const chosen = await choose(odd(), '[ ]Glued', 'Put a blank behind the box');
    equal(chosen.isPreferred, true);
    await run('workbench.action.files.save');
    equal(bytes(odd()), '# Odd\r\n- [ ] Glued\r\n- [] Empty\r\n');
    await becomes(() => problems(odd()), ['3 box-empty']);
  });

  it('look at unsaved text', async () => {
    write(odd(), '# Odd\n');
    const editor = await edit(odd());
    await type(editor, '- [ ] Call @jonsa +mial\n');
    await becomes(() => problems(odd()), ['1 person-unknown', '1 project-unknown']);
    await choose(odd(), '@jonsa', 'Change to jonas');
    await choose(odd(), '+mial', 'Change to mail');
    equal(editor.document.getText(), '- [ ] Call @jonas +mail\n# Odd\n');
    equal(bytes(odd()), '# Odd\n');
  });

  it('make the note that a link leads to', async () => {
    write(odd(), 'See [the plan](plan.md).\n');
    await becomes(() => problems(odd()), ['1 link-broken']);
    await choose(odd(), 'plan.md', 'Create lists/plan.md');
    await becomes(() => existsSync(at('lists/plan.md', 'team')), true);
    equal(bytes(at('lists/plan.md', 'team')), '# Plan\n\n');
    await becomes(() => problems(odd()), []);
  });

  it('repair all of a kind, and all there is', async () => {
    write(odd(), '- [ ]One\n- [ ]Two\n- [] Three\n- [ ] Four due:friday\n');
    await becomes(() => problems(odd()).length, 4);
    await choose(odd(), '[ ]One', 'Fix all “box-glued” in this note (2)');
    await choose(odd(), 'Four', 'Fix all Daybook problems in this note', 'source.fixAll.daybook');
    const { document } = await edit(odd());
    equal(document.getText(), '- [ ] One\n- [ ] Two\n- [ ] Three\n- [ ] Four due:friday\n');
  });

  it('repair daybook.yml', async () => {
    const path = at('daybook.yml', 'team');
    const editor = await edit(path);
    await type(editor, 'visibility: sharde\n');
    await becomes(() => problems(path), ['1 config-value']);
    await choose(path, 'sharde', 'Change to `shared`');
    match(editor.document.getText(), /^visibility: shared\n/);
  });

  it('know which notebook a note is of: nobody is unknown where there is no list of people', async () => {
    const path = at('one-on-one.md', 'private');
    const editor = await edit(path);
    await type(editor, '- [ ] Call @jonsa\n- [ ]Glued\n');
    await becomes(() => problems(path), ['2 box-glued']);
    await choose(path, '[ ]Glued', 'Put a blank behind the box');
    match(editor.document.getText(), /\n- \[ \] Glued\n/);
  });

  it('leave other files alone', async () => {
    write(at('lists/plain.txt', 'team'), '- [ ]Glued\n');
    deepStrictEqual([...(await actions(at('lists/plain.txt', 'team'), 'Glued')).keys()], []);
  });

  it('are shown as severely as the settings say', async () => {
    write(odd(), '- [ ]One\n- [] Two\n');
    await becomes(() => problems(odd()), ['1 box-glued', '2 box-empty']);
    await severity({ 'box-glued': 'off', 'box-empty': 'error', nonsense: 7 });
    await becomes(() => problems(odd()), ['2 box-empty']);
    equal(vscode.languages.getDiagnostics(vscode.Uri.file(odd()))[0]?.severity, vscode.DiagnosticSeverity.Error);
    deepStrictEqual([...(await actions(odd(), '[ ]One')).keys()], []);
    await severity('nonsense');
    await becomes(() => problems(odd()), ['1 box-glued', '2 box-empty']);
  });

  it('have a page each, and so have the states of sharing', async () => {
    const page = async (path: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(vscode.Uri.parse(`daybook-help:/${path}.md`))).getText();
    match(await page('conflict-marker'), /Two people changed the same lines/);
    match(await page('sharing/overlap'), /You and the team both changed ….*\*\*What to do\.\*\* Look at the note/s);
    match(await page('sharing/unknown'), /^# Sharing\n/);
    await run('daybook.problem.explain', 'sharing/secret');
    await becomes(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Preview secret.md');
  });

  it('explain what cannot be repaired, and can be switched off', async () => {
    write(odd(), '<<<<<<< HEAD\n- [ ] One\n=======\n- [ ] Two\n>>>>>>> x\n');
    await becomes(() => problems(odd()).length, 3);
    await run('daybook.problem.explain', 'conflict-marker');
    await becomes(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Preview conflict-marker.md');
    await choose(odd(), '<<<<<<<', 'Do not show “conflict-marker” any more');
    await becomes(() => problems(odd()), []);
    const { globalValue } = vscode.workspace.getConfiguration('daybook').inspect('problems.severity') ?? {};
    deepStrictEqual(globalValue, { 'conflict-marker': 'off' });
  });
});
