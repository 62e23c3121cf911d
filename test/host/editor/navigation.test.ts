// Definition, references, links, symbols, rename and lenses in a real window with two notebooks: notes with CRLF, and unsaved ones.
import { deepStrictEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, edit, run, type, write } from '../../support/host.ts';

const first = () => at('lists/a.md', 'team');
const second = () => at('lists/b.md', 'team');

/** Where a command leads from the first place of some words: `path:line`, in the order of places. */
async function places(command: string, path: string, words: string, ...more: unknown[]): Promise<string[]> {
  const editor = await edit(path, words);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    editor.document.uri,
    editor.selection.active.translate(0, 1),
    ...more,
  );
  const shown = found.map((each) => {
    const [uri, range] = 'uri' in each ? [each.uri, each.range] : [each.targetUri, each.targetRange];
    return `${relative(at('', 'team'), uri.fsPath)}:${range.start.line + 1}`;
  });
  return [...new Set(shown)].sort();
}

const definition = (path: string, words: string) => places('vscode.executeDefinitionProvider', path, words);
const references = (path: string, words: string) => places('vscode.executeReferenceProvider', path, words);

/** The edit a rename makes, by file: the lines as they will be; files that move as `from → to`. */
async function renamed(path: string, words: string, name: string): Promise<string[]> {
  const editor = await edit(path, words);
  const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    editor.document.uri,
    editor.selection.active.translate(0, 1),
    name,
  );
  return found
    .entries()
    .map(([uri, edits]) => {
      // An insertion of nothing makes the editor show the rest first.
      const texts = edits.map(({ newText }) => newText).filter((text) => text !== '');
      return `${relative(at('', 'team'), uri.fsPath)}: ${texts.join()}`;
    })
    .sort();
}

async function lenses(path: string): Promise<string[]> {
  const { document } = await edit(path);
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return found.flatMap(({ command }) => command?.title ?? []);
}

