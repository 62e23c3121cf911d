// F18: two windows of one clone, and somebody deleted the lock between them: while one takes over or commits, the other shares between
// any two of its steps. Whoever comes first, files, index and branch agree afterwards, and nobody undoes what the team wrote.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { Processes } from '../../src/notebook/share/disk.ts';
import type { Repository } from '../../src/notebook/share/repository.ts';
import { createFaults, type Fault, type Faulty } from '../support/shareFaults.ts';
import { createShareWorld, filesIn, type ShareWorld } from '../support/shareWorld.ts';

describe('F18 two windows without a lock', function () {
  this.timeout(900_000);
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n', 'b.md': 'old\n', 'gone.md': 'old\n' });
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'ana\n', 'gone.md': undefined, 'new.md': 'ana\n' });
    world.write({ 'b.md': 'mine\n' });
    world.keep();
  });
  afterEach(() => world.dispose());

  /** A window: a process of its own, and all of them live. */
  const windowOf = (start: string, faults?: Faulty): Repository => {
    const processes: Processes = {
      self: async () => ({ pid: process.pid, start }),
      isAlive: async () => true,
      gitRunsIn: async () => false,
    };
    const deps = { processes, wait: async () => undefined };
    return world.open({ deps, ...(faults && { wrap: faults.wrapGit, wrapDisk: faults.wrapDisk }) });
  };
  const request = { paths: ['b.md'], message: 'mine' };
  const state = (): unknown => ({
    files: filesIn(world.mine),
    status: world.git(world.mine, 'status', '--porcelain'),
    tree: world.git(world.mine, 'rev-parse', 'HEAD^{tree}'),
    remote: world.git(world.remote, 'rev-parse', 'main^{tree}'),
  });

  /** One of each kind; of the longer errand every third of these. */
  const isWanted = (steps: readonly string[], at: number): boolean =>
    steps.lastIndexOf(steps[at] ?? '') === at && (steps.length < 30 || at % 3 === 0);

  for (const errand of ['share', 'commitAndShare'] as const) {
    it(`agree in the end: ${errand}`, async () => {
      const perform = async (fault?: Fault): Promise<readonly string[]> => {
        const meanwhile = async (): Promise<void> => {
          rmSync(`${world.mine}/.git/daybook/lock`, { force: true });
          await windowOf('other').commitAndShare(request);
        };
        const faults = createFaults(fault, { meanwhile });
        const first = windowOf('first', faults);
        await (errand === 'share' ? first.share() : first.commitAndShare(request));
        return faults.steps;
      };
      const steps = await perform();
      await windowOf('first').commitAndShare(request);
      const goal = state();
      ok(steps.length > 15, steps.join());
      for (const [at, step] of steps.entries()) {
        if (process.env['ALL_FAULTS'] !== '1' && !isWanted(steps, at)) continue;
        world.restore();
        await perform({ at: at + 1, kind: 'meanwhile' });
        const where = `before step ${at + 1}, ${step}`;
        const { tone, text } = await windowOf('first').commitAndShare(request);
        strictEqual(tone, 'fine', `${where}: ${text}`);
        deepStrictEqual(state(), goal, where);
      }
    });
  }
});
