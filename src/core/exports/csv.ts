// Writes CSV for spreadsheets: the one writer of every table that leaves as a file or by the clipboard. Comes in: rows of cells. Goes out:
// text with CRLF between rows. No text can be a formula where it is opened, whatever somebody wrote into a note; numbers stay numbers.

/** A cell: a text of anybody's, or a number of ours. */
export type CsvCell = string | number;

/** How the table is written: `bom` puts a mark of the encoding first, without which Excel takes UTF-8 for another encoding. */
export interface CsvOptions {
  readonly bom?: boolean;
}

/** The table as RFC 4180 has it; an empty row is an empty line. */
export function csvText(rows: readonly (readonly CsvCell[])[], { bom = false }: CsvOptions = {}): string {
  return `${bom ? '\uFEFF' : ''}${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** One cell: texts always in quotes, with an apostrophe where a spreadsheet would else compute; a number that is none is empty. */
export function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return cell === '' ? '' : `"${harmless(cell).replaceAll('"', '""')}"`;
}

/** What a formula begins with, in the wide and small forms that spreadsheets fold as well. */
const formulaSign = /^[=+\-@]/;

/**
 * The text with an apostrophe before what a spreadsheet would compute. Where semicolons or tabs part cells, a cell of ours is opened as
 * several, so what stands behind those and behind line ends is looked at, too.
 */
function harmless(text: string): string {
  const first = text.replace(/^[\s\p{Cc}\p{Cf}]+/u, '').charAt(0);
  const begins = formulaSign.test(first.normalize('NFKC')) || /^[\t\r\n]/.test(text);
  const later = text.replace(/(?<=[;\t\r\n] {0,3})[=+\-@＝＋－＠]/g, "'$&");
  return begins ? `'${later}` : later;
}
