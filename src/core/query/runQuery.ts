// Running a query: rows of the index that pass, in order. Comes in: a parsed query, the index, and who asks when; goes out: row
// numbers. Reads no clock and changes nothing.
import { type Day, dayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { finished, rowsAStep, type Steps } from '../index/steps.ts';
import type { Moment } from './classes.ts';
import { candidateRows, fewRows, toldRows } from './kindsOfQuery.ts';
import { type Asking, matching, type Predicate, passesAlways } from './matching.ts';
import type { Query } from './query.ts';
import { sortSteps } from './sorting.ts';
import { verdictsOf } from './verdicts.ts';

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
  const { sort, limit } = query;
  const most = sort.length === 0 ? (limit ?? Infinity) : Infinity;
  const found = yield* passingRows(query, askingOf(index, context), { most, ...(stop && { stop }) });
  if (sort.length === 0) return found;
  return (yield* sortSteps(found, sort, index, momentOf(context).today)).slice(0, limit);
}

/** The rows that pass in the order of the index, at most so many, with pauses; `stop` as in `runQuery`. */
export function* passingRows(
  query: Query,
  asking: Asking,
  { most = Infinity, stop }: { readonly most?: number; readonly stop?: () => boolean } = {},
): Steps<Row[]> {
  const { many } = asking.index;
  const found: Row[] = [];
  // Rows that are kept are found in the walk that others begin, too.
  const few = asking.ownOnly ? toldRows(query, asking) : fewRows(query, asking);
  if (many && few === undefined && most === Infinity) {
    yield* until(many.sift([{ verdictOf: verdictsOf(query, asking), found }]), stop);
    return found;
  }
  const { rows, titlesTold } = few ?? candidateRows(query, asking);
  const candidates = yield* until(rows(), stop);
  const passes = matching(query, { ...asking, titlesTold });
  if (passes === passesAlways && most === Infinity) return [...(candidates ?? [])];
  let looked = 0;
  for (const row of candidates ?? []) {
    if (found.length >= most || (looked % rowsAStep === 0 && stop?.())) break;
    if (passes(row)) found.push(row);
    if (++looked % rowsAStep === 0) yield;
  }
  return found;
}

/** What steps lead to; undefined when they were stopped. */
function* until<T>(steps: Steps<T>, stop: (() => boolean) | undefined): Steps<T | undefined> {
  while (!stop?.()) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
  return undefined;
}

/** How many rows pass a query, its limit aside. */
export function countQuery(query: Query, index: IndexReader, context: QueryContext): number {
  return finished(passingRows(query, askingOf(index, context))).length;
}

/** The test of one row that a query makes, for callers that walk rows themselves. Valid until the index changes. */
export function rowTest(query: Query, index: IndexReader, context: QueryContext): Predicate {
  return matching(query, askingOf(index, context));
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

/** What a query is asked with. */
export function askingOf(index: IndexReader, context: QueryContext): Asking {
  return { index, moment: momentOf(context), fields: fieldReader(index) };
}

function momentOf({ today, me }: QueryContext): Moment {
  const day = dayNumber(today);
  if (day === undefined) throw new RangeError(`not a day: ${today}`);
  return { today: day, ...(me === undefined ? {} : { me }) };
}
