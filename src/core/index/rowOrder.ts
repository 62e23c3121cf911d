// The orders in which rows are listed. Comes in: rows of one index version. Goes out: the same rows, sorted; equal ones in
// the order of paths and lines. Keys are read once a row, not once a comparison.
import { type DayNumber, dayNumber } from '../day.ts';
import type { IndexReader, Row } from './rows.ts';

// Absent (the empty text) ranks between medium and low.
const PRIORITIES = ['critical', 'high', 'medium', '', 'low', 'lowest'];

/** Sorts by keys, the first that differs decides; absent numbers (NaN) come last; then path and line decide. */
export function sortedBy(
  index: IndexReader,
  rows: readonly Row[],
  keysOf: (row: Row) => readonly (number | string)[],
): Row[] {
  return rows
    .map((row) => ({ row, keys: [...keysOf(row), index.path(row), index.number(row, 'line')] }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ row }) => row);
}

/** What presses first: mine before others', then by due day, then by priority. */
export function byUrgency(index: IndexReader, rows: readonly Row[], me: string | undefined): Row[] {
  return sortedBy(index, rows, (row) => [
    me !== undefined && index.get(row, 'owner') === me ? 0 : 1,
    index.number(row, 'due'),
    priorityRank(index, row),
  ]);
}

/** By title, without regard to case. */
export function byTitle(index: IndexReader, rows: readonly Row[]): Row[] {
  return sortedBy(index, rows, (row) => [index.item(row).title.toLowerCase()]);
}

/** The latest day first, then by title. */
export function byDayDown(index: IndexReader, rows: readonly Row[], field: string): Row[] {
  return sortedBy(index, rows, (row) => [-index.number(row, field), index.item(row).title.toLowerCase()]);
}

/** Fields that say when something began, the first that is there. */
const beginnings: readonly string[] = ['opened', 'asked', 'created', 'found', 'date', 'start'];

/** The day a row's matter began; NaN where nothing says so. */
export function beganOn(index: IndexReader, row: Row): DayNumber {
  for (const field of beginnings) {
    const value = index.get(row, field);
    const day = typeof value === 'string' ? dayNumber(value.slice(0, 10)) : undefined;
    if (day !== undefined) return day;
  }
  return Number.NaN;
}

/** Adds a row to the list of its group. */
export function addTo<K>(groups: Map<K, Row[]>, key: K, row: Row): void {
  const list = groups.get(key);
  if (list === undefined) groups.set(key, [row]);
  else list.push(row);
}

function priorityRank(index: IndexReader, row: Row): number {
  const priority = index.get(row, 'priority');
  return PRIORITIES.indexOf(typeof priority === 'string' && PRIORITIES.includes(priority) ? priority : '');
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, left] of a.entries()) {
    const order = compareKey(left, b[at] ?? left);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKey(a: number | string, b: number | string): number {
  const [noA, noB] = [Number.isNaN(a), Number.isNaN(b)];
  if (noA || noB) return Number(noA) - Number(noB);
  return a < b ? -1 : a > b ? 1 : 0;
}
