// A proposal for `after:` that is a task of another note: taking it writes both notes, and one step takes both back.
import { equal, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, edit, run, write } from '../../support/host.ts';

const own = () => at('lists/own.md', 'team');
const other = () => at('lists/other.md', 'team');

describe('a reference to a task without an id', () => {
  before(() => {
    write(own(), '- [ ] Mount them after:siren\n');
    write(other(), '# Other\r\n\r\n- [ ] Test the siren of hall two\r\n');
  });
  after(async () => {
    await closeAll();
    rmSync(at('lists', 'team'), { recursive: true, force: true });
  });

  it('writes both notes, the open one where the cursor is, and is undone as one', async () => {
    const { document } = await edit(own());
    let item: vscode.CompletionItem | undefined;
    // The other note is proposed as soon as it is known, whatever else comes and goes meanwhile.
    await becomes(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(0).range.end,
      );
      item = list.items.find(({ label }) => typeof label === 'object' && label.label.includes('siren'));
      return item?.command !== undefined;
    }, true);
    ok(item?.command);
    equal(item.insertText, 'after:siren');
    await run(item.command.command, ...(item.command.arguments ?? []));
    const id = /after:([a-z0-9]+)/.exec(document.getText())?.[1];
    ok(id !== undefined && id !== 'siren', document.getText());
    equal(bytes(other()), `# Other\r\n\r\n- [ ] Test the siren of hall two id:${id}\r\n`);
    equal(vscode.window.activeTextEditor?.selection.active.character, document.lineAt(0).text.length);
    await run('daybook.change.undo');
    await becomes(() => bytes(other()), '# Other\r\n\r\n- [ ] Test the siren of hall two\r\n');
    equal(document.getText(), '- [ ] Mount them after:siren\n');
  });
});
