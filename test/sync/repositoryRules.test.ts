// Sharing keeps to what the repository demands: its checks, its line ends, filters, signatures, modes, and its other users.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { Outcome } from '../../src/notebook/share/outcome.ts';
import { createShareWorld, type Files, type OpenOptions, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('repository rules', () => {
  let world: ShareWorld;
  const begin = async (files?: Files): Promise<void> => {
    world = await createShareWorld(files);
  };
  afterEach(() => world.dispose());
  const program = (path: string, script: string): void => {
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  };
  const hook = (name: string, script: string): void => program(`${world.mine}/.git/hooks/${name}`, script);
  const commit = async (paths: readonly string[] = ['a.md'], options?: OpenOptions): Promise<Outcome> =>
    await world.open(options).commit({ paths, message: 'Subject\n\nBody' });
  const edit = (): void => world.write({ 'a.md': '# A\nmore\n' });
  const blob = (path: string): string => world.git(world.mine, 'cat-file', 'blob', `HEAD:${path}`);
  const isUntouched = (before: ReturnType<typeof snapshot>): void => deepStrictEqual(snapshot(world), before);

  it('runs the checks with our files only, and keeps their message', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'code.ts': 'x\n' });
    world.write({ 'code.ts': 'staged\n' });
    world.git(world.mine, 'add', 'code.ts');
    edit();
    hook('pre-commit', 'git diff --cached --name-only > "$HOME/seen"');
    hook('commit-msg', 'echo "Ticket: 7" >> "$1"');
    strictEqual((await commit()).state, 'committed');
    strictEqual(world.read('home/seen', world.folder), 'a.md\n');
    strictEqual(world.git(world.mine, 'log', '-1', '--format=%B').trim(), 'Subject\n\nBody\nTicket: 7');
  });

  for (const name of ['pre-commit', 'commit-msg']) {
    it(`commits nothing when ${name} says no`, async () => {
      await begin();
      edit();
      hook(name, 'echo "line 3 is too long" >&2; exit 3');
      const before = snapshot(world);
      const outcome = await commit();
      deepStrictEqual([outcome.state, outcome.facts.what], ['held-hook', name]);
      match(outcome.text, /line 3 is too long/);
      isUntouched(before);
    });
  }

  it('ends a check that hangs, with everything it started', async () => {
    await begin();
    edit();
    hook('pre-commit', 'sleep 1000 & echo $! > "$HOME/pid"; wait');
    const before = snapshot(world);
    const outcome = await commit(['a.md'], { deps: { limits: { hookMs: 300 } }, runner: { graceMs: 200 } });
    strictEqual(outcome.state, 'held-hook', outcome.text);
    match(outcome.text, /did not finish/);
    const pid = Number(world.read('home/pid', world.folder));
    ok(!isRunning(pid), 'the grandchild has ended');
    isUntouched(before);
  });

  it('takes what a check makes of our files, but not of others', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'b.md': 'b\n' });
    edit();
    hook('pre-commit', 'echo formatted >> a.md; git add a.md');
    strictEqual((await commit()).state, 'committed');
    strictEqual(blob('a.md'), '# A\nmore\nformatted\n');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    world.write({ 'a.md': 'again\n', 'b.md': 'mine\n' });
    hook('pre-commit', 'git add b.md');
    const head = world.git(world.mine, 'rev-parse', 'HEAD');
    const outcome = await commit();
    strictEqual(outcome.state, 'held-hook');
    match(outcome.text, /also changed b\.md/);
    strictEqual(world.git(world.mine, 'rev-parse', 'HEAD'), head);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), ' M a.md\n M b.md\n');
  });

  it('never skips a check that an old git cannot run', async () => {
    await begin();
    edit();
    const old: OpenOptions = {
      wrap: (git) => ({
        run: (call, options) => git.run(call, options),
        version: async () => ({ major: 2, minor: 35 }),
      }),
    };
    hook('pre-commit', 'exit 0');
    deepStrictEqual((await commit(['a.md'], old)).state, 'hooks-need-git');
    chmodSync(`${world.mine}/.git/hooks/pre-commit`, 0o644);
    deepStrictEqual((await commit(['a.md'], old)).state, 'committed');
  });

  it('changes one line of a note with Windows line ends as one line', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'one\r\ntwo\r\nthree\r\n', 'b.md': 'one\ntwo\n' });
    world.git(world.mine, 'config', 'core.autocrlf', 'true');
    world.write({ 'a.md': 'one\r\n2\r\nthree\r\n', 'b.md': 'one\r\n2\r\n' });
    strictEqual((await commit(['a.md', 'b.md'])).state, 'committed');
    deepStrictEqual([blob('a.md'), blob('b.md')], ['one\r\n2\r\nthree\r\n', 'one\n2\n']);
    strictEqual(world.git(world.mine, 'show', '--format=', '--numstat').split('\n')[0], '1\t1\ta.md');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('takes over with the line ends and modes this clone uses', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n' });
    const ana = await world.teammate('ana');
    world.git(world.mine, 'config', 'core.autocrlf', 'true');
    program(`${ana.folder}/run.sh`, 'exit');
    await ana.push({ 'a.md': 'a\nb\n', 'lf.md': 'x\n', '.gitattributes': 'lf.md text eol=lf\n' });
    strictEqual((await world.open().share()).state, 'updated');
    deepStrictEqual([world.read('a.md'), world.read('lf.md')], ['a\r\nb\r\n', 'x\n']);
    ok((statSync(`${world.mine}/run.sh`).mode & 0o100) !== 0);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('stores what a filter makes of a note, and shows what it makes of it back', async () => {
    await begin({ 'daybook.yml': '', '.gitattributes': 'secret/* filter=rot\n' });
    const rot = "tr 'a-zA-Z' 'n-za-mN-ZA-M'";
    world.git(world.mine, 'config', 'filter.rot.clean', rot);
    world.git(world.mine, 'config', 'filter.rot.smudge', rot);
    world.git(world.mine, 'config', 'filter.rot.required', 'true');
    world.write({ 'secret/a.md': 'hello\n' });
    strictEqual((await commit(['secret/a.md'])).state, 'committed');
    strictEqual(blob('secret/a.md'), 'uryyb\n');
    strictEqual((await world.open().share()).state, 'shared');
    const ana = await world.teammate('ana');
    await ana.push({ 'secret/a.md': 'jbeyq\n' });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'updated', outcome.text);
    strictEqual(world.read('secret/a.md'), 'world\n');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    world.git(world.mine, 'config', 'filter.rot.clean', 'false');
    world.write({ 'secret/a.md': 'plain\n' });
    const held = await commit(['secret/a.md']);
    strictEqual(held.commit, undefined, 'nothing is stored unfiltered');
  });

  it('puts the lines of the repository’s template below its messages, and of no other file', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', '.gitmessage': '# Say why.\n\nTicket: none\n' });
    writeFileSync(`${world.mine}/.env`, 'PASSWORD=x\n');
    let texts = 0;
    const messageWith = async (template: string): Promise<string> => {
      world.git(world.mine, 'config', 'commit.template', template);
      world.write({ 'a.md': `${texts++}\n` });
      strictEqual((await commit()).state, 'committed');
      return world.git(world.mine, 'log', '-1', '--format=%B').trim();
    };
    const plain = await messageWith('~/.gitmessage');
    for (const other of ['.env', `${world.folder}/elsewhere`, '.git/config', '../mine/.gitmessage'])
      strictEqual(await messageWith(other), plain, other);
    for (const own of ['.gitmessage', `${world.mine}/.gitmessage`])
      strictEqual(await messageWith(own), `${plain}\n\nTicket: none`, own);
  });

  it('signs when the repository signs, and commits nothing when signing fails', async () => {
    await begin();
    edit();
    world.git(world.mine, 'config', 'commit.gpgSign', 'true');
    world.git(world.mine, 'config', 'gpg.program', `${world.folder}/gpg`);
    program(`${world.folder}/gpg`, 'echo "no secret key" >&2; exit 2');
    const before = snapshot(world);
    const outcome = await commit();
    strictEqual(outcome.state, 'held-signing', outcome.text);
    isUntouched(before);
    program(`${world.folder}/gpg`, 'sleep 1000');
    const hung = await commit(['a.md'], { deps: { limits: { signingMs: 300 } }, runner: { graceMs: 200 } });
    strictEqual(hung.state, 'held-signing', hung.text);
    program(
      `${world.folder}/gpg`,
      'cat > /dev/null; printf "%s\\n" "-----BEGIN PGP SIGNATURE-----" x "-----END PGP SIGNATURE-----"; echo "[GNUPG:] SIG_CREATED x" >&2',
    );
    strictEqual((await commit()).state, 'committed');
    match(world.git(world.mine, 'cat-file', 'commit', 'HEAD'), /^gpgsig -----BEGIN PGP/m);
  });

  it('starts again when the branch moved under the commit', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'code.ts': 'x\n' });
    edit();
    let isFirst = true;
    const outcome = await commit(['a.md'], {
      wrap: (git) => ({
        version: () => git.version(),
        run: async (call, options) => {
          if (call.verb === 'update-ref' && isFirst) {
            isFirst = false;
            world.git(world.mine, 'commit', '-q', '--allow-empty', '-m', 'quicker');
          }
          return await git.run(call, options);
        },
      }),
    });
    strictEqual(outcome.state, 'committed', outcome.text);
    strictEqual(world.git(world.mine, 'log', '--format=%s'), 'Subject\nquicker\nstart\n');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('leaves what the user stages while the commit is made', async () => {
    await begin();
    edit();
    const outcome = await commit(['a.md'], {
      wrap: (git) => ({
        version: () => git.version(),
        run: async (call, options) => {
          if (call.verb === 'update-ref') {
            world.write({ 'a.md': 'staged meanwhile\n' });
            world.git(world.mine, 'add', 'a.md');
          }
          return await git.run(call, options);
        },
      }),
    });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(
      [blob('a.md'), world.git(world.mine, 'cat-file', 'blob', ':a.md')],
      ['# A\nmore\n', 'staged meanwhile\n'],
    );
  });

  it('does not commit to another branch than the one it began with', async () => {
    await begin();
    edit();
    const outcome = await commit(['a.md'], {
      wrap: (git) => ({
        version: () => git.version(),
        run: async (call, options) => {
          if (call.verb === 'commit-tree') world.git(world.mine, 'symbolic-ref', 'HEAD', 'refs/heads/other');
          return await git.run(call, options);
        },
      }),
    });
    strictEqual(outcome.state, 'moved', outcome.text);
    strictEqual(world.git(world.mine, 'log', '--format=%s', 'main'), 'start\n');
  });

  it('keeps a change that the clock of the disk cannot tell from the staged text', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'half.md': '1\n' });
    world.git(world.mine, 'config', 'core.trustctime', 'false');
    const noon = new Date(2026, 0, 5, 12);
    world.write({ 'half.md': '2\n' });
    utimesSync(`${world.mine}/half.md`, noon, noon);
    world.git(world.mine, 'add', 'half.md');
    world.write({ 'half.md': '3\n' });
    utimesSync(`${world.mine}/half.md`, noon, noon);
    utimesSync(`${world.mine}/.git/index`, noon, noon);
    edit();
    strictEqual((await commit()).state, 'committed');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), 'MM half.md\n');
  });

  const operations: readonly (readonly [string, string, () => void])[] = [
    [
      'merge',
      'user-operation',
      () => writeFileSync(`${world.mine}/.git/MERGE_HEAD`, world.git(world.mine, 'rev-parse', 'HEAD')),
    ],
    ['rebase', 'user-operation', () => mkdirSync(`${world.mine}/.git/rebase-merge`)],
    ['rebase (apply)', 'user-operation', () => mkdirSync(`${world.mine}/.git/rebase-apply`)],
    ['cherry-pick', 'user-operation', () => writeFileSync(`${world.mine}/.git/CHERRY_PICK_HEAD`, '')],
    ['revert', 'user-operation', () => writeFileSync(`${world.mine}/.git/REVERT_HEAD`, '')],
    ['bisect', 'user-operation', () => writeFileSync(`${world.mine}/.git/BISECT_LOG`, '')],
    ['detached', 'detached', () => world.git(world.mine, 'checkout', '-q', '--detach')],
  ];
  for (const [what, state, enter] of operations) {
    it(`waits while the user is in the middle of: ${what}`, async () => {
      await begin();
      edit();
      enter();
      const before = snapshot(world);
      const repository = world.open();
      const told = [
        (await repository.guard()).told,
        (await repository.shareable()).told,
        await repository.commit({ paths: ['a.md'], message: 'x' }),
        await repository.share(),
        await repository.commitAndShare({ paths: ['a.md'], message: 'x' }),
        (await repository.fetchOnly()).told,
      ];
      deepStrictEqual(
        told.map((one) => one.state),
        told.map(() => state),
      );
      isUntouched(before);
    });
  }

  it('names every other reason why sharing is off', async () => {
    await begin();
    edit();
    const guard = async (options: OpenOptions = {}): Promise<string> => (await world.open(options).guard()).told.state;
    strictEqual(await guard(), 'ready');
    strictEqual(await guard({ runner: { trusted: () => false } }), 'restricted');
    strictEqual(await guard({ runner: { program: () => undefined } }), 'no-git');
    strictEqual(await guard({ runner: { program: () => '/nowhere/git' } }), 'no-git');
    const realGit = world.environment['PATH']?.split(delimiter).find((folder) => existsSync(`${folder}/git`)) ?? '';
    program(`${world.folder}/stranger`, `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "${realGit}/git" "$@"`);
    strictEqual(await guard({ runner: { program: () => `${world.folder}/stranger` } }), 'dubious-owner');
    mkdirSync(`${world.folder}/plain`);
    strictEqual(await guard({ scope: { folder: `${world.folder}/plain` } }), 'not-a-repository');
    strictEqual(await guard({ scope: { folder: world.remote } }), 'not-a-repository');
    strictEqual(await guard({ scope: { folder: `${world.folder}/gone` } }), 'not-a-repository');
    world.git(world.mine, 'config', 'branch.main.pushRemote', 'fork');
    strictEqual(await guard(), 'pushes-elsewhere');
    world.git(world.mine, 'config', '--unset', 'branch.main.pushRemote');
    world.git(world.mine, 'branch', '-q', '--unset-upstream');
    strictEqual(await guard(), 'no-upstream');
    world.git(world.mine, 'remote', 'remove', 'origin');
    strictEqual(await guard(), 'local-only');
    world.git(world.mine, 'config', '--global', '--unset', 'user.email');
    strictEqual(await guard(), 'no-identity');
    strictEqual((await commit()).state, 'no-identity');
  });

  it('looks at who commits again when a commit is made, though it knew before', async () => {
    await begin();
    const repository = world.open();
    const change = async (text: string) => {
      world.write({ 'a.md': text });
      return (await repository.commit({ paths: ['a.md'], message: 'x' })).state;
    };
    strictEqual(await change('one\n'), 'committed');
    const head = world.git(world.mine, 'rev-parse', 'HEAD');
    world.git(world.mine, 'config', '--global', '--unset', 'user.email');
    deepStrictEqual([await change('two\n'), world.git(world.mine, 'rev-parse', 'HEAD')], ['no-identity', head]);
  });

  it('works in a linked worktree beside the main one', async () => {
    await begin();
    const linked = `${world.folder}/linked`;
    world.git(world.mine, 'worktree', 'add', '-q', '-b', 'topic', linked);
    world.write({ 'a.md': 'linked\n' }, linked);
    edit();
    const before = snapshot(world);
    const repository = world.open({ scope: { folder: linked } });
    strictEqual((await repository.commit({ paths: ['a.md'], message: 'x' })).state, 'committed');
    strictEqual(world.git(linked, 'status', '--porcelain'), '');
    deepStrictEqual(snapshot(world).index, before.index);
    ok(!existsSync(`${world.mine}/.git/daybook`));
  });

  it('leaves alone what lies in a repository inside the notebook', async () => {
    await begin();
    world.git(world.mine, 'init', '-q', 'inner');
    world.write({ 'inner/x.md': 'x\n' });
    deepStrictEqual((await world.open().shareable()).entries, []);
  });

  it('does not run programs of the repository that git would run for a look', async () => {
    await begin();
    program(`${world.folder}/canary`, `echo ran >> "${world.folder}/ran"`);
    world.git(world.mine, 'config', 'core.fsmonitor', `${world.folder}/canary`);
    world.git(world.mine, 'config', 'diff.external', `${world.folder}/canary`);
    world.git(world.mine, 'config', 'remote.origin.url', `ext::${world.folder}/canary`);
    world.git(world.mine, 'config', 'protocol.ext.allow', 'always');
    edit();
    strictEqual((await commit()).state, 'committed');
    const outcome = await world.open().share();
    ok(outcome.tone !== 'fine', outcome.text);
    ok(!existsSync(`${world.folder}/ran`), 'the canary ran');
  });

  it('finds no git in a workspace or by a relative path', async () => {
    const { findGit } = await import('../../src/host/node/gitProgram.ts');
    await begin();
    program(`${world.mine}/git`, 'exit');
    program(`${world.folder}/bin/git`, 'exit');
    const find = async (path: string, configured?: string): Promise<string | undefined> =>
      await findGit({ configured, path, untrusted: [world.mine], windows: false });
    strictEqual(
      await find(['.', '', 'bin', world.mine, `${world.folder}/bin`].join(delimiter)),
      `${world.folder}/bin/git`,
    );
    strictEqual(await find(`.${delimiter}${world.mine}`), undefined);
    strictEqual(await find('', `${world.mine}/git`), undefined);
    strictEqual(await find('', 'git'), undefined);
    strictEqual(await find('', `${world.folder}/bin/git`), `${world.folder}/bin/git`);
  });

  function isRunning(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  }
});
