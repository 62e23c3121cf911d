// What Daybook knows stays true whatever happens around it: files and folders that come, go and move, branches, a
// configuration that is edited or deleted, typing that is saved or given up.
import { deepStrictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { at, becomes, closeAll, daybook, edit, problems, run, type, write } from '../../support/host.ts';

const critical = '---\ntype: issue\nstatus: open\nseverity: critical\nopened: 2026-03-12T08:00+01:00\n---\n';

/** Notes, tasks, criticals: what most tests compare. */
async function known(): Promise<string> {
  const { notes, tasks, criticals } = await (await daybook()).counts();
  return `${notes} notes, ${tasks} tasks, ${criticals} critical`;
}

async function isLogged(words: string): Promise<boolean> {
  const lines = (await (await daybook()).shown?.('log')) ?? [];
  return lines.some((line) => line.startsWith(words));
}

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: at(''), stdio: 'ignore' });
}

/** The pace of somebody else's program. */
function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const start = '11 notes, 12 tasks, 1 critical';

describe('changes from outside', () => {
  beforeEach(() => becomes(known, start));
  afterEach(async () => {
    await closeAll();
    git('checkout', '--force', 'main');
    git('clean', '-fdx');
    await becomes(known, start);
  });

  it('a file comes, changes, moves and goes', async () => {
    const path = write(at('issues/new.md'), critical);
    await becomes(known, '12 notes, 12 tasks, 2 critical');
    write(path, `${critical}- [ ] Call\n`);
    await becomes(known, '12 notes, 13 tasks, 2 critical');
    write(path, `${critical.replace('open', 'resolved')}- [ ] Call\n`);
    await becomes(known, '12 notes, 13 tasks, 1 critical');
    renameSync(path, at('issues/other.md'));
    await becomes(known, '12 notes, 13 tasks, 1 critical');
    rmSync(at('issues/other.md'));
    await becomes(known, start);
  });

  it('a file is replaced by another of its name, as many programs save', async () => {
    write(at('.inbox.tmp'), '- [ ] One\n');
    renameSync(at('.inbox.tmp'), at('inbox.md'));
    await becomes(known, '11 notes, 11 tasks, 1 critical');
  });

  it('a folder comes, moves and goes with everything in it', async () => {
    cpSync(at('projects'), at('copies/2025/projects'), { recursive: true });
    await becomes(known, '13 notes, 17 tasks, 1 critical');
    renameSync(at('copies'), at('other'));
    await becomes(known, '13 notes, 17 tasks, 1 critical');
    rmSync(at('other'), { recursive: true });
    await becomes(known, start);
    renameSync(at('issues'), at('archive'));
    await becomes(known, '8 notes, 11 tasks, 0 critical');
    renameSync(at('archive'), at('issues'));
  });

  it('what is excluded never counts', async () => {
    write(at('node_modules/package/README.md'), critical);
    write(at('templates/issue.md'), critical);
    write(at('issues/new.md'), critical);
    await becomes(known, '12 notes, 12 tasks, 2 critical');
  });

  for (const amount of [300, 900]) {
    it(`${amount} notes come at once, and go`, async () => {
      mkdirSync(at('lists'));
      for (let number = 0; number < amount; number++) writeFileSync(at(`lists/${number}.md`), '- [ ] One\n- [x] Two\n');
      await becomes(known, `${11 + amount} notes, ${12 + 2 * amount} tasks, 1 critical`);
      rmSync(at('lists'), { recursive: true });
      await becomes(known, start);
    });
  }

  it('files that are made, replaced and gone within a moment leave nothing behind', async () => {
    mkdirSync(at('lists'), { recursive: true });
    for (let number = 0; number < 60; number++) {
      const path = write(at(`lists/short-${number}.md`), '- [ ] One\n- [x] Two\n');
      // Some are told of before they go, some in the middle, some never.
      await passed((number % 12) * 16);
      write(at('lists/.new.tmp'), '- [ ] One\n');
      renameSync(at('lists/.new.tmp'), path);
      if (number % 3 > 0) rmSync(path);
      if (number % 3 > 1) write(path, '- [ ] Again\n');
    }
    await becomes(known, `${11 + 40} notes, ${12 + 40} tasks, 1 critical`);
  });

  it('another branch is checked out, and back', async () => {
    git('checkout', '-b', 'calm');
    rmSync(at('issues'), { recursive: true });
    write(at('lists/calm.md'), '- [ ] Rest\n');
    git('add', '--all');
    git('commit', '--message=Calm');
    await becomes(known, '9 notes, 12 tasks, 0 critical');
    git('checkout', 'main');
    await becomes(known, start);
    git('checkout', 'calm');
    await becomes(known, '9 notes, 12 tasks, 0 critical');
  });

  it('the configuration says what is a note', async () => {
    write(at('daybook.yml'), 'timezone: Europe/Berlin\nexclude:\n  - "projects/**"\n');
    await becomes(known, '9 notes, 7 tasks, 1 critical');
    write(at('daybook.yml'), 'timezone: Europe/Berlin\n');
    await becomes(known, start);
  });

  it('the configuration goes, and comes back', async () => {
    const { counts } = await daybook();
    write(at('lists/odd.md'), '- [ ]Glued\n');
    await becomes(() => problems(at('lists/odd.md')), ['1 box-glued']);
    renameSync(at('daybook.yml'), at('daybook.bak'));
    await becomes(async () => (await counts()).notebooks, 0);
    deepStrictEqual(problems(at('lists/odd.md')), []);
    renameSync(at('daybook.bak'), at('daybook.yml'));
    await becomes(known, '12 notes, 12 tasks, 1 critical');
    write(at('issues/new.md'), critical);
    await becomes(known, '13 notes, 12 tasks, 2 critical');
    // Every time but the first the notebook opens with the index that was saved of it, and knows the same.
    await becomes(() => isLogged('saved the index'), true);
    renameSync(at('daybook.yml'), at('daybook.bak'));
    await becomes(async () => (await counts()).notebooks, 0);
    write(at('issues/new.md'), `${critical}- [ ] Written while it was not open\n`);
    renameSync(at('daybook.bak'), at('daybook.yml'));
    await becomes(known, '13 notes, 13 tasks, 2 critical');
    await becomes(() => isLogged('opened the saved index'), true);
  });

  it('typing counts before it is saved, and no more when it is given up', async () => {
    const editor = await edit(at('inbox.md'));
    await type(editor, '- [ ] Typed\n- [ ]Glued\n');
    await becomes(known, '11 notes, 13 tasks, 1 critical');
    await becomes(() => problems(at('inbox.md')), ['2 box-glued']);
    await run('workbench.action.files.revert');
    await becomes(known, start);
    await becomes(() => problems(at('inbox.md')), []);
  });

  it('typing counts after saving, and wins over the disk before', async () => {
    const editor = await edit(at('inbox.md'));
    await type(editor, '- [ ] Typed\n');
    write(at('inbox.md'), '');
    write(at('issues/new.md'), critical);
    await becomes(known, '12 notes, 13 tasks, 2 critical');
    await run('workbench.action.files.revert');
    await becomes(known, '12 notes, 10 tasks, 2 critical');
    await type(editor, '- [ ] Typed\n- [ ] Again\n');
    await run('workbench.action.files.save');
    await becomes(known, '12 notes, 12 tasks, 2 critical');
  });

  it('an unsaved note is deleted by another program', async () => {
    const editor = await edit(at('handover.md'));
    await type(editor, '- [ ] Typed\n');
    await becomes(known, '11 notes, 13 tasks, 1 critical');
    await run('workbench.action.files.revert');
    rmSync(at('handover.md'));
    await becomes(known, '10 notes, 11 tasks, 1 critical');
  });

  it('a todo.txt file is read by its own rules', async () => {
    write(at('todo.txt'), '(A) Call the carrier @phone\nx 2026-03-11 Order cable\n\n');
    await becomes(known, '12 notes, 14 tasks, 1 critical');
  });
});
