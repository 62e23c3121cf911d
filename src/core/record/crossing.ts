// What holds one team up because of another: open rows that wait for a person of another team, or come after something that one of
// them owns. Comes in: the index. Goes out: rows with both teams and the day since which they wait. Without teams there is nothing.
import type { Day } from '../day.ts';
import { isDay } from '../day.ts';
import { isBlocked, namesOf, namesWanted } from '../index/blocked.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';

/** One blocker between two teams. */
export interface Crossing {
  readonly row: Row;
  /** The team that is held up, and the one that holds it up. */
  readonly team: string;
  readonly by: string;
  /** Roster id of whom it waits for, or the owner of what comes first. */
  readonly person: string;
  /** The row that has to be done first; absent where somebody is waited for. */
  readonly first?: Row;
  readonly since?: Day;
}

/** Whether an open row is held up by another team. */
export function isCrossing(index: IndexReader, row: Row): boolean {
  return crossingOf(index, row) !== undefined;
}

/** Whether a row says anything by which it could be held up. */
export function mayCross(index: IndexReader, row: Row): boolean {
  return index.get(row, 'wait') !== undefined || index.get(row, 'after') !== undefined;
}

/** The blocker that an open row has in another team. */
export function crossingOf(index: IndexReader, row: Row): Crossing | undefined {
  const teams = teamsOf(index);
  // Most rows neither wait nor come after anything: that is asked first.
  const wait = teams.size < 2 ? undefined : index.get(row, 'wait');
  if (teams.size < 2 || (wait === undefined && index.get(row, 'after') === undefined)) return undefined;
  const owner = index.type(row) === 'note' ? undefined : index.get(row, 'owner');
  const team = typeof owner === 'string' ? teams.get(owner) : undefined;
  if (team === undefined || !isOpenRow(index, row)) return undefined;
  const asked = String(index.get(row, 'asked') ?? index.get(row, 'created') ?? '');
  const since = isDay(asked) ? { since: asked } : {};
  const waited = wait === undefined ? undefined : index.personId(slugOfValue(String(wait)).replace(/^@/, ''));
  const by = teams.get(waited ?? '');
  if (waited !== undefined && by !== undefined)
    return by === team ? undefined : { row, team, by, person: waited, ...since };
  if (!isBlocked(index, row)) return undefined;
  for (const name of namesWanted(index, row, 'after')) {
    const first = openByName(index).get(name);
    const person = first === undefined ? undefined : index.get(first, 'owner');
    const other = typeof person === 'string' ? teams.get(person) : undefined;
    if (first !== undefined && other !== undefined && other !== team)
      return { row, team, by: other, person: String(person), first, ...since };
  }
  return undefined;
}

/** Teams by roster id, of the configuration and of notes of people. */
export const teamsOf = perVersion((index: IndexReader): ReadonlyMap<string, string> => {
  const teams = new Map<string, string>();
  for (const { id, team } of index.config.people) if (team !== undefined) teams.set(id, team);
  for (const row of index.rowsAmong({ kinds: new Set(['person']) })) {
    const team = index.kind(row) === 'person' && index.type(row) === 'record' ? index.get(row, 'team') : undefined;
    const id = index.personId(slugOfPath(index.path(row)));
    if (typeof team === 'string' && id !== undefined && !teams.has(id)) teams.set(id, team);
  }
  return teams;
});

const openByName = perVersion((index: IndexReader): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>();
  for (const row of index.openRows()) for (const name of namesOf(index, row)) rows.set(name, row);
  return rows;
});
