// The line of commits as values: places, states and the least that has to be read for them.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import {
  countBefore,
  differing,
  type PastCommit,
  type PathChange,
  settledMs,
  stateAfter,
  textsAlong,
} from '../../../../src/core/history/line.ts';
import { planWalk } from '../../../../src/core/history/walk.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { runs } from '../../../support/runs.ts';

const commit = (atMs: number, changes: Readonly<Record<string, string | undefined>>): PastCommit => ({
  id: `c${atMs}`,
  atMs,
  author: 'Ana',
  mail: 'ana@example.org',
  isMerge: false,
  changes: Object.entries(changes).map(([path, blob]) => (blob === undefined ? { path } : { path, blob })),
});

const line = [
  commit(10, { 'a.md': '1', 'b.md': '2' }),
  commit(20, { 'a.md': '3' }),
  commit(20, { 'b.md': undefined, 'c.md': '2' }),
  commit(40, { 'a.md': '1' }),
];

const blobsOf = (commits: readonly PastCommit[], path: string) => textsAlong(commits)(path).map(({ blob }) => blob);

describe('line of commits', () => {
  it('counts the commits before a moment', () =>
    deepStrictEqual(
      [5, 10, 11, 20, 21, 99].map((ms) => countBefore(line, ms)),
      [0, 0, 1, 1, 3, 4],
    ));

  it('knows the state after each, and where two differ', () => {
    deepStrictEqual(
      [...stateAfter(line, 3)],
      [
        ['a.md', '3'],
        ['c.md', '2'],
      ],
    );
    deepStrictEqual(differing(stateAfter(line, 1), stateAfter(line, 4)), [
      { path: 'b.md', before: '2' },
      { path: 'c.md', after: '2' },
    ]);
    deepStrictEqual(blobsOf(line, 'a.md'), ['1', '3', '1']);
  });

  it('follows a note that got another name as it was', () => {
    const renamed = [...line, commit(50, { 'a.md': undefined, 'd.md': '1' }), commit(60, { 'd.md': '4' })];
    deepStrictEqual(blobsOf(renamed, 'd.md'), ['1', '3', '1', '4']);
    deepStrictEqual(blobsOf(renamed, 'a.md'), []);
  });

  it('lets no wrong clock hide a year', () => {
    strictEqual(settledMs(30, 20, 100), 30);
    strictEqual(settledMs(5, 20, 100), 20);
    strictEqual(settledMs(500, 20, 100), 20);
    strictEqual(settledMs(Number.NaN, 20, 100), 20);
  });

  it('reads nothing that was replaced before anybody looks', () =>
    deepStrictEqual(finished(planWalk(line, 0, [1, 4])), [
      {
        count: 1,
        gone: [],
        come: [
          { path: 'a.md', blob: '1' },
          { path: 'b.md', blob: '2' },
        ],
      },
      {
        count: 4,
        gone: ['b.md'],
        come: [
          { path: 'a.md', blob: '1' },
          { path: 'c.md', blob: '2' },
        ],
      },
    ]));

  it('walks to the state of every place, whatever the commits and the places are', () => {
    const change = fc.record({ path: fc.constantFrom('a', 'b', 'c', 'd'), blob: fc.option(fc.constantFrom('1', '2')) });
    const commits = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(commits, fc.array(fc.nat(12), { maxLength: 5 }), (all, wanted) => {
        const made = all.map((changes, at): PastCommit => {
          const last = new Map(
            changes.map(({ path, blob }): [string, PathChange] => [path, blob ? { path, blob } : { path }]),
          );
          return { ...commit(at, {}), changes: [...last.values()] };
        });
        const places = wanted.map((place) => Math.min(place, made.length)).sort((a, b) => a - b);
        const walked = new Map<string, string>();
        for (const { count, gone, come } of finished(planWalk(made, 0, places))) {
          for (const path of gone) walked.delete(path);
          for (const { path, blob } of come) walked.set(path, blob);
          deepStrictEqual(new Map([...walked].sort()), new Map([...stateAfter(made, count)].sort()));
        }
      }),
      { numRuns: runs(150) },
    );
  });
});
