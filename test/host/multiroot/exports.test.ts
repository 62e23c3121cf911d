// "Export..." with its answers in a real window: files as other programs take them, nothing private or confidential in any, and no file
// that is there is written over.
import { deepStrictEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { at, closeAll, edit, run, write } from '../../support/host.ts';

describe('Export', () => {
  let folder = '';
  let notes: readonly string[] = [];
  const target = (name: string): string => join(folder, name);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-export-'));
    const confidential =
      '---\ntype: risk\ntitle: Canary risk\nconfidential: true\n---\n- [ ] Canary line due:2026-03-20\n';
    notes = [
      write(at('risks/canary.md', 'team'), confidential),
      write(at('canary.md', 'private'), '- [ ] Canary task @maria due:2026-03-20\n'),
    ];
    await run('daybook.notebook.reload');
    await edit(at('inbox.md', 'team'));
  });
  after(async () => {
    for (const path of notes) rmSync(path);
    rmSync(folder, { recursive: true });
    await closeAll();
    await run('daybook.notebook.reload');
  });

  const exported = (...args: unknown[]) =>
    vscode.commands.executeCommand<{ message: string } | undefined>('daybook.export.run', ...args);

  it('saves a query as a calendar, a table and data', async () => {
    for (const [format, file] of [
      ['ics', 'due.ics'],
      ['todos', 'todos.ics'],
      ['csv', 'rows.csv'],
      ['excel', 'excel.csv'],
      ['json', 'rows.json'],
    ])
      equal(await exported({ what: 'is:open due:<+60d', format, to: target(file ?? '') }), undefined);
    match(readFileSync(target('due.ics'), 'utf8'), /^BEGIN:VCALENDAR\r\n[\s\S]*\r\nSUMMARY:Due: /);
    match(readFileSync(target('todos.ics'), 'utf8'), /BEGIN:VTODO\r\n/);
    match(readFileSync(target('rows.csv'), 'utf8'), /^"path","line","kind","title"/);
    match(readFileSync(target('excel.csv'), 'utf8'), /^\uFEFF"path"/);
    deepStrictEqual(JSON.parse(readFileSync(target('rows.json'), 'utf8')).leftOut, ['Risks: confidential records (1)']);
  });

  it('saves what a view shows, and what a group of it holds', async () => {
    equal(await exported({ what: 'daybook.issues', format: 'csv', to: target('issues.csv') }), undefined);
    match(readFileSync(target('issues.csv'), 'utf8'), /,"issue","Queue stuck",/);
    const group = { label: 'Canary', children: () => [{ label: 'Risk', rowKey: { path: 'risks/single-uplink.md' } }] };
    const node = { notebook: vscode.Uri.file(at('', 'team')).toString(), node: group };
    equal(await exported(node, undefined, { format: 'csv', to: target('group.csv') }), undefined);
    match(readFileSync(target('group.csv'), 'utf8'), /\r\n"risks\/single-uplink\.md",1,"risk",/);
  });

  it('writes over nothing unless told so, and takes no nonsense', async () => {
    const before = readFileSync(target('rows.csv'), 'utf8');
    const again = { what: 'type:task', format: 'csv', to: target('rows.csv') };
    match((await exported(again))?.message ?? '', /is there already; nothing was written/);
    equal(readFileSync(target('rows.csv'), 'utf8'), before);
    equal(await exported({ ...again, overwrite: true }), undefined);
    doesNotMatch(readFileSync(target('rows.csv'), 'utf8'), /"issue"/);
    match(
      (await exported({ what: 'sevrity:x', format: 'csv', to: target('x.csv') }))?.message ?? '',
      /none of the answers/,
    );
    match(
      (await exported({ what: 'type:task', format: 'pdf', to: target('x.csv') }))?.message ?? '',
      /none of the answers/,
    );
  });

  it('hands out nothing that is private or confidential', async () => {
    for (const name of readdirSync(folder))
      doesNotMatch(readFileSync(target(name), 'utf8'), /canary (?:risk|line|task)/i, name);
    const node = {
      notebook: vscode.Uri.file(at('', 'private')).toString(),
      node: { label: 'All', children: () => [] },
    };
    match((await exported(node, undefined, { format: 'csv', to: target('p.csv') }))?.message ?? '', /private/);
    deepStrictEqual(readdirSync(folder).includes('p.csv'), false);
  });
});
