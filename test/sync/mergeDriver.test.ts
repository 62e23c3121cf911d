// Git's merge driver for notes as people set it up: what is written, what git then does with it, and that nothing is lost when the
// program is gone.
import { deepStrictEqual, match, ok, strictEqual, throws } from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from '../support/buildProgram.ts';
import { createShareWorld, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('the merge driver', function () {
  this.timeout(60_000);
  let world: ShareWorld;
  let program = '';
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': '# A\n\n- [ ] one due:2026-03-05\n' });
    // Signs that mean something to shells and to git.
    const folder = join(world.folder, "it's 100%");
    mkdirSync(folder);
    program = join(folder, 'cli.mjs');
    await buildProgram('cli', program);
  });
  afterEach(() => world.dispose());
  const setUp = async (): Promise<void> => {
    const repository = world.open();
    const told = await repository.setUpMergeDriver(await repository.mergeDriverPlan(world.mine, program));
    strictEqual(told.state, 'driver-ready', told.text);
  };
  /** Two branches change the same line; each in a field of its own. */
  const part = (ours = '- [x] one due:2026-03-05', theirs = '- [ ] one due:2026-03-12'): void => {
    world.git(world.mine, 'add', '-A');
    world.git(world.mine, 'commit', '-q', '--allow-empty', '-m', 'set up');
    world.git(world.mine, 'checkout', '-q', '-b', 'other');
    world.write({ 'a.md': `# A\n\n${theirs}\n` });
    world.git(world.mine, 'commit', '-qam', 'later');
    world.git(world.mine, 'checkout', '-q', 'main');
    world.write({ 'a.md': `# A\n\n${ours}\n` });
    world.git(world.mine, 'commit', '-qam', 'done');
  };

  it('writes what its plan says, once, and nothing else', async () => {
    world.write({ '.gitattributes': '*.png binary' });
    const before = snapshot(world);
    const plan = await world.open().mergeDriverPlan(world.mine, program);
    deepStrictEqual([plan.attributesPath, plan.line], ['.gitattributes', '*.md merge=daybook']);
    deepStrictEqual(snapshot(world), before);
    await setUp();
    strictEqual(world.read('.gitattributes'), '*.png binary\n*.md merge=daybook\n');
    for (const [key, value] of plan.settings)
      strictEqual(world.git(world.mine, 'config', '--local', key), `${value}\n`);
    strictEqual((await world.open().mergeDriverPlan(world.mine, program)).line, undefined);
    await setUp();
    strictEqual(world.read('.gitattributes'), '*.png binary\n*.md merge=daybook\n');
  });

  it('lets git merge fields of one task', async () => {
    await setUp();
    part();
    world.git(world.mine, 'merge', '-q', '--no-edit', 'other');
    match(world.read('a.md'), /^- \[x\] one due:2026-03-12/m);
  });

  it('lets git merge lines with the boxes of a team', async () => {
    world.write({ 'daybook.yml': 'markers: { R: doing }\n', 'a.md': '# A\n\n- [R] one due:2026-03-05\n' });
    await setUp();
    part('- [R] one @ana due:2026-03-05', '- [R] one due:2026-03-12');
    world.git(world.mine, 'merge', '-q', '--no-edit', 'other');
    match(world.read('a.md'), /^- \[R\] one @ana due:2026-03-12$/m);
  });

  it('falls back to git’s own merge when the program is gone: both sides stay visible', async () => {
    await setUp();
    part();
    rmSync(program);
    throws(() => world.git(world.mine, 'merge', '-q', '--no-edit', 'other'));
    const text = world.read('a.md');
    ok(text.includes('<<<<<<<') && text.includes('due:2026-03-12') && text.includes('[x] one'), text);
  });

  it('does not stand in the way of sharing', async () => {
    await setUp();
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': '# A\n\n- [ ] one due:2026-03-12\n' });
    world.write({ 'a.md': '# A\n\n- [x] one due:2026-03-05\n' });
    const outcome = await world.open().commitAndShare({ paths: ['a.md'], message: 'mine' });
    strictEqual(outcome.state, 'combined', outcome.text);
    match(world.read('a.md'), /^- \[x\] one due:2026-03-12/m);
  });
});
