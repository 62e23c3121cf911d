// Reads CSV as programs write it: quotes doubled inside quotes, commas, semicolons or tabs, any line ends. Comes in: a text. Goes out: a
// table, or a refusal. One pass over the text; a cell is only ever text.
import type { Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import { type ImportTable, importFault, rowsFault } from './importTable.ts';

const mostColumns = 500;

/** The table of a CSV text with a head. Refused as `invalid`: no head, too much, no text, a quote that is never closed. */
export function readCsv(text: string): ImportTable | Refusal {
  const fault = importFault(text);
  if (fault) return fault;
  const source = text.replace(/^\uFEFF/, '').replace(/^sep=.[\r\n]+/, '');
  const read = readRows(source, separatorOf(source));
  if (isRefusal(read)) return read;
  const rows = read.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [columns = [], ...others] = rows;
  const names = columns.map((name) => name.trim());
  if (names.filter((name) => name !== '').length === 0 || names.length > mostColumns)
    return { refused: 'invalid', message: say('The first line of a CSV file has to name its columns.') };
  return rowsFault(others) ?? { columns: names, rows: others };
}

/** True for a text whose first line could be the head of a CSV file with several columns. */
export function looksLikeCsv(text: string): boolean {
  const lines = text.trim().split(/\r?\n/, 3);
  const counts = lines.map((line) => line.split(separatorOf(text.trim())).length);
  return lines.length > 1 && (counts[0] ?? 0) > 1 && counts.every((count) => count >= (counts[0] ?? 0));
}

/** The sign that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, head.split(sign).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function readRows(text: string, separator: string): string[][] | Refusal {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator);
    if (cell === undefined)
      return { refused: 'invalid', message: say('Row {0} opens a quote that is never closed.', rows.length + 1) };
    row.push(cell.text);
    const sign = text.charAt(cell.end);
    at = cell.end + 1;
    if (sign === separator) continue;
    rows.push(row);
    row = [];
    if (sign === '\r' && text.charAt(at) === '\n') at++;
  }
  return rows;
}

function bareCell(text: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  for (let sign = text.charAt(end); sign !== '' && sign !== separator && sign !== '\r' && sign !== '\n'; )
    sign = text.charAt(++end);
  return { text: text.slice(start, end), end };
}

/** A cell between quotes. With more behind them, as in `"12" monitor`, the quotes are a part of what was meant. */
function quotedCell(text: string, start: number, separator: string): { text: string; end: number } | undefined {
  let cell = '';
  for (let from = start + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close < 0) return undefined;
    cell += text.slice(from, close);
    if (text.charAt(close + 1) !== '"') {
      const behind = bareCell(text, close + 1, separator);
      return { text: behind.text.trim() === '' ? cell : text.slice(start, behind.end), end: behind.end };
    }
    cell += '"';
    from = close + 2;
  }
}
