// A private notebook outside of the window's folders: opened with the window without becoming a part of it, and of nothing shared.
import { equal, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { becomes, closeAll, daybook, run } from '../../support/host.ts';

describe('a private notebook beside the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-own-'));
  const yml = join(folder, 'daybook.yml');

  after(async () => {
    await run('daybook.private.setUp', { folder: 'none' });
    rmSync(folder, { recursive: true });
    await closeAll();
  });

  it('is set up without a workspace, and its notes are followed', async () => {
    const { counts } = await daybook();
    await becomes(async () => (await counts()).notebooks, 1);
    const before = await counts();
    await run('daybook.private.setUp', { folder });
    ok(/visibility: private/.test(readFileSync(yml, 'utf8')));
    await becomes(async () => (await counts()).notebooks, before.notebooks + 1);
    equal(vscode.workspace.workspaceFolders?.length, 1);
    writeFileSync(join(folder, 'raise.md'), '---\ntype: issue\nseverity: critical\n---\n\n# Raise\n');
    await becomes(async () => (await counts()).notes, before.notes + 1);
    equal((await counts()).criticals, before.criticals);
  });

  it('is opened again with the notebooks, and closed as soon as it is not private', async () => {
    const { counts } = await daybook();
    const { notebooks } = await counts();
    await run('daybook.notebook.reload');
    equal((await counts()).notebooks, notebooks);
    const text = readFileSync(yml, 'utf8');
    writeFileSync(yml, text.replace('visibility: private', 'visibility: shared'));
    await becomes(async () => (await counts()).notebooks, notebooks - 1);
    writeFileSync(yml, text);
    await run('daybook.notebook.reload');
    await becomes(async () => (await counts()).notebooks, notebooks);
  });

  it('is closed at a word, and its notes stay', async () => {
    const { counts } = await daybook();
    const { notebooks } = await counts();
    await run('daybook.private.setUp', { folder: 'none' });
    await becomes(async () => (await counts()).notebooks, notebooks - 1);
    ok(existsSync(join(folder, 'raise.md')));
  });
});
