// The order of paths is that of the paths, however notes came in and went.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { Dictionary } from '../../../../src/core/index/dictionary.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { PathOrder } from '../../../../src/core/index/pathOrder.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

/** One sign of each length in bytes and of each side of the surrogates, and those themselves. */
const signs = ['a', 'é', '\u07ff', 'ก', '中', '\ud7ff', '\ue000', '\uff21', '\uffff', '😀', '\u{10000}', '\u{10ffff}'];
const lone = ['\ud800', '\udbff', '\udc00', '\udfff'];

/** Paths of any code points, half of them of those where an order of bytes and one of strings part. */
const anyPath = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs, ...lone, '/'),
      fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

describe('the order of paths', () => {
  it('is that of strings, for every code point', () => {
    const check = (a: string, b: string): void => {
      const words = new Dictionary();
      const order = Math.sign(words.compare(words.add(a), words.add(b)));
      strictEqual(order, a < b ? -1 : a > b ? 1 : 0, JSON.stringify([a, b]));
    };
    for (const a of [...signs, ...lone]) for (const b of [...signs, ...lone]) check(a, b);
    fc.assert(fc.property(anyPath, anyPath, check), { numRuns: runs(20_000) });
  });

  it('loses no note and keeps none, in any script', () => {
    const index = new NoteIndex(loadConfig(''));
    const paths = ['😀 inbox/x.md', '😀 inbox/y.md', '中/a.md', '中/b.md', 'ก.md', '😀.md', '\uff21.md'];
    for (const path of paths) index.put(path, '- [ ] x\n');
    deepStrictEqual(index.paths(), [...paths].sort());
    index.remove('中');
    index.remove('😀.md');
    deepStrictEqual(index.paths(), paths.filter((path) => !path.startsWith('中') && path !== '😀.md').sort());
    index.remove('😀 inbox');
    deepStrictEqual(index.paths(), ['ก.md', '\uff21.md']);
    strictEqual(index.taskCount, 2);
  });

  it('is made with pauses where many came in', () => {
    const words = new Dictionary();
    const order = new PathOrder(words);
    for (let path = 5000; path > 0; path--) order.add(words.add(`${path}`));
    const steps = order.steps();
    let pauses = 0;
    while (!steps.next().done) pauses++;
    ok(pauses > 8, String(pauses));
    deepStrictEqual(
      Array.from(order.notes(), (note) => words.read(note)),
      Array.from({ length: 5000 }, (_, at) => `${at + 1}`).sort(),
    );
  });

  it('is that of the paths, whatever came in and went, and whenever somebody asked', () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'add', 'insert', 'go', 'ask', 'settle', 'leave'),
      paths: fc.array(fc.nat(60)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const words = new Dictionary();
        const order = new PathOrder(words);
        const there = new Set<string>();
        const asked = (): string[] => Array.from(order.notes(), (note) => words.read(note));
        for (const { act, paths } of steps) {
          const all = [...new Set(paths)].map((path) => `${signs[path % signs.length]}${path}`);
          const known = all.filter((path) => there.has(path));
          if (act === 'ask') deepStrictEqual(asked(), [...there].sort());
          else if (act === 'settle') finished(order.steps());
          else if (act === 'leave') order.steps().next();
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
