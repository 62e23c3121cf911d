// Decimals of figures: enough to tell a value from the limit it misses.
import { equal, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { decimalsBeside, decimalsOf } from '../../../../src/core/kpi/decimals.ts';

describe('decimals of figures', () => {
  it('follow the size of the value', () => {
    for (const [value, unit, decimals] of [
      [1234, '', 0],
      [56.7, '', 1],
      [4.25, '', 2],
      [99.95, '%', 2],
      [99.95, '', 1],
    ] as const)
      equal(decimalsOf(value, unit), decimals);
  });

  it('are as few as tell a value from its limit', () => {
    equal((4.2988).toFixed(decimalsBeside(4.2988, 4.3)), '4.299');
    equal((4.28).toFixed(decimalsBeside(4.28, 4.3)), '4.28');
    equal(decimalsBeside(4.3, 4.3), 2);
    equal(decimalsBeside(99.951, 99, '%'), 2);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), (a, b) => {
        const [value, limit] = [a / 1000, b / 1000];
        fc.pre(a !== b);
        const decimals = decimalsBeside(value, limit);
        notEqual(value.toFixed(decimals), limit.toFixed(decimals));
        equal(decimals, decimalsBeside(limit, value));
      }),
    );
  });
});
