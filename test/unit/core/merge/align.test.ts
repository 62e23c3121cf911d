// Alignment of two lists: as long as the best there is, rising, and bounded for lists that share nothing.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { align, longestRising } from '../../../../src/core/merge/align.ts';
import { runs } from '../../../support/runs.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

describe('align', () => {
  it('pairs equal items in rising order, as many as can be', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const found = [...align(a, b)];
        const pairs = found.flatMap((place, at) => (place < 0 ? [] : [{ at, place }]));
        ok(pairs.every(({ at, place }) => a[at] === b[place]));
        ok(pairs.every(({ place }, n) => n === 0 || place > (pairs[n - 1]?.place ?? 0)));
        equal(pairs.length, longestByTable(a, b));
      }),
      { numRuns: runs(400) },
    );
  });

  it('aligns long lists that differ much by what is unique', () => {
    const a = Array.from({ length: 4000 }, (_, n) => (n % 4 === 0 ? `same ${n}` : `mine ${n}`));
    const b = Array.from({ length: 4000 }, (_, n) => (n % 4 === 0 ? `same ${n}` : `theirs ${n}`));
    equal([...align(a, b)].filter((place) => place >= 0).length, 1000);
    equal(
      [
        ...align(
          a.map((key) => `${key}!`),
          b,
        ),
      ].filter((place) => place >= 0).length,
      0,
    );
  });

  it('finds a longest rising run', () => {
    deepEqual(longestRising([5, 1, 2, 9, 3, 4]), [1, 2, 4, 5]);
    deepEqual(longestRising([]), []);
  });
});

function longestByTable(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const row = rows[i];
      if (row) row[j] = same ? (rows[i - 1]?.[j - 1] ?? 0) + 1 : Math.max(rows[i - 1]?.[j] ?? 0, row[j - 1] ?? 0);
    }
  return rows[a.length]?.[b.length] ?? 0;
}
