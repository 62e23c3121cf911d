// Sharing with real git and a real bare remote: taking over, sending, and stopping with nothing changed.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  createShareWorld,
  type Files,
  type OpenOptions,
  type ShareWorld,
  snapshot,
  type Teammate,
} from '../support/shareWorld.ts';

describe('share', () => {
  let world: ShareWorld;
  let ana: Teammate;
  const begin = async (files?: Files): Promise<void> => {
    world = await createShareWorld(files);
    ana = await world.teammate('ana');
  };
  afterEach(() => world.dispose());
  const remoteTip = (): string => world.git(world.remote, 'rev-parse', 'main').trim();
  const head = (): string => world.git(world.mine, 'rev-parse', 'HEAD').trim();
  const commitMine = async (text = 'mine\n'): Promise<void> => {
    world.write({ 'a.md': text });
    const { state, text: words } = await world.open().commit({ paths: ['a.md'], message: 'mine' });
    strictEqual(state, 'committed', words);
  };

  it('sends a commit, and says when there is nothing to do', async () => {
    await begin();
    strictEqual((await world.open().share()).state, 'up-to-date');
    await commitMine();
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(remoteTip(), head());
    strictEqual(world.git(world.mine, 'rev-parse', 'origin/main').trim(), head());
  });

  it('takes over what the team has, files, index and branch', async () => {
    await begin({ 'daybook.yml': '', 'a.md': '# A\n', 'gone/old.md': 'x\n', 'code.ts': 'x\n', run: '#!/bin/sh\n' });
    await ana.push({ 'a.md': '# A by Ana\n', 'gone/old.md': undefined, 'new/deep/n.md': 'n\n', 'code.ts': 'y\n' });
    world.write({ 'untouched.md': 'mine, not committed\n' });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'updated', outcome.text);
    strictEqual(head(), remoteTip());
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '?? untouched.md\n');
    strictEqual(world.read('new/deep/n.md'), 'n\n');
    ok(!existsSync(`${world.mine}/gone`));
  });

  it('does the whole errand: takes over, commits, sends', async () => {
    await begin({ 'daybook.yml': '', 'a.md': '# A\n', 'b.md': '# B\n' });
    await ana.push({ 'b.md': '# B by Ana\n' });
    world.write({ 'a.md': '# A by me\n' });
    const outcome = await world.open().commitAndShare({ paths: ['a.md'], message: 'mine' });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(outcome.commit, head());
    strictEqual(remoteTip(), head());
    strictEqual(world.git(world.mine, 'log', '--format=%s', '-2'), 'mine\nby ana\n');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  const obstacles: readonly (readonly [string, string, () => void])[] = [
    ['a changed note', 'overlap', () => world.write({ 'a.md': 'mine\n' })],
    ['a note staged by me', 'overlap', () => [world.write({ 'a.md': 'mine\n' }), world.git(world.mine, 'add', 'a.md')]],
    ['a note I deleted', 'overlap', () => world.git(world.mine, 'rm', '-q', '--cached', 'a.md')],
    ['an untracked file', 'in-the-way', () => world.write({ 'new.md': 'mine\n' })],
    ['an ignored file', 'in-the-way', () => world.write({ 'new.md': 'mine\n', '.git/info/exclude': 'new.md\n' })],
    ['a folder', 'in-the-way', () => world.write({ 'new.md/x': 'mine\n' })],
    ['a file where a folder is needed', 'in-the-way', () => world.write({ deep: 'mine\n' })],
  ];
  for (const [what, state, put] of obstacles) {
    it(`stops before touching anything: ${what} is in between`, async () => {
      await begin({ 'daybook.yml': '', 'a.md': 'old\n', 'z.md': 'old\n' });
      await ana.push({ 'z.md': 'ana\n', 'a.md': 'ana\n', 'new.md': 'ana\n', 'deep/n.md': 'ana\n' });
      put();
      const before = snapshot(world);
      const outcome = await world.open().share();
      strictEqual(outcome.state, state, outcome.text);
      const after = snapshot(world);
      deepStrictEqual({ ...after, refs: '' }, { ...before, refs: '' });
      strictEqual(head(), world.git(world.mine, 'rev-parse', 'main').trim());
    });
  }

  it('waits for an editor with unsaved changes', async () => {
    await begin();
    await ana.push({ 'a.md': 'ana\n' });
    let dirty = ['a.md'];
    const repository = world.open({ deps: { dirtyPaths: () => dirty } });
    const outcome = await repository.share();
    deepStrictEqual([outcome.state, outcome.facts.path], ['unsaved', 'a.md']);
    strictEqual(world.read('a.md'), '# A\n');
    dirty = [];
    strictEqual((await repository.share()).state, 'updated');
  });

  it('puts everything back when an editor turns dirty half-way', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'old\n', 'b.md': 'old\n', 'c.md': 'old\n' });
    await ana.push({ 'a.md': 'ana\n', 'b.md': 'ana\n', 'c.md': 'ana\n' });
    const before = snapshot(world);
    let asked = 0;
    const repository = world.open({ deps: { dirtyPaths: () => (++asked > 3 ? ['c.md'] : []) } });
    strictEqual((await repository.share()).state, 'unsaved');
    ok(asked > 3);
    const after = snapshot(world);
    deepStrictEqual({ ...after, refs: '' }, { ...before, refs: '' });
  });

  it('is not stopped by a file that is already what the team sends', async () => {
    await begin();
    await ana.push({ 'a.md': 'same\n', 'new.md': 'same\n' });
    world.write({ 'a.md': 'same\n', 'new.md': 'same\n' });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'updated', outcome.text);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('asks before sending commits of the user, and sends nothing until the yes', async () => {
    await begin();
    world.write({ 'code.ts': 'x\n' });
    world.git(world.mine, 'add', 'code.ts');
    world.git(world.mine, 'commit', '-q', '-m', 'my own');
    await commitMine();
    const tip = remoteTip();
    const held = await world.open().share();
    deepStrictEqual([held.state, held.needs, held.facts.count], ['own-commits', 'confirm-own-commits', 1]);
    strictEqual(remoteTip(), tip);
    strictEqual((await world.open().share({ confirmOwnCommits: true })).state, 'shared');
    strictEqual(remoteTip(), head());
  });

  it('stops when the shared history was replaced', async () => {
    await begin();
    await ana.push({ 'secret.md': 'secret\n' });
    strictEqual((await world.open().share()).state, 'updated');
    await ana.git.raw(['reset', '--hard', 'HEAD~1']);
    await ana.git.raw(['push', '--force', 'origin', 'HEAD:main']);
    const tip = remoteTip();
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'rewritten', outcome.text);
    strictEqual((await world.open().share()).state, 'rewritten');
    world.git(world.mine, 'reset', '-q', '--hard', 'origin/main');
    await commitMine();
    strictEqual((await world.open().share()).state, 'shared');
    ok(!world.git(world.remote, 'log', '--all', '--format=', '--name-only', `${tip}..main`).includes('secret'));
  });

  it('keeps own commits on a branch when the shared history was replaced, and follows the team', async () => {
    await begin();
    await ana.push({ 'secret.md': 'secret\n' });
    strictEqual((await world.open().share()).state, 'updated');
    world.write({ 'mine.md': 'mine\n' });
    const own = (await world.open().commit({ paths: ['mine.md'], message: 'mine' })).commit;
    await ana.git.raw(['reset', '--hard', 'HEAD~1']);
    await ana.git.raw(['push', '--force', 'origin', 'HEAD:main']);
    await ana.push({ 'a.md': 'new\n' });
    strictEqual((await world.open().share()).state, 'rewritten');
    world.write({ 'draft.md': 'a draft\n' });
    const told = await world.open().keepMine();
    strictEqual(told.state, 'kept-on-branch', told.text);
    strictEqual(world.git(world.mine, 'rev-parse', told.facts.branch ?? '').trim(), own);
    deepStrictEqual([head(), world.read('a.md'), world.read('draft.md')], [remoteTip(), 'new\n', 'a draft\n']);
    strictEqual(world.git(world.mine, 'status', '--porcelain').trim(), '?? draft.md');
    strictEqual((await world.open().share()).state, 'up-to-date');
    strictEqual((await world.open().keepMine()).state, 'ready');
  });

  it('does not bring a deleted branch back', async () => {
    await begin();
    await commitMine();
    world.git(world.remote, 'update-ref', '-d', 'refs/heads/main');
    strictEqual((await world.open().share()).state, 'branch-gone');
    strictEqual(world.git(world.remote, 'for-each-ref'), '');
  });

  it('publishes a branch only on demand', async () => {
    await begin();
    world.git(world.mine, 'switch', '-q', '-c', 'topic/x');
    await commitMine();
    const held = await world.open().share();
    deepStrictEqual([held.state, held.needs], ['no-upstream', 'confirm-publish']);
    const outcome = await world.open().share({ confirmPublish: true });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(world.git(world.remote, 'rev-parse', 'topic/x').trim(), head());
    strictEqual(world.git(world.mine, 'rev-parse', '--abbrev-ref', '@{u}').trim(), 'origin/topic/x');
    strictEqual((await world.open().share()).state, 'up-to-date');
  });

  it('fetches only, and counts what is new on both sides', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'b.md': 'b\n', 'code.ts': 'x\n' });
    await ana.push({ 'n1.md': '1\n', 'n2.md': '2\n', 'code.ts': 'y\n' });
    await commitMine();
    world.write({ 'b.md': 'more\n', 'c.md': 'c\n', 'code.ts': 'z\n' });
    const before = { files: snapshot(world).files, head: head() };
    const standing = await world.open({ deps: { nowMs: () => 5000 } }).fetchOnly();
    deepStrictEqual(
      [standing.fromTeam, standing.yours, standing.checkedMs, standing.told.state],
      [2, 3, 5000, 'apart'],
    );
    deepStrictEqual({ files: snapshot(world).files, head: head() }, before);
  });

  it('leaves a folder alone that calls itself private, wherever it lies and whoever links into it', async () => {
    await begin();
    world.write({
      'team/hr/daybook.yml': 'visibility: private\n',
      'team/hr/review.md': '# Canary\n',
      'team/hr/deep/scan.txt': 'Canary\n',
      'team/open.md': '[review](hr/review.md) [scan](hr/deep/scan.txt)\n',
    });
    const { entries } = await world.open().shareable();
    deepStrictEqual(
      entries.map(({ path }) => path),
      ['team/open.md'],
    );
  });

  it("F38 tells of copies among git's own files, once while git works with them, and repairs nothing", async () => {
    await begin();
    const look = async () => (await world.open().fetchOnly()).told;
    writeFileSync(join(world.mine, '.git/index (conflicted copy)'), '');
    deepStrictEqual([(await look()).state, (await look()).state], ['git-copies', 'up-to-date']);
    const copy = join(world.mine, '.git/refs/heads/main (conflicted copy)');
    writeFileSync(copy, '\0'.repeat(40));
    deepStrictEqual([(await look()).state, (await look()).state], ['git-copies', 'git-copies']);
    match((await look()).text, /\(conflicted copy\)/);
    strictEqual(readFileSync(copy, 'utf8'), '\0'.repeat(40));
  });

  it('counts what is edited here though the remote is away, and claims nothing else', async () => {
    await begin();
    world.write({ 'a.md': '# A by me\n', 'new.md': '# New\n' });
    renameSync(world.remote, `${world.remote}.away`);
    const { told, fromTeam, yours, checkedMs } = await world.open().fetchOnly();
    deepStrictEqual([told.state, fromTeam, yours, checkedMs], ['offline', 0, 2, undefined], told.text);
  });

  it('commits without a network and says so', async () => {
    await begin();
    world.git(world.mine, 'remote', 'set-url', 'origin', `${world.folder}/nowhere.git`);
    world.write({ 'a.md': 'mine\n' });
    const outcome = await world.open().commitAndShare({ paths: ['a.md'], message: 'x' });
    deepStrictEqual([outcome.state, outcome.commit], ['offline', head()]);
    world.git(world.mine, 'remote', 'set-url', 'origin', world.remote);
    strictEqual((await world.open().share()).state, 'shared');
  });

  const hook = (folder: string, name: string, script: string): void => {
    mkdirSync(`${folder}/hooks`, { recursive: true });
    writeFileSync(`${folder}/hooks/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(`${folder}/hooks/${name}`, 0o755);
  };

  it('tells what a server refuses and does not try again', async () => {
    await begin();
    hook(world.remote, 'pre-receive', `echo x >> "${world.folder}/count"; echo "protected branch" >&2; exit 1`);
    await commitMine();
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'rejected-by-server', outcome.text);
    match(outcome.facts.words ?? '', /protected branch/);
    strictEqual(world.read('count', world.folder), 'x\n');
  });

  it('believes the remote, not the connection: a push that arrived and then broke is shared', async () => {
    await begin();
    hook(world.remote, 'post-update', 'kill -9 $PPID');
    await commitMine();
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(remoteTip(), head());
  });

  it('tries again when the remote was only busy, at most eight times', async () => {
    await begin();
    await commitMine();
    writeFileSync(`${world.remote}/refs/heads/main.lock`, '');
    let waits = 0;
    const wait = async (): Promise<void> => {
      waits++;
    };
    const outcome = await world.open({ deps: { wait } }).share();
    deepStrictEqual([outcome.state, waits], ['queued', 8]);
    let left = 2;
    const free = async (): Promise<void> => {
      if (--left === 0) rmSync(`${world.remote}/refs/heads/main.lock`);
    };
    strictEqual((await world.open({ deps: { wait: free } }).share()).state, 'shared');
  });

  it('notices a colleague who was quicker between fetch and push', async () => {
    await begin();
    await commitMine();
    let isFirst = true;
    const repository = world.open({
      wrap: (git) => ({
        version: () => git.version(),
        run: async (call, options) => {
          if (call.verb === 'push' && isFirst) {
            isFirst = false;
            await ana.push({ 'b.md': 'quicker\n' });
          }
          return await git.run(call, options);
        },
      }),
    });
    const outcome = await repository.share();
    strictEqual(outcome.state, 'combined', outcome.text);
    strictEqual(head(), remoteTip());
    deepStrictEqual([world.read('a.md'), world.read('b.md')], ['mine\n', 'quicker\n']);
  });

  it('keeps a check before the push', async () => {
    await begin();
    hook(`${world.mine}/.git`, 'pre-push', 'echo "tests are red" >&2; exit 1');
    await commitMine();
    const tip = remoteTip();
    const outcome = await world.open().share();
    deepStrictEqual([outcome.state, outcome.facts.what, remoteTip()], ['held-hook', 'pre-push', tip]);
    match(outcome.text, /tests are red/);
  });

  it('loses nothing when four clones share at once', async () => {
    await begin({ 'daybook.yml': '', 'a.md': '# A\n' });
    const clones = ['mine', 'one', 'two', 'three'].map((name) => `${world.folder}/${name}`);
    for (const clone of clones.slice(1)) world.git(world.folder, 'clone', '-q', world.remote, clone);
    const outcomes = await Promise.all(
      clones.map(async (folder, at) => {
        world.write({ [`n${at}.md`]: `# ${at}\n` }, folder);
        return await world.open({ scope: { folder } }).commitAndShare({ paths: [`n${at}.md`], message: `n${at}` });
      }),
    );
    ok(outcomes.some(({ state }) => state === 'shared'));
    const files = world.git(world.remote, 'ls-tree', '-r', '--name-only', 'main').split('\n');
    for (const [at, outcome] of outcomes.entries()) {
      ok(['shared', 'combined', 'queued'].includes(outcome.state), outcome.text);
      strictEqual(files.includes(`n${at}.md`), outcome.state !== 'queued');
      strictEqual(world.git(clones[at] ?? '', 'status', '--porcelain'), '');
    }
  });

  it('needs no lock to be right: two windows commit in one clone at once', async () => {
    await begin({ 'daybook.yml': '', 'a.md': '# A\n', 'b.md': '# B\n' });
    world.write({ 'a.md': 'mine\n', 'b.md': 'mine\n' });
    const wrapDisk: OpenOptions['wrapDisk'] = (disk) => ({
      ...disk,
      area: (folder) => {
        const area = disk.area(folder);
        // The lock between windows is lost; git's own lock of the index is not.
        return {
          ...area,
          claim: async (path, bytes) => path.endsWith('/daybook/lock') || (await area.claim(path, bytes)),
        };
      },
    });
    mkdirSync(`${world.mine}/.git/daybook`);
    const outcomes = await Promise.all(
      ['a.md', 'b.md'].map(async (path) => await world.open({ wrapDisk }).commit({ paths: [path], message: path })),
    );
    deepStrictEqual(
      outcomes.map(({ state }) => state),
      ['committed', 'committed'],
    );
    await world.open().recover();
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    strictEqual(world.git(world.mine, 'rev-list', '--count', 'HEAD'), '3\n');
  });

  it('lets a person pass a look in the background, which then begins again', async () => {
    await begin();
    world.write({ 'a.md': 'mine\n' });
    let fetches = 0;
    let release = (): void => undefined;
    const repository = world.open({
      wrap: (git) => ({
        version: () => git.version(),
        run: async (call, options) => {
          if (call.verb !== 'fetch' || ++fetches > 1) return await git.run(call, options);
          // The first fetch hangs until somebody ends it.
          await new Promise<void>((resolve) => {
            options?.signal?.addEventListener('abort', () => resolve());
            release();
          });
          return { ok: false, failure: { kind: 'killed', words: '' } };
        },
      }),
    });
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const background = repository.fetchOnly();
    await hanging;
    strictEqual((await repository.commitAndShare({ paths: ['a.md'], message: 'x' })).state, 'shared');
    const standing = await background;
    deepStrictEqual([standing.told.state, standing.yours], ['up-to-date', 0]);
  });

  it('ends quietly when cancelled, before anything is committed', async () => {
    await begin();
    world.write({ 'a.md': 'mine\n' });
    const before = snapshot(world);
    const outcome = await world
      .open()
      .commitAndShare({ paths: ['a.md'], message: 'x' }, { signal: AbortSignal.abort() });
    strictEqual(outcome.state, 'cancelled');
    deepStrictEqual(snapshot(world), before);
  });

  it('makes the first commit of an empty shared repository', async () => {
    await begin();
    const empty = `${world.folder}/empty.git`;
    const fresh = `${world.folder}/fresh`;
    world.git(world.folder, 'init', '-q', '--bare', empty);
    world.git(world.folder, 'clone', '-q', empty, fresh);
    world.write({ 'daybook.yml': '', 'a.md': '# A\n' }, fresh);
    const outcome = await world
      .open({ scope: { folder: fresh } })
      .commitAndShare({ paths: ['a.md', 'daybook.yml'], message: 'x' });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(world.git(empty, 'rev-parse', 'main').trim(), outcome.commit);
  });

  it('takes over links and submodules as entries, following neither', async () => {
    await begin({ 'daybook.yml': '', 'a.md': 'a\n', 'target.md': 't\n' });
    symlinkSync('target.md', `${ana.folder}/link.md`);
    rmSync(`${ana.folder}/a.md`);
    symlinkSync('target.md', `${ana.folder}/a.md`);
    await ana.git.raw(['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`]);
    mkdirSync(`${ana.folder}/sub`);
    await ana.git.raw(['add', 'link.md', 'a.md']);
    await ana.git.raw(['commit', '-m', 'links']);
    await ana.git.raw(['push', 'origin', 'HEAD:main']);
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'updated', outcome.text);
    deepStrictEqual(
      [readlinkSync(`${world.mine}/link.md`), readlinkSync(`${world.mine}/a.md`), world.read('target.md')],
      ['target.md', 'target.md', 't\n'],
    );
    strictEqual(world.git(world.mine, 'diff', '--ignore-submodules=all', 'HEAD'), '');
    match(world.git(world.mine, 'ls-files', '-s', 'sub'), /^160000 1{40} 0/);
  });

  it('leaves a partial checkout to git', async () => {
    await begin();
    await ana.push({ 'a.md': 'ana\n' });
    world.git(world.mine, 'config', 'core.sparseCheckout', 'true');
    strictEqual((await world.open().share()).state, 'sparse');
    strictEqual(world.read('a.md'), '# A\n');
  });

  it('keeps what somebody wrote at the very moment of the exchange', async () => {
    await begin();
    await ana.push({ 'a.md': 'ana\n' });
    const wrapDisk: OpenOptions['wrapDisk'] = (disk) => ({
      ...disk,
      worktree: (root, spare) => {
        const tree = disk.worktree(root, spare);
        return {
          ...tree,
          replace: async (path, stamp, content) => {
            const result = await tree.replace(path, stamp, content);
            return path === 'a.md' && result.kind === 'done' ? { kind: 'late', bytes: Buffer.from('late\n') } : result;
          },
        };
      },
    });
    const { state, kept } = await world.open({ wrapDisk }).share();
    deepStrictEqual([state, kept.length, kept[0]?.path], ['updated', 1, 'a.md']);
    strictEqual(world.git(world.mine, 'show', `${kept[0]?.ref}:a.md`), 'late\n');
  });
});
