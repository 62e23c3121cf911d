// What comes after what among the rows of a timeline, and the chains that decide when something ends. Comes in: rows with their days;
// goes out: pairs of rows and the rows of critical paths. A circle of `after:` is left as it is: told, never walked twice.
import type { IndexReader, Row } from '../index/rows.ts';
import { chainBehind, nextOf } from '../schedule/dependencies.ts';
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
 * The dependencies among rows. A critical path leads to the last of the rows of a project that come after something and before nothing,
 * each time by the one before that ends last.
 */
export function dependenciesOf(index: IndexReader, planned: readonly PlannedRow[]): Dependencies {
  const known = new Map(planned.map((each) => [each.row, each]));
  const next = nextOf(index, [...known.keys()]);
  const links = planned.flatMap((before) =>
    next(before.row).flatMap((row): Dependency[] => {
      const after = known.get(row);
      return after === undefined ? [] : [{ before, after, isBroken: before.to > after.to }];
    }),
  );
  const chain = links.length === 0 ? undefined : chainBehind(index, [...known.keys()]);
  return { links, critical: criticalRows(links), circle: chain && 'circle' in chain ? chain.circle : [] };
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
