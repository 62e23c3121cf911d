// Sharing asks git as few times as it can: how often, and that what is not asked any more was known all the same.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import type { GitResult } from '../../src/notebook/git.ts';
import type { GitCall } from '../../src/notebook/gitVerbs.ts';
import { createShareWorld, type OpenOptions, type ShareWorld } from '../support/shareWorld.ts';

describe('git is asked', () => {
  let world: ShareWorld;
  afterEach(() => world.dispose());

  type Answer = (call: GitCall, run: () => Promise<GitResult>) => Promise<GitResult>;
  const wrapped = (answer: Answer): NonNullable<OpenOptions['wrap']> => {
    return (git) => ({
      version: () => git.version(),
      run: (call, options) => answer(call, () => git.run(call, options)),
    });
  };
  const counted = (): { readonly verbs: string[]; readonly wrap: NonNullable<OpenOptions['wrap']> } => {
    const verbs: string[] = [];
    const wrap = wrapped(async ({ verb }, run) => {
      verbs.push(verb);
      return await run();
    });
    return { verbs, wrap };
  };
  const hook = (path: string, script: string): void => {
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  };

  it('ten times for a new note, five times to hear that there is nothing new', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n' });
    const { verbs, wrap } = counted();
    const repository = world.open({ wrap });
    strictEqual((await repository.share()).state, 'up-to-date');
    verbs.length = 0;
    strictEqual((await repository.share()).state, 'up-to-date');
    deepStrictEqual(verbs.toSorted(), ['fetch', 'place', 'rev-parse', 'settings', 'upstream']);
    world.write({ 'a.md': 'new\n', 'b.md': 'new\n' });
    strictEqual((await repository.commit({ paths: ['a.md'], message: 'x' })).state, 'committed');
    verbs.length = 0;
    strictEqual((await repository.commit({ paths: ['b.md'], message: 'x' })).state, 'committed');
    deepStrictEqual(
      verbs.toSorted(),
      [
        ...['commit-tree', 'diff-tree', 'place', 'read-tree', 'settings', 'status'],
        ...['update-index', 'update-index', 'update-ref', 'write-tree'],
      ].toSorted(),
    );
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('for the checks of a repository wherever a setting puts them, from any folder of it', async () => {
    world = await createShareWorld({ 'docs/notes/daybook.yml': '', 'docs/notes/a.md': 'old\n' });
    world.git(world.mine, 'config', 'core.hooksPath', 'tools/hooks');
    hook(`${world.mine}/tools/hooks/commit-msg`, 'echo "Ticket: 7" >> "$1"');
    hook(`${world.mine}/.git/hooks/pre-commit`, 'exit 1');
    world.write({ 'docs/notes/a.md': 'new\n' });
    const { verbs, wrap } = counted();
    const outcome = await world
      .open({ notebook: 'docs/notes', wrap })
      .commit({ paths: ['docs/notes/a.md'], message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    strictEqual(world.git(world.mine, 'log', '-1', '--format=%B').trim(), 'x\nTicket: 7');
    strictEqual(verbs.filter((verb) => verb === 'hook').length, 1);
  });

  it('for checks that only settings name', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n' });
    world.git(world.mine, 'config', 'hook.lint.command', 'lint');
    world.write({ 'a.md': 'new\n' });
    const { verbs, wrap } = counted();
    strictEqual((await world.open({ wrap }).commit({ paths: ['a.md'], message: 'x' })).state, 'committed');
    strictEqual(verbs.filter((verb) => verb === 'hook').length, 2);
  });

  it('again for the text of a note that was written between the list and the commit', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n' });
    world.write({ 'a.md': 'new\n' });
    const wrap = wrapped(async ({ verb, flags = [] }, run) => {
      if (verb === 'update-index' && flags.includes('--stdin'))
        world.write({ 'a.md': `token ghp_${'a1B2'.repeat(9)}\n` });
      return await run();
    });
    const outcome = await world.open({ wrap }).commit({ paths: ['a.md'], message: 'x' });
    deepStrictEqual([outcome.state, outcome.facts.path], ['changed-meanwhile', 'a.md'], outcome.text);
    strictEqual(world.git(world.mine, 'log', '--format=%s'), 'start\n');
  });

  it('again for the index when the user stages something while the team’s text is taken over', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n', 'b.md': 'old\n' });
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'ana\n', 'b.md': 'ana\n' });
    world.write({ 'staged.md': 'staged meanwhile\n' });
    const oid = world.git(world.mine, 'hash-object', '-w', 'staged.md').trim();
    let isFirst = true;
    const wrap = wrapped(async ({ verb }, run) => {
      if (verb === 'cat-file' && isFirst) {
        isFirst = false;
        world.git(world.mine, 'update-index', '--cacheinfo', `100644,${oid},a.md`);
      }
      return await run();
    });
    strictEqual((await world.open({ wrap }).share()).state, 'updated');
    deepStrictEqual(
      [':a.md', ':b.md', 'HEAD:a.md'].map((name) => world.git(world.mine, 'cat-file', 'blob', name)),
      ['staged meanwhile\n', 'ana\n', 'ana\n'],
    );
  });

  it('and believed only when the whole list of settings came', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n' });
    world.git(world.mine, 'config', 'commit.gpgSign', 'true');
    world.write({ 'a.md': 'new\n' });
    const half = wrapped(async ({ verb }, run) => {
      const answer = await run();
      const isWhole = verb !== 'settings' || !answer.ok;
      return isWhole ? answer : { ...answer, stdout: answer.stdout.slice(0, answer.stdout.indexOf(0) + 1) };
    });
    const outcome = await world.open({ wrap: half }).commit({ paths: ['a.md'], message: 'x' });
    strictEqual(outcome.state, 'failed', outcome.text);
    ok(outcome.commit === undefined);
    strictEqual(world.git(world.mine, 'log', '--format=%s'), 'start\n');
  });
});
