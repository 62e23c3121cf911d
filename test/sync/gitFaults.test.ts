// A git that misbehaves, once, in each kind of call of the whole errand: it fails, hangs, is cut off, or prints garbage, and ends as if
// all were well. Real processes: a program that stands in for git. Every outcome is a sentence, nothing is lost, the next try heals.
// With ALL_FAULTS=1 every kind of call (verb and flags) has every fault, which takes minutes; else each verb has some of them.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import type { GitCall } from '../../src/notebook/gitVerbs.ts';
import type { Outcome } from '../../src/notebook/share/outcome.ts';
import { createShareWorld, filesIn, type ShareWorld } from '../support/shareWorld.ts';

const kinds = ['fails', 'hangs', 'is cut off', 'prints garbage'] as const;
type Kind = (typeof kinds)[number];
const silent = { debug: () => undefined, warn: () => undefined };
const request = { paths: ['a.md', 'new.md'], message: 'mine' };

describe('F17 F21 git misbehaves', function () {
  this.timeout(900_000);
  let world: ShareWorld;
  let real = '';

  before(async () => {
    world = await createShareWorld({
      'daybook.yml': '',
      'a.md': '- [ ] one\n- [ ] two\n',
      'b.md': 'b\n',
      'half.md': '1\n',
    });
    real = (await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false })) ?? '';
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': '- [ ] one\n- [x] two\n', 'b.md': 'ana\n', 'c.md': 'ana\n' });
    world.write({ 'a.md': '- [x] one\n- [ ] two\n', 'new.md': 'mine\n', 'half.md': 'mine, not committed\n' });
    mkdirSync(`${world.mine}/.git/hooks`, { recursive: true });
    for (const name of ['pre-commit', 'pre-merge-commit', 'commit-msg'])
      writeFileSync(`${world.mine}/.git/hooks/${name}`, '#!/bin/sh\n', { mode: 0o755 });
    world.keep();
  });
  after(() => world.dispose());

  const scripts: Readonly<Record<Kind, string>> = {
    fails: 'echo "fatal: something new" >&2; exit 128',
    hangs: 'sleep 1000 & wait',
    'is cut off':
      'out=$(mktemp); "$REAL" "$@" > "$out"; size=$(wc -c < "$out"); head -c $((size / 2)) "$out"; rm "$out"',
    'prints garbage': '"$REAL" "$@" > /dev/null; echo "<garbage> 4 5 6"',
  };
  const standIn = (kind: Kind): string => {
    const file = `${world.folder}/git-${kinds.indexOf(kind)}`;
    const version = 'if [ "$1" = "--version" ]; then echo "git version 2.39.5"; exit 0; fi';
    writeFileSync(file, `#!/bin/sh\nREAL="${real}"\n${version}\n${scripts[kind]}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  /** The errand with the stand-in for call `at`, counted from 0. */
  const perform = async (at?: number, kind: Kind = 'fails'): Promise<{ outcome: Outcome; calls: GitCall[] }> => {
    const calls: GitCall[] = [];
    const bad = createGitRunner({
      ...{ program: () => standIn(kind), trusted: () => true, environment: world.environment },
      ...{ log: silent, now: () => performance.now(), graceMs: 100 },
    });
    const repository = world.open({
      deps: { wait: async () => undefined },
      wrap: (git, folder) => ({
        version: () => git.version(),
        run: async (call, options) => {
          calls.push(call);
          if (calls.length - 1 !== at) return await git.run(call, options);
          return await bad(folder).run(call, kind === 'hangs' ? { ...options, limitMs: 200 } : options);
        },
      }),
    });
    return { outcome: await repository.commitAndShare(request), calls };
  };
  const state = (): unknown => ({
    files: filesIn(world.mine),
    status: world.git(world.mine, 'status', '--porcelain'),
    isShared: world.git(world.mine, 'rev-parse', 'HEAD') === world.git(world.remote, 'rev-parse', 'main'),
  });
  const isAll = process.env['ALL_FAULTS'] === '1';
  /** Calls that are alike are one kind: the same verb, and with the same flags where all are wanted. */
  const shapeOf = ({ verb, flags = [] }: GitCall): string =>
    isAll ? [verb, ...flags.map((flag) => flag.replace(/=.*/, '='))].join(' ') : verb;
  const hanging = new Set(['fetch', 'push', 'hook', 'update-ref', 'status']);
  const isWanted = (kind: Kind, shape: string, place: number): boolean =>
    isAll ||
    kind === 'fails' ||
    (kind === 'hangs' ? hanging.has(shape) : place % 4 === (kind === 'is cut off' ? 0 : 2));

  for (const kind of kinds) {
    it(`once, in each kind of call: ${kind}`, async () => {
      world.restore();
      const { outcome, calls } = await perform();
      strictEqual(outcome.state, 'combined', outcome.text);
      const goal = state();
      const shapes = calls.map(shapeOf);
      const last = shapes.flatMap((shape, at) => (shapes.lastIndexOf(shape) === at ? [at] : []));
      ok(last.length > 20, shapes.join());
      for (const at of last.filter((place, n) => isWanted(kind, shapes[place] ?? '', n))) {
        world.restore();
        const where = `${kind}: ${shapes[at]}`;
        const { outcome: told } = await perform(at, kind);
        ok(told.text.endsWith('.'), `${where}: ${told.text}`);
        const words = filesIn(world.mine);
        strictEqual(Buffer.from(words['half.md'] ?? '', 'base64').toString(), 'mine, not committed\n', where);
        ok(
          Buffer.from(words['a.md'] ?? '', 'base64')
            .toString()
            .startsWith('- [x] one\n'),
          where,
        );
        if (['shared', 'combined', 'up-to-date'].includes(told.state))
          ok((state() as { isShared: boolean }).isShared, where);
        const { outcome: again } = await perform();
        ok(again.tone === 'fine', `${where}: ${told.text} Then: ${again.text}`);
        deepStrictEqual(state(), goal, `${where}: ${told.text} Then: ${again.text}`);
      }
    });
  }
});
