// `daybook list QUERY`: every row that matches, now or on a past day, with its place, its text and its fields. Comes in: an opened notebook and the
// words of a query; goes out: lines, a table or JSON. Lines count from 1 here, as editors and compilers count.
import type { NoteIndex } from '../core/index/noteIndex.ts';
import type { Row, Value } from '../core/index/rows.ts';
import { parseQuery } from '../core/query/parseQuery.ts';
import type { QueryProblem } from '../core/query/query.ts';
import { type QueryContext, runQuery } from '../core/query/runQuery.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printLines, printTable, UsageError } from './output.ts';
import { type PastDays, showPast } from './past.ts';

/** One match as printed. */
interface Listed {
  readonly path: string;
  readonly line: number;
  readonly type: string;
  readonly kind: string;
  readonly state: string;
  readonly class: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** Prints the rows that match; 0 whether there are any or none. Throws UsageError for a query that is not understood. */
export async function listRows(
  notebook: OpenedNotebook,
  words: readonly string[],
  format: Format,
  { at }: PastDays,
): Promise<number> {
  if (at === undefined) return print(notebook.index, notebook.context, words, format);
  return await showPast(notebook, at, (index, context) => print(index, context, words, format));
}

function print(index: NoteIndex, context: QueryContext, words: readonly string[], format: Format): number {
  const text = words.join(' ');
  const parsed = parseQuery(text, index.config);
  if ('problems' in parsed) throw new UsageError(parsed.problems.map((problem) => marked(text, problem)).join('\n'));
  const rows = runQuery(parsed.query, index, context).map((row) => listed(index, row));
  if (format === 'json') printJson(rows);
  else if (format === 'lines') printLines(rows.map((row) => `${row.path}:${row.line}: ${row.text}${fieldText(row)}`));
  else printTable(['place', 'type', 'state', 'owner', 'due', 'text'], rows.map(tableRow));
  return 0;
}

/** Fields that every row may have, whatever it states itself. */
const derived = ['owner', 'project', 'severity', 'date', 'series', 'heading', 'tags', 'priority'];

function listed(index: NoteIndex, row: Row): Listed {
  const { path, line, type, kind, state, stateClass, title } = index.item(row);
  const names = new Set([...index.fieldNames(row), ...derived]);
  for (const name of ['type', 'title', 'status']) names.delete(name);
  const fields = [...names].flatMap((name) => {
    const value = index.get(row, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    path,
    line: line + 1,
    type,
    kind,
    state,
    class: stateClass,
    text: title,
    fields: Object.fromEntries(fields),
  };
}

function fieldText({ state, fields }: Listed): string {
  const words = Object.entries(fields).map(
    ([name, value]) => `${name}:${typeof value === 'object' ? value.join(',') : value}`,
  );
  return `  [${[state, ...words].join(' ')}]`;
}

function tableRow({ path, line, kind, state, fields, text }: Listed): string[] {
  return [`${path}:${line}`, kind, state, String(fields['owner'] ?? ''), String(fields['due'] ?? ''), text];
}

function marked(text: string, { message, span }: QueryProblem): string {
  return `${message}\n  ${text}\n  ${' '.repeat(span.start)}${'^'.repeat(Math.max(1, span.end - span.start))}`;
}
