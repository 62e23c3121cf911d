// The one place that starts git: nothing without trust, nothing outside the table, nothing inherited, nothing left running.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGitRunner, type GitRunnerDeps } from '../../src/host/node/gitRunner.ts';
import type { GitOptions, GitResult } from '../../src/notebook/git.ts';
import { outputText } from '../../src/notebook/git.ts';
import type { GitCall, GitVerb } from '../../src/notebook/gitVerbs.ts';
import { makeQuickFolder } from '../support/quickFolder.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';

describe('git runner', () => {
  let folder: string;
  const logged: string[] = [];
  const log = { debug: (text: string) => void logged.push(text), warn: (text: string) => void logged.push(text) };
  beforeEach(() => {
    folder = makeQuickFolder('daybook-git-');
    logged.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const deps = (program: string | undefined, more: Partial<GitRunnerDeps> = {}): GitRunnerDeps => ({
    program: () => program,
    trusted: () => true,
    environment: { PATH: process.env['PATH'], HOME: folder },
    log,
    now: () => performance.now(),
    graceMs: 200,
    ...more,
  });

  /** A program that stands in for git: answers `--version` and then does what the script says. */
  const shim = (script: string): string => {
    const file = join(folder, 'git');
    writeFileSync(
      file,
      `#!/bin/sh\nif [ "$1" = "--version" ]; then echo "git version 2.39.5"; exit 0; fi\necho started >> "${folder}/started"\n${script}\n`,
    );
    chmodSync(file, 0o755);
    return file;
  };
  const hasStarted = (): boolean => existsSync(join(folder, 'started'));
  const run = async (runner: GitRunnerDeps, call: GitCall, options?: GitOptions): Promise<GitResult> =>
    await createGitRunner(runner)(folder).run(call, options);
  const kindOf = (result: GitResult): string => (result.ok ? `code ${result.code}` : result.failure.kind);
  const head: GitCall = { verb: 'rev-parse', flags: ['--verify', '-q'], operands: ['HEAD'] };

  it('starts nothing while the folder is not trusted', async () => {
    const program = shim('exit 0');
    writeFileSync(program, `#!/bin/sh\necho started >> "${folder}/started"\necho git version 2.39.5\n`);
    strictEqual(kindOf(await run(deps(program, { trusted: () => false }), head)), 'untrusted');
    const version = await createGitRunner(deps(program, { trusted: () => false }))(folder).version();
    ok('kind' in version && version.kind === 'untrusted');
    ok(!hasStarted());
  });

  it('hands a long answer on piece by piece, each when the one before was taken', async () => {
    const program = shim('head -c 9000000 /dev/zero');
    let [size, isTaking, overlaps] = [0, false, 0];
    const onOutput = async (piece: Uint8Array): Promise<void> => {
      if (isTaking) overlaps++;
      isTaking = true;
      await new Promise((resolve) => setImmediate(resolve));
      size += piece.length;
      isTaking = false;
    };
    const blobs: GitCall = { verb: 'blobs' };
    const result = await run(deps(program), blobs, { onOutput });
    deepStrictEqual([kindOf(result), result.ok && result.stdout.length, size, overlaps], ['code 0', 0, 9_000_000, 0]);
    const fails = (): void => {
      throw new Error('enough');
    };
    strictEqual(kindOf(await run(deps(program), blobs, { onOutput: fails })), 'killed');
  });

  it('refuses whatever is not in the table, before any start', async () => {
    const program = shim('exit 0');
    const id = 'a'.repeat(40);
    const bad: readonly (readonly [string, GitCall])[] = [
      ['verb', { verb: 'rebase' as GitVerb }],
      ['verb', { verb: 'stash' as GitVerb }],
      ['verb', { verb: 'constructor' as GitVerb }],
      ['verb', { verb: '--exec-path=/tmp' as GitVerb }],
      ...[
        '--force',
        '-f',
        '--force-with-lease',
        '--mirror',
        '--delete',
        '--no-verify',
        '--receive-pack=x',
        '--exec=x',
        '-d',
        '-o',
      ].map(
        (flag) => ['flag', { verb: 'push', flags: [flag], operands: ['origin', `${id}:refs/heads/main`] }] as const,
      ),
      ...['--upload-pack=x', '--tags', '--prune', '-p', '--depth=1', '--force', '--no-no-tags'].map(
        (flag) =>
          ['flag', { verb: 'fetch', flags: [flag], operands: ['origin', '+refs/heads/a:refs/remotes/o/a'] }] as const,
      ),
      ...['+', '-', '', `+${id}`, ':', '--all', '-x', 'HEAD', 'main'].map(
        (source) => ['push', { verb: 'push', operands: ['origin', `${source}:refs/heads/main`] }] as const,
      ),
      ...[
        'main',
        '-x',
        'refs/tags/v1',
        'refs/heads/-..x',
        'refs/heads/a b',
        'refs/heads/x.lock',
        'refs/heads/',
        'refs/heads/a:b',
        'refs/remotes/o/x',
      ].map((target) => ['push', { verb: 'push', operands: ['origin', `${id}:${target}`] }] as const),
      ...[
        '--upload-pack=x',
        '-x',
        'ext::sh -c id',
        'https://x/y',
        'git@host:x',
        '/srv/x',
        '../x',
        './x',
        'C:\\x',
        'o/../x',
        '',
        'file:///x',
      ].map((remote) => ['remote', { verb: 'fetch', operands: [remote, '+refs/heads/a:refs/remotes/o/a'] }] as const),
      ...[
        'refs/heads/a:refs/heads/b',
        '--x',
        'main',
        '+refs/heads/*:refs/remotes/o/*',
        'a:refs/remotes/o/a',
        'refs/heads/a:refs/remotes/o/a:x',
      ].map((spec) => ['fetch', { verb: 'fetch', operands: ['origin', spec] }] as const),
      ...[
        '--upload-pack=x',
        '-d',
        'main',
        'HEAD',
        'refs/tags/x',
        'refs/remotes/o/x',
        'refs/heads/../x',
        'refs/heads/.x',
        'refs/stash',
      ].map((ref) => ['ref', { verb: 'update-ref', operands: [ref, id, id] }] as const),
      ...['-x', '--all', 'main', 'HEAD~1', 'HEAD@{1}', ':/x', `${id}:x`, 'a'.repeat(39), 'HEAD^{/x}', '-', ''].map(
        (revision) => ['revision', { verb: 'rev-parse', operands: [revision] }] as const,
      ),
      ...['/etc/passwd', '../x', 'a/../b', 'a//b', './a', '', 'a\0b', 'a/'].map(
        (path) => ['path', { verb: 'ls-files', paths: [path] }] as const,
      ),
      ...['alias.x', '--unset', '-x.y', 'x', 'a.b\nc', 'core.editor --global']
        .slice(1)
        .map((key) => ['key', { verb: 'config', operands: [key] }] as const),
      ...['post-commit', 'fsmonitor-watchman', '../x', '-x'].map(
        (name) => ['hook', { verb: 'hook', operands: [name] }] as const,
      ),
      ['hook', { verb: 'hook', operands: ['commit-msg', 'relative'] }],
      ['paths', { verb: 'push', operands: ['origin', `${id}:refs/heads/main`], paths: ['a'] }],
      ['filter', { verb: 'cat-file', flags: ['--textconv'], operands: [id] }],
      ['filter', { verb: 'hash-object', flags: ['--path=../x'] }],
      ['diff', { verb: 'diff-tree', flags: ['--ext-diff'], operands: [id, id] }],
      ['diff', { verb: 'diff-tree', flags: ['--output=/tmp/x'], operands: [id, id] }],
      ['index', { verb: 'read-tree', operands: [id] }],
      ['index', { verb: 'update-index', flags: ['--index-info'] }],
      ['index', { verb: 'write-tree' }],
      ['index', { verb: 'update-index', flags: ['--force-remove'] }],
      ['ident', { verb: 'var', operands: ['GIT_EDITOR'] }],
      ['log', { verb: 'log', flags: ['--output=x'] }],
      ['log', { verb: 'log', flags: ['-p'] }],
    ];
    const results = await Promise.all(
      bad.map(async ([what, call]) => [what, JSON.stringify(call), kindOf(await run(deps(program), call))]),
    );
    deepStrictEqual(
      results.filter(([, , kind]) => kind !== 'refused'),
      [],
    );
    ok(bad.length > 90, `${bad.length}`);
    ok(!hasStarted());
  });

  it('gives git a picked environment', async () => {
    const local = execFileSync('git', ['rev-parse', '--local-env-vars'], { encoding: 'utf8' }).trim().split('\n');
    const hostile = [
      ...local,
      'GIT_EXTERNAL_DIFF',
      'GIT_CONFIG_GLOBAL',
      'GIT_AUTHOR_NAME',
      'GIT_TRACE',
      'GIT_ASKPASS',
      'GIT_EXEC_PATH',
      'EDITOR',
      'LD_PRELOAD_X',
    ];
    const environment = Object.fromEntries(hostile.map((name) => [name, 'canary']));
    const program = shim(`env > "${folder}/env"`);
    await run(
      deps(program, {
        environment: { ...environment, PATH: process.env['PATH'], HOME: folder, https_proxy: 'p', SSH_AUTH_SOCK: 's' },
      }),
      head,
    );
    const seen = readFileSync(join(folder, 'env'), 'utf8');
    ok(!seen.includes('canary'), seen);
    for (const line of [
      'https_proxy=p',
      'SSH_AUTH_SOCK=s',
      'LC_ALL=C',
      'GIT_TERMINAL_PROMPT=0',
      'GCM_INTERACTIVE=never',
      'GIT_OPTIONAL_LOCKS=0',
    ].slice(0, 5)) {
      ok(seen.split('\n').includes(line), line);
    }
  });

  it('lets the host ask for a password only when a person waits', async () => {
    const program = shim(`env > "${folder}/env"`);
    const askpass = (): Record<string, string> => ({
      GIT_ASKPASS: '/ask',
      VSCODE_GIT_IPC_HANDLE: 'h',
      GIT_DIR: '/evil',
    });
    await run(deps(program, { askpass }), head);
    ok(!readFileSync(join(folder, 'env'), 'utf8').includes('/ask'));
    await run(deps(program, { askpass }), head, { interactive: true });
    const seen = readFileSync(join(folder, 'env'), 'utf8');
    ok(seen.includes('GIT_ASKPASS=/ask') && seen.includes('VSCODE_GIT_IPC_HANDLE=h') && !seen.includes('evil'));
  });

  it('hardens every call, and takes no lock to read', async () => {
    const program = shim(`printf '%s\\n' "$@" > "${folder}/args"`);
    await run(deps(program), head);
    const args = readFileSync(join(folder, 'args'), 'utf8').split('\n');
    for (const word of [
      '--literal-pathspecs',
      '--no-optional-locks',
      'core.fsmonitor=false',
      'protocol.ext.allow=never',
      'safe.bareRepository=explicit',
      'gc.auto=0',
    ]) {
      ok(args.includes(word), word);
    }
    ok(!args.some((word) => word.startsWith('--git-dir') || word.startsWith('--work-tree')));
    await run(deps(program), { verb: 'hash-object', flags: ['-w', '--stdin'] });
    const writing = readFileSync(join(folder, 'args'), 'utf8');
    ok(!writing.includes('--no-optional-locks') && writing.includes('core.fsync=committed'));
  });

  it('reads before it is known which git it is', async () => {
    const program = join(folder, 'git');
    const waits = `while [ ! -e "${folder}/started" ]; do sleep 0.01; done; echo git version 2.39.5; exit 0`;
    writeFileSync(
      program,
      `#!/bin/sh\nif [ "$1" = "--version" ]; then ${waits}; fi\necho started > "${folder}/started"\necho said\n`,
      { mode: 0o755 },
    );
    const answer = await run(deps(program), head);
    ok(answer.ok && Buffer.from(answer.stdout).toString() === 'said\n');
  });

  it('never asks which git it is for what every git answers alike', async () => {
    const program = join(folder, 'git');
    writeFileSync(
      program,
      `#!/bin/sh\nif [ "$1" = "--version" ]; then echo started > "${folder}/started"; exit 1; fi\nprintf 'a.md\\0'\n`,
      { mode: 0o755 },
    );
    const listing = await run(deps(program), { verb: 'ls-files', flags: ['-z', '-o', '--exclude-standard'] });
    ok(listing.ok && Buffer.from(listing.stdout).toString() === 'a.md\0');
    ok(!hasStarted());
    strictEqual(kindOf(await run(deps(program), head)), 'missing');
    ok(hasStarted());
  });

  it('fails when the limit is reached, whatever the program says at its end', async () => {
    const program = shim(`trap 'echo ${'a'.repeat(40)}; exit 0' TERM; echo half; sleep 1000 & wait`);
    strictEqual(kindOf(await run(deps(program), head, { limitMs: 200 })), 'timeout');
  });

  it('ends grandchildren and does not wait for one that left the group', async () => {
    const program = shim(
      `trap '' TERM; sh -c 'trap "" TERM; echo $$ > "${folder}/pid"; sleep 1000' & setsid sleep 5 & wait`,
    );
    strictEqual(kindOf(await run(deps(program), head, { limitMs: 200 })), 'timeout');
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    ok(!existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '));
  });

  it('stops when asked to, and when there is too much to read', async () => {
    const program = shim('sleep 1000');
    const abort = new AbortController();
    const running = run(deps(program), head, { signal: abort.signal });
    while (!hasStarted()) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    strictEqual(kindOf(await running), 'killed');
    strictEqual(kindOf(await run(deps(program), head, { signal: abort.signal })), 'killed');
    strictEqual(kindOf(await run(deps(shim('yes')), head)), 'other');
  });

  it('tells a death by signal from an answer', async () =>
    strictEqual(kindOf(await run(deps(shim('kill -9 $$')), head)), 'killed'));

  const failures: readonly (readonly [string, GitVerb, string, string])[] = [
    ['auth', 'fetch', '', "fatal: could not read Username for 'https://x': terminal prompts disabled"],
    ['auth', 'fetch', '', 'git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.'],
    ['auth', 'push', '', 'FATAL ERROR: No supported authentication methods available (server sent: publickey)'],
    [
      'other',
      'update-ref',
      '',
      "fatal: cannot lock ref 'refs/heads/main': Unable to create '.git/refs/heads/main.lock': Permission denied",
    ],
    ['offline', 'fetch', '', "fatal: unable to access 'https://x/': Could not resolve host: x"],
    ['locked', 'update-ref', '', "fatal: Unable to create '/x/.git/index.lock': File exists."],
    [
      'moved',
      'update-ref',
      '',
      `fatal: cannot lock ref 'refs/heads/main': is at ${'a'.repeat(40)} but expected ${'b'.repeat(40)}`,
    ],
    ['dubious-owner', 'rev-parse', '', "fatal: detected dubious ownership in repository at '/x'"],
    ['not-a-repository', 'rev-parse', '', 'fatal: not a git repository (or any of the parent directories): .git'],
    ['rejected', 'push', '!\tx:refs/heads/main\t[rejected] (fetch first)', ''],
    ['rejected', 'push', '!\tx:refs/heads/main\t[rejected] (non-fast-forward)', ''],
    ['rejected', 'push', '!\tx:refs/heads/main\t[remote rejected] (failed to update ref)', ''],
    ['policy', 'push', '!\tx:refs/heads/main\t[remote rejected] (protected branch hook declined)', ''],
    ['hook', 'push', '', "error: failed to push some refs to 'x'"],
    ['no-remote-branch', 'fetch', '', "fatal: couldn't find remote ref refs/heads/x"],
    ['other', 'fetch', '', 'fatal: something new'],
  ];
  for (const [kind, verb, stdout, stderr] of failures) {
    it(`reads as ${kind}: ${(stdout || stderr).slice(0, 60)}`, async () => {
      const id = 'a'.repeat(40);
      const operands: Partial<Record<GitVerb, readonly string[]>> = {
        fetch: ['origin', '+refs/heads/a:refs/remotes/o/a'],
        push: ['origin', `${id}:refs/heads/main`],
        'update-ref': ['refs/heads/main', id, id],
      };
      writeFileSync(join(folder, 'out'), stdout);
      writeFileSync(join(folder, 'err'), stderr);
      const program = shim(`cat "${folder}/out"; cat "${folder}/err" >&2; exit 128`);
      strictEqual(kindOf(await run(deps(program), { verb, operands: operands[verb] ?? [] })), kind);
    });
  }

  it('masks credentials, and logs neither addresses nor text', async () => {
    const program = shim('echo "fatal: unable to access https://me:hunter2@host/x" >&2; exit 128');
    const result = await run(deps(program), { verb: 'fetch', operands: ['origin', '+refs/heads/a:refs/remotes/o/a'] });
    ok(!result.ok && !result.failure.words.includes('hunter2') && result.failure.words.includes('host/x'));
    ok(logged.length > 0 && !logged.join().includes('host'));
    match(logged[0] ?? '', /^git fetch: 128 in \d+ ms$/);
  });

  it('calls a git that is missing, too old or broken missing', async () => {
    strictEqual(kindOf(await run(deps(undefined), head)), 'missing');
    strictEqual(kindOf(await run(deps(join(folder, 'none')), head)), 'missing');
    const program = shim('');
    for (const answer of ['echo git version 2.20.1', 'echo nonsense', 'exit 1']) {
      writeFileSync(program, `#!/bin/sh\n${answer}\n`);
      strictEqual(kindOf(await run(deps(program), head)), 'missing', answer);
    }
  });

  describe('with a repository', () => {
    let world: ShareWorld;
    beforeEach(async () => {
      world = await createShareWorld();
    });
    afterEach(() => world.dispose());

    it('works on the folder it was told, wherever variables point', async () => {
      const other = `${world.folder}/other`;
      world.git(world.folder, 'init', '-q', other);
      const environment = {
        ...world.environment,
        GIT_DIR: `${other}/.git`,
        GIT_WORK_TREE: other,
        GIT_INDEX_FILE: `${other}/i`,
      };
      const repository = world.open({ runner: { environment } });
      world.write({ 'a.md': 'mine\n' });
      strictEqual((await repository.commit({ paths: ['a.md'], message: 'x' })).state, 'committed');
      strictEqual(world.git(world.mine, 'log', '-1', '--format=%s'), 'x\n');
    });

    it('finds no bare repository hidden in the notes', async () => {
      world.git(world.folder, 'init', '-q', '--bare', `${world.mine}/notes`);
      const runner = deps('/usr/bin/env', {
        environment: world.environment,
        program: () => execFileSync('which', ['git'], { encoding: 'utf8' }).trim(),
      });
      strictEqual(kindOf(await createGitRunner(runner)(`${world.mine}/notes`).run(head)), 'not-a-repository');
      const result = await createGitRunner(runner)(world.mine).run(head);
      ok(result.ok && outputText(result).length === 40);
    });
  });
});
