// The rows of a query that is asked again and again while notes change. Comes in: a query, once; goes out: its rows, brought up to
// date. Where other notes have a say in a row, or rows are sorted or cut off, the query is run anew.

import { keptRows } from '../index/keptRows.ts';
import type { IndexReader, Row, Sieve } from '../index/rows.ts';
import { filtered, type Steps } from '../index/steps.ts';
import { rowClasses } from './classes.ts';
import { amongOf, toldRows } from './kindsOfQuery.ts';
import { type Asking, asksOthers, matching } from './matching.ts';
import type { Query } from './query.ts';
import { askingOf, passingRows, type QueryContext, rowTest, runQuerySteps } from './runQuery.ts';
import { verdictsOf } from './verdicts.ts';

/** A query whose rows are kept. */
export interface KeptQuery {
  /** The rows as `runQuery` has them, with pauses; nobody may change the list. */
  readonly rows: (index: IndexReader, context: QueryContext) => Steps<readonly Row[]>;
  /** What has to be found for that in a walk over all rows that is made anyway; undefined where less will do. */
  readonly wanted?: (index: IndexReader, context: QueryContext) => Wanted | undefined;
}

/** A sieve, and who keeps what is found. */
interface Wanted extends Sieve {
  readonly keep: (found: readonly Row[]) => void;
}

/** Keeps the rows of a query. */
export function keptQuery(query: Query): KeptQuery {
  // What other notes tell is never much.
  if (query.sort.length > 0 || query.limit !== undefined || amongOf(query)?.others)
    return { rows: (index, context) => runQuerySteps(query, index, context) };
  const isDaily = changesByDay(query);
  const asking = (index: IndexReader, context: QueryContext): Asking => ({
    ...askingOf(index, context),
    ownOnly: true,
  });
  const own = keptRows({
    all: (index: IndexReader, context: QueryContext) => passingRows(query, asking(index, context)),
    passes: (index, context: QueryContext) => matching(query, asking(index, context)),
    keyOf: ({ today, me }) => `${isDaily ? today : ''} ${me ?? ''}`,
  });
  return {
    rows: isOthers(query) ? askedAgain(query, own.steps) : own.steps,
    wanted: (index, context) => {
      const keep = own.wanted(index, context);
      const asked = asking(index, context);
      return keep && !toldRows(query, asked) ? { verdictOf: verdictsOf(query, asked), found: [], keep } : undefined;
    },
  };
}

/** Finds what several queries want in one walk, so that whoever asks for their rows finds them known. */
export function* gatherQueries(queries: readonly KeptQuery[], index: IndexReader, context: QueryContext): Steps<void> {
  const wanted: Wanted[] = [];
  for (const query of index.many ? queries : []) {
    const found = query.wanted?.(index, context);
    if (found) wanted.push(found);
    yield;
  }
  if (wanted.length === 0) return;
  yield* index.many?.sift(wanted) ?? [];
  for (const { keep, found } of wanted) keep(found);
}

/** What other notes have a say in is asked again of the rows that may pass; where all of it is as it was, so is the list. */
function askedAgain(
  query: Query,
  own: (index: IndexReader, context: QueryContext) => Steps<readonly Row[]>,
): (index: IndexReader, context: QueryContext) => Steps<readonly Row[]> {
  const known = new WeakMap<IndexReader, { readonly among: readonly Row[]; readonly rows: readonly Row[] }>();
  return function* (index, context) {
    const among = yield* own(index, context);
    const rows = yield* filtered(among, rowTest(query, index, context));
    const last = known.get(index);
    if (last?.among === among && last.rows.length === rows.length && last.rows.every((row, at) => row === rows[at]))
      return last.rows;
    known.set(index, { among, rows });
    return rows;
  };
}

/** Whether more than a row itself decides if it is among the rows of the query. */
export function isOthers({ terms, sort, limit }: Query): boolean {
  return sort.length > 0 || limit !== undefined || terms.some(({ tests }) => tests.some(asksOthers));
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
