// The test behind every count of criticals: the status bar, its tooltip, the views, the badge and the stand-up note ask here.
// Comes in: the index and who asks when. Goes out: a test of one row, or all rows that pass it; valid until the index changes.
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { namedQuery } from './namedQuery.ts';
import type { QueryContext } from './runQuery.ts';
import { rowTest } from './runQuery.ts';

/** The named query `critical`. Nothing is critical where a team has broken or emptied it; that is a problem of its configuration. */
export function criticalTest(index: IndexReader, context: QueryContext): (row: Row) => boolean {
  const critical = namedQuery('critical', index.config);
  return critical === undefined ? () => false : rowTest(critical.query, index, context);
}

/** All critical rows, in the order of paths and lines. */
export const criticalRows = perVersionInSteps(
  function* (index: IndexReader, context: QueryContext): Steps<readonly Row[]> {
    const critical = namedQuery('critical', index.config);
    return critical ? yield* critical.kept.rows(index, context) : [];
  },
  ({ today, me }) => `${today} ${me ?? ''}`,
);
