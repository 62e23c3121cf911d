// What comes after what: open rows and the open rows that wait for them, by `after:` and by what a meeting needs. Comes in: an index; goes
// out: followers of a row and everything behind some rows in an order in which each comes after what it waits for. Worked out once a
// version; afterwards linear in what is touched. A circle is an answer, never a loop.
import { namesOf, namesWanted } from '../index/blocked.ts';
import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';

/** Fields that name what has to be done first. */
const fields = ['after', 'needs'];

/** Open rows that come directly after each open row. Names that nobody has lead nowhere. */
export const followersOf: (index: IndexReader) => ReadonlyMap<Row, readonly Row[]> = perVersion(
  (index: IndexReader): ReadonlyMap<Row, readonly Row[]> => {
    const named = new Map<string, Row[]>();
    const waiting: { readonly row: Row; readonly names: readonly string[] }[] = [];
    for (const row of index.openRows()) {
      if (index.type(row) === 'note') continue;
      for (const name of namesOf(index, row)) addTo(named, name, row);
      const names = fields.flatMap((field) => namesWanted(index, row, field));
      if (names.length > 0) waiting.push({ row, names });
    }
    const followers = new Map<Row, Row[]>();
    for (const { row, names } of waiting)
      for (const before of new Set(names.flatMap((name) => named.get(name) ?? []))) addTo(followers, before, row);
    return followers;
  },
);

/** Rows in order, each behind those it comes after; or the rows of a circle, each after the one before it. */
export type Chain = { readonly rows: readonly Row[] } | { readonly circle: readonly Row[] };

/** Everything that comes after the given rows, they themselves first; a circle among them when there is one. */
export function chainBehind(index: IndexReader, first: readonly Row[]): Chain {
  const followers = followersOf(index);
  const open = new Map<Row, number>(first.map((row) => [row, 0]));
  for (const row of open.keys()) for (const next of followers.get(row) ?? []) open.set(next, (open.get(next) ?? 0) + 1);
  const rows = [...open].flatMap(([row, count]) => (count === 0 ? [row] : []));
  // The list grows while it is walked.
  for (const row of rows) {
    for (const next of followers.get(row) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) rows.push(next);
    }
  }
  return rows.length === open.size ? { rows } : { circle: circleIn(followers, new Set(rows), open) };
}

/** One circle among rows that never became free; each of those comes after another one of them. */
function circleIn(
  followers: ReadonlyMap<Row, readonly Row[]>,
  free: ReadonlySet<Row>,
  open: ReadonlyMap<Row, number>,
): Row[] {
  const before = new Map<Row, Row>();
  for (const row of open.keys())
    if (!free.has(row)) for (const next of followers.get(row) ?? []) if (!free.has(next)) before.set(next, row);
  const way = new Set<Row>();
  let at = before.keys().next().value;
  for (; at !== undefined && !way.has(at); at = before.get(at)) way.add(at);
  const rows = [...way];
  return at === undefined ? rows : rows.slice(rows.indexOf(at)).toReversed();
}
