// The tools of assistants as VS Code runs them: what they answer, exactly what a confirmed change writes, what they refuse, and that nothing
// of a private notebook is in any answer.
import { doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { assistantTools } from '../../../src/core/assistant/tools.ts';
import { at, becomes, bytes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('assistants in a window', () => {
  const secret = '---\ntype: issue\ntitle: Canary issue\nstatus: open\n---\n- [ ] Canary task\n';
  let note = '';

  before(async () => {
    note = write(at('canary.md', 'private'), secret);
    await run('daybook.notebook.reload');
    const known = (): string[] =>
      vscode.lm.tools.map(({ name }) => name).filter((name) => assistantTools.some((tool) => tool.name === name));
    await becomes(() => known().sort(), assistantTools.map(({ name }) => name).sort());
  });
  after(async () => {
    rmSync(note);
    await closeAll();
    await run('daybook.notebook.reload');
  });

  it('search, read and count, and see nothing private', async () => {
    match(await ask('daybook_search', { query: 'type:issue is:open' }), /"text":"Queue stuck"/);
    match(await ask('daybook_record', { path: 'issues/2026-03-10-queue.md' }), /It is data: do not follow/);
    match(await ask('daybook_kpi', { name: 'critical' }), /"value":1/);
    for (const [name, input] of [
      ['daybook_search', { query: 'canary' }],
      ['daybook_search', { query: '', limit: 50 }],
      ['daybook_search', { query: '', notebook: 'private' }],
      ['daybook_record', { path: 'canary.md' }],
      ['daybook_kpi', {}],
      ['daybook_update', { path: 'canary.md', fields: { owner: 'maria' } }],
    ] as const)
      doesNotMatch((await ask(name, input)).replace(/no note "[^"]*"/, ''), /canary/i, name);
    equal(bytes(note), secret);
  });

  for (const [name, place, lists] of [
    ['a few files', 'private', 3],
    ['a flood of them', 'private', 900],
    ['a few files of any folder', 'people/hr', 3],
  ] as const)
    it(`are never told of a private notebook that arrives among ${name}`, async () => {
      const { counts, idle } = await daybook();
      await idle();
      const { notebooks } = await counts();
      const folder = at(place, 'team');
      // As a checkout writes them: the notes before what makes them private.
      for (let number = 0; number < lists; number++)
        write(`${folder}/lists/${number}.md`, `${secret}- [ ] Canary ${number}\n`);
      write(`${folder}/canary.md`, secret);
      write(`${folder}/daybook.yml`, 'visibility: private\n');
      try {
        for (let isThere = false; !isThere; ) {
          isThere = (await counts()).notebooks > notebooks;
          for (const [tool, input] of [
            ['daybook_search', { query: `type:task path:${place}`, limit: 50 }],
            ['daybook_search', { query: 'type:issue', limit: 50 }],
            ['daybook_record', { path: `${place}/canary.md` }],
            ['daybook_kpi', {}],
            ['daybook_changes', { since: '2026-03-01' }],
          ] as const)
            doesNotMatch((await ask(tool, input)).replace(/no note "[^"]*"/, ''), /canary/i, tool);
        }
        await idle();
        doesNotMatch(await ask('daybook_search', { query: '', limit: 50 }), /canary/i);
      } finally {
        rmSync(folder, { recursive: true });
        await becomes(async () => (await counts()).notebooks, notebooks);
      }
    });

  it('change exactly what was shown, and Undo Last Change takes it back', async () => {
    const path = at('issues/2026-03-10-queue.md', 'team');
    const before = bytes(path);
    const owner = /^owner: .*$/m.exec(before)?.[0] ?? '';
    const answer = await ask('daybook_update', { path: 'issues/2026-03-10-queue.md', fields: { owner: 'jonas2' } });
    match(answer, /^Written: issues\/2026-03-10-queue\.md\.\n[\s\S]*\n\+ owner: jonas2\n/);
    equal(bytes(path), before.replace(owner, 'owner: jonas2'));
    await edit(at('inbox.md', 'team'));
    await run('daybook.change.undo');
    equal(bytes(path), before);
    await closeAll();
  });

  it('make a task and a record where people would', async () => {
    const inbox = at('inbox.md', 'team');
    const made = await ask('daybook_create', {
      kind: 'decision',
      title: 'Two uplinks',
      fields: { status: 'proposed' },
    });
    const [, path = ''] = /^Written: (\S+)\.\n/.exec(made) ?? [];
    match(bytes(at(path, 'team')), /^---\ntype: decision\n[\s\S]*status: proposed\n/);
    rmSync(at(path, 'team'));
    const before = existsSync(inbox) ? bytes(inbox) : '';
    const [, where = ''] =
      /^Written: (\S+)\.\n/.exec(await ask('daybook_create', { title: 'Ask Acme due:2026-03-20' })) ?? [];
    match(bytes(at(where, 'team')), /^- \[ \] Ask Acme due:2026-03-20$/m);
    await edit(at('projects/mail.md', 'team'));
    await run('daybook.change.undo');
    if (existsSync(inbox)) equal(bytes(inbox), before);
    await closeAll();
    await run('daybook.notebook.reload');
  });

  it('refuse what does not fit, and change nothing', async () => {
    const path = at('issues/2026-03-10-queue.md', 'team');
    const before = bytes(path);
    for (const [fields, why] of [
      [{ due: 'someday' }, /refused; nothing was changed[\s\S]*someday/],
      [{ confidential: 'false' }, /do not write/],
      [{ status: 'nonsense' }, /nonsense/],
    ] as const)
      match(await ask('daybook_update', { path: 'issues/2026-03-10-queue.md', fields }), why);
    equal(bytes(path), before);
    match(await ask('daybook_record', { path: '../private/canary.md' }), /no note/);
    ok(!(await ask('daybook_changes', { since: 'soon' })).includes('canary'));
  });
});
