// The rows of a query that is asked again and again while notes change. Comes in: a query, once; goes out: its rows, brought up to
// date. Where other notes have a say in a row, or rows are sorted or cut off, the query is run anew.

import { keptRows } from '../index/keptRows.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { rowClasses } from './classes.ts';
import { candidateRows } from './kindsOfQuery.ts';
import type { Query, Test } from './query.ts';
import { type QueryContext, rowTest, runQuerySteps } from './runQuery.ts';

/** The rows of the query as `runQuery` has them, with pauses; nobody may change the list. */
export function keptQuery(query: Query): (index: IndexReader, context: QueryContext) => Steps<readonly Row[]> {
  if (isOthers(query)) return (index, context) => runQuerySteps(query, index, context);
  const isDaily = changesByDay(query);
  return keptRows({
    among: (index: IndexReader, _context: QueryContext) => candidateRows(query, index),
    passes: (index, context: QueryContext) => rowTest(query, index, context),
    keyOf: ({ today, me }) => `${isDaily ? today : ''} ${me ?? ''}`,
  }).steps;
}

/** Whether more than a row itself decides if it is among the rows of the query. */
export function isOthers({ terms, sort, limit }: Query): boolean {
  return sort.length > 0 || limit !== undefined || terms.some(({ tests }) => tests.some(asksOthers));
}

function asksOthers(test: Test): boolean {
  if (test.test === 'query') return isOthers(test.query);
  return test.test === 'class' && rowClasses.get(test.name)?.others === true;
}

/** Whether the query has other rows tomorrow though no note changed. */
function changesByDay({ terms }: Query): boolean {
  return terms.some(({ tests }) =>
    tests.some((test) => {
      if (test.test === 'query') return changesByDay(test.query);
      if (test.test === 'class') return rowClasses.get(test.name)?.daily === true;
      const points = test.test === 'compare' ? [test.point] : test.test === 'range' ? [test.from, test.to] : [];
      return points.some(({ at }) => at === 'relative' || at === 'edge');
    }),
  );
}
