// What comes after what among the rows of a timeline, and the chains that decide when something ends. Comes in: rows with their days;
// goes out: pairs of rows and the rows of critical paths. A circle of `after:` is left as it is: told, never walked twice.

import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachOf, type Steps } from '../index/steps.ts';
import { chainBehind, nextOf, orderSteps } from '../schedule/dependencies.ts';
import type { PlannedRow } from './plannedRow.ts';

/** One row that comes after another. */
export interface Dependency {
  readonly before: PlannedRow;
  readonly after: PlannedRow;
  /** The first one ends later than the other one's last day. */
  readonly isBroken: boolean;
}

/** What is known of the order of rows. */
export interface Dependencies {
  readonly links: readonly Dependency[];
  /** Rows by which the end of their project, or of what follows it, is decided. */
  readonly critical: ReadonlySet<Row>;
  /** Rows that come after each other; empty where all is well. */
  readonly circle: readonly Row[];
}

/**
 * The dependencies among rows, in steps. A critical path leads to the last of the rows of a project that come after something and before
 * nothing, each time by the one before that ends last.
 */
export function* dependencySteps(index: IndexReader, planned: readonly PlannedRow[]): Steps<Dependencies> {
  yield* orderSteps(index);
  const known = new Map(planned.map((each) => [each.row, each]));
  yield;
  const next = nextOf(index, [...known.keys()]);
  const links: Dependency[] = [];
  yield* eachOf(planned, (before) => {
    for (const row of next(before.row)) {
      const after = known.get(row);
      if (after) links.push({ before, after, isBroken: before.to > after.to });
    }
  });
  const inCircle = yield* leftRow(links);
  const chain = inCircle === undefined ? undefined : chainBehind(index, [inCircle]);
  yield;
  return { links, critical: criticalRows(links), circle: chain && 'circle' in chain ? chain.circle : [] };
}

/** A row of a circle, or behind one: it never comes free however many that come before it are done. */
function* leftRow(links: readonly Dependency[]): Steps<Row | undefined> {
  const waits = new Map<Row, number>();
  const followers = new Map<Row, Row[]>();
  yield* eachOf(links, ({ before, after }) => {
    waits.set(after.row, (waits.get(after.row) ?? 0) + 1);
    addTo(followers, before.row, after.row);
  });
  const free = [...followers.keys()].filter((row) => !waits.has(row));
  // The list grows while it is walked.
  yield* eachOf(free, (row) => {
    for (const each of followers.get(row) ?? []) {
      const left = (waits.get(each) ?? 0) - 1;
      waits.set(each, left);
      if (left === 0) free.push(each);
    }
  });
  for (const [row, left] of waits) if (left > 0) return row;
  return undefined;
}

function criticalRows(links: readonly Dependency[]): Set<Row> {
  const last = new Map<Row, PlannedRow>();
  for (const { before, after } of links) {
    const known = last.get(after.row);
    if (known === undefined || before.to > known.to) last.set(after.row, before);
  }
  const goesOn = new Set(links.map(({ before }) => before.row));
  const ends = new Map<string, PlannedRow>();
  for (const { after } of links) {
    const known = ends.get(after.project);
    if (!goesOn.has(after.row) && (known === undefined || after.to > known.to)) ends.set(after.project, after);
  }
  const critical = new Set<Row>();
  for (const end of ends.values())
    for (let at: PlannedRow | undefined = end; at && !critical.has(at.row); at = last.get(at.row)) critical.add(at.row);
  return critical;
}
