// Running a query: rows of the index that pass, in order. Comes in: a parsed query, the index, and who asks when; goes out: row
// numbers. Reads no clock and changes nothing.
import { type Day, dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { finished, rowsAStep, type Steps } from '../index/steps.ts';
import type { Moment } from './classes.ts';
import { candidateRows } from './kindsOfQuery.ts';
import { matching, type Predicate } from './matching.ts';
import type { Query } from './query.ts';
import { sortRows } from './sorting.ts';

/** Who asks and when: today as `YYYY-MM-DD`, now as a stamp with its offset, me as a roster id. */
export interface QueryContext {
  readonly today: Day;
  readonly now: string;
  readonly me?: string;
}

/** Rows that share a value of the field a query groups by; the label is empty for rows without one. */
export interface RowGroup {
  readonly label: string;
  readonly rows: readonly Row[];
}

/**
 * The rows that pass a query, sorted as it says, else in the order of paths and lines, at most as many as it says. Throws
 * when `today` is no day (our own mistake). `stop` is asked now and then; once it says so, the rows found so far are the answer.
 */
export function runQuery(query: Query, index: IndexReader, context: QueryContext, stop?: () => boolean): Row[] {
  return finished(runQuerySteps(query, index, context, stop));
}

/** The same with pauses. */
export function* runQuerySteps(
  query: Query,
  index: IndexReader,
  context: QueryContext,
  stop?: () => boolean,
): Steps<Row[]> {
  const moment = momentOf(context);
  const passes = matching(query, index, moment);
  const found: Row[] = [];
  const enough = query.sort.length === 0 ? (query.limit ?? Infinity) : Infinity;
  let looked = 0;
  for (const row of candidateRows(query, index)) {
    if (found.length >= enough || (looked % rowsAStep === 0 && stop?.())) break;
    if (passes(row)) found.push(row);
    if (++looked % rowsAStep === 0) yield;
  }
  if (query.sort.length === 0) return found;
  return sortRows(found, query.sort, index, moment.today).slice(0, query.limit);
}

/** How many rows pass a query, its limit aside. */
export function countQuery(query: Query, index: IndexReader, context: QueryContext): number {
  const passes = matching(query, index, momentOf(context));
  let count = 0;
  for (const row of candidateRows(query, index)) if (passes(row)) count++;
  return count;
}

/** The test of one row that a query makes, for callers that walk rows themselves. Valid until the index changes. */
export function rowTest(query: Query, index: IndexReader, context: QueryContext): Predicate {
  return matching(query, index, momentOf(context));
}

/**
 * Rows by the value of a field, groups in the order in which `rows` first reach them, rows without a value last. A row with a
 * list of values stands in the group of each.
 */
export function groupRows(rows: readonly Row[], field: string, index: IndexReader): RowGroup[] {
  const groups = new Map<string, Row[]>();
  const without: Row[] = [];
  for (const row of rows) {
    const value = index.get(row, field);
    const labels = value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
    if (labels.length === 0) without.push(row);
    for (const label of labels) {
      const group = groups.get(label);
      if (group) group.push(row);
      else groups.set(label, [row]);
    }
  }
  const named = [...groups].map(([label, members]) => ({ label, rows: members }));
  return without.length === 0 ? named : [...named, { label: '', rows: without }];
}

function momentOf({ today, me }: QueryContext): Moment {
  const day = dayNumber(today);
  if (day === undefined) throw new RangeError(`not a day: ${today}`);
  return { today: day, ...(me === undefined ? {} : { me }) };
}
