// Every row about records (test/golden/format) is read as it says, comes out of reading unchanged, and an edit writes what the row
// says: the lines it names and no other byte, in files with either line end and with a byte-order mark.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { boardRows } from '../../golden/format/boards.ts';
import { decisionRows } from '../../golden/format/decisions.ts';
import { foreignRows } from '../../golden/format/foreign.ts';
import type { RecordRow } from '../../golden/format/recordRow.ts';
import { editRow, readRow } from '../../support/recordRow.ts';

const rows: readonly RecordRow[] = [...decisionRows, ...boardRows, ...foreignRows];

describe('the format of records', () => {
  it('has rows with a sentence each', () => {
    ok(rows.length > 0);
    strictEqual(new Set(rows.map(({ section, says }) => `${section}\n${says}`)).size, rows.length);
  });

  for (const row of rows) {
    it(`${row.section}: ${row.says}`, () => {
      strictEqual(readRow(row), row.read.trimEnd());
      const { edit } = row;
      if (edit === undefined) return;
      const expected = 'refused' in edit ? { refused: edit.refused } : { writes: edit.writes };
      deepStrictEqual(editRow(row, edit), expected);
      deepStrictEqual(editRow({ ...row, text: `\uFEFF${row.text}` }, edit), expected);
      deepStrictEqual(editRow({ ...row, text: row.text.replaceAll('\n', '\r\n') }, edit), expected);
    });
  }
});
