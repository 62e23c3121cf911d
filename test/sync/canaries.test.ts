// T17, T18: a hostile `.git`. In Restricted Mode nothing of it runs, whatever Daybook is asked to do; in a trusted folder only what git
// would run for the person as well, and without which it would keep something else. Plain git runs them: the canaries are alive.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import { gitListing } from '../../src/host/node/listNotes.ts';
import { commitAuthorsOf } from '../../src/notebook/commitAuthors.ts';
import { type Coop, coops, plant, takeRan } from '../support/canaries.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';

const silent = { debug: () => undefined, warn: () => undefined };
const names = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'];

describe('T17 T18 hostile settings of git', function () {
  this.timeout(120_000);
  let program: string | undefined;
  before(async () => {
    program = await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false });
  });

  /** Everything that Daybook has git do, for each remote that the branch could follow. */
  const everything = async (world: ShareWorld, trusted: boolean, remotes: readonly string[]): Promise<void> => {
    const who = { program: () => program, trusted: () => trusted, environment: world.environment };
    for (const remote of remotes) {
      world.git(world.mine, '-c', 'core.fsmonitor=', 'config', 'branch.main.remote', remote);
      const repository = world.open({ runner: who, deps: { wait: async () => undefined } });
      const { entries } = await repository.shareable();
      const paths = trusted ? entries.map(({ path }) => path) : names;
      const sharing = [
        () => repository.fetchOnly(),
        () => repository.commitAndShare({ paths, include: paths, message: 'x' }),
        () => repository.shareForReview(undefined),
      ];
      const others = [
        () => repository.guard(),
        () => repository.recover(),
        () => repository.commit({ paths: paths.slice(0, 2), message: 'x' }),
        () => repository.share(),
        () => repository.lastShare(),
        () => repository.versions({ folder: world.mine, path: 'a.md' }),
        () => repository.pastNotes(world.mine),
        () => repository.sharedNote({ folder: world.mine, path: 'a.md' }),
        () => repository.undoLastShare(),
      ];
      const calls: readonly (() => Promise<unknown>)[] = remotes.length > 1 ? sharing : [...others, ...sharing];
      // Without trust some of them answer nothing, which they say by throwing.
      for (const call of calls) await call().catch(() => undefined);
    }
    const runner = createGitRunner({ ...who, log: silent, now: () => performance.now() });
    await commitAuthorsOf(runner(world.mine));
    for (const folder of [world.mine, `${world.mine}/bare`, `${world.mine}/sub`]) await gitListing(runner(folder));
  };
  const wake = (world: ShareWorld, coop: Coop): void => {
    for (const args of coop.wake) {
      try {
        const options = { cwd: world.mine, env: world.environment, timeout: 10_000 };
        execFileSync('git', args, {
          ...options,
          input: 'protocol=http\nhost=x\n\n',
          stdio: ['pipe', 'ignore', 'ignore'],
        });
      } catch {
        // Many of these calls fail after they have run what they should not.
      }
    }
  };

  it('are 58, and plain git runs at least 35 of them', () => {
    const all = coops.flatMap(({ canaries }) => canaries);
    deepStrictEqual([all.length, new Set(all.map(({ name }) => name)).size], [58, 58]);
    ok(all.filter(({ asleep }) => asleep !== true).length >= 35);
  });

  for (const coop of coops) {
    describe(coop.name, () => {
      let restricted: ReadonlySet<string>;
      let trusted: ReadonlySet<string>;
      let plain: ReadonlySet<string>;
      before(async () => {
        const world = await createShareWorld({
          'daybook.yml': '',
          ...Object.fromEntries(names.map((name) => [name, 'old\n'])),
        });
        try {
          const ana = await world.teammate('ana');
          await ana.push({ 'a.md': 'ana\n', 'new.md': 'ana\n' });
          world.git(world.mine, 'fetch', '-q');
          world.git(world.mine, 'commit', '-q', '--allow-empty', '-m', 'mine');
          for (const args of coop.prepare ?? []) world.git(world.mine, ...args);
          world.write(Object.fromEntries(names.map((name) => [name, 'mine\n'])));
          plant(world.mine, coop.canaries);
          takeRan(world.mine);
          const remotes = coop.remotes ?? ['origin'];
          await everything(world, false, remotes);
          restricted = takeRan(world.mine);
          await everything(world, true, remotes);
          trusted = takeRan(world.mine);
          world.write(Object.fromEntries(names.map((name) => [name, 'mine again\n'])));
          wake(world, coop);
          plain = takeRan(world.mine);
        } finally {
          world.dispose();
        }
      });
      for (const { name, withTrust, asleep } of coop.canaries) {
        it(`${name}: nothing runs in Restricted Mode${withTrust === true ? '' : ', nor with trust'}`, () => {
          deepStrictEqual([...restricted], []);
          ok(withTrust === true || !trusted.has(name), 'ran in a trusted folder');
          ok(
            asleep === true || plain.has(name) || trusted.has(name),
            'the canary is dead: plain git does not run it either',
          );
        });
      }
    });
  }
});
