// The sample on disk, with the real git: the same commits for the same day, a shared copy that takes a push, and nothing left
// behind when it cannot be written.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { writeSample } from '../../src/sample/writeSample.ts';
import { makeQuickFolder } from '../support/quickFolder.ts';

describe('writeSample', function () {
  this.timeout(20_000);
  const root = makeQuickFolder('daybook-sample-');
  let gitPath = '';
  before(async () => {
    gitPath =
      (await findGit({
        configured: undefined,
        path: process.env['PATH'],
        untrusted: [],
        windows: process.platform === 'win32',
      })) ?? '';
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const git = (folder: string, ...args: string[]): string =>
    execFileSync(gitPath, ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const request = (name: string, today = '2026-03-12') => ({ out: join(root, name), today, gitPath });

  it('writes a clean repository that follows its shared copy', async () => {
    const written = await writeSample(request('one'));
    equal(git(written.notebook, 'status', '--porcelain', '--branch'), '## main...origin/main');
    equal(git(written.notebook, 'rev-parse', 'HEAD'), git(written.shared, 'rev-parse', 'refs/heads/main'));
    equal(git(written.notebook, 'config', '--local', 'user.email'), 'nadia.verhoeven@kestrel.example');
    equal(git(written.notebook, 'rev-list', '--count', 'HEAD'), String(written.commits));
    equal(git(written.notebook, 'ls-files').split('\n').length, written.notes);
    git(written.notebook, 'fsck', '--strict');
  });

  it('takes a push at once', async () => {
    const { notebook, shared } = await writeSample(request('push'));
    writeFileSync(join(notebook, 'inbox.md'), '# Inbox\n');
    git(notebook, 'commit', '--quiet', '--all', '--message', 'Tidy up');
    git(notebook, 'push', '--quiet');
    equal(git(shared, 'log', '-1', '--format=%an %s', 'main'), 'Nadia Verhoeven Tidy up');
  });

  it('is the same for the same day, and another for another day', async () => {
    const [first, second, other] = [
      await writeSample(request('a')),
      await writeSample(request('b')),
      await writeSample(request('c', '2026-03-13')),
    ];
    const ids = (folder: string): string[] => [
      git(folder, 'rev-parse', 'HEAD'),
      git(folder, 'rev-parse', 'HEAD^{tree}'),
    ];
    deepEqual(ids(first.notebook), ids(second.notebook));
    equal(ids(first.notebook)[1] === ids(other.notebook)[1], false);
  });

  it('refuses a folder that holds something, and leaves it alone', async () => {
    mkdirSync(join(root, 'full'));
    writeFileSync(join(root, 'full', 'mine.txt'), 'mine');
    await rejects(writeSample(request('full')), /is not empty/);
    equal(existsSync(join(root, 'full', 'mine.txt')), true);
    equal(existsSync(join(root, 'full-shared.git')), false);
  });

  it('leaves nothing half written when it is stopped or git is missing', async () => {
    await rejects(writeSample({ ...request('stopped'), signal: AbortSignal.abort() }), /git init failed/);
    await rejects(writeSample({ ...request('missing'), gitPath: join(root, 'no-git') }), /git init failed/);
    await rejects(writeSample(request('nonsense', 'soon')), /not a day/);
    deepEqual(
      ['stopped', 'missing', 'nonsense', 'stopped-shared.git'].filter((name) => existsSync(join(root, name))),
      [],
    );
  });
});
