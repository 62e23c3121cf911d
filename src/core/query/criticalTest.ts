// The test behind every count of criticals: the status bar, its tooltip, the views, the badge and the stand-up note ask here.
// Comes in: the index and who asks when. Goes out: a test of one row, valid until the index changes.
import type { IndexReader, Row } from '../index/rows.ts';
import { parseQuery } from './parseQuery.ts';
import type { QueryContext } from './runQuery.ts';
import { rowTest } from './runQuery.ts';

/** The named query `critical`. Nothing is critical where a team has broken or emptied it; that is a problem of its configuration. */
export function criticalTest(index: IndexReader, context: QueryContext): (row: Row) => boolean {
  const parsed = parseQuery(index.config.queries.get('critical') ?? '', index.config);
  return 'query' in parsed && parsed.query.terms.length > 0 ? rowTest(parsed.query, index, context) : () => false;
}
