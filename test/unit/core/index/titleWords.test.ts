// Words found in bytes are those that are in the texts, and rows that may hold them miss none that does.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { encode, encodedLength, maxBytes, wordFinder } from '../../../../src/core/index/utf8.ts';
import { readLineOf } from '../../../../src/core/note/readNote.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

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
          deepEqual(finished(index.rowsHolding(all)), wanted);
          for (const word of all) {
            const holdsWord = index.titleFinder(word);
            for (const row of index.rows())
              equal(holdsWord(row), String(index.get(row, 'title')).toLowerCase().includes(word));
          }
        },
      ),
    );
  });

  it('are found whatever changed between two questions', () => {
    const line = fc.tuple(texts, fc.constantFrom('- [ ] ', '- [x] ', '> 1. [/] ')).map(([text, box]) => box + text);
    const note = fc
      .tuple(
        fc.constantFrom('', '# b1\n', '---\ntitle: ab\nmilestones:\n  - title: b1\n---\n'),
        fc.array(line, { maxLength: 4 }),
      )
      .map(([head, lines]) => `${head}${lines.join('\n')}\n`);
    const pairs = fc.constantFrom('a', 'ab', 'b1', 'bb', 'ab1');
    const path = fc.constantFrom('a.md', 'ab/b1.md', 'b.md', 'ab/todo.txt');
    const act = fc.oneof(
      fc.tuple(path, note).map(
        ([to, text]) =>
          (index: NoteIndex) =>
            void index.put(to, text),
      ),
      path.map((gone) => (index: NoteIndex) => void index.remove(gone)),
      fc.constant((index: NoteIndex) => void finished(index.compact())),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(act, pairs), { maxLength: 20 }), (acts) => {
        const index = new NoteIndex(config);
        for (const [change, word] of acts) {
          change(index);
          const holds = (row: number) => String(index.get(row, 'title')).toLowerCase().includes(word);
          deepEqual(finished(index.rowsHolding([word])), [...index.rows()].filter(holds));
        }
      }),
      { numRuns: runs(400) },
    );
  });
});

describe('titles of lines', () => {
  const pieces = fc.constantFrom(
    ...[
      'Do',
      ' ',
      'it',
      ' ',
      'größer',
      '🙂',
      ' due:2026-03-01',
      ' @maria',
      ' #tag',
      ' 📅 2026-04-01',
      ' [due:: 2026-05-01]',
    ],
    ...[
      '~~',
      '<!-- x -->',
      ' (Maria Lopez, 2026-03-20)',
      ' - @maria - 2026-03-20',
      ' [[a|b]]',
      '`c`',
      ' !high',
      '\ud83d',
    ],
  );
  const lines = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));

  it('are what their lines say, read again', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 4 }), (all) => {
        const index = new NoteIndex(config);
        index.put('a.md', `${all.map((text) => `- [ ] ${text}`).join('\n')}\n`);
        index.put('todo.txt', `${all.join('\n')}\n`);
        index.put('p.md', `---\ntype: project\nmilestones:\n  - title: größer ${all.length} #b\n---\n`);
        for (const row of index.rows()) {
          const { path, task } = index.key(row);
          if (task) equal(index.get(row, 'title'), readLineOf(path === 'todo.txt', task.raw)?.text ?? '');
        }
      }),
    );
  });

  it('stand behind as many bytes as are written', () => {
    const lengths = fc.array(fc.constantFrom('a', 'ä', '€', '🙂', '\ud83d', '\ude42')).map((units) => units.join(''));
    fc.assert(
      fc.property(lengths, (text) => {
        equal(encodedLength(text, 0, text.length), encode(text, new Uint8Array(maxBytes(text.length)), 0));
      }),
    );
  });
});
