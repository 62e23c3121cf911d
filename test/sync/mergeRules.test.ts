// Combining by the repository's own rules: histories that crossed and so have several common points, the checks of merge commits,
// and files that something stands behind (filters, encodings). Real git; whatever only git can combine stops with nothing changed.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createShareWorld, type Files, type OpenOptions, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('combining by the rules of the repository', () => {
  let world: ShareWorld;
  let other = '';
  const begin = async (files: Files): Promise<void> => {
    world = await createShareWorld({ 'daybook.yml': 'name: Team\n', ...files });
    other = `${world.folder}/other`;
    world.git(world.folder, 'clone', '-q', world.remote, other);
    world.git(other, 'config', 'user.name', 'Ana');
  };
  afterEach(() => world.dispose());
  const commit = (folder: string, files: Files): void => {
    world.write(files, folder);
    world.git(folder, 'add', '-A');
    world.git(folder, 'commit', '-q', '-m', 'x');
  };
  const remoteTip = (): string => world.git(world.remote, 'rev-parse', 'main').trim();
  const head = (): string => world.git(world.mine, 'rev-parse', 'HEAD').trim();
  const share = async (options?: OpenOptions) => await world.open(options).share({ confirmOwnCommits: true });

  /** Both commit, and each merges the other's first commit with plain git, as `-X` says where they clash. */
  const cross = (mine: Files, theirs: Files, strategy: readonly string[] = []): void => {
    commit(world.mine, mine);
    commit(other, theirs);
    const [a, b] = [head(), world.git(other, 'rev-parse', 'HEAD').trim()];
    world.git(world.mine, 'fetch', '-q', other, 'main');
    world.git(other, 'fetch', '-q', world.mine, 'main');
    world.git(world.mine, 'merge', '-q', '--no-edit', ...strategy, b);
    world.git(other, 'merge', '-q', '--no-edit', ...strategy, a);
    world.git(world.mine, 'fetch', '-q', other, 'main');
    const bases = world.git(world.mine, 'merge-base', '--all', 'HEAD', world.git(other, 'rev-parse', 'HEAD').trim());
    strictEqual(bases.trim().split('\n').length, 2);
  };
  const push = (): void => void world.git(other, 'push', '-q', 'origin', 'HEAD:main');
  const isTogether = (): void => {
    strictEqual(remoteTip(), head());
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    world.git(world.mine, 'fsck', '--strict', '--no-dangling');
  };

  describe('F19 histories that crossed', () => {
    const gap = '\ntext\n\nmore\n\n';

    it('combine like any others: later changes on both sides, and what one side took out stays out', async () => {
      await begin({ 'a.md': `- [ ] one\n${gap}- [ ] two\n` });
      cross({ 'a.md': `- [x] one\n${gap}- [ ] two\n` }, { 'a.md': `- [ ] one\n${gap}- [ ] two\n- [ ] three\n` });
      commit(world.mine, { 'a.md': `- [x] one\n${gap}- [ ] two due:2026-03-01\n` });
      commit(other, { 'a.md': `- [x] one\n${gap}- [x] two\n- [ ] three\n`, 'b.md': '# B\n' });
      push();
      const outcome = await share();
      strictEqual(outcome.state, 'combined', outcome.text);
      isTogether();
      strictEqual(world.read('a.md'), `- [x] one\n${gap}- [x] two due:2026-03-01\n`);
      strictEqual(world.git(world.mine, 'for-each-ref').includes('daybook'), false);
    });

    it('keep both answers to a conflict that each side settled in its own way', async () => {
      await begin({ 'a.md': '- [ ] one due:2026-03-01\n' });
      cross({ 'a.md': '- [ ] one due:2026-03-12\n' }, { 'a.md': '- [ ] one due:2026-03-15\n' }, ['-X', 'ours']);
      commit(world.mine, { 'b.md': '# mine\n' });
      push();
      const outcome = await share();
      strictEqual(outcome.state, 'combined-open', outcome.text);
      isTogether();
      for (const day of ['2026-03-12', '2026-03-15']) ok(world.read('a.md').includes(`due:${day}`), world.read('a.md'));
    });

    it('are left to git where their common points disagree about something that is no note', async () => {
      await begin({ 'a.md': '# A\n', 'code.ts': 'x\n' });
      cross({ 'code.ts': 'mine\n' }, { 'code.ts': 'ana\n' }, ['-X', 'ours']);
      push();
      const [before, tip] = [snapshot(world), remoteTip()];
      const outcome = await share();
      deepStrictEqual([outcome.state, outcome.facts.path], ['both-moved', 'code.ts']);
      deepStrictEqual({ ...snapshot(world), refs: '' }, { ...before, refs: '' });
      strictEqual(remoteTip(), tip);
    });
  });

  describe('F24 checks of merge commits', () => {
    const hook = (name: string, script: string): void => {
      mkdirSync(`${world.mine}/.git/hooks`, { recursive: true });
      writeFileSync(`${world.mine}/.git/hooks/${name}`, `#!/bin/sh\n${script}\n`);
      chmodSync(`${world.mine}/.git/hooks/${name}`, 0o755);
    };
    const diverge = async (): Promise<void> => {
      await begin({ 'a.md': '# A\n', 'b.md': '# B\n' });
      commit(world.mine, { 'a.md': '# A mine\n' });
      commit(other, { 'b.md': '# B ana\n' });
      push();
    };

    it('see what is combined in an index of their own, and may add to the message', async () => {
      await diverge();
      hook('pre-merge-commit', 'git show :a.md :b.md > "$HOME/seen"; cat b.md >> "$HOME/seen"');
      hook('commit-msg', 'echo "Ticket: 7" >> "$1"');
      const outcome = await share();
      strictEqual(outcome.state, 'combined', outcome.text);
      isTogether();
      strictEqual(world.read('home/seen', world.folder), '# A mine\n# B ana\n# B\n');
      match(world.git(world.mine, 'log', '-1', '--format=%B'), /^Merge the team's notes\nTicket: 7/);
    });

    const refusals: readonly (readonly [string, string, string, RegExp])[] = [
      ['says no', 'pre-merge-commit', 'echo "not today" >&2; exit 1', /not today/],
      ['changes what is combined', 'pre-merge-commit', 'git add b.md', /changed what was to be committed/],
      ['refuses the message', 'commit-msg', 'echo "no ticket" >&2; exit 1', /no ticket/],
    ];
    for (const [what, name, script, words] of refusals) {
      it(`publish and change nothing when one ${what}`, async () => {
        await diverge();
        hook(name, script);
        const [before, tip] = [snapshot(world), remoteTip()];
        const outcome = await share();
        deepStrictEqual([outcome.state, outcome.facts.what], ['held-hook', name], outcome.text);
        match(outcome.text, words);
        deepStrictEqual({ ...snapshot(world), refs: '' }, { ...before, refs: '' });
        strictEqual(remoteTip(), tip);
      });
    }

    it('are never skipped because git is too old to run them', async () => {
      await diverge();
      hook('pre-merge-commit', 'exit 0');
      const version = async () => ({ major: 2, minor: 35 });
      const outcome = await share({ wrap: (git) => ({ run: (call, options) => git.run(call, options), version }) });
      deepStrictEqual([outcome.state, outcome.facts.what], ['hooks-need-git', 'pre-merge-commit']);
    });
  });

  describe('F30 files with something behind them', () => {
    const attributes = '*.bin filter=rot\nwide.md working-tree-encoding=UTF-16LE\n';
    const rotten = async (): Promise<void> => {
      await begin({ 'a.md': '# A\n' });
      for (const folder of [world.mine, other]) {
        const rot = "tr 'a-zA-Z' 'n-za-mN-ZA-M'";
        for (const way of ['clean', 'smudge']) world.git(folder, 'config', `filter.rot.${way}`, rot);
        writeFileSync(`${folder}/.git/info/attributes`, attributes);
      }
      writeFileSync(`${other}/wide.md`, Buffer.from('# W\n', 'utf16le'));
      commit(other, { 'x.bin': 'hello\n' });
      push();
      strictEqual((await share()).state, 'updated');
    };

    it('are taken over from the side that changed them, as they look here', async () => {
      await rotten();
      commit(world.mine, { 'a.md': '# A mine\n' });
      writeFileSync(`${other}/wide.md`, Buffer.from('# W\n- ana\n', 'utf16le'));
      commit(other, { 'x.bin': 'world\n' });
      push();
      const outcome = await share();
      strictEqual(outcome.state, 'combined', outcome.text);
      isTogether();
      deepStrictEqual(
        [world.read('x.bin'), world.git(world.mine, 'cat-file', 'blob', 'HEAD:x.bin')],
        ['world\n', 'jbeyq\n'],
      );
      strictEqual(readFileSync(`${world.mine}/wide.md`, 'utf16le'), '# W\n- ana\n');
    });

    it('are left to git where the repository says that nobody merges them', async () => {
      await begin({ '.gitattributes': 'a.md -merge\nb.md -filter\n', 'a.md': '- [ ] one\n', 'b.md': '- [ ] one\n' });
      commit(world.mine, { 'b.md': '- [x] one\n' });
      commit(other, { 'b.md': '- [ ] one\n- [ ] two\n' });
      push();
      const usual = await share();
      strictEqual(usual.state, 'combined', usual.text);
      commit(world.mine, { 'a.md': '- [x] one\n' });
      world.git(other, 'pull', '-q');
      commit(other, { 'a.md': '- [ ] one\n- [ ] two\n' });
      push();
      const outcome = await share();
      deepStrictEqual([outcome.state, outcome.facts.path], ['both-moved', 'a.md']);
    });

    it('are pointers in the history and files here, as LFS has it; without its program nothing is taken over', async () => {
      await begin({ '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n', 'a.md': '# A\n' });
      const store = `${world.folder}/store`;
      const program = (name: string, lines: string): string => {
        writeFileSync(`${store}/${name}`, `#!/bin/sh\ncd '${store}'\n${lines}\n`, { mode: 0o755 });
        return `${store}/${name}`;
      };
      mkdirSync(store);
      const pointer =
        "printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n' $oid $(wc -c < $oid)";
      const clean = program('clean', `cat > new.$$; oid=$(sha256sum new.$$ | cut -c 1-64); mv new.$$ $oid; ${pointer}`);
      const smudge = program('smudge', "cat $(sed -n 's/^oid sha256://p')");
      const filter = { clean, smudge, required: 'true' };
      for (const [key, value] of Object.entries(filter))
        for (const folder of [world.mine, other]) world.git(folder, 'config', `filter.lfs.${key}`, value);
      world.write({ 'a.md': '# A\n\n![b](b.png)\n', 'b.png': 'mine\0' });
      const shared = await world.open().commitAndShare({ paths: ['a.md', 'b.png'], message: 'x' });
      strictEqual(shared.state, 'shared', shared.text);
      match(world.git(world.remote, 'cat-file', 'blob', 'main:b.png'), /^version https:.*\noid sha256:.*\nsize 5\n$/);
      world.git(other, 'pull', '-q');
      strictEqual(world.read('b.png', other), 'mine\0');
      commit(other, { 'b.png': 'ana\0' });
      push();
      strictEqual((await share()).state, 'updated');
      deepStrictEqual([world.read('b.png'), world.git(world.mine, 'status', '--porcelain')], ['ana\0', '']);
      commit(other, { 'a.md': '# A, by Ana\n', 'b.png': 'ana again\0' });
      push();
      world.git(world.mine, 'config', 'filter.lfs.smudge', `${store}/gone`);
      const [before, told] = [head(), await share()];
      deepStrictEqual([told.state, head(), world.read('a.md')], ['failed', before, '# A\n\n![b](b.png)\n'], told.text);
      match(told.text, /gone/);
      world.write({ 'n.md': 'mine\n' });
      strictEqual((await world.open().commit({ paths: ['n.md'], message: 'x' })).state, 'committed');
      world.git(world.mine, 'config', 'filter.lfs.smudge', smudge);
      strictEqual((await share()).state, 'combined');
      deepStrictEqual([world.read('a.md'), world.read('b.png')], ['# A, by Ana\n', 'ana again\0']);
      isTogether();
    });

    for (const [path, encoding] of [
      ['wide.md', 'utf16le'],
      ['x.bin', 'utf8'],
    ] as const) {
      it(`stop with a sentence where both changed one: ${path}`, async () => {
        await rotten();
        writeFileSync(`${world.mine}/${path}`, Buffer.from('mine\n', encoding));
        commit(world.mine, {});
        writeFileSync(`${other}/${path}`, Buffer.from('ana\n', encoding));
        commit(other, {});
        push();
        const [before, tip] = [snapshot(world), remoteTip()];
        const outcome = await share();
        deepStrictEqual([outcome.state, outcome.facts.path], ['both-moved', path]);
        deepStrictEqual({ ...snapshot(world), refs: '' }, { ...before, refs: '' });
        strictEqual(remoteTip(), tip);
        ok(existsSync(`${world.mine}/${path}`));
      });
    }
  });
});
