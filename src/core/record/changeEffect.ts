// What a change did to its services: the issues that were opened on them in the days before it went live and in those after. Comes in:
// the index and a change. Goes out: rows of both spans, or nothing where it is not known when the change was, or to what. Issues opened
// in the very minute count as after. Counts; judges nothing.
import { dayMs } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { plannedChange, servicesOf } from './changeWindows.ts';

/** Issues on both sides of a change, the earliest first. */
export interface ChangeEffect {
  /** When it went live, in ms since 1970. */
  readonly at: number;
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** Days that are looked at on either side where nobody says how many. */
export const effectDays = 7;

const issuesByService = perVersion((index: IndexReader): ReadonlyMap<string, readonly Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of index.rowsAmong({ kinds: new Set(['issue']) })) {
    if (index.kind(row) !== 'issue' || Number.isNaN(index.number(row, 'opened'))) continue;
    for (const service of servicesOf(index, row)) {
      const known = found.get(service);
      if (known) known.push(row);
      else found.set(service, [row]);
    }
  }
  return found;
});

/** The issues around a change: `deployed`, else the end of its window. */
export function changeEffect(index: IndexReader, row: Row, days = effectDays): ChangeEffect | undefined {
  const change = plannedChange(index, row);
  const deployed = index.number(row, 'deployed');
  const at = Number.isNaN(deployed) ? change?.window?.to : deployed;
  if (!change || at === undefined || change.services.length === 0) return undefined;
  const issues = new Set(change.services.flatMap((service) => issuesByService(index).get(service) ?? []));
  const within = (from: number, to: number): Row[] =>
    [...issues]
      .filter((issue) => index.number(issue, 'opened') >= from && index.number(issue, 'opened') < to)
      .sort((a, b) => index.number(a, 'opened') - index.number(b, 'opened'));
  return { at, before: within(at - days * dayMs, at), after: within(at, at + days * dayMs) };
}
