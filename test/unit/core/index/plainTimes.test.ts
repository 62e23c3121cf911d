// Days and stamps read from bytes are those that their texts say; what is written in another way is left to the text.
import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { dayNumber } from '../../../../src/core/day.ts';
import { plainDay, plainInstant } from '../../../../src/core/index/plainTimes.ts';
import { numberOf } from '../../../../src/core/index/values.ts';

const encoder = new TextEncoder();

function read(text: string, how: typeof plainDay): number {
  const bytes = encoder.encode(`x${text}x`);
  return how(bytes, 1, bytes.length - 1);
}

const day = fc
  .tuple(fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([y, m, d]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const tail = fc.stringMatching(/^([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?[0-9x.]?$/);

describe('plain times', () => {
  it('are those of their texts, or none', () => {
    fc.assert(
      fc.property(day, tail, (date, rest) => {
        const [text, instant] = [date + rest, read(date + rest, plainInstant)];
        if (!Number.isNaN(instant)) equal(instant, numberOf(text, 'stamp'), text);
        equal(read(text, plainDay), dayNumber(text.slice(0, 10)) ?? Number.NaN, text);
      }),
    );
  });

  it('are read as they are usually written', () => {
    for (const text of ['2026-03-04', '2026-03-04T09:30+01:00', '2024-02-29 23:59Z', '2026-03-04T09:30:15Z'])
      equal(read(text, plainInstant), numberOf(text, 'stamp'), text);
    for (const text of [
      '',
      '2026',
      '2026-02-30',
      '2026/03/04',
      '2026-03-04T9:30',
      '2026-03-04T09:30',
      '2026-03-04T25:99Z',
      '2026-03-04T09:30.5Z',
      '2026-03-0é',
    ])
      equal(read(text, plainInstant), Number.NaN, text);
  });
});
