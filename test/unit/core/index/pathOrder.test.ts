// The order of paths is that of the paths, however notes came in and went.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Dictionary } from '../../../../src/core/index/dictionary.ts';
import { PathOrder } from '../../../../src/core/index/pathOrder.ts';
import { runs } from '../../../support/runs.ts';

describe('the order of paths', () => {
  it('is that of the paths, whatever came in and went, and whenever somebody asked', () => {
    const step = fc.record({ act: fc.constantFrom('add', 'add', 'insert', 'go', 'ask'), paths: fc.array(fc.nat(60)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const words = new Dictionary();
        const order = new PathOrder(words);
        const there = new Set<string>();
        const asked = (): string[] => Array.from(order.notes(), (note) => words.read(note));
        for (const { act, paths } of steps) {
          const all = [...new Set(paths)].map((path) => `p${path}`);
          const known = all.filter((path) => there.has(path));
          if (act === 'ask') deepStrictEqual(asked(), [...there].sort());
          else if (act === 'go') {
            order.delete(known.map((path) => words.add(path)));
            for (const path of known) there.delete(path);
          } else
            for (const path of all) {
              if (there.has(path)) continue;
              order[act](words.add(path));
              there.add(path);
            }
        }
        deepStrictEqual(asked(), [...there].sort());
      }),
      { numRuns: runs(300) },
    );
  });
});
