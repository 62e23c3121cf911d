// Undo Last Share and earlier versions, with real git: the earlier text comes back as a new commit, nothing leaves the history,
// and what was replaced can be seen and brought back.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createShareWorld, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('undoing a share', () => {
  let world: ShareWorld;
  afterEach(() => world.dispose());
  const begin = async (): Promise<void> => {
    world = await createShareWorld({
      'daybook.yml': '',
      'a.md': '# A\n\n- [ ] one\n\ntext\n\n- [ ] two\n',
      'gone.md': 'gone\n',
    });
  };
  const sharedText = (path: string): string => world.git(world.remote, 'show', `main:${path}`);
  const subjects = (): string[] => world.git(world.remote, 'log', '--format=%s', 'main').trim().split('\n');
  const shareMine = async (text: string, message = 'mine'): Promise<void> => {
    world.write({ 'a.md': text });
    const { state, text: words } = await world.open().commitAndShare({ paths: ['a.md'], message });
    strictEqual(state, 'shared', words);
  };

  it('brings the earlier texts back for everyone, and keeps the history', async () => {
    await begin();
    world.write({ 'a.md': '# A\n\nwrong\n', 'new.md': 'new\n' });
    world.git(world.mine, 'rm', '-q', '--cached', 'gone.md');
    world.git(world.mine, 'reset', '-q');
    const { unlinkSync } = await import('node:fs');
    unlinkSync(`${world.mine}/gone.md`);
    const repository = world.open();
    const paths = ['a.md', 'new.md', 'gone.md'];
    strictEqual((await repository.commitAndShare({ paths, message: 'Wrong' })).state, 'shared');
    deepStrictEqual((await repository.lastShare())?.subject, 'Wrong');
    const outcome = await repository.undoLastShare();
    strictEqual(outcome.state, 'undone', outcome.text);
    strictEqual(outcome.facts.count, 3);
    ok(outcome.text.includes('history keeps'));
    strictEqual(sharedText('a.md'), '# A\n\n- [ ] one\n\ntext\n\n- [ ] two\n');
    strictEqual(world.read('gone.md'), 'gone\n');
    ok(!existsSync(`${world.mine}/new.md`));
    deepStrictEqual(subjects(), ['Undo: Wrong', 'Wrong', 'start']);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  for (const [what, script] of [
    ['says no', 'echo "freeze" >&2; exit 1'],
    ['puts back what is undone', 'git add a.md'],
  ] as const) {
    it(`changes nothing when the repository's check ${what}`, async () => {
      await begin();
      await shareMine('# A by me\n');
      const hook = join(world.mine, '.git', 'hooks', 'pre-commit');
      mkdirSync(dirname(hook), { recursive: true });
      writeFileSync(hook, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const before = snapshot(world);
      const outcome = await world.open().undoLastShare();
      deepStrictEqual([outcome.state, outcome.facts.what], ['held-hook', 'pre-commit'], outcome.text);
      deepStrictEqual(snapshot(world), before);
      rmSync(hook);
      strictEqual((await world.open().undoLastShare()).state, 'undone');
    });
  }

  it('keeps what a colleague changed elsewhere in the note since', async () => {
    await begin();
    await shareMine('# A\n\n- [x] one\n\ntext\n\n- [ ] two\n');
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': '# A\n\n- [x] one\n\ntext\n\n- [ ] two\n- [ ] three by Ana\n' });
    strictEqual((await world.open().share()).state, 'updated');
    strictEqual((await world.open().undoLastShare()).state, 'undone');
    strictEqual(sharedText('a.md'), '# A\n\n- [ ] one\n\ntext\n\n- [ ] two\n- [ ] three by Ana\n');
  });

  it('leaves a note that was changed again in the same place, and says so', async () => {
    await begin();
    await shareMine('# A\n\n- [ ] one due:2026-03-05\n\ntext\n\n- [ ] two\n');
    const ana = await world.teammate('ana');
    const text = '# A\n\n- [ ] one due:2026-03-12\n\ntext\n\n- [ ] two\n';
    await ana.push({ 'a.md': text });
    await world.open().share();
    const outcome = await world.open().undoLastShare();
    deepStrictEqual([outcome.state, outcome.skipped.map(({ path }) => path)], ['nothing-to-undo', ['a.md']]);
    strictEqual(sharedText('a.md'), text);
  });

  it('changes nothing while the note has edits that are not shared', async () => {
    await begin();
    await shareMine('# A\n\nshared\n');
    world.write({ 'a.md': '# A\n\nshared\n\nstill writing\n' });
    const before = snapshot(world);
    strictEqual((await world.open().undoLastShare()).state, 'edited-since');
    const unsaved = world.open({ deps: { dirtyPaths: () => ['a.md'] } });
    strictEqual((await unsaved.undoLastShare()).state, 'unsaved');
    deepStrictEqual(snapshot(world), before);
  });

  it('goes further back the next time, and never undoes what others or the person committed', async () => {
    await begin();
    await shareMine('# A\n\nfirst\n', 'First');
    world.write({ 'code.ts': 'x\n' });
    world.git(world.mine, 'add', 'code.ts');
    world.git(world.mine, 'commit', '-q', '-m', 'my own');
    world.git(world.mine, 'push', '-q');
    await shareMine('# A\n\nsecond\n', 'Second');
    const repository = world.open();
    strictEqual((await repository.undoLastShare()).state, 'undone');
    strictEqual(sharedText('a.md'), '# A\n\nfirst\n');
    strictEqual((await repository.undoLastShare()).state, 'undone');
    ok(sharedText('a.md').includes('- [ ] two'));
    strictEqual((await repository.undoLastShare()).state, 'nothing-to-undo');
    strictEqual(sharedText('code.ts'), 'x\n');
    deepStrictEqual(subjects(), ['Undo: First', 'Undo: Second', 'Second', 'my own', 'First', 'start']);
  });

  it('lists versions of a note, also of a deleted one, and brings one back; what stood there stays reachable', async () => {
    await begin();
    await shareMine('# A\n\nfirst\n', 'First');
    await shareMine('# A\n\nsecond\n', 'Second');
    world.git(world.mine, 'rm', '-q', 'gone.md');
    world.git(world.mine, 'commit', '-q', '-m', 'away');
    world.write({ 'a.md': '# A\n\nnot committed\n' });
    const repository = world.open();
    const note = { folder: world.mine, path: 'a.md' };
    const versions = await repository.versions(note);
    deepStrictEqual(versions.map(({ subject }) => subject).sort(), ['First', 'Second', 'start']);
    const first = versions.find(({ subject }) => subject === 'First');
    strictEqual(await repository.versionText(first?.oid ?? ''), '# A\n\nfirst\n');
    strictEqual((await repository.bringBack(note, first?.oid ?? '')).state, 'brought-back');
    strictEqual(world.read('a.md'), '# A\n\nfirst\n');
    world.git(world.mine, 'gc', '--quiet', '--prune=now');
    const kept = (await repository.versions(note)).filter(({ kind }) => kind === 'kept');
    strictEqual(kept.length, 1);
    strictEqual(await repository.versionText(kept[0]?.oid ?? ''), '# A\n\nnot committed\n');
    ok((await repository.pastNotes(world.mine)).includes('gone.md'));
    const [gone] = await repository.versions({ folder: world.mine, path: 'gone.md' });
    strictEqual(
      (await repository.bringBack({ folder: world.mine, path: 'gone.md' }, gone?.oid ?? '')).state,
      'brought-back',
    );
    strictEqual(world.read('gone.md'), 'gone\n');
  });

  it('brings nothing back over unsaved changes, a link or a folder', async () => {
    await begin();
    const [version] = await world.open().versions({ folder: world.mine, path: 'a.md' });
    const oid = version?.oid ?? '';
    const dirty = world.open({ deps: { dirtyPaths: () => ['a.md'] } });
    strictEqual((await dirty.bringBack({ folder: world.mine, path: 'a.md' }, oid)).state, 'unsaved');
    world.write({ 'folder/x.md': 'x\n' });
    strictEqual((await world.open().bringBack({ folder: world.mine, path: 'folder' }, oid)).state, 'in-the-way');
  });
});
