// Every row about records (test/golden/format) is read as it says, comes out of reading unchanged, and an edit writes what the row
// says: the lines it names and no other byte, in files with either line end and with a byte-order mark.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { recordRows } from '../../golden/format/recordSections.ts';
import { editRow, readRow } from '../../support/recordRow.ts';

describe('the format of records', () => {
  it('has rows with a sentence each', () => {
    ok(recordRows.length > 0);
    strictEqual(new Set(recordRows.map(({ section, says }) => `${section}\n${says}`)).size, recordRows.length);
  });

  for (const row of recordRows) {
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
