// What comes after what: open rows and the open rows that wait for them, by `after:` and by what a meeting needs. Comes in: an index; goes
// out: followers of a row and everything behind some rows in an order in which each comes after what it waits for. Worked out once a
// version; afterwards linear in what is touched. A circle is an answer, never a loop.
import { namesOf, namesWanted } from '../index/blocked.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { siftedRows } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachOf, eachRow, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';

/** Fields that name what has to be done first. */
const fields = ['after', 'needs'];

/** What comes directly after what, and what lies in projects that come after something. */
interface Order {
  readonly followers: ReadonlyMap<Row, readonly Row[]>;
  readonly contents: ReadonlyMap<Row, readonly Row[]>;
}

const orderOf = perVersionInSteps(function* (index: IndexReader): Steps<Order> {
  const reader = fieldReader(index);
  const columns = fields.map((field) => reader.values(field));
  const waiting: { readonly row: Row; readonly names: readonly string[] }[] = [];
  yield* eachRow(yield* siftedRows(index, (row) => mayWait(index, row)), (row) => {
    if (columns.every((valueIn) => valueIn(row) === undefined)) return;
    const names = fields.flatMap((field) => namesWanted(index, row, field));
    if (names.length > 0) waiting.push({ row, names });
  });
  const named = yield* rowsNamed(index, new Set(waiting.flatMap(({ names }) => names)));
  const followers = new Map<Row, Row[]>();
  yield* eachOf(waiting, ({ row, names }) => {
    for (const before of new Set(names.flatMap((name) => named.get(name) ?? []))) addTo(followers, before, row);
  });
  const rows = waiting.map(({ row }) => row);
  return { followers, contents: yield* contentsOf(index, rows) };
});

/** Whether open rows of the shape of one may come after something. */
function mayWait(index: IndexReader, row: Row): boolean {
  return isOpenItem(index, row) && fields.some((field) => index.many?.lacks(row, field) !== true);
}

/** Whether something may come after open rows of the shape of one. */
function mayBeNamed(index: IndexReader, row: Row): boolean {
  return isOpenItem(index, row) && (index.type(row) !== 'task' || index.many?.lacks(row, 'id') !== true);
}

function isOpenItem(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'note' && isOpenRow(index, row);
}

/** Open rows by those of their names that somebody waits for: few of all. */
function* rowsNamed(index: IndexReader, wanted: ReadonlySet<string>): Steps<ReadonlyMap<string, readonly Row[]>> {
  const named = new Map<string, Row[]>();
  const idOf = fieldReader(index).values('id');
  yield* eachRow(wanted.size === 0 ? [] : yield* siftedRows(index, (row) => mayBeNamed(index, row)), (row) => {
    if (index.type(row) === 'task' && idOf(row) === undefined) return;
    for (const name of namesOf(index, row)) if (wanted.has(name)) addTo(named, name, row);
  });
  return named;
}

/** Works out in steps what comes after what, so that the functions below answer at once as long as the index stays as it is. */
export function* orderSteps(index: IndexReader): Steps<void> {
  yield* orderOf.steps(index);
}

/** Open rows of those of the rows that are projects. */
function* contentsOf(index: IndexReader, rows: readonly Row[]): Steps<Map<Row, Row[]>> {
  const projects = new Map(
    rows.filter((row) => index.kind(row) === 'project').map((row) => [String(index.get(row, 'project') ?? ''), row]),
  );
  const contents = new Map<Row, Row[]>();
  yield* eachRow(projects.size === 0 ? [] : yield* siftedRows(index, (row) => isOpenItem(index, row)), (row) => {
    const project = projects.get(String(index.get(row, 'project') ?? ''));
    if (project !== undefined && project !== row) addTo(contents, project, row);
  });
  return contents;
}

/**
 * What comes directly after a row, when `first` are the rows that were asked to move: names that nobody has lead nowhere, and a project
 * that has to begin later takes along what is open in it.
 */
export function nextOf(index: IndexReader, first: readonly Row[]): (row: Row) => readonly Row[] {
  const { followers, contents } = orderOf(index);
  const asked = new Set(first);
  return (row) => {
    const own = asked.has(row) ? undefined : contents.get(row);
    const next = followers.get(row) ?? [];
    return own === undefined ? next : [...new Set([...next, ...own])];
  };
}

/** Rows in order, each behind those it comes after; or the rows of a circle, each after the one before it. */
export type Chain = { readonly rows: readonly Row[] } | { readonly circle: readonly Row[] };

/** Everything that comes after the given rows, they themselves first; a circle among them when there is one. */
export function chainBehind(index: IndexReader, first: readonly Row[]): Chain {
  const next = nextOf(index, first);
  const open = new Map<Row, number>(first.map((row) => [row, 0]));
  for (const row of open.keys()) for (const each of next(row)) open.set(each, (open.get(each) ?? 0) + 1);
  const rows = [...open].flatMap(([row, count]) => (count === 0 ? [row] : []));
  // The list grows while it is walked.
  for (const row of rows) {
    for (const each of next(row)) {
      const left = (open.get(each) ?? 0) - 1;
      open.set(each, left);
      if (left === 0) rows.push(each);
    }
  }
  return rows.length === open.size ? { rows } : { circle: circleIn(next, new Set(rows), open) };
}

/** One circle among rows that never became free; each of those comes after another one of them. */
function circleIn(next: (row: Row) => readonly Row[], free: ReadonlySet<Row>, open: ReadonlyMap<Row, number>): Row[] {
  const before = new Map<Row, Row>();
  for (const row of open.keys())
    if (!free.has(row)) for (const each of next(row)) if (!free.has(each)) before.set(each, row);
  const way = new Set<Row>();
  let at = before.keys().next().value;
  for (; at !== undefined && !way.has(at); at = before.get(at)) way.add(at);
  const rows = [...way];
  return at === undefined ? rows : rows.slice(rows.indexOf(at)).toReversed();
}
