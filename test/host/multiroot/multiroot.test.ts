// Several notebooks in one window: a note belongs to the innermost, and what is private stays out of everything shared.
import { deepStrictEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { at, becomes, bytes, closeAll, daybook, edit, problems, run, write } from '../../support/host.ts';

const critical = '---\ntype: issue\ntitle: Inner trouble\nstatus: open\nseverity: critical\n---\n- [ ] Act\n';

describe('several notebooks', () => {
  afterEach(closeAll);

  it('are all read; criticals of the private one do not count', async () => {
    const { counts } = await daybook();
    await becomes(counts, { notebooks: 2, notes: 13, tasks: 13, criticals: 1 });
  });

  it('fill a stand-up note from the notebook at hand alone', async () => {
    await edit(at('inbox.md', 'team'));
    await run('daybook.standup.new');
    const note = at('meetings/2026-03-12-standup.md', 'team');
    const text = bytes(note);
    match(text, /Queue stuck/);
    doesNotMatch(text, /Nobody trusts|raise/);
    ok(!existsSync(at('meetings/2026-03-12-standup.md', 'private')));
    await closeAll();
    rmSync(note);
    const { counts } = await daybook();
    await becomes(async () => (await counts()).notes, 13);
  });

  it('keep the figures of a day, and how it felt in the private one', async () => {
    const path = 'days/maria/2026-03-12.md';
    await edit(at('inbox.md', 'team'));
    await run('daybook.day.review');
    match(bytes(at(path, 'team')), /\ninbox_left: \d+\n/);
    doesNotMatch(bytes(at(path, 'team')), /Went well/);
    match(bytes(at(path, 'private')), /^---\ntype: reflection\n[\s\S]*\n## Went well\n\n- \n\n## Hard\n/);
    await closeAll();
    const { counts } = await daybook();
    // VS Code tells nothing of a file that is made and removed at once, so what came last in each folder is waited for
    // first; it may miss what is in a folder that came within a new one, too, so the outer ones go.
    const notebooks = ['team', 'private'];
    for (const name of notebooks) write(at('notes/last.md', name), '# Last\n');
    await becomes(async () => (await counts()).notes, 17);
    for (const name of notebooks) for (const made of ['days', 'notes']) rmSync(at(made, name), { recursive: true });
    await becomes(async () => (await counts()).notes, 13);
  });

  it('each take a tick in their own note', async () => {
    const note = at('one-on-one.md', 'private');
    const before = bytes(note);
    await edit(note, 'raise');
    await run('daybook.task.toggle');
    match(bytes(note), /- \[x\] Talk about the raise due:2026-03-12 done:2026-03-12\n/);
    await run('daybook.change.undo');
    deepStrictEqual(bytes(note), before);
  });

  it('may lie in each other: the innermost has the note', async () => {
    const { counts } = await daybook();
    write(at('notes/inner.md', 'team'), critical);
    write(at('notes/odd.md', 'team'), '- [ ]Glued\n');
    await becomes(counts, { notebooks: 2, notes: 15, tasks: 14, criticals: 2 });
    write(at('notes/daybook.yml', 'team'), 'visibility: private\n');
    await run('daybook.notebook.reload');
    await becomes(counts, { notebooks: 3, notes: 15, tasks: 14, criticals: 1 });
    write(at('notes/inner.md', 'team'), `${critical}- [ ] More\n`);
    await becomes(counts, { notebooks: 3, notes: 15, tasks: 15, criticals: 1 });
    await becomes(() => problems(at('notes/odd.md', 'team')), ['1 box-glued']);
    rmSync(at('notes', 'team'), { recursive: true });
    await becomes(counts, { notebooks: 2, notes: 13, tasks: 13, criticals: 1 });
  });

  it('may come and go in each other without a word', async () => {
    const { counts } = await daybook();
    write(at('docs/inner.md', 'team'), critical);
    await becomes(counts, { notebooks: 2, notes: 14, tasks: 14, criticals: 2 });
    const config = write(at('docs/daybook.yml', 'team'), 'visibility: private\n');
    await becomes(counts, { notebooks: 3, notes: 14, tasks: 14, criticals: 1 });
    rmSync(config);
    await becomes(counts, { notebooks: 2, notes: 14, tasks: 14, criticals: 2 });
    rmSync(at('docs', 'team'), { recursive: true });
    await becomes(counts, { notebooks: 2, notes: 13, tasks: 13, criticals: 1 });
  });
});
