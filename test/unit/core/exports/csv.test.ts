// Tables for spreadsheets: every text comes back as it was, numbers stay numbers, and no cell is a formula, wherever it is opened.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, csvText } from '../../../../src/core/exports/csv.ts';
import { readCsv } from '../../../../src/core/imports/csv.ts';
import { runs } from '../../../support/runs.ts';

const check = (text: string | number, expected: string): void => equal(csvCell(text), expected);
const anyText = fc.string({ unit: fc.constantFrom(...'=+-@;,\t\r\n "\'a0\u00a0\u200b＝－', '\ufeff'), maxLength: 30 });

describe('CSV', () => {
  it('puts texts in quotes, and leaves numbers bare', () => {
    check('plain', '"plain"');
    check('', '');
    check('a,b "c"\nd', '"a,b ""c""\nd"');
    check(-2.5, '-2.5');
    check(Number.NaN, '');
  });

  it('makes formulas harmless', () => {
    check('=1+1', `"'=1+1"`);
    check('+49 30', `"'+49 30"`);
    check('-2', `"'-2"`);
    check('@maria', `"'@maria"`);
    check('\tx', `"'\tx"`);
    check('\rx', `"'\rx"`);
    check('  =1', `"'  =1"`);
    check('\u00a0\u200b=1', `"'\u00a0\u200b=1"`);
    check('＝1', `"'＝1"`);
    check('﹢1', `"'﹢1"`);
    check('a;=1', `"a;'=1"`);
    check('a\n @x', `"a\n '@x"`);
    check('2026-03-01, 5 = 5', '"2026-03-01, 5 = 5"');
  });

  it('writes rows with CRLF, and a mark of the encoding only when asked', () => {
    equal(csvText([['a', 1], [], ['ü', '']]), '"a",1\r\n\r\n"ü",\r\n');
    equal(csvText([['a']], { bom: true }), '\uFEFF"a"\r\n');
  });

  it('is read again as it was but for apostrophes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), anyText), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(csvText([['one', 'two'], ...rows]));
        ok('rows' in read);
        const bare = (cell: string | undefined): string => (cell ?? '').replaceAll("'", '');
        deepEqual(
          read.rows.map((row) => row.map(bare)),
          rows.map((row) => row.map(bare)),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('begins no cell as a formula does, whatever sign parts the cells', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const separator of [/[,]/, /[;\r\n]/, /[\t\r\n]/]) {
          const cells = separator.source === '[,]' ? [csvCell(text)] : csvCell(text).split(separator);
          for (const cell of cells) ok(!/^"? {0,3}[=+\-@＝＋－＠]/.test(cell), cell);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
