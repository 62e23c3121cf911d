// The tables of the benchmark: medians, ratios round by round, marks of what misses its target, and what stands where nothing was measured.
import assert from 'node:assert/strict';
import { tablesOf } from '../bench/tables.mjs';

const section = {
  name: 'cold',
  title: 'Cold',
  words: 'Words.',
  cases: { own: { args: () => [] }, peer: { args: () => [] }, gone: { args: () => [] } },
  rows: [
    { words: 'own, ms', figure: 'own.ms', most: { 10000: 100 }, growth: 0.5 },
    { words: 'peer, ms', figure: 'peer.ms', growth: true },
    { words: '- ratio', figure: 'peer.ms', over: 'own.ms' },
    { words: '- memory', figure: 'peer.rssMB', most: 5 },
    { words: 'gone, ms', figure: 'gone.ms', note: 'floor' },
  ],
};

const rounds = (...all: readonly number[]) => ({ rounds: all.map((ms) => ({ ms, rssMB: 4 })) });
const failed = (why: string) => ({ rounds: [], failed: why });

describe('tables of the benchmark', () => {
  it('tell medians, ratios, growth, misses, and why there is nothing to tell', () => {
    const gone = failed('npm cannot install gone');
    const text = tablesOf(
      [section],
      [
        { notes: 1000, outcomes: { own: rounds(10, 40, 12), peer: rounds(30, 40), gone } },
        { notes: 10_000, outcomes: { own: rounds(120), peer: failed('> 60 s'), gone } },
      ],
    );
    assert.equal(
      text,
      `## Cold

|  | 1,000 notes | 10,000 notes | growth | target |
| --- | ---: | ---: | ---: | ---: |
| own, ms | 12.0 | 120 ✗ | 1.00 ✗ | ≤ 100 at 10k, growth ≤ 0.5 |
| peer, ms | 40.0 | > 60 s | – |  |
| - ratio | 3.00 | > 500 |  |  |
| - memory | 4.00 | – |  | ≤ 5 |
| gone, ms | not measured | not measured |  | floor |

Words.

Not measured with 1,000, 10,000 notes (gone, ms): npm cannot install gone.`,
    );
  });
});
