// Names that a teammate's commit brings and that no file may have here: git itself would refuse to check them out. Nothing is
// written for them, not for a moment.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';

describe('names from the team that no file may have', () => {
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld();
  });
  afterEach(() => world.dispose());

  /** Pushes a commit whose tree has a file at these parts, which plain git would not put into an index. */
  async function pushEntry(parts: readonly string[]): Promise<void> {
    const ana = await world.teammate('ana');
    const run = (input: string, ...args: string[]): string =>
      execFileSync('git', args, { cwd: ana.folder, env: world.environment, input, encoding: 'utf8' }).trim();
    const blob = run('#!/bin/sh\ntouch ran\n', 'hash-object', '-w', '--stdin');
    let entry = `100755 blob ${blob}\t${parts.at(-1)}`;
    for (const part of parts.slice(0, -1).reverse())
      entry = `040000 tree ${run(`${entry}\0`, 'mktree', '-z')}\t${part}`;
    const rest = run('', 'ls-tree', '-z', 'HEAD');
    const tree = run(`${rest}${entry}\0`, 'mktree', '-z');
    const commit = run('more\n', 'commit-tree', tree, '-p', 'HEAD', '-F', '-');
    run('', 'push', '-q', 'origin', `${commit}:refs/heads/main`);
  }

  for (const parts of [
    ['.git', 'hooks', 'post-index-change'],
    ['.GIT', 'hooks', 'post-index-change'],
    ['notes', '.git', 'config'],
  ])
    it(parts.join('/'), async () => {
      await pushEntry(parts);
      const head = world.git(world.mine, 'rev-parse', 'HEAD');
      const outcome = await world.open().share();
      strictEqual(outcome.tone === 'fine', false, outcome.text);
      deepStrictEqual(existsSync(`${world.mine}/${parts.join('/')}`), false);
      deepStrictEqual([world.git(world.mine, 'rev-parse', 'HEAD'), existsSync(`${world.mine}/ran`)], [head, false]);
    });
});
