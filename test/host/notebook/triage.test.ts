// Issues are looked through: each act is one change of one file, taken back by one undo, and the next issue is one command away.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { at, becomes, bytes, closeAll, daybook, run, unforeseen, write } from '../../support/host.ts';

const header =
  '---\ntype: issue\ntitle: Scanner frozen\nstatus: open\nseverity: high\nowner: jonas\nopened: 2026-03-12T08:00+01:00\n---\n';
const text = `${header}It is frozen.\n\n## Timeline\n\n## Tasks\n`;

describe('triage', () => {
  const path = 'issues/2026-03-12-scanner.md';
  const node = () => ({ notebook: vscode.workspace.workspaceFolders?.[0]?.uri.toString(), node: { rowKey: { path } } });

  beforeEach(async () => {
    const { counts, idle } = await daybook();
    await idle();
    const { notes } = await counts();
    write(at(path), text);
    await becomes(async () => (await counts()).notes, notes + 1);
  });

  afterEach(async () => {
    await closeAll();
    const { counts } = await daybook();
    const { notes } = await counts();
    rmSync(at(path));
    await becomes(async () => (await counts()).notes, notes - 1);
  });

  it('acknowledges as one change that one undo takes back', async () => {
    await run('daybook.issue.acknowledge', node());
    const [, stamp = '', day = '', time = ''] =
      /\nacked: ((\d{4}-\d\d-\d\d)T(\d\d:\d\d).*)\n/.exec(bytes(at(path))) ?? [];
    ok(stamp !== '');
    const who = /- \S+ \S+ (@\S+ )?acknowledged/.exec(bytes(at(path)))?.[1] ?? '';
    equal(
      bytes(at(path)),
      text
        .replace('status: open', 'status: acked')
        .replace('+01:00\n---', `+01:00\nacked: ${stamp}\n---`)
        .replace('## Timeline\n', `## Timeline\n\n- ${day} ${time} ${who}acknowledged\n`),
    );
    await run('daybook.change.undo');
    equal(bytes(at(path)), text);
  });

  it('takes the last decision back from the next row, and none where there is none', async () => {
    const before = bytes(at('inbox.md'));
    const walk = (...acts: string[]): Thenable<unknown> =>
      vscode.commands.executeCommand('daybook.inbox.triage', { steps: acts.map((act) => ({ act })) });
    equal(await walk('drop', 'next'), undefined);
    match(bytes(at('inbox.md')), /cancelled:/);
    await run('daybook.change.undo');
    equal(await walk('drop', 'back', 'next', 'back', 'next'), undefined);
    equal(bytes(at('inbox.md')), before);
    match(JSON.stringify(await walk('back')), /is none of the answers/);
    equal(bytes(at('inbox.md')), before);
  });

  it('takes the last one back in the check of projects, too', async () => {
    const paths = ['behind', 'behind-2'].map((name) => `projects/${name}.md`);
    const { counts } = await daybook();
    const { notes } = await counts();
    const late = '---\ntype: project\ntitle: Behind\nhealth: green\nstart: 2025-01-06\ndue: 2025-02-03\n---\n';
    for (const each of paths) write(at(each), late);
    await becomes(async () => (await counts()).notes, notes + 2);
    const all = () => [...paths, 'projects/mail.md', 'projects/office.md'].map((each) => String(bytes(at(each))));
    const before = all();
    const walk = (...acts: string[]): Thenable<unknown> =>
      vscode.commands.executeCommand('daybook.project.check', { steps: acts.map((act) => ({ act })) });
    equal(await walk('red'), undefined);
    equal(all().filter((each, place) => each !== before[place]).length, 1);
    await run('daybook.change.undo');
    equal(await walk('red', 'back', 'next'), undefined);
    deepEqual(all(), before);
    match(JSON.stringify(await walk('back')), /is none of the answers/);
    for (const each of paths) rmSync(at(each));
    await becomes(async () => (await counts()).notes, notes);
  });

  it('refuses what is done already and leaves the file alone', async () => {
    write(at(path), text.replace('status: open', 'status: doing'));
    await becomes(async () => unforeseen(await (await daybook()).errors()), []);
    const before = bytes(at(path));
    await run('daybook.issue.acknowledge', node());
    equal(bytes(at(path)), before);
  });

  it('copies what those who wait are told, and notes that they were', async () => {
    await run('daybook.incident.copyUpdate', node());
    match(await vscode.env.clipboard.readText(), /^Scanner frozen: open \(high\)\nSince: 2026-03-12 08:00\n/);
    match(bytes(at(path)), /\nlast_update: \d{4}-.*\n---\n[\s\S]*## Timeline\n\n- .* update sent\n/);
    await run('daybook.change.undo');
    equal(bytes(at(path)), text);
  });

  it('makes a review that is linked both ways, as one change', async () => {
    await run('daybook.incident.review', node());
    const review = at('docs/review-scanner-frozen.md');
    match(bytes(review), /\[Scanner frozen\]\(\.\.\/issues\/2026-03-12-scanner\.md\)/);
    match(bytes(at(path)), /\npostmortem: \.\.\/docs\/review-scanner-frozen\.md\n/);
    equal(basename(vscode.window.activeTextEditor?.document.fileName ?? ''), 'review-scanner-frozen.md');
    await closeAll();
    await run('daybook.change.undo');
    equal(bytes(at(path)), text);
    ok(!existsSync(review));
  });

  it('opens one issue after the other, the most severe first', async () => {
    await run('daybook.issue.next');
    const first = basename(vscode.window.activeTextEditor?.document.fileName ?? '');
    equal(first, '2026-03-10-queue.md');
    await run('daybook.issue.next');
    match(vscode.window.activeTextEditor?.document.fileName ?? '', /2026-03-12-scanner\.md$/);
  });
});
