// The test behind every count of criticals: the status bar, its tooltip, the views, the badge and the stand-up note ask here.
// Comes in: the index and who asks when. Goes out: a test of one row, or all rows that pass it; valid until the index changes.
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { keptQuery } from './keptQuery.ts';
import { parseQuery } from './parseQuery.ts';
import type { Query } from './query.ts';
import type { QueryContext } from './runQuery.ts';
import { rowTest } from './runQuery.ts';

/** The named query `critical`. Nothing is critical where a team has broken or emptied it; that is a problem of its configuration. */
export function criticalTest(index: IndexReader, context: QueryContext): (row: Row) => boolean {
  const query = criticalQuery(index);
  return query === undefined ? () => false : rowTest(query, index, context);
}

/** All critical rows, in the order of paths and lines. */
export const criticalRows = perVersionInSteps(
  function* (index: IndexReader, context: QueryContext): Steps<readonly Row[]> {
    const query = criticalQuery(index);
    if (query === undefined) return [];
    const kept = keptOf.get(query) ?? keptQuery(query);
    keptOf.set(query, kept);
    return yield* kept.rows(index, context);
  },
  ({ today, me }) => `${today} ${me ?? ''}`,
);

const keptOf = new WeakMap<Query, ReturnType<typeof keptQuery>>();
const queries = new WeakMap<NotebookConfig, Query | undefined>();

function criticalQuery({ config }: IndexReader): Query | undefined {
  if (!queries.has(config)) {
    const parsed = parseQuery(config.queries.get('critical') ?? '', config);
    queries.set(config, 'query' in parsed && parsed.query.terms.length > 0 ? parsed.query : undefined);
  }
  return queries.get(config);
}
