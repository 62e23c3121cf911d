// Lists of rows that are kept over changes: what every row says for itself is asked once, and of a note that changed again. Comes in:
// which rows are looked at and what a row belongs to; goes out: groups of rows in the order of the index. A group is another list
// exactly when a note that changed has, or had, rows in it. For questions that no other note has a say in, the notes of people and
// projects aside.
import type { IndexReader, Row } from './rows.ts';
import { eachRow, finished, type Steps } from './steps.ts';
import type { Remembered } from './versionMemo.ts';

/** The names of the groups that a row belongs to. */
export type Groups = string | readonly string[] | undefined;

/** What is kept: rows among which all that belong to a group are, and how they are told. */
export interface Kept<Rest extends readonly unknown[]> {
  readonly among: (index: IndexReader, ...rest: Rest) => Iterable<Row>;
  readonly groupsOf: (index: IndexReader, ...rest: Rest) => (row: Row) => Groups;
  /** Whatever else the answer depends on. */
  readonly keyOf?: (...rest: Rest) => string;
}

interface Known {
  readonly version: number;
  readonly key: string;
  readonly groups: ReadonlyMap<string, readonly Row[]>;
}

/** Rows by group; the answer is shared, and nobody may change it. */
export function keptGroups<Rest extends readonly unknown[]>({
  among,
  groupsOf,
  keyOf = () => '',
}: Kept<Rest>): Remembered<IndexReader, ReadonlyMap<string, readonly Row[]>, Rest> {
  const known = new WeakMap<IndexReader, Known>();
  function* steps(index: IndexReader, ...rest: Rest): Steps<ReadonlyMap<string, readonly Row[]>> {
    const { version } = index;
    const key = keyOf(...rest);
    const last = known.get(index);
    const isSame = last?.key === key;
    if (last && isSame && last.version === version) return last.groups;
    const since = last && isSame ? index.since?.(last.version) : undefined;
    const groupOf = groupsOf(index, ...rest);
    let groups: ReadonlyMap<string, readonly Row[]>;
    if (last && since) {
      groups = changedGroups(last.groups, grouped(since.rows, groupOf), since.updated);
    } else {
      const made = new Map<string, Row[]>();
      yield* eachRow(among(index, ...rest), (row) => put(made, row, groupOf(row)));
      groups = made;
    }
    if (index.version === version) known.set(index, { version, key, groups });
    return groups;
  }
  return Object.assign((index: IndexReader, ...rest: Rest) => finished(steps(index, ...rest)), { steps });
}

const none: readonly Row[] = [];

/** The same where rows only pass or not. */
export function keptRows<Rest extends readonly unknown[]>({
  passes,
  ...kept
}: Omit<Kept<Rest>, 'groupsOf'> & {
  readonly passes: (index: IndexReader, ...rest: Rest) => (row: Row) => boolean;
}): Remembered<IndexReader, readonly Row[], Rest> {
  const groupsOf: Kept<Rest>['groupsOf'] = (index, ...rest) => {
    const test = passes(index, ...rest);
    return (row) => (test(row) ? '' : undefined);
  };
  const groups = keptGroups({ ...kept, groupsOf });
  function* steps(index: IndexReader, ...rest: Rest): Steps<readonly Row[]> {
    return (yield* groups.steps(index, ...rest)).get('') ?? none;
  }
  return Object.assign((index: IndexReader, ...rest: Rest) => finished(steps(index, ...rest)), { steps });
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
