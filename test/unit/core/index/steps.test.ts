// Work in steps comes to what it comes to in one go.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { finished, sorted } from '../../../../src/core/index/steps.ts';

describe('steps', () => {
  const byKey = (a: readonly number[], b: readonly number[]): number => (a[0] ?? 0) - (b[0] ?? 0);

  it('sort like a list does, equal ones as they stood', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 60 }), fc.integer({ min: 1, max: 120 }), (keys, times) => {
        const list = Array.from({ length: keys.length * times }, (_, place) => [keys[place % keys.length] ?? 0, place]);
        deepEqual(finished(sorted(list, byKey)), list.toSorted(byKey));
      }),
      { numRuns: 60 },
    );
  });

  it('sort long lists with pauses and leave them as they are', () => {
    const list = Array.from({ length: 10_000 }, (_, place) => [(place * 7919) % 1000, place]);
    const before = [...list];
    let pauses = 0;
    for (const _ of sorted(list, byKey)) pauses++;
    ok(pauses > 20, `${pauses} pauses`);
    deepEqual(list, before);
  });
});
