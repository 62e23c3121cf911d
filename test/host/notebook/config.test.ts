// daybook.yml while somebody writes it: suggestions with a sentence each, problems where they are, and the notes read anew.
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, edit, problems, write } from '../../support/host.ts';

const path = () => at('daybook.yml');

/** The suggestions of Daybook where `$0` stands in a configuration. */
async function suggestions(marked: string, trigger?: string): Promise<vscode.CompletionItem[]> {
  const { document } = await edit(path());
  const text = marked.replace('$0', '');
  const whole = new vscode.WorkspaceEdit();
  whole.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  ok(await vscode.workspace.applyEdit(whole));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(marked.indexOf('$0')),
    trigger,
  );
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

const labels = (items: readonly vscode.CompletionItem[]) => items.map(({ label }) => String(label));

describe('daybook.yml in an editor', () => {
  let saved: string;
  before(() => {
    saved = bytes(path());
  });
  afterEach(async () => {
    await closeAll();
    write(path(), saved);
    await becomes(() => problems(path()), []);
  });

  it('is completed with keys that come with a sentence', async () => {
    const items = await suggestions('name: Harbour IT\nvis$0');
    const visibility = items.find(({ label }) => label === 'visibility');
    ok(visibility);
    ok(visibility.documentation);
    equal(visibility.insertText, 'visibility: ');
    ok(!labels(items).includes('name'), 'what is there is not suggested again');
  });

  it('is completed with values, and with the names in it', async () => {
    deepStrictEqual(labels(await suggestions('visibility: $0')), ['shared', 'private']);
    const people = 'people:\n  - { id: maria }\n  - { id: jonas }\n';
    deepStrictEqual(labels(await suggestions(`${people}me: $0`)), ['maria', 'jonas']);
  });

  it('leaves an empty line alone until it is asked: the next Enter would take the first suggestion', async () => {
    deepStrictEqual(labels(await suggestions('name: Harbour IT\n$0', '\n')), []);
    deepStrictEqual(labels(await suggestions('work:\n  $0', ' ')), []);
    ok(labels(await suggestions('work:\n  $0')).includes('hours'));
    deepStrictEqual(labels(await suggestions('visibility: $0', ' ')), ['shared', 'private']);
  });

  it('shows its problems where they are, typed or written by another program', async () => {
    write(path(), `${saved}colour: blue\n`);
    await becomes(() => problems(path()), ['11 config-key-unknown']);
    const editor = await edit(path(), 'colour');
    ok(await editor.edit((builder) => builder.delete(new vscode.Range(10, 0, 11, 0))));
    await becomes(() => problems(path()), []);
  });
});
