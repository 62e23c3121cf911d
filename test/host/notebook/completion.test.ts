// Completion in notes of a real VS Code: what the provider gives, in order, with ranges that fit; and silence in other files.
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, closeAll, daybook, edit, write } from '../../support/host.ts';

const path = () => at('written.md');

/** The suggestions where `$0` stands in a text, without words that VS Code collects itself. */
async function suggested(marked: string, trigger?: string, file = path()): Promise<vscode.CompletionItem[]> {
  // The line ends of the file are those of the document.
  write(file, marked.includes('\r') ? '\r\n' : '');
  const { document } = await edit(file);
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(0, 0), marked.replace('$0', ''));
  ok(await vscode.workspace.applyEdit(change));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(marked.indexOf('$0')),
    trigger,
  );
  return list.items.filter(
    ({ sortText, kind }) => /^\d{4}$/.test(sortText ?? '') && kind !== vscode.CompletionItemKind.Text,
  );
}

const inserts = (items: readonly vscode.CompletionItem[]) =>
  items.map(({ insertText }) => (typeof insertText === 'string' ? insertText : insertText?.value));

describe('completion in notes', () => {
  let known = 0;
  const notes = async () => (await (await daybook()).counts()).notes;
  before(async () => {
    await (await daybook()).idle();
    known = await notes();
  });
  afterEach(closeAll);
  after(async () => {
    rmSync(path(), { force: true });
    await becomes(notes, known);
  });

  it('offers people of the roster behind @, with their names', async () => {
    const items = await suggested('- [ ] Call @$0', '@');
    deepStrictEqual(inserts(items), ['@maria', '@jonas']);
    deepStrictEqual(items[0]?.label, { label: 'maria', description: 'Maria Lopez' });
  });

  it('makes days of words while they are typed, and says which', async () => {
    const [first] = await suggested('- [ ] Call due:fri$0', 'i');
    equal(first?.insertText, 'due:2026-03-13');
    equal(first.filterText, 'due:fri');
    ok(
      typeof first.label === 'object' && /Fri.*13.*2026/.test(first.label.description ?? ''),
      JSON.stringify(first.label),
    );
  });

  it('offers both days of an ambiguous one', async () => {
    const items = await suggested('- [ ] Call due:3/4$0', '4');
    deepStrictEqual(inserts(items), ['due:2026-04-03', 'due:2027-03-04']);
  });

  it('knows keys and values of a record, typed with CRLF, too', async () => {
    const keys = await suggested('---\r\ntype: issue\r\nse$0\r\n---\r\n', 'e');
    equal(keys[0]?.insertText, 'severity: ');
    ok(keys[0]?.documentation);
    const values = await suggested('---\r\ntype: issue\r\nstatus: wa$0\r\n---\r\n', 'a');
    deepStrictEqual(inserts(values), ['waiting']);
  });

  it('links notes by their titles', async () => {
    const [first] = await suggested('See [it](queue$0)', 'e');
    equal(first?.insertText, 'issues/2026-03-10-queue.md');
    const [wiki] = await suggested('See [[queue$0]]', 'e');
    equal(wiki?.insertText, '2026-03-10-queue');
  });

  it('links a task behind #^, and makes its id in the same step only when it is chosen', async () => {
    const [item] = await suggested('- [ ] Sort the cables\n\nSee [[#^sort$0', 't');
    const id = /^([a-z0-9]{4,})\]\]$/.exec(String(item?.insertText))?.[1];
    ok(id, String(item?.insertText));
    deepStrictEqual(
      item?.additionalTextEdits?.map(({ newText }) => newText),
      [` ^${id}`],
    );
  });

  it('finds headings of another note', async () => {
    const items = await suggested('See [[mail#$0]]', '#');
    deepStrictEqual(inserts(items), ['Milestones', 'Tasks']);
  });

  it('brings templates only when it is asked', async () => {
    const asked = await suggested('ta$0');
    ok(asked[0]?.insertText instanceof vscode.SnippetString);
    deepStrictEqual(await suggested('ta$0', 'a'), []);
  });

  it('is silent in code and in files that are no notes', async () => {
    deepStrictEqual(await suggested('```\n@$0\n```\n', '@'), []);
    const file = at('README.md');
    deepStrictEqual(await suggested('- [ ] Call @$0', '@', file), []);
    await closeAll();
    rmSync(file);
  });
});
