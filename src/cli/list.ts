// `daybook list QUERY`: every row that matches, now or on a past day, with its place, its text and its fields. Comes in: an opened notebook and the
// words of a query; goes out: lines, a table or JSON. Lines count from 1 here, as editors and compilers count.
import { type RowFacts, rowFacts } from '../core/exports/rowFacts.ts';
import type { NoteIndex } from '../core/index/noteIndex.ts';
import { type QueryContext, runQuery } from '../core/query/runQuery.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printLines, printTable, queryOf } from './output.ts';
import { type PastDays, showPast } from './past.ts';

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
  const rows = runQuery(queryOf(words.join(' '), index.config), index, context).map((row) => rowFacts(index, row));
  if (format === 'json') printJson(rows);
  else if (format === 'lines') printLines(rows.map((row) => `${row.path}:${row.line}: ${row.text}${fieldText(row)}`));
  else printTable(['place', 'type', 'state', 'owner', 'due', 'text'], rows.map(tableRow));
  return 0;
}

function fieldText({ state, fields }: RowFacts): string {
  const words = Object.entries(fields).map(
    ([name, value]) => `${name}:${typeof value === 'object' ? value.join(',') : value}`,
  );
  return `  [${[state, ...words].join(' ')}]`;
}

function tableRow({ path, line, kind, state, fields, text }: RowFacts): string[] {
  return [`${path}:${line}`, kind, state, String(fields['owner'] ?? ''), String(fields['due'] ?? ''), text];
}
