// Lists of rows that are kept over changes: what every row says for itself is asked once, and of a note that changed again. Comes in:
// which rows are looked at and what a row belongs to; goes out: groups of rows in the order of the index. A group is another list
// exactly when a note that changed has, or had, rows in it. For questions that no other note has a say in, the notes of people and
// projects aside.
import type { IndexReader, Row, RowsSince } from './rows.ts';
import { eachRow, filtered, finished, type Steps } from './steps.ts';
import type { Remembered } from './versionMemo.ts';

/** The names of the groups that a row belongs to. */
export type Groups = string | readonly string[] | undefined;

/** Groups that are kept: how they are told, and which rows can be in any. */
export interface KeptGroups<Rest extends readonly unknown[]> {
  /** Asked of one row of each shape: whether some rows of it are in a group, and which. */
  readonly among: (index: IndexReader, row: Row) => boolean;
  readonly groupsOf: (index: IndexReader, ...rest: Rest) => (row: Row) => Groups;
  /** All groups at once, where the index has a quicker way. */
  readonly all?: (index: IndexReader, ...rest: Rest) => Steps<ReadonlyMap<string, readonly Row[]>> | undefined;
  /** Whatever else the answer depends on. */
  readonly keyOf?: (...rest: Rest) => string;
}

/** Rows by group; the answer is shared, and nobody may change it. */
export function keptGroups<Rest extends readonly unknown[]>({
  among,
  groupsOf,
  all,
  ...kept
}: KeptGroups<Rest>): Remembered<IndexReader, ReadonlyMap<string, readonly Row[]>, Rest> {
  return keeping<ReadonlyMap<string, readonly Row[]>, Rest>({
    ...kept,
    *make(index, ...rest) {
      const quick = all?.(index, ...rest);
      if (quick) return yield* quick;
      const groups = new Map<string, Row[]>();
      const groupOf = groupsOf(index, ...rest);
      const isAmong = (row: Row): boolean => among(index, row);
      // Rows of one group stand together more often than not.
      let last: { readonly name: Groups; readonly rows: Row[] } | undefined;
      yield* eachRow(yield* siftedRows(index, isAmong), (row) => {
        const name = groupOf(row);
        if (name === undefined) return;
        if (last?.name === name) last.rows.push(row);
        else {
          put(groups, row, name);
          if (typeof name === 'string') last = { name, rows: groups.get(name) ?? [] };
        }
      });
      return groups;
    },
    change: (groups, { rows, updated }, index, ...rest) =>
      changedGroups(groups, grouped(rows, groupsOf(index, ...rest)), updated),
  });
}

/** The rows of one group. */
export function keptGroup({
  among,
  passes,
}: {
  readonly among: KeptGroups<[]>['among'];
  readonly passes: KeptRows<[]>['passes'];
}): Keeper<readonly Row[], []> {
  return keptRows({
    *all(index) {
      const isAmong = (row: Row): boolean => among(index, row);
      return yield* filtered(yield* siftedRows(index, isAmong), passes(index));
    },
    passes,
  });
}

/** Rows that are kept: all that pass, and how one is told. */
export interface KeptRows<Rest extends readonly unknown[]> {
  /** All rows that pass, in the order of the index. */
  readonly all: (index: IndexReader, ...rest: Rest) => Steps<readonly Row[]>;
  readonly passes: (index: IndexReader, ...rest: Rest) => (row: Row) => boolean;
  readonly keyOf?: (...rest: Rest) => string;
}

/** One list of rows; the answer is shared, and nobody may change it. */
export function keptRows<Rest extends readonly unknown[]>({
  all,
  passes,
  ...kept
}: KeptRows<Rest>): Keeper<readonly Row[], Rest> {
  return keeping<readonly Row[], Rest>({
    ...kept,
    make: all,
    change: (rows, since, index, ...rest) => since.updated(rows, since.rows.filter(passes(index, ...rest))),
  });
}

interface Keeping<T, Rest extends readonly unknown[]> {
  readonly make: (index: IndexReader, ...rest: Rest) => Steps<T>;
  readonly change: (last: T, since: RowsSince, index: IndexReader, ...rest: Rest) => T;
  readonly keyOf?: (...rest: Rest) => string;
}

/** What is remembered, and may also be found elsewhere, together with other things. */
export interface Keeper<T, Rest extends readonly unknown[]> extends Remembered<IndexReader, T, Rest> {
  /** How to hand over the answer where all rows would have to be asked for it; undefined where it is known, or nearly. */
  readonly wanted: (index: IndexReader, ...rest: Rest) => ((value: T) => void) | undefined;
}

interface Known<T> {
  readonly version: number;
  readonly key: string;
  readonly value: T;
}

function keeping<T, Rest extends readonly unknown[]>({
  make,
  change,
  keyOf = () => '',
}: Keeping<T, Rest>): Keeper<T, Rest> {
  const known = new WeakMap<IndexReader, Known<T>>();
  const wanted: Keeper<T, Rest>['wanted'] = (index, ...rest) => {
    const { version } = index;
    const key = keyOf(...rest);
    const last = known.get(index);
    if (last?.key === key && (last.version === version || index.since?.(last.version))) return undefined;
    return (value) => {
      if (index.version === version) known.set(index, { version, key, value });
    };
  };
  function* steps(index: IndexReader, ...rest: Rest): Steps<T> {
    const { version } = index;
    const key = keyOf(...rest);
    const last = known.get(index);
    const isSame = last?.key === key;
    if (last && isSame && last.version === version) return last.value;
    const since = last && isSame ? index.since?.(last.version) : undefined;
    const value = last && since ? change(last.value, since, index, ...rest) : yield* make(index, ...rest);
    if (index.version === version) known.set(index, { version, key, value });
    return value;
  }
  return Object.assign((index: IndexReader, ...rest: Rest) => finished(steps(index, ...rest)), { steps, wanted });
}

const none: readonly Row[] = [];

/** The rows of all shapes of which one row passes. */
export function* siftedRows(index: IndexReader, isAmong: (row: Row) => boolean): Steps<readonly Row[]> {
  const found: Row[] = [];
  if (!index.many) return yield* filtered(index.rows(), isAmong);
  yield* index.many.sift([{ verdictOf: isAmong, found }]);
  return found;
}

function grouped(rows: readonly Row[], groupOf: (row: Row) => Groups): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) put(groups, row, groupOf(row));
  return groups;
}

function put(groups: Map<string, Row[]>, row: Row, names: Groups): void {
  for (const name of typeof names === 'string' ? [names] : (names ?? [])) {
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  }
}

function changedGroups(
  groups: ReadonlyMap<string, readonly Row[]>,
  added: ReadonlyMap<string, readonly Row[]>,
  updated: (kept: readonly Row[], added: readonly Row[]) => readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  let made: Map<string, readonly Row[]> | undefined;
  for (const name of new Set([...groups.keys(), ...added.keys()])) {
    const before = groups.get(name) ?? none;
    const rows = updated(before, added.get(name) ?? none);
    if (rows === before) continue;
    made ??= new Map(groups);
    if (rows.length > 0) made.set(name, rows);
    else made.delete(name);
  }
  return made ?? groups;
}
