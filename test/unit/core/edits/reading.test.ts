// A reading is a row of the table: in its place, in the right columns, and nothing else moves.
import { equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { addReading, figureFault, type ReadingInput, readingOn } from '../../../../src/core/edits/reading.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const head = '## Readings\n\n| Date | Value | n | Note |\n|---|---|---|---|\n';

function check(text: string, input: ReadingInput, expected: string, replaces = false): void {
  const answer = addReading(text, input, replaces);
  equal(isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits), expected);
}

describe('a reading', () => {
  it('is the first row of an empty table, and what stands below stays', () =>
    check(
      `${head}\nText\n`,
      { day: '2026-03-04', value: '4.5', sample: '120', note: 'after | the move' },
      `${head}| 2026-03-04 | 4.5 | 120 | after \\| the move |\n\nText\n`,
    ));
  it('stands by its day, in the order and the columns of the table', () => {
    check(
      `${head}| 2026-01-31 | 4 |  |  |\n| 2026-03-31 | 5 |  |  |\n`,
      { day: '2026-02-28', value: '4.2' },
      `${head}| 2026-01-31 | 4 |  |  |\n| 2026-02-28 | 4.2 |  |  |\n| 2026-03-31 | 5 |  |  |\n`,
    );
    check(
      '| Value | Day |\r\n| --- | --- |\r\n| 5 | 2026-03-31 |\r\n| 4 | 2026-01-31 |\r\n',
      { day: '2026-02-28', value: '4.2' },
      '| Value | Day |\r\n| --- | --- |\r\n| 5 | 2026-03-31 |\r\n| 4.2 | 2026-02-28 |\r\n| 4 | 2026-01-31 |\r\n',
    );
  });
  it('fills in a row that waits for its figure, and writes over one when asked to', () => {
    const waiting = `${head}| 2026-01-31 |  |  | survey |\n`;
    check(waiting, { day: '2026-01-31', value: '99 %', sample: '7' }, `${head}| 2026-01-31 | 99 % | 7 | survey |\n`);
    const there = `${head}| 2026-01-31 | 98 |  |  |\n`;
    check(there, { day: '2026-01-31', value: '99' }, `${head}| 2026-01-31 | 99 |  |  |\n`, true);
    check(there, { day: '2026-01-31', value: '98' }, 'unchanged');
    equal(readingOn(there, '2026-01-31'), '98');
    equal(readingOn(there, '2026-02-01'), undefined);
  });
  it('makes the table where there is none, but not of one in code', () => {
    const code = '```\n| Date | Value |\n|---|---|\n```\n';
    check(code, { day: '2026-03-04', value: '7' }, `${code}\n${head}| 2026-03-04 | 7 |  |  |\n`);
  });
  it('is refused where it is no number, no day, or has no column', () => {
    check(head, { day: '2026-03-04', value: 'about 5' }, 'invalid');
    check(head, { day: '2026-03-04', value: '1e5' }, 'invalid');
    check(head, { day: '2026-03-04', value: '5', sample: 'many' }, 'invalid');
    check(head, { day: 'monday', value: '5' }, 'invalid');
    check('| Date | Value |\n|---|---|\n', { day: '2026-03-04', value: '5', sample: '9' }, 'invalid');
    ok(figureFault('4,5')?.includes('4.5'));
  });
  it('is read back as what was written', () => {
    const answer = addReading(head, { day: '2026-03-04', value: '-4.5', sample: '3', note: '=1+1' });
    ok(!isRefusal(answer));
    const { readings, problems } = parseNote(applyEdits(head, answer.edits));
    equal(JSON.stringify(readings), '[{"day":"2026-03-04","value":-4.5,"sample":3,"line":4}]');
    equal(problems.length, 0);
  });
});
