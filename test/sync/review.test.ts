// Share for Review with a remote that protects its branch: what waits, and that it is known again once merged, squashed, or merged
// while others went on. Played with real git; the host's merge is done by a colleague who may.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createShareWorld, type ShareWorld, type Teammate } from '../support/shareWorld.ts';

describe('sharing for review', () => {
  let world: ShareWorld;
  let ana: Teammate;
  const day = new Date().toISOString().slice(0, 10);
  const branch = `notes/me-myself/${day}`;
  const hook = (): string => join(world.remote, 'hooks', 'update');
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': '# A\n\n- [ ] one\n', 'b.md': '# B\n' });
    ana = await world.teammate('ana');
    protect();
  });
  afterEach(() => world.dispose());
  const protect = (): void => {
    writeFileSync(hook(), '#!/bin/sh\n[ "$1" != refs/heads/main ] || { echo "main is protected" >&2; exit 1; }\n');
    chmodSync(hook(), 0o755);
  };
  /** What the host does when somebody presses the button. */
  const onHost = async (work: () => Promise<unknown>): Promise<void> => {
    rmSync(hook());
    await ana.git.fetch();
    await ana.git.raw(['checkout', '-q', 'main']);
    await ana.git.raw(['reset', '-q', '--hard', 'origin/main']);
    await work();
    await ana.git.push('origin', 'HEAD:main');
    protect();
  };
  const squash = async (): Promise<void> => {
    await ana.git.raw(['merge', '-q', '--squash', `origin/${branch}`]);
    await ana.git.commit('Notes (#1)');
  };
  const head = (): string => world.git(world.mine, 'rev-parse', 'HEAD').trim();
  const remoteTip = (name: string): string => world.git(world.remote, 'rev-parse', name).trim();
  const mine = '# A\n\n- [x] one\n';
  const sendMine = async (text = mine): Promise<void> => {
    world.write({ 'a.md': text });
    const outcome = await world.open().shareForReview({ paths: ['a.md'], message: 'mine' });
    strictEqual(outcome.state, 'in-review', outcome.text);
  };

  it('is the one action when the branch is protected, and then sends what was committed', async () => {
    world.write({ 'a.md': mine });
    const refused = await world.open().commitAndShare({ paths: ['a.md'], message: 'mine' });
    deepStrictEqual([refused.state, refused.action], ['rejected-by-server', 'shareForReview']);
    match(refused.text, /does not accept direct changes to main: main is protected\.$/);
    const sent = await world.open().shareForReview(undefined);
    deepStrictEqual([sent.state, sent.facts.branch, sent.facts.count], ['in-review', branch, 1]);
    strictEqual(remoteTip(branch), head());
  });

  it('is named for the person of the roster and the day of the notebook', async () => {
    world.write({ 'a.md': mine });
    const scope = { author: () => ({ today: '2026-03-12', me: 'Maria.Lopez' }) };
    const outcome = await world.open({ scope }).shareForReview({ paths: ['a.md'], message: 'mine' });
    deepStrictEqual([outcome.state, outcome.facts.branch], ['in-review', 'notes/maria-lopez/2026-03-12']);
    strictEqual(remoteTip('notes/maria-lopez/2026-03-12'), head());
  });

  it('says what waits, and has nothing more to share', async () => {
    await sendMine();
    const standing = await world.open().fetchOnly();
    deepStrictEqual([standing.told.state, standing.yours, standing.fromTeam], ['in-review', 0, 0]);
    strictEqual((await world.open().share()).state, 'in-review');
    world.git(world.mine, 'remote', 'set-url', 'origin', 'https://github.com/team/notes.git');
    strictEqual(await world.open().reviewPage(), `https://github.com/team/notes/compare/main...${branch}?expand=1`);
  });

  it('goes on in the same review until it is merged', async () => {
    await sendMine();
    world.write({ 'b.md': '# B by me\n' });
    const outcome = await world.open().commitAndShare({ paths: ['b.md'], message: 'more' });
    deepStrictEqual([outcome.state, outcome.facts.branch, outcome.facts.count], ['in-review', branch, 2]);
    strictEqual(remoteTip(branch), head());
  });

  it('takes the team’s notes along while it waits', async () => {
    await sendMine();
    await onHost(async () => {
      world.write({ 'b.md': '# B by Ana\n' }, ana.folder);
      await ana.git.add('b.md');
      await ana.git.commit('Ana');
    });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'in-review', outcome.text);
    strictEqual(world.read('b.md'), '# B by Ana\n');
    strictEqual(remoteTip(branch), head());
  });

  it('knows a review that was merged', async () => {
    await sendMine();
    await onHost(() => ana.git.raw(['merge', '-q', '--no-ff', '--no-edit', `origin/${branch}`]));
    strictEqual((await world.open().fetchOnly()).told.state, 'review-merged');
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'review-done', outcome.text);
    strictEqual(head(), remoteTip('main'));
    strictEqual((await world.open().share()).state, 'up-to-date');
  });

  it('knows a squashed one: the branch follows the team’s, and the own commit stays reachable', async () => {
    await sendMine();
    const own = head();
    await onHost(squash);
    strictEqual((await world.open().fetchOnly()).told.state, 'review-merged');
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'review-done', outcome.text);
    strictEqual(head(), remoteTip('main'));
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    ok(world.git(world.mine, 'for-each-ref', '--format=%(objectname)', 'refs/daybook/own').includes(own));
    world.write({ 'b.md': '# B again\n' });
    const next = await world.open().shareForReview({ paths: ['b.md'], message: 'next' });
    deepStrictEqual([next.state, next.facts.count], ['in-review', 1], next.text);
  });

  it('knows a squashed one though others changed the note since', async () => {
    await sendMine();
    await onHost(squash);
    await onHost(async () => {
      world.write({ 'a.md': `${mine}- [ ] two by Ana\n` }, ana.folder);
      await ana.git.add('a.md');
      await ana.git.commit('Ana');
    });
    strictEqual((await world.open().share()).state, 'review-done');
    strictEqual(world.read('a.md'), `${mine}- [ ] two by Ana\n`);
    strictEqual(head(), remoteTip('main'));
  });

  it('knows a squashed one without asking the repository’s checks, and makes no commit to know it', async () => {
    await sendMine();
    const own = head();
    await onHost(async () => {
      world.write({ 'b.md': '# B by Ana\n' }, ana.folder);
      await ana.git.add('b.md');
      await ana.git.commit('Ana');
    });
    for (const name of ['pre-merge-commit', 'commit-msg']) {
      const file = join(world.mine, '.git', 'hooks', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `#!/bin/sh\necho ${name} >> "$HOME/ran"\nexit 1\n`);
      chmodSync(file, 0o755);
    }
    const refs = () => world.git(world.mine, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/daybook');
    const before = refs();
    // Waits: nothing of it is in the team's text yet, which is asked in the same way.
    strictEqual((await world.open().fetchOnly()).told.state, 'in-review');
    await onHost(squash);
    await onHost(async () => {
      world.write({ 'a.md': `${mine}- [ ] two by Ana\n` }, ana.folder);
      await ana.git.add('a.md');
      await ana.git.commit('Ana');
    });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'review-done', outcome.text);
    strictEqual(head(), remoteTip('main'));
    ok(!existsSync(join(world.folder, 'home', 'ran')), 'a hook was run');
    deepStrictEqual(
      refs()
        .split('\n')
        .filter((line) => !before.includes(line) && !line.endsWith(own)),
      [],
    );
  });

  it('keeps edits that came after, when a squashed one is settled', async () => {
    await sendMine();
    await onHost(squash);
    world.write({ 'a.md': `${mine}- [ ] three\n`, 'b.md': '# B by me\n' });
    const paths = ['a.md', 'b.md'];
    const outcome = await world.open().commitAndShare({ paths, message: 'later' });
    ok(['rejected-by-server', 'in-review'].includes(outcome.state), outcome.text);
    strictEqual(world.read('a.md'), `${mine}- [ ] three\n`);
    const sent = await world.open().shareForReview(undefined);
    strictEqual(sent.state, 'in-review', sent.text);
    match(world.git(world.remote, 'show', `${sent.facts.branch ?? ''}:a.md`), /three/);
  });

  it('takes along what a reviewer changed, and knows it squashed', async () => {
    await sendMine();
    const review = async (text: string): Promise<void> => {
      await ana.git.fetch();
      await ana.git.raw(['checkout', '-q', '-B', 'review', `origin/${branch}`]);
      world.write({ 'a.md': text }, ana.folder);
      await ana.git.add('a.md');
      await ana.git.commit('by a reviewer');
      await ana.git.push('origin', `HEAD:${branch}`);
    };
    await review(`${mine}- [ ] two by Ana\n`);
    strictEqual((await world.open().share()).state, 'in-review');
    strictEqual(world.read('a.md'), `${mine}- [ ] two by Ana\n`);
    await review('# A, reviewed\n\n- [x] one\n');
    await onHost(squash);
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'review-done', outcome.text);
    strictEqual(world.read('a.md'), '# A, reviewed\n\n- [x] one\n');
  });

  it('takes the usual way again when the review was closed', async () => {
    await sendMine();
    world.git(world.remote, 'branch', '-D', branch);
    const outcome = await world.open().share();
    deepStrictEqual([outcome.state, outcome.action], ['rejected-by-server', 'shareForReview']);
    strictEqual((await world.open().shareForReview(undefined)).state, 'in-review');
    strictEqual(remoteTip(branch), head());
  });

  it('takes another name where one is taken, and never moves what is there', async () => {
    world.git(world.remote, 'branch', branch, 'main');
    await ana.git.fetch();
    await ana.git.raw(['checkout', '-q', '-b', 'other', `origin/${branch}`]);
    world.write({ 'x.md': 'x\n' }, ana.folder);
    await ana.git.add('x.md');
    await ana.git.commit('other');
    await ana.git.push('origin', `HEAD:${branch}`);
    const taken = remoteTip(branch);
    world.write({ 'a.md': mine });
    const outcome = await world.open().shareForReview({ paths: ['a.md'], message: 'mine' });
    deepStrictEqual([outcome.state, outcome.facts.branch], ['in-review', `${branch}-2`]);
    strictEqual(remoteTip(branch), taken);
  });

  it('asks before commits of the person go along, and needs a shared branch', async () => {
    world.write({ 'code.ts': 'x\n' });
    world.git(world.mine, 'add', 'code.ts');
    world.git(world.mine, 'commit', '-q', '-m', 'my own');
    strictEqual((await world.open().shareForReview(undefined)).needs, 'confirm-own-commits');
    strictEqual((await world.open().shareForReview(undefined, { confirmOwnCommits: true })).state, 'in-review');
    world.git(world.mine, 'remote', 'remove', 'origin');
    strictEqual((await world.open().shareForReview(undefined)).state, 'local-only');
  });
});
