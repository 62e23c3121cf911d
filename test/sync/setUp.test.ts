// What git must know once, with real git: who commits, where the team's repository is, signing in. Nothing hangs, and nothing but
// the repository's own configuration is written.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createShareWorld, type OpenOptions, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('setting up sharing', () => {
  let world: ShareWorld;
  let server: Server | undefined;
  beforeEach(async () => {
    world = await createShareWorld();
  });
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    world.dispose();
  });
  const globalConfig = (): string => readFileSync(join(world.folder, 'home', '.gitconfig'), 'utf8');
  const config = (...args: string[]): string => world.git(world.mine, 'config', '--local', ...args).trim();
  const forgetMe = (): void => {
    for (const key of ['user.name', 'user.email']) world.git(world.mine, 'config', '--global', '--unset', key);
  };

  it('asks who commits, and notes it in this repository alone', async () => {
    forgetMe();
    world.write({ 'a.md': '# A by me\n' });
    const repository = world.open();
    const before = [globalConfig(), world.git(world.mine, 'rev-parse', 'HEAD')];
    strictEqual((await repository.guard()).told.state, 'no-identity');
    strictEqual((await repository.commit({ paths: ['a.md'], message: 'x' })).state, 'no-identity');
    strictEqual((await repository.setIdentity({ name: ' Ana Ruiz ', mail: 'ana@example.org' })).state, 'ready');
    deepStrictEqual([globalConfig(), world.git(world.mine, 'rev-parse', 'HEAD')], before);
    strictEqual((await repository.guard()).told.state, 'ready');
    strictEqual((await repository.commitAndShare({ paths: ['a.md'], message: 'x' })).state, 'shared');
    strictEqual(world.git(world.remote, 'log', '-1', '--format=%an <%ae>').trim(), 'Ana Ruiz <ana@example.org>');
  });

  it('takes no name that git would read as something else', async () => {
    forgetMe();
    const before = snapshot(world);
    const good = { name: 'Ana', mail: 'ana@example.org' };
    for (const bad of [
      { ...good, name: '' },
      { ...good, name: '--global' },
      { ...good, name: 'a\nb' },
      { ...good, name: '<>' },
      { ...good, mail: 'ana' },
      { ...good, mail: '-x@y' },
      { ...good, mail: 'a@b\n[core]' },
    ])
      strictEqual((await world.open().setIdentity(bad)).state, 'no-identity', JSON.stringify(bad));
    deepStrictEqual(snapshot(world), before);
  });

  it('names the team’s repository, sends the branch there and follows it', async () => {
    world.git(world.mine, 'remote', 'remove', 'origin');
    world.git(world.folder, 'init', '-q', '--bare', 'team.git');
    world.write({ 'a.md': '# A by me\n' });
    const repository = world.open();
    strictEqual((await repository.guard()).told.state, 'local-only');
    strictEqual((await repository.addRemote(join(world.folder, 'team.git'))).state, 'ready');
    strictEqual((await repository.guard()).told.state, 'no-upstream');
    strictEqual((await repository.guard()).goingAlong, 1);
    const request = { paths: ['a.md'], message: 'mine' };
    const held = await repository.commitAndShare(request, { confirmPublish: true });
    deepStrictEqual([held.state, held.facts.count, held.needs], ['own-commits', 1, 'confirm-own-commits']);
    strictEqual(world.git(join(world.folder, 'team.git'), 'for-each-ref'), '', 'nothing goes without the yes');
    const outcome = await repository.share({ confirmPublish: true, confirmOwnCommits: true });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(config('branch.main.remote'), 'origin');
    strictEqual(
      world.git(join(world.folder, 'team.git'), 'rev-parse', 'main'),
      world.git(world.mine, 'rev-parse', 'HEAD'),
    );
    strictEqual((await repository.guard()).told.state, 'ready');
  });

  it('asks for nothing but the branch where the remote has all that came before', async () => {
    world.git(world.mine, 'switch', '-q', '-c', 'plans');
    world.write({ 'a.md': '# A by me\n' });
    const repository = world.open();
    const { told, goingAlong } = await repository.guard();
    deepStrictEqual([told.state, goingAlong], ['no-upstream', undefined]);
    const outcome = await repository.commitAndShare({ paths: ['a.md'], message: 'mine' }, { confirmPublish: true });
    strictEqual(outcome.state, 'shared', outcome.text);
    strictEqual(config('branch.plans.remote'), 'origin');
  });

  it('combines with a branch of that name that the team has already', async () => {
    const ana = await world.teammate('ana');
    world.git(world.mine, 'switch', '-q', '-c', 'plans');
    const tip = await ana.push({ 'b.md': '# B by Ana\n' });
    world.git(world.remote, 'branch', 'plans', tip);
    world.write({ 'a.md': '# A by me\n' });
    const request = { paths: ['a.md'], message: 'mine' };
    const outcome = await world.open().commitAndShare(request, { confirmPublish: true });
    strictEqual(outcome.state, 'combined', outcome.text);
    strictEqual(world.read('b.md'), '# B by Ana\n');
    strictEqual(config('branch.plans.remote'), 'origin');
    strictEqual((await world.open().share()).state, 'up-to-date');
  });

  it('says so when the place that was named holds other notes', async () => {
    const other = await createShareWorld({ 'daybook.yml': '', 'other.md': '# Other\n' });
    try {
      world.git(world.mine, 'remote', 'set-url', 'origin', other.remote);
      world.git(world.mine, 'branch', '--unset-upstream');
      world.git(world.mine, 'update-ref', '-d', 'refs/remotes/origin/main');
      const outcome = await world.open().share({ confirmPublish: true, confirmOwnCommits: true });
      strictEqual(outcome.state, 'unrelated', outcome.text);
    } finally {
      other.dispose();
    }
  });

  it('keeps a remote that is there, and takes no address that runs a program', async () => {
    const before = snapshot(world);
    strictEqual((await world.open().addRemote('https://example.org/team/notes.git')).state, 'ready');
    deepStrictEqual(snapshot(world), before);
    world.git(world.mine, 'remote', 'remove', 'origin');
    const bare = snapshot(world);
    for (const bad of [
      'ext::sh -c "touch /tmp/x"',
      '--upload-pack=x',
      'https://ana:secret@example.org/n.git',
      'http://example.org/n.git',
      'ssh://-oProxyCommand=x/n',
      'notes',
      'a b',
      '',
    ]) {
      const { state, text } = await world.open().addRemote(bad);
      strictEqual(state, 'failed', bad);
      ok(!text.includes('secret'));
    }
    deepStrictEqual(snapshot(world), bare);
  });

  it('remembers that the notes stay here, until a remote is named', async () => {
    world.git(world.mine, 'remote', 'remove', 'origin');
    strictEqual((await world.open().guard()).keptHere, undefined);
    strictEqual((await world.open().keepHere()).state, 'kept-here');
    strictEqual((await world.open().guard()).keptHere, true);
    await world.open().addRemote(world.remote);
    strictEqual((await world.open().guard()).keptHere, undefined);
  });

  const signInServer = async (): Promise<string> => {
    server = createServer((_, response) => {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="notes"' }).end();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    world.git(world.mine, 'remote', 'set-url', 'origin', `http://127.0.0.1:${port}/notes.git`);
    return world.git(world.mine, 'rev-parse', 'HEAD').trim();
  };
  const askpass = (script: string): OpenOptions => {
    const file = join(world.folder, 'askpass.sh');
    writeFileSync(file, `#!/bin/sh\ntouch "${world.folder}/asked"\n${script}\n`);
    chmodSync(file, 0o755);
    return { runner: { askpass: () => ({ GIT_ASKPASS: file }), graceMs: 100 } };
  };
  const wasAsked = (): boolean => existsSync(join(world.folder, 'asked'));

  it('says that the server wants a sign-in; in the background nobody is asked', async () => {
    await signInServer();
    const options = askpass('echo wrong');
    strictEqual((await world.open(options).fetchOnly()).told.state, 'auth-needed');
    strictEqual(wasAsked(), false);
    const { told } = await world.open(options).fetchOnly({ interactive: true });
    deepStrictEqual([told.state, told.action, wasAsked()], ['auth-needed', 'signIn', true]);
  });

  it('commits before a refused sign-in, and loses nothing', async () => {
    const head = await signInServer();
    world.write({ 'a.md': '# A by me\n' });
    const request = { paths: ['a.md'], message: 'mine' };
    const outcome = await world.open(askpass('echo wrong')).commitAndShare(request, { interactive: true });
    strictEqual(outcome.state, 'auth-needed', outcome.text);
    match(outcome.commit ?? '', /^[0-9a-f]{40}$/);
    strictEqual(world.git(world.mine, 'rev-parse', 'HEAD~1').trim(), head);
  });

  it('ends a sign-in that hangs', async () => {
    await signInServer();
    const options: OpenOptions = { ...askpass('exec sleep 600'), deps: { limits: { networkMs: 1500 } } };
    const { told } = await world.open(options).fetchOnly({ interactive: true });
    deepStrictEqual([told.tone, wasAsked()], ['waiting', true]);
  });
});
