// The test behind every count of criticals: the status bar, its tooltip, the views, the badge and the stand-up note ask here.
// Comes in: the index and who asks when. Goes out: a test of one row, or all rows that pass it; valid until the index changes.
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { candidateRows } from './kindsOfQuery.ts';
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
    const rows: Row[] = [];
    const isCritical = rowTest(query, index, context);
    yield* eachRow(candidateRows(query, index), (row) => isCritical(row) && rows.push(row));
    return rows;
  },
  ({ today, me }) => `${today} ${me ?? ''}`,
);

function criticalQuery(index: IndexReader): Query | undefined {
  const parsed = parseQuery(index.config.queries.get('critical') ?? '', index.config);
  return 'query' in parsed && parsed.query.terms.length > 0 ? parsed.query : undefined;
}
