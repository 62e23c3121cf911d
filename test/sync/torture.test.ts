// A small torture run in every test: a seed that is always the same and one that is not, printed so that it can be played again with
// `npm run torture -- --seed N`. First the checks themselves are shown to fail: loops around git that people write do lose things.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Stage } from '../support/torture/stage.ts';
import { naiveLoop, type Subject } from '../support/torture/subject.ts';
import { torture } from '../support/torture/torture.ts';

const child = fileURLToPath(new URL('crash.child.js', import.meta.url));
const size = { clones: 4, windows: 2, operations: 200, crashes: 30 };

describe('torture', function () {
  this.timeout(600_000);

  const loops: readonly (readonly [string, (stage: Stage) => Subject])[] = [
    ['pull --no-rebase', (stage) => naiveLoop(stage, ['pull', '-q', '--no-rebase', '--no-edit'])],
    ['pull --rebase --autostash', (stage) => naiveLoop(stage, ['pull', '-q', '--rebase', '--autostash'])],
  ];
  for (const [name, subject] of loops) {
    it(`catches a loop of add, commit, ${name}, push`, async () => {
      const report = await torture({ ...size, operations: 60, crashes: 0, seed: 1, subject });
      ok(report.lost.length > 0, 'lines are lost');
      ok(report.stuck.length > 0, 'clones are stuck');
      ok(
        report.broken.some((what) => what.startsWith('N3')),
        'what is not its business was shared',
      );
    });
  }

  for (const [name, seed] of [
    ['a fixed seed', 1],
    ['a random seed', Date.now() % 1_000_000],
  ] as const) {
    it(`loses nothing and leaves nobody behind with ${name}: ${seed}`, async () => {
      const { lost, stuck, broken, rounds, crashes } = await torture({ ...size, seed, child });
      deepStrictEqual({ lost, stuck, broken }, { lost: [], stuck: [], broken: [] });
      strictEqual(crashes >= size.crashes && rounds <= 2, true);
    });
  }
});
