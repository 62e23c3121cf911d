// The rows a KPI looks at: a query, read once and run again whenever the figure is asked for. Comes in: the query's text; goes
// out: a source, or what is wrong with the text. The only place in which KPIs touch the query language.

import type { IndexReader } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { explainQuery } from '../query/explainQuery.ts';
import { gatherQueries, isOthers, keptQuery } from '../query/keptQuery.ts';
import { parseQuery } from '../query/parseQuery.ts';
import type { QueryProblem } from '../query/query.ts';
import { rowTest } from '../query/runQuery.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { KpiContext, RowSource } from './kpi.ts';

/** The source of a query's text, or the problems with it; their spans lie in `text`. One text is one source as long as a configuration lasts. */
export function parseSource(text: string, config: NotebookConfig): RowSource | readonly QueryProblem[] {
  const sources = known.get(config) ?? new Map<string, RowSource>();
  known.set(config, sources);
  const source = sources.get(text) ?? newSource(text, config);
  if ('rows' in source) sources.set(text, source);
  return source;
}

const known = new WeakMap<NotebookConfig, Map<string, RowSource>>();

function newSource(text: string, config: NotebookConfig): RowSource | readonly QueryProblem[] {
  const parsed = parseQuery(text, config);
  if ('problems' in parsed) return parsed.problems;
  const { query } = parsed;
  const words = explainQuery(query, config.fields);
  const test: RowSource['test'] = (index, context) => rowTest(query, index, context);
  return {
    ...keptQuery(query),
    text,
    words,
    ...(query.limit === undefined && { test }),
    isOthers: isOthers(query),
  };
}

/** Finds the rows of many sources at once, so that whoever asks for them finds them known. */
export function gatherSources(sources: readonly RowSource[], index: IndexReader, context: KpiContext): Steps<void> {
  return gatherQueries([...new Set(sources)], index, context);
}
