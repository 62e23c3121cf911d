// Checks of values from outside: what fits, where it does not, and that zod, which reads the same wishes on its own, says the same of
// anything.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  anything,
  either,
  exactly,
  flag,
  listOf,
  mapOf,
  number,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
  whole,
} from '../../../src/core/shape.ts';
import { runs } from '../../support/runs.ts';

const row = exactly({ title: text(5), at: whole(0, 9), tone: oneOf('red', 'blue'), more: optional(listOf(flag, 2)) });
const message = either(
  exactly({ type: oneOf('rows'), rows: listOf(row, 3), share: orNull(number), by: mapOf(text(3), text(3)) }),
  exactly({ type: oneOf('day'), day: text(10, /^\d{4}-\d\d-\d\d$/), body: anything }),
);

const zRow = z.strictObject({
  title: z.string().check(z.maxLength(5)),
  at: z.int().check(z.gte(0), z.lte(9)),
  tone: z.enum(['red', 'blue']),
  more: z.optional(z.array(z.boolean()).check(z.maxLength(2))),
});
const zMessage = z.union([
  z.strictObject({
    type: z.literal('rows'),
    rows: z.array(zRow).check(z.maxLength(3)),
    share: z.nullable(z.number()),
    by: z.record(z.string().check(z.maxLength(3)), z.string().check(z.maxLength(3))),
  }),
  z.strictObject({
    type: z.literal('day'),
    day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
    body: z.unknown(),
  }),
]);

const good = { title: 'Five!', at: 9, tone: 'red' };

describe('shapes', () => {
  const at = (shape: Shape<unknown>, value: unknown, place: string | undefined): void => {
    it(`find ${place ?? 'nothing'} in ${JSON.stringify(value)}`, () => {
      equal(shape.fault(value), place);
      equal(shape.fits(value), place === undefined);
    });
  };
  at(row, good, undefined);
  at(row, { ...good, more: undefined }, undefined);
  at(row, { ...good, more: [true, false] }, undefined);
  at(row, { ...good, more: [true, 1] }, 'more.1');
  at(row, { ...good, more: [true, true, true] }, 'more');
  at(row, { ...good, title: 'Too long' }, 'title');
  at(row, { ...good, at: 10 }, 'at');
  at(row, { ...good, at: 0.5 }, 'at');
  at(row, { ...good, tone: 'RED' }, 'tone');
  at(row, { ...good, other: 1 }, 'other');
  at(row, { title: 'a', at: 1 }, 'tone');
  at(row, [good], '');
  at(row, null, '');
  at(row, 'text', '');
  at(listOf(row, 3), [good, { ...good, at: -1 }], '1.at');
  at(number, Number.NaN, '');
  at(number, Number.POSITIVE_INFINITY, '');
  at(text(3), 4, '');
  at(mapOf(text(3), flag), { abc: true }, undefined);
  at(mapOf(text(3), flag), { abcd: true }, 'abcd');
  at(mapOf(text(3), flag), { abc: 'true' }, 'abc');
  at(mapOf(text(30), flag), JSON.parse('{ "__proto__": true }'), '__proto__');
  at(exactly({}), JSON.parse('{ "__proto__": true }'), '__proto__');
  at(exactly({ toString: flag }), {}, 'toString');

  it('say what zod says of anything', () => {
    const word = fc.oneof(fc.constantFrom('red', 'blue', 'rows', 'day', '2026-03-12'), fc.string({ maxLength: 6 }));
    const rows = fc.record(
      {
        title: word,
        at: fc.oneof(fc.nat(10), fc.double()),
        tone: word,
        more: fc.array(fc.boolean(), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const nearly = fc.oneof(
      fc.record({
        type: fc.constant('rows'),
        rows: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(good) }, rows), { maxLength: 4 }),
        share: fc.oneof(fc.constant(null), fc.double(), word),
        by: fc.dictionary(fc.string({ maxLength: 4 }), word),
      }),
      fc.record({ type: fc.constant('day'), day: word, body: fc.anything() }),
    );
    const fitting = [0, 0];
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (value) => {
        const fits = message.fits(value);
        fitting[Number(fits)] = (fitting[Number(fits)] ?? 0) + 1;
        equal(fits, zMessage.safeParse(value).success);
      }),
      { numRuns: runs(300), seed: 1 },
    );
    deepEqual(
      fitting.map((count) => count > 0),
      [true, true],
    );
  });
});
