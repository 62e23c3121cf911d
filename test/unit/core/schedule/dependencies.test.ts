// What comes after what, in any graph: an order that holds, or a circle that is one; never a hang.
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { chainBehind, nextOf } from '../../../../src/core/schedule/dependencies.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

/** For each line the lines it comes after, later ones among them. */
const graph = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 });

describe('what comes after what', () => {
  it('is an order in which nothing stands before what it waits for, or a circle', () =>
    fc.assert(
      fc.property(graph, fc.nat(9), (lines, seed) => {
        const text = lines.map((after, at) => `- [ ] T${at} id:t${at}${afterText(after)}\n`).join('');
        const index = indexOf({ 'a.md': text });
        const first = [index.taskRows('a.md')[seed % lines.length] ?? 0];
        const next = nextOf(index, first);
        const chain = chainBehind(index, first);
        if ('circle' in chain) {
          ok(chain.circle.length > 0);
          chain.circle.forEach((row, at) => {
            ok(next(row).includes(chain.circle[(at + 1) % chain.circle.length] ?? -1));
          });
          return;
        }
        const place = new Map(chain.rows.map((row, at) => [row, at]));
        for (const row of chain.rows) for (const each of next(row)) ok((place.get(row) ?? 0) < (place.get(each) ?? -1));
        equal(place.size, chain.rows.length);
      }),
      { numRuns: runs(120) },
    ));
});

function afterText(after: readonly number[]): string {
  return after.length === 0 ? '' : ` after:${after.map((line) => `t${line}`).join(',')}`;
}
