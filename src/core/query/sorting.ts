// The order of a query's rows: by declared rank, day, number or text, absent values last either way. Comes in: rows in the
// order of the index; goes out: the same rows sorted, equal ones left as they were.
import type { DayNumber } from '../day.ts';
import { beganOn } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, finished, type Steps, sorted } from '../index/steps.ts';
import type { SortKey } from './query.ts';

type Keyed = { readonly row: Row; readonly keys: readonly (number | string | undefined)[] };

/** Sorts rows by the keys in turn. Every key is read once a row. */
export function sortRows(rows: readonly Row[], sort: readonly SortKey[], index: IndexReader, today: DayNumber): Row[] {
  return finished(sortSteps(rows, sort, index, today));
}

/** The same with pauses. */
export function* sortSteps(
  rows: readonly Row[],
  sort: readonly SortKey[],
  index: IndexReader,
  today: DayNumber,
): Steps<Row[]> {
  const readers = sort.map(({ field }) => keyReader(field, index, today));
  const keyed: Keyed[] = [];
  yield* eachRow(rows, (row) => {
    keyed.push({ row, keys: readers.map((read) => read(row)) });
  });
  const inOrder = yield* sorted(keyed, (a, b) => {
    for (let at = 0; at < sort.length; at++) {
      const order = compareKeys(a.keys[at], b.keys[at], sort[at]?.descending ?? false);
      if (order !== 0) return order;
    }
    return 0;
  });
  return inOrder.map(({ row }) => row);
}

function compareKeys(a: number | string | undefined, b: number | string | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (a === b) return 0;
  return a < b !== descending ? -1 : 1;
}

function keyReader(field: string, index: IndexReader, today: DayNumber): (row: Row) => number | string | undefined {
  if (field === 'age') return (row) => present(today - beganOn(index, row));
  if (field === 'urgency') return (row) => urgencyOf(index, row);
  const decl = index.config.fields.get(field);
  if (decl?.type === 'choice' && decl.values.length > 0) return (row) => rankOf(index, row, field, decl.values);
  if (decl && ['day', 'stamp', 'number', 'money', 'percent', 'duration', 'interval'].includes(decl.type)) {
    return (row) => present(index.number(row, field));
  }
  return (row) => {
    const value = index.get(row, field);
    if (value === undefined || typeof value === 'number') return value;
    return (typeof value === 'string' ? value : value.join(', ')).toLowerCase();
  };
}

/** Without a priority a task ranks between medium and low. */
function rankOf(index: IndexReader, row: Row, field: string, values: readonly string[]): number | undefined {
  const value = index.get(row, field);
  if (value === undefined) return field === 'priority' ? values.indexOf('medium') + 0.5 : undefined;
  const rank = values.indexOf(String(value).toLowerCase());
  return rank < 0 ? undefined : rank;
}

/** Severity or priority first, then the due day: one number that sorts lists the way people work through them. */
function urgencyOf(index: IndexReader, row: Row): number {
  const { fields } = index.config;
  const severity = rankOf(index, row, 'severity', fields.get('severity')?.values ?? []);
  const rank = severity ?? rankOf(index, row, 'priority', fields.get('priority')?.values ?? []) ?? 9;
  const due = index.number(row, 'due');
  return rank * 1e6 + (Number.isNaN(due) ? 999_999 : due);
}

function present(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
