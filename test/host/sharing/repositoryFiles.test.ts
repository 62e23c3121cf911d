// Files that sharing speaks of, in a window that opened its folder through a link: named as the window knows them.
import { ok, strictEqual } from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { Uri } from 'vscode';
import { windowFiles } from '../../../src/host/repositoryFiles.ts';
import { at, closeAll, edit, run, type } from '../../support/host.ts';

describe('files of a repository', () => {
  afterEach(closeAll);

  it('are those of the innermost notebook that holds them, and not of one that ends alike', () => {
    const top = realpathSync(at(''));
    ok(top !== at('').replace(/\/$/, ''));
    const roots = [at(''), at('meetings')].map((folder) => Uri.file(folder));
    const files = windowFiles(() => roots);
    for (const path of ['inbox.md', 'meetings/inbox.md', 'meetings/2026/a b.md'])
      strictEqual(files.at(top, path).fsPath, at(path));
    strictEqual(windowFiles(() => []).at(top, 'inbox.md').fsPath, `${top}/inbox.md`);
  });

  it('are known to be unsaved', async () => {
    const top = realpathSync(at(''));
    const files = windowFiles(() => []);
    const editor = await edit(at('inbox.md'));
    ok(!files.isUnsaved(top, 'inbox.md'));
    await type(editor, 'mine ');
    ok(files.isUnsaved(top, 'inbox.md') && !files.isUnsaved(top, 'meetings/inbox.md'));
    await run('workbench.action.files.revert');
  });
});
