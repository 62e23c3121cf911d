// The orders in which rows are listed. Comes in: rows of one index version. Goes out: the same rows, sorted; equal ones in
// the order of paths and lines. Keys are read once a row, not once a comparison, and paths not at all.
import { type DayNumber, dayNumber } from '../day.ts';
import { fieldReader, numbersOf } from './fieldReader.ts';
import type { IndexReader, NumberReader, Row, Value } from './rows.ts';
import { finished } from './steps.ts';

// Absent (the empty text) ranks between medium and low.
const PRIORITIES = ['critical', 'high', 'medium', '', 'low', 'lowest'];

/** Sorts by keys, the first that differs decides; absent numbers (NaN) come last; then path and line decide. */
export function sortedBy(
  index: IndexReader,
  rows: readonly Row[],
  keysOf: (row: Row) => readonly (number | string)[],
): Row[] {
  return index
    .inOrder(rows)
    .map((row) => ({ row, keys: keysOf(row) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ row }) => row);
}

/** By one number a row, the lowest first. */
export function byNumber(index: IndexReader, rows: readonly Row[], numberOf: NumberReader): Row[] {
  const placed = index.inOrder(rows);
  const keys = finished(numbersOf(placed, numberOf));
  const places = new Uint32Array(placed.length);
  for (let place = 0; place < places.length; place++) {
    places[place] = place;
    if (Number.isNaN(keys[place])) keys[place] = Number.POSITIVE_INFINITY;
  }
  // Two that are absent differ by no number.
  places.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return Array.from(places, (place) => placed[place] ?? 0);
}

/** Room for the number of any day in a key, days before 1970 included. */
const days = { before: 2 ** 20, all: 2 ** 22 };

/**
 * What presses first: mine before others', then by due day, then by priority, then by path and line. All of it makes one number a
 * row: thousands of rows are sorted as numbers in a tenth of the time that comparing them takes.
 */
export function byUrgency(index: IndexReader, rows: readonly Row[], me: string | undefined): Row[] {
  const placed = index.inOrder(rows);
  const keys = new Float64Array(placed.length);
  const fields = fieldReader(index);
  const [ownerOf, dueOf, priorityOf] = [fields.values('owner'), fields.numbers('due'), fields.values('priority')];
  for (let place = 0; place < placed.length; place++) {
    const row = placed[place] ?? 0;
    const isMine = me !== undefined && ownerOf(row) === me;
    const due = dueOf(row);
    const day = Number.isNaN(due) ? days.all - 1 : due + days.before;
    const urgency = ((isMine ? 0 : days.all) + day) * PRIORITIES.length + rankOf(priorityOf(row));
    keys[place] = urgency * placed.length + place;
  }
  return Array.from(keys.sort(), (key) => placed[key % placed.length] ?? 0);
}

/** By title, without regard to case. */
export function byTitle(index: IndexReader, rows: readonly Row[]): Row[] {
  return sortedBy(index, rows, (row) => [titleKey(index, row)]);
}

/** The latest day first, then by title. */
export function byDayDown(index: IndexReader, rows: readonly Row[], field: string): Row[] {
  return sortedBy(index, rows, (row) => [-index.number(row, field), titleKey(index, row)]);
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

function titleKey(index: IndexReader, row: Row): string {
  return String(index.get(row, 'title') ?? '').toLowerCase();
}

function rankOf(priority: Value | undefined): number {
  const rank = PRIORITIES.indexOf(String(priority ?? ''));
  return rank < 0 ? PRIORITIES.indexOf('') : rank;
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let at = 0; at < a.length; at++) {
    const order = compareKey(a[at] ?? 0, b[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKey(a: number | string, b: number | string): number {
  if (a === b) return 0;
  if (a < b) return -1;
  return a > b ? 1 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}
