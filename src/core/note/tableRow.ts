// Rows of tables in Markdown: their cells, and the rule of dashes below the head. Comes in: one line of a text. Goes out: words.
// Asked by what reads a table in a way of its own; no table is ever written anew.
import { skipSpaces, trimmedEnd } from './characters.ts';

/** Cells between pipes, trimmed; the pipes at both ends enclose nothing, and one behind a backslash is a sign of the cell. */
export function cellsOf(text: string, start: number, end: number): string[] {
  const from = text.charCodeAt(start) === 124 ? start + 1 : start;
  const last = trimmedEnd(text, from, end);
  const isClosed = text.charCodeAt(last - 1) === 124 && text.charCodeAt(last - 2) !== 92;
  const line = text.slice(from, Math.max(from, isClosed ? last - 1 : last));
  if (!line.includes('\\|')) return line.split('|').map((cell) => cell.trim());
  return line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** True for the line of dashes, pipes and colons below the head of a table. */
export function isRule(text: string, start: number, end: number): boolean {
  let dashes = 0;
  for (let at = skipSpaces(text, start, end); at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 45) dashes++;
    else if (code !== 124 && code !== 58 && code !== 32 && code !== 9) return false;
  }
  return dashes > 0;
}
