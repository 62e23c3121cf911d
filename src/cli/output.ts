// How the command line prints: lines, aligned columns or JSON, and what it says when it does not understand. Comes in: values;
// goes out: text on standard output.
import { parseQuery } from '../core/query/parseQuery.ts';
import type { Query, QueryProblem } from '../core/query/query.ts';
import type { NotebookConfig } from '../core/record/kind.ts';

/** Ways to print. */
export type Format = 'lines' | 'table' | 'json';

/** What a person has to put right; its message is printed as it is, without a stack. */
export class UsageError extends Error {}

/** Prints a value as JSON with a line end. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Prints lines; nothing at all for none. */
export function printLines(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.map(printable).join('\n')}\n`);
}

/** Prints rows as columns two blanks apart, with a heading; the last column is not padded. */
export function printTable(heading: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [heading, ...rows].map((row) => row.map(printable));
  const widths = heading.map((_, column) => all.reduce((width, row) => Math.max(width, length(row[column] ?? '')), 0));
  const text = all.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - length(cell)),
      )
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`${text.join('\n')}\n`);
}

/** The text with signs in place of the control characters that a note may hold and a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === '\t' ? ' ' : '\ufffd'));
}

function length(text: string): number {
  return [...text].length;
}

/** The query of a text. Throws UsageError that shows what is not understood, and where. */
export function queryOf(text: string, config: NotebookConfig): Query {
  const parsed = parseQuery(text, config);
  if ('query' in parsed) return parsed.query;
  throw new UsageError(parsed.problems.map((problem) => marked(text, problem)).join('\n'));
}

function marked(text: string, { message, span }: QueryProblem): string {
  return `${message}\n  ${text}\n  ${' '.repeat(span.start)}${'^'.repeat(Math.max(1, span.end - span.start))}`;
}
