// Repositories as people have them: linked worktrees, submodules, notebooks beside code, several notebooks in one repository, shallow
// and partial clones, disks that do not tell cases apart, Windows line ends, two windows. One whole errand in each.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { describeChanges } from '../../src/notebook/share/describeChanges.ts';
import type { RepositoryDisk } from '../../src/notebook/share/disk.ts';
import type { Outcome } from '../../src/notebook/share/outcome.ts';
import { createShareWorld, type Files, type OpenOptions, type ShareWorld } from '../support/shareWorld.ts';

describe('setups', () => {
  let world: ShareWorld;
  const begin = async (files: Files = {}): Promise<void> => {
    world = await createShareWorld({ 'daybook.yml': 'name: Team\n', 'a.md': '- [ ] one\n- [ ] two\n', ...files });
  };
  afterEach(() => world.dispose());
  const errand = async (paths: readonly string[], options: OpenOptions = {}): Promise<Outcome> =>
    await world.open(options).commitAndShare({ paths, message: 'mine' });
  const clean = (folder = world.mine): void => {
    strictEqual(world.git(folder, 'status', '--porcelain'), '');
    world.git(folder, 'fsck', '--strict', '--no-dangling');
  };
  const mine = '- [x] one\n- [ ] two\n';
  const theirs = '- [ ] one\n- [x] two\n';
  const both = '- [x] one\n- [x] two\n';

  it('F29 shares from a linked worktree, and the main one stays as it is', async () => {
    await begin();
    const linked = `${world.folder}/linked`;
    world.git(world.mine, 'worktree', 'add', '-q', '-b', 'topic', linked);
    world.git(linked, 'push', '-q', '-u', 'origin', 'topic');
    const ana = await world.teammate('ana');
    await ana.git.raw(['checkout', '-q', '-b', 'topic', 'origin/topic']);
    world.write({ 'a.md': theirs }, ana.folder);
    await ana.git.raw(['commit', '-qam', 'ana']);
    await ana.git.raw(['push', 'origin', 'topic']);
    world.write({ 'a.md': mine }, linked);
    const outcome = await errand(['a.md'], { scope: { folder: linked } });
    strictEqual(outcome.state, 'combined', outcome.text);
    strictEqual(world.read('a.md', linked), both);
    clean(linked);
    strictEqual(world.read('a.md'), '- [ ] one\n- [ ] two\n');
    clean();
  });

  it('F29 shares a notebook that is a submodule, and leaves the outer repository alone', async () => {
    await begin();
    const outer = `${world.folder}/outer`;
    world.git(world.folder, 'init', '-q', outer);
    world.git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', world.remote, 'notes');
    world.git(outer, 'commit', '-qm', 'outer');
    const before = world.git(outer, 'rev-parse', 'HEAD');
    world.write({ 'a.md': mine }, `${outer}/notes`);
    const outcome = await errand(['a.md'], { scope: { folder: `${outer}/notes` } });
    strictEqual(outcome.state, 'shared', outcome.text);
    clean(`${outer}/notes`);
    deepStrictEqual(
      [world.git(outer, 'rev-parse', 'HEAD'), world.git(outer, 'status', '--porcelain')],
      [before, ' M notes\n'],
    );
  });

  it('F5 shares a notebook beside code, and no code', async () => {
    await begin({ 'docs/notes/daybook.yml': '', 'docs/notes/n.md': '- [ ] one\n- [ ] two\n', 'src/app.ts': '1\n' });
    const ana = await world.teammate('ana');
    await ana.push({ 'docs/notes/n.md': theirs, 'src/lib.ts': 'ana\n' });
    world.write({ 'docs/notes/n.md': mine, 'src/app.ts': 'mine\n', 'docs/other.md': 'mine\n' });
    const outcome = await errand(['docs/notes/n.md', 'src/app.ts'], { notebook: 'docs/notes' });
    strictEqual(outcome.state, 'combined', outcome.text);
    deepStrictEqual([world.read('docs/notes/n.md'), world.read('src/lib.ts')], [both, 'ana\n']);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), ' M src/app.ts\n?? docs/other.md\n');
  });

  it('F29 shares several notebooks of one repository together', async () => {
    await begin({ 'x/daybook.yml': '', 'x/n.md': 'x\n', 'y/daybook.yml': '', 'y/n.md': 'y\n' });
    world.write({ 'x/n.md': 'x mine\n', 'y/n.md': 'y mine\n', 'a.md': 'not of theirs\n' });
    const scope = (name: string) => ({
      folder: `${world.mine}/${name}`,
      isNote: (path: string) => path.endsWith('.md'),
      isTemplate: () => false,
      reading: () => ({}),
      keeps: () => false,
      naming: () => undefined,
      linkTargets: async () => [],
    });
    const deps = { scopes: () => [scope('x'), scope('y')] };
    const { entries } = await world.open({ deps }).shareable();
    deepStrictEqual(
      entries.map(({ path }) => path),
      ['x/n.md', 'y/n.md'],
    );
    const outcome = await errand(['x/n.md', 'y/n.md'], { deps });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), ' M a.md\n');
  });

  it('F23 shares from a shallow clone, both sides changed', async () => {
    await begin();
    const ana = await world.teammate('ana');
    await ana.push({ 'b.md': 'older\n' });
    const shallow = `${world.folder}/shallow`;
    world.git(world.folder, 'clone', '-q', '--depth', '1', `file://${world.remote}`, shallow);
    await ana.push({ 'a.md': theirs });
    world.write({ 'a.md': mine }, shallow);
    const outcome = await errand(['a.md'], { scope: { folder: shallow } });
    strictEqual(outcome.state, 'combined', outcome.text);
    strictEqual(world.read('a.md', shallow), both);
    clean(shallow);
    ok(existsSync(`${shallow}/.git/shallow`), 'it is still shallow');
  });

  it('F23 stops where a shallow clone does not know what the histories share', async () => {
    await begin();
    const ana = await world.teammate('ana');
    const shallow = `${world.folder}/shallow`;
    const tip = await ana.push({ 'b.md': 'later\n' });
    world.git(world.folder, 'clone', '-q', '--depth', '1', `file://${world.remote}`, shallow);
    await ana.git.raw(['reset', '-q', '--hard', 'HEAD~1']);
    world.write({ 'a.md': theirs }, ana.folder);
    await ana.git.raw(['commit', '-qam', 'aside']);
    await ana.git.raw(['push', '-q', '--force', 'origin', 'HEAD:main']);
    world.write({ 'a.md': mine }, shallow);
    const outcome = await errand(['a.md'], { scope: { folder: shallow } });
    deepStrictEqual([outcome.state, outcome.tone], ['unrelated', 'paused'], outcome.text);
    deepStrictEqual([world.git(shallow, 'rev-parse', 'HEAD').trim(), world.read('a.md', shallow)], [tip, mine]);
  });

  it('F23 commits in a partial checkout, and leaves updating it to git', async () => {
    await begin({ 'in/n.md': 'n\n', 'out/n.md': 'n\n' });
    world.git(world.mine, 'sparse-checkout', 'set', '--cone', 'in');
    ok(!existsSync(`${world.mine}/out`));
    world.write({ 'a.md': mine });
    strictEqual((await errand(['a.md'])).state, 'shared');
    deepStrictEqual(world.git(world.mine, 'show', '--format=', '--name-only').trim(), 'a.md');
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': theirs });
    const outcome = await world.open().share();
    deepStrictEqual([outcome.state, world.read('a.md')], ['sparse', mine]);
  });

  describe('F32 names that differ by case alone', () => {
    /** A disk that finds a file under any spelling of its name, as those of Windows and macOS do. */
    const folding = (disk: RepositoryDisk): RepositoryDisk => ({
      ...disk,
      worktree: (root, spare) => {
        const tree = disk.worktree(root, spare);
        const real = (path: string): string =>
          readdirSync(root).find((name) => name.toLowerCase() === path.toLowerCase()) ?? path;
        return {
          look: (path) => tree.look(real(path)),
          read: (path) => tree.read(real(path)),
          replace: (path, stamp, content) => tree.replace(real(path), stamp, content),
        };
      },
    });

    for (const [what, text] of [
      ['only renamed', '# Note\nline\n'],
      ['renamed and changed', '# Note\nline\nmore\n'],
    ] as const) {
      it(`never removes the one file that both names mean: ${what}`, async () => {
        await begin({ 'Note.md': '# Note\nline\n' });
        const ana = await world.teammate('ana');
        await ana.push({ 'Note.md': undefined, 'note.md': text });
        world.git(world.mine, 'config', 'core.ignoreCase', 'true');
        const outcome = await world.open({ wrapDisk: folding }).share();
        strictEqual(outcome.state, 'updated', outcome.text);
        strictEqual(readFileSync(`${world.mine}/Note.md`, 'utf8'), text);
        deepStrictEqual(world.git(world.mine, 'ls-files', '*.md').trim().split('\n'), ['a.md', 'note.md']);
      });
    }

    it('are not committed with the text of the one file that is there', async () => {
      await begin({ 'Note.md': '# Note\n', 'note.md': '# another note\n' });
      // As a check-out leaves it there: the file has the text of one, and git sees the other one changed.
      world.write({ 'note.md': '# Note\n', 'a.md': mine });
      const repository = world.open({ wrapDisk: folding });
      const { entries } = await repository.shareable();
      deepStrictEqual(
        entries.map(({ path, safe, selectable }) => [path, safe, selectable]),
        [
          ['a.md', true, true],
          ['note.md', false, false],
        ],
      );
      const paths = ['a.md', 'note.md'];
      strictEqual((await repository.commitAndShare({ paths, include: paths, message: 'x' })).state, 'shared');
      strictEqual(world.git(world.mine, 'cat-file', 'blob', 'HEAD:note.md'), '# another note\n');
      strictEqual((await world.open().shareable()).entries[0]?.safe, true);
    });

    it('are two names where the disk tells them apart', async () => {
      await begin({ 'Note.md': '# Note\nline\n' });
      renameSync(`${world.mine}/Note.md`, `${world.mine}/note.md`);
      strictEqual((await errand(['note.md'])).state, 'shared');
      clean();
      const ana = await world.teammate('ana');
      await ana.push({ 'note.md': undefined, 'NOTE.md': '# Note\nline\n' });
      strictEqual((await world.open().share()).state, 'updated');
      ok(existsSync(`${world.mine}/NOTE.md`) && !existsSync(`${world.mine}/note.md`));
      clean();
    });
  });

  it('F31 combines notes with Windows line ends, and keeps them', async () => {
    await begin();
    world.git(world.mine, 'config', 'core.autocrlf', 'true');
    world.git(world.mine, 'rm', '-q', '--cached', 'a.md');
    world.git(world.mine, 'reset', '-q', '--hard');
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': theirs });
    world.write({ 'a.md': mine.replaceAll('\n', '\r\n') });
    const outcome = await errand(['a.md']);
    strictEqual(outcome.state, 'combined', outcome.text);
    strictEqual(world.read('a.md'), both.replaceAll('\n', '\r\n'));
    strictEqual(world.git(world.mine, 'cat-file', 'blob', 'HEAD:a.md'), both);
    clean();
  });

  it('F31 lists and words notes with Windows line ends as any others', async () => {
    const moved = '- 2026-03-02 @maria rescheduled Pilot 2026-03-05 → 2026-03-12 (5 working days): Parts are late\n';
    await begin({ 'log.md': `# Log\n\n- [ ] one\n${moved}`, 'old.md': '# Old\n\nmany\nlines\nof\ntext\n' });
    world.git(world.mine, 'config', 'core.autocrlf', 'true');
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    world.write({ 'log.md': windows(`# Log\n\n- [x] one\n${moved}`) });
    renameSync(`${world.mine}/old.md`, `${world.mine}/new.md`);
    world.write({ 'new.md': windows('# Old\n\nmany\nlines\nof\nwords\n') });
    const { entries } = await world.open().shareable();
    deepStrictEqual(
      entries.map(({ path, from, change }) => [path, from, change]),
      [
        ['log.md', undefined, 'changed'],
        ['new.md', 'old.md', 'renamed'],
      ],
    );
    strictEqual(describeChanges(entries.slice(0, 1)), 'One done');
  });

  it('F29 takes links of the team over as texts where this clone has none', async () => {
    await begin({ 'target.md': 'target\n' });
    world.git(world.mine, 'config', 'core.symlinks', 'false');
    const ana = await world.teammate('ana');
    for (const [target, a] of [
      ['target.md', 'one\n'],
      ['a.md', 'two\n'],
    ] as const) {
      rmSync(`${ana.folder}/link.md`, { force: true });
      symlinkSync(target, `${ana.folder}/link.md`);
      await ana.push({ 'a.md': a });
      const outcome = await world.open().share();
      strictEqual(outcome.state, 'updated', outcome.text);
      deepStrictEqual([lstatSync(`${world.mine}/link.md`).isFile(), world.read('link.md')], [true, target]);
      clean();
    }
  });

  it('sees unsaved changes of a note under the other spelling of its name', async () => {
    await begin({ 'note.md': 'old\n' });
    const ana = await world.teammate('ana');
    await ana.push({ 'note.md': 'new\n' });
    const outcome = await world.open({ deps: { dirtyPaths: () => ['Note.md'] } }).share();
    deepStrictEqual([outcome.state, world.read('note.md')], ['unsaved', 'old\n']);
  });

  it('F18 takes what two windows of one clone ask for at the same time, one after the other', async () => {
    await begin({ 'b.md': 'b\n' });
    world.write({ 'a.md': mine, 'b.md': 'mine\n' });
    const outcomes = await Promise.all([errand(['a.md']), errand(['b.md'])]);
    ok(
      outcomes.every(({ state }) => state === 'shared' || state === 'up-to-date'),
      outcomes.map(({ text }) => text).join(),
    );
    strictEqual(world.git(world.mine, 'rev-parse', 'HEAD'), world.git(world.remote, 'rev-parse', 'main'));
    clean();
  });
});