describe('names in the editor', () => {
  // What the two notebooks hold.
  const notes = 13;
  before(async () => {
    write(first(), '# First\r\nAsk @jonas about +mail #wan.\r\n- [ ] One @jonas id:one #wan\r\n');
    write(
      second(),
      '# Second\n- [ ] Two after:one [[a#First|the first]] [a](a.md) [b](a.md#first)\n\n```\n@jonas [[a]]\n```\n',
    );
    await becomes(async () => (await (await daybook()).counts()).notes, notes + 2);
  });
  afterEach(closeAll);
  after(async () => {
    rmSync(at('lists', 'team'), { recursive: true, force: true });
    await becomes(async () => (await (await daybook()).counts()).notes, notes);
  });

  it('lead to people, projects, ids and notes', async () => {
    deepStrictEqual(await definition(first(), '@jonas'), ['daybook.yml:8']);
    deepStrictEqual(await definition(first(), '+mail'), ['projects/mail.md:1']);
    deepStrictEqual(await definition(second(), 'one'), ['lists/a.md:3']);
    deepStrictEqual(await definition(second(), '[[a#'), ['lists/a.md:1']);
    deepStrictEqual(await definition(first(), '#wan'), ['lists/a.md:3']);
  });

  it('lead from a link of the body to one place, be it by VS Code or by us', async () => {
    for (const words of ['.md#first', '.md)']) {
      const editor = await edit(second(), words);
      const found = await vscode.commands.executeCommand<unknown[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        editor.selection.active,
      );
      equal(found.length, 1, words);
    }
  });

  it('are found wherever they stand, in daybook.yml too, but not in code', async () => {
    const editor = await edit(second());
    await type(editor, '@jonas in unsaved text\n');
    const found = await references(first(), '@jonas');
    ok(found.includes('lists/a.md:2') && found.includes('lists/a.md:3') && found.includes('lists/b.md:1'));
    ok(found.includes('daybook.yml:8') && found.includes('issues/2026-03-10-queue.md:6'), found.join());
    ok(!found.includes('lists/b.md:6'));
    deepStrictEqual(await references(second(), 'one'), ['lists/a.md:3', 'lists/b.md:3']);
  });

  it('are linked in wiki brackets', async () => {
    const { document } = await edit(second());
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    const wiki = found.filter(({ range }) => document.getText(range).startsWith('[['));
    deepStrictEqual(
      wiki.map(({ target }) => target && `${relative(at('', 'team'), target.fsPath)}#${target.fragment}`),
      ['lists/a.md#L1'],
    );
  });

  it('are found as symbols, headings by VS Code', async () => {
    const symbols = async (typed: string) =>
      (
        await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', typed)
      ).map(({ name }) => name);
    await becomes(async () => (await symbols('Queue stuck')).includes('Queue stuck'), true);
    await becomes(async () => (await symbols('one')).includes('one One'), true);
    await becomes(async () => (await symbols('Second')).some((name) => name.endsWith('Second')), true);
  });

  it('are renamed across notes', async () => {
    deepStrictEqual(await renamed(second(), 'one', 'first-one'), ['lists/a.md: first-one', 'lists/b.md: first-one']);
    deepStrictEqual(await renamed(first(), '#wan', 'net'), ['lists/a.md: net,net']);
    const project = await renamed(first(), '+mail', 'post');
    ok(project.includes('lists/a.md: post') && project.includes('issues/2026-03-10-queue.md: post'), project.join());
    const person = await renamed(first(), '@jonas', 'jonny');
    ok(person.includes('daybook.yml: jonny') && person.includes('lists/a.md: jonny,jonny'), person.join());
  });

  it('are not renamed to what is taken or cannot be read', async () => {
    await rejects(renamed(first(), '@jonas', 'maria'), /Maria Lopez already/);
    await rejects(renamed(first(), '+mail', 'two words'), /cannot be the name of a project/);
  });

  it('are renamed by an edit that can be undone, files included', async () => {
    const before = bytes(second());
    const editor = await edit(second(), '[[a#');
    const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      editor.selection.active.translate(0, 2),
      'alpha',
    );
    // The command answers with the moves before the texts; the editor itself keeps the order, as F2 shows (test/e2e).
    const ordered = new vscode.WorkspaceEdit();
    for (const [uri, edits] of found.entries()) ordered.set(uri, edits);
    ordered.renameFile(vscode.Uri.file(first()), vscode.Uri.file(at('lists/alpha.md', 'team')));
    ok(await vscode.workspace.applyEdit(ordered));
    await vscode.workspace.saveAll();
    equal(bytes(second()), before.replace('[[a#First', '[[alpha#First').replaceAll('(a.md', '(alpha.md'));
    match(bytes(at('lists/alpha.md', 'team')), /^# First\r\n/);
    await becomes(() => definition(second(), '[[alpha'), ['lists/alpha.md:1']);
    const back = new vscode.WorkspaceEdit();
    back.renameFile(vscode.Uri.file(at('lists/alpha.md', 'team')), vscode.Uri.file(first()));
    // Links and names follow a file that moves.
    ok(await vscode.workspace.applyEdit(back));
    await vscode.workspace.saveAll();
    equal(bytes(second()), before);
  });

  it('follow a file that moves; links in bodies not where VS Code was told to leave them', async () => {
    const markdown = vscode.workspace.getConfiguration('markdown');
    const update = (value: unknown) =>
      markdown.update('updateLinksOnFileMove.enabled', value, vscode.ConfigurationTarget.Global);
    const before = bytes(second());
    const move = async (from: string, to: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(vscode.Uri.file(from), vscode.Uri.file(to));
      ok(await vscode.workspace.applyEdit(edit));
      await vscode.workspace.saveAll();
    };
    await becomes(() => definition(second(), '[[a#'), ['lists/a.md:1']);
    await update('never');
    const beta = at('lists/beta.md', 'team');
    await move(first(), beta);
    equal(bytes(second()), before.replace('[[a#', '[[beta#'));
    await becomes(() => definition(second(), '[[beta'), ['lists/beta.md:1']);
    await update(undefined);
    await move(beta, first());
    equal(bytes(second()), before);
    await becomes(() => definition(second(), '[[a#'), ['lists/a.md:1']);
  });

  it('mean nothing in another notebook, and nothing in files of none', async () => {
    const path = at('one-on-one.md', 'private');
    const editor = await edit(path);
    await type(editor, '@jonas +mail [[queue]]\n');
    deepStrictEqual(await definition(path, '@jonas'), []);
    deepStrictEqual(await definition(path, '+mail'), []);
    ok(!(await references(path, '@jonas')).some((place) => place.startsWith('lists/')));
  });
});

describe('lenses', () => {
  const setting = (value: unknown) =>
    vscode.workspace.getConfiguration('daybook').update('codeLens.enabled', value, vscode.ConfigurationTarget.Global);
  const meeting = () => at('meetings/2026-03-18-standup.md', 'team');
  afterEach(async () => {
    await closeAll();
    await setting(undefined);
    rmSync(meeting(), { force: true });
  });

  it('say what a series left open and what was before', async () => {
    write(meeting(), '---\ntype: meeting\nseries: standup\ndate: 2026-03-18\n---\n# Stand-up\n\n- [ ] New\n');
    await becomes(
      () => lenses(meeting()),
      ['3 open actions of this series', '1 without an owner or a day', 'Previous: 2026-03-11'],
    );
  });

  it('move an issue on with one click, and can be switched off', async () => {
    const path = at('issues/2026-03-10-queue.md', 'team');
    const before = bytes(path);
    await becomes(() => lenses(path), ['Open for 41 h', 'Acknowledge']);
    const { document } = await edit(path);
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const next = found.at(-1)?.command;
    ok(next);
    await run(next.command, ...(next.arguments ?? []));
    match(bytes(path), /\nstatus: acked\n/);
    await becomes(() => lenses(path), ['Open for 41 h', 'Set to doing']);
    await run('daybook.change.undo');
    equal(bytes(path), before);
    await setting(false);
    await becomes(() => lenses(path), []);
  });
});
