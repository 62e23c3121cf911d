// Looks shown to people: the log of a note, a summary, the remotes; and none of it without trust.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createGitInfo, type GitInfoDeps } from '../../src/host/node/gitInfo.ts';
import { findGit } from '../../src/host/node/gitProgram.ts';
import type { GitInfo } from '../../src/notebook/gitInfo.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';

describe('looks for people', () => {
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'note[1].md': 'one\ntwo\nthree\n', 'note1.md': 'x\n' });
  });
  afterEach(() => world.dispose());
  const open = async (more: Partial<GitInfoDeps> = {}): Promise<GitInfo> => {
    const program = await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false });
    const environment = {
      ...world.environment,
      GIT_DIR: '/nowhere',
      EDITOR: 'vi',
      GIT_EXTERNAL_DIFF: 'x',
      PAGER: 'less',
    };
    return createGitInfo({ program: () => program, trusted: () => true, environment, ...more }, world.mine);
  };

  it('tells the log of one note by its literal name, across renames', async () => {
    world.write({ 'note1.md': 'y\n' });
    world.git(world.mine, 'commit', '-q', '-am', 'other note');
    world.git(world.mine, 'mv', '--', 'note[1].md', '-x.md');
    world.git(world.mine, 'commit', '-q', '-m', 'renamed');
    const log = await (await open()).noteLog('-x.md', 10);
    ok(!('kind' in log), JSON.stringify(log));
    deepStrictEqual(
      log.map(({ subject, author }) => [subject, author]),
      [
        ['renamed', 'Me Myself'],
        ['start', 'Me Myself'],
      ],
    );
    const refused = await (await open()).noteLog('../x', 10);
    ok('kind' in refused && refused.kind === 'refused');
  });

  it('sums up the branch, and masks what a remote address gives away', async () => {
    world.write({ 'note1.md': 'y\n', 'new.md': 'n\n' });
    world.git(world.mine, 'remote', 'add', 'other', 'https://me:hunter2@example.org/x.git');
    const info = await open();
    deepStrictEqual(await info.status(), { branch: 'main', upstream: 'origin/main', ahead: 0, behind: 0, changed: 2 });
    const remotes = await info.remotes();
    deepStrictEqual(remotes, [
      { name: 'origin', address: world.remote },
      { name: 'other', address: 'https://***@example.org/x.git' },
    ]);
  });

  it('starts nothing without trust or git, and runs no program of the repository', async () => {
    const canary = `${world.folder}/canary`;
    writeFileSync(canary, `#!/bin/sh\ntouch "${world.folder}/ran"\n`);
    chmodSync(canary, 0o755);
    world.git(world.mine, 'config', 'core.fsmonitor', canary);
    const untrusted = await (await open({ trusted: () => false, program: () => canary })).status();
    ok('kind' in untrusted && untrusted.kind === 'untrusted');
    const missing = await (await open({ program: () => undefined })).remotes();
    ok('kind' in missing && missing.kind === 'missing');
    ok(!('kind' in (await (await open()).status())));
    strictEqual(existsSync(`${world.folder}/ran`), false);
  });
});
