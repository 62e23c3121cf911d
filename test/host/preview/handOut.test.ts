// Notes handed to others, in a real VS Code: the page as it is saved, what is left out of it, what is refused.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/manifest.ts';
import { at, becomes, closeAll, daybook, write } from '../../support/host.ts';

const report = `---
type: report
title: Status for all
status: draft
owner: maria
period_from: 2026-03-02
period_to: 2026-03-12
audience: everyone
---

# Status for all

## Summary

All is *well*, says @maria.

- [Merger](../projects/merger.md), red
- [Nobody trusts the plan](../../private/issues/plan.md)
- [Queue stuck](../issues/2026-03-10-queue.md), critical

## Figures

| Figure | Value | Trend |
|---|---:|---|
| Open issues | 3 | ▁▄█ |

\`\`\`daybook
type:project
\`\`\`
`;

/** The page as it has to be, from the main part on. */
const expected = `<main><h1>Status for all</h1><p class="facts">Report · draft · 2026-03-02 to 2026-03-12 · for everyone · Maria Lopez</p><section><h2 id="h2">Summary</h2><p>All is <em>well</em>, says Maria Lopez.</p><ul><li>Queue stuck, critical</li></ul></section><section><h2 id="h3">Figures</h2><div class="scroll"><table><thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th><th scope="col">Trend</th></tr></thead><tbody><tr><td>Open issues</td><td class="number">3</td><td><svg class="daybook-course" role="img" aria-label="Trend over 3 points: ends higher than it began" width="95" height="24" viewBox="0 0 95 24"><title>Trend over 3 points: ends higher than it began</title><path d="M75 21L83 13.3L91 3"></path><circle cx="91" cy="3" r="2.5"></circle></svg></td></tr></tbody></table></div>`;

const words = `Status for all

Report · draft · 2026-03-02 to 2026-03-12 · for everyone · Maria Lopez

Summary

All is well, says Maria Lopez.
- Queue stuck, critical

Figures

Figure | Value | Trend
Open issues | 3 | ▁▄█`;

describe('notes that are handed to others', () => {
  const folder = (name: string) =>
    vscode.workspace.workspaceFolders?.find((each) => each.name === name)?.uri.toString();
  const hand = async (command: CommandId, path: string, answers: object, notebook = 'team') => {
    const row = { notebook: folder(notebook), node: { rowKey: { path } } };
    const answer = await vscode.commands.executeCommand<{ message?: string } | undefined>(
      command,
      row,
      undefined,
      answers,
    );
    return answer?.message;
  };
  const exported = (answers: object, path = 'reports/r.md', notebook?: string) =>
    hand('daybook.note.exportHtml', path, answers, notebook);

  before(async () => {
    const { counts, idle } = await daybook();
    await becomes(async () => (await counts()).notebooks, 2);
    write(
      at('projects/merger.md', 'team'),
      '---\ntype: project\ntitle: Merger\nstatus: active\nconfidential: true\n---\n',
    );
    write(at('reports/r.md', 'team'), report);
    await vscode.commands.executeCommand('daybook.notebook.reload' satisfies CommandId);
    await idle();
  });
  afterEach(closeAll);

  it('are one file without what is confidential, private, an id or a path', async () => {
    equal(await exported({ path: 'r.html', write: true }), undefined);
    const page = readFileSync(at('r.html', 'team'), 'utf8');
    equal(page.slice(page.indexOf('<main>')).slice(0, expected.length), expected);
    ok(!/Merger|Nobody trusts|\.md|@maria|<script|src=|href=/.test(page), page);
  });

  it('are slides in a panel of their own', async () => {
    equal(await hand('daybook.note.present', 'reports/r.md', { write: true }), undefined);
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await becomes(() => tabs().map(({ input }) => input instanceof vscode.TabInputWebview), [true]);
    deepEqual(
      tabs().map(({ label }) => label),
      ['Status for all'],
    );
  });

  it('are in the clipboard as plain words', async () => {
    equal(await hand('daybook.note.copyRich', 'reports/r.md', { write: true, as: 'plain' }), undefined);
    ok((await vscode.env.clipboard.readText()).startsWith(words), await vscode.env.clipboard.readText());
  });

  it('never replace a file that nobody asked to replace', async () => {
    writeFileSync(at('kept.html', 'team'), 'kept');
    equal(await exported({ path: 'kept.html', write: true }), 'There is a file "kept.html" already.');
    equal(readFileSync(at('kept.html', 'team'), 'utf8'), 'kept');
    equal(await exported({ path: 'kept.html', write: true, replace: true }), undefined);
    ok(readFileSync(at('kept.html', 'team'), 'utf8').startsWith('<!doctype html>'));
  });

  it('are refused for another kind of file, for what is confidential, and for a private notebook', async () => {
    const refusals = [
      await exported({ path: 'kept.md', write: true }),
      await exported({ path: 'm.html', write: true }, 'projects/merger.md'),
      await exported({ path: 'p.html', write: true }, 'mine.md', 'private'),
    ];
    deepEqual(refusals, [
      '"kept.md" is no name of an HTML file.',
      'This note is confidential: it is not handed out.',
      'Nothing of a private notebook is handed out.',
    ]);
    for (const [name, root] of [
      ['m.html', 'team'],
      ['p.html', 'private'],
    ] as const)
      ok(!existsSync(at(name, root)), name);
  });
});
