// Rows of tables become task lines below their table. Comes in: a text and the rows that were taken; goes out: one edit a table,
// from its first taken row to its end. A table without rows goes with its head; other rows stay as they are.
import type { Span, TextEdit } from '../text.ts';

interface Taken {
  readonly span: Span;
  readonly table?: Span;
  readonly task: string;
}

/** One edit for each table that rows were taken from; what is in no table is left to others. */
export function takeRows(text: string, taken: readonly Taken[]): TextEdit[] {
  const tables = new Map<number, Span>(taken.flatMap(({ table }) => (table ? [[table.start, table]] : [])));
  return [...tables.values()].map((table) => {
    const rows = taken.filter((row) => row.table?.start === table.start).sort((a, b) => a.span.start - b.span.start);
    return takenFrom(text, table, rows);
  });
}

function takenFrom(text: string, table: Span, rows: readonly Taken[]): TextEdit {
  const first = rows[0]?.span.start ?? table.end;
  const lineEnd = text.slice(table.start, table.end).includes('\r\n') ? '\r\n' : '\n';
  const linesIn = (from: number): string[] => text.slice(from, table.end).split(/\r?\n/);
  const gone = new Set(rows.map(({ span }) => span.start));
  const kept: string[] = [];
  let at = first;
  for (const line of linesIn(first)) {
    const start = at + (line.length - line.trimStart().length);
    if (!gone.has(start)) kept.push(line);
    at = text.indexOf('\n', at) + 1;
  }
  const tasks = rows.map(({ task }) => `- ${task}`);
  // Head and rule are the first two lines.
  const isEmpty = kept.length === 0 && linesIn(table.start).length === rows.length + 2;
  const start = isEmpty ? table.start : first;
  const above = isEmpty ? [] : kept.length > 0 ? [...kept, ''] : [''];
  // A line right below would become words of the last task.
  const below = /^\r?\n[ \t]*[^ \t\r\n]/.test(text.slice(table.end, table.end + 200)) ? [''] : [];
  return { span: { start, end: table.end }, text: [...above, ...tasks, ...below].join(lineEnd) };
}
