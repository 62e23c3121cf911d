// Promises that minutes and reviews keep in tables (`| Action | Owner | Due |`). Comes in: the text of a note. Goes out: the rows that
// promise something, in their order, cells as they are written. Only found, never changed: whether one becomes a task is a person's
// choice. A table counts when one column says what is done, and another one who does it or until when.
import type { Span } from '../text.ts';
import { foldKey, lineField } from './aliases.ts';
import { parseNote } from './parseNote.ts';
import { cellsOf, isRule } from './tableRow.ts';

/** One row. `span` is its line, `table` the lines of its table from the head on; both without the last line end. */
export interface TableAction {
  readonly span: Span;
  readonly table: Span;
  readonly text: string;
  /** Cells of the columns that mean something, as written. */
  readonly owner: string;
  readonly due: string;
  readonly priority: string;
  readonly status: string;
  /** What other columns say, each with its head. */
  readonly rest: readonly (readonly [head: string, cell: string])[];
}

/** Longest line that is looked at, and most rows of a note. */
const LONGEST = 2000;
const MOST = 500;

type Column = 'text' | 'owner' | 'due' | 'priority' | 'status' | 'number' | 'other';

const columnNames: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...named('text', 'action actions action-item action-items task tasks todo todos to-do follow-up follow-ups what'),
  ...named('owner', 'person assigned-to'),
  ...named('due', 'by by-when when until target-date'),
  ...named('number', '# no no. nr nr.'),
]);

/** The actions in the tables of a note, in the order of its text. */
export function actionTables(text: string): readonly TableAction[] {
  const found: TableAction[] = [];
  for (const table of tablesOf(text)) {
    const [head, , ...rows] = table;
    const columns = head === undefined ? [] : cellsOf(text, head.start, head.end).map(columnOf);
    if (!columns.includes('text') || !(columns.includes('owner') || columns.includes('due'))) continue;
    const heads = head === undefined ? [] : cellsOf(text, head.start, head.end);
    const span = { start: head?.start ?? 0, end: table.at(-1)?.end ?? 0 };
    for (const row of rows.slice(0, MOST - found.length)) {
      const action = actionOf(text, row, span, columns, heads);
      if (action.text !== '') found.push(action);
    }
  }
  return found;
}

/** Tables as their lines, at the left of the page: rows of quotes and lists are no lines of their own. */
function tablesOf(text: string): Span[][] {
  const pieces: Span[] = [];
  parseNote(text, { onText: (start, end) => void pieces.push({ start, end }) });
  const lines = pieces.sort((a, b) => a.start - b.start).filter((piece) => isWholeLine(text, piece));
  const tables: Span[][] = [];
  for (let at = 0; at + 1 < lines.length; at++) {
    const [head, rule] = [lines[at], lines[at + 1]];
    if (!head || !rule || !follows(text, head, rule) || !isRuleOf(text, head, rule)) continue;
    const table = [head, rule];
    for (let row = lines[at + 2]; row && isRow(text, table.at(-1) ?? rule, row); row = lines[at + table.length])
      table.push(row);
    tables.push(table);
    at += table.length - 1;
  }
  return tables;
}

function isWholeLine(text: string, { start, end }: Span): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return end - start <= LONGEST && /^\uFEFF? {0,3}$/.test(text.slice(lineStart, start));
}

function follows(text: string, above: Span, below: Span): boolean {
  return /^[ \t]*\r?\n[ \t]*$/.test(text.slice(above.end, below.start));
}

function isRow(text: string, above: Span, row: Span): boolean {
  return follows(text, above, row) && text.slice(row.start, row.end).includes('|');
}

function isRuleOf(text: string, head: Span, rule: Span): boolean {
  if (!isRule(text, rule.start, rule.end)) return false;
  const columns = cellsOf(text, head.start, head.end).length;
  return columns > 1 && cellsOf(text, rule.start, rule.end).length === columns;
}

function columnOf(head: string): Column {
  const key = foldKey(head.replace(/[*_`:]/g, ''));
  const field = lineField(key)?.field;
  if (field === 'owner' || field === 'due' || field === 'priority' || field === 'status') return field;
  return columnNames.get(key) ?? 'other';
}

function actionOf(
  text: string,
  row: Span,
  table: Span,
  columns: readonly Column[],
  heads: readonly string[],
): TableAction {
  const cells = cellsOf(text, row.start, row.end);
  const cellOf = (column: Column): string => said(cells[columns.indexOf(column)] ?? '');
  // A second column of a kind is one of the others.
  const isRest = (at: number): boolean => columns[at] === 'other' || columns.indexOf(columns[at] ?? 'other') !== at;
  const rest = cells.flatMap((cell, at): [string, string][] =>
    isRest(at) && said(cell) !== '' ? [[heads[at] ?? '', said(cell)]] : [],
  );
  const [owner, due, priority, status] = [cellOf('owner'), cellOf('due'), cellOf('priority'), cellOf('status')];
  return { span: row, table, text: cellOf('text'), owner, due, priority, status, rest };
}

/** Dashes and the like say that there is nothing to say. */
function said(cell: string): string {
  return /^(?:[-–—?]+|n\/a|tbd|none)$/i.test(cell) ? '' : cell;
}

function named(column: Column, names: string): [string, Column][] {
  return names.split(' ').map((name) => [name, column]);
}
