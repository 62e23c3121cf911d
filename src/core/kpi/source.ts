// The rows a KPI looks at: a query, read once and run again whenever the figure is asked for. Comes in: the query's text; goes
// out: a source, or what is wrong with the text. The only place in which KPIs touch the query language.
import { explainQuery } from '../query/explainQuery.ts';
import { isOthers, keptQuery } from '../query/keptQuery.ts';
import { parseQuery } from '../query/parseQuery.ts';
import type { QueryProblem } from '../query/query.ts';
import { rowTest } from '../query/runQuery.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { RowSource } from './kpi.ts';

/** The source of a query's text, or the problems with it; their spans lie in `text`. */
export function parseSource(text: string, config: NotebookConfig): RowSource | readonly QueryProblem[] {
  const parsed = parseQuery(text, config);
  if ('problems' in parsed) return parsed.problems;
  const { query } = parsed;
  const words = explainQuery(query, config.fields);
  const test: RowSource['test'] = (index, context) => rowTest(query, index, context);
  return { text, words, rows: keptQuery(query), ...(query.limit === undefined && { test }), isOthers: isOthers(query) };
}
