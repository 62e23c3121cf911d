// Words found in bytes are those that are in the texts, and rows that may hold them miss none that does.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { encode, maxBytes, wordFinder } from '../../../../src/core/index/utf8.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import '../../../support/runs.ts';

const config = loadConfig(undefined);
const letters = fc.array(fc.constantFrom('a', 'b', 'A', 'B', 'ä', '1', ' '), { maxLength: 12 });
const texts = letters.map((units) => units.join(''));
const words = fc.array(fc.constantFrom('a', 'b', '1'), { minLength: 1, maxLength: 5 }).map((units) => units.join(''));

describe('words in titles', () => {
  it('are found where a text in lower case has them first', () => {
    fc.assert(
      fc.property(texts, words, (text, word) => {
        const bytes = new Uint8Array(maxBytes(text.length) + 2);
        const end = encode(text, bytes, 1);
        const place = text.toLowerCase().indexOf(word);
        const expected = place < 0 ? -1 : encode(text.slice(0, place), new Uint8Array(maxBytes(place)), 0) + 1;
        equal(wordFinder(word)(bytes, 1, end), expected);
      }),
    );
  });

  it('are found in all rows that have them, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(texts, texts), { maxLength: 8 }),
        fc.array(words, { minLength: 1, maxLength: 2 }),
        (notes, all) => {
          const index = new NoteIndex(config);
          for (const [at, [title, task]] of [...notes.entries()].reverse())
            index.put(`n${at}.md`, `# ${title}\n\n- [ ] ${task}\n- [x] b${task}\n`);
          for (const [at, [title]] of notes.entries())
            if (at % 3 === 0) index.put(`n${at}.md`, `# ${title}a\n\n- [ ] b\n`);
          const holds = (row: number) =>
            all.every((word) => String(index.get(row, 'title')).toLowerCase().includes(word));
          const wanted = [...index.rows()].filter(holds);
          const parsed = parseQuery(all.map((word) => `"${word}"`).join(' '), config);
          ok('query' in parsed);
          deepEqual(runQuery(parsed.query, index, { today: '2026-03-11', now: '2026-03-11' }), wanted);
          const found = index.rowsHolding(all);
          if (found) deepEqual(found.filter(holds), wanted);
        },
      ),
    );
  });

  it('too many rows are left to a walk, and short words always', () => {
    const index = new NoteIndex(config);
    index.put('many.md', '- [ ] gateway\n'.repeat(1500));
    index.put('one.md', '- [ ] certificate\n');
    equal(index.rowsHolding(['gateway']), undefined);
    equal(index.rowsHolding(['ce']), undefined);
    deepEqual(
      index.rowsHolding(['certificate'])?.map((row) => index.path(row)),
      ['one.md'],
    );
    deepEqual(index.rowsHolding(['certificate', 'gateway']), []);
  });
});
