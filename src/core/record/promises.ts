// What two people owe each other: open tasks of one that wait for the other or name them. Comes in: the index, who looks, the roster.
// Goes out: rows by person. A task that waits is owed by whom it waits for; one that names somebody is owed by its owner.

import { keptGroups } from '../index/keptRows.ts';
import { slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import type { Roster } from './roster.ts';

/** Open rows by the other person's roster id. */
export interface Promises {
  readonly iOwe: ReadonlyMap<string, readonly Row[]>;
  readonly owesMe: ReadonlyMap<string, readonly Row[]>;
}

/** What I owe others and they owe me, each row once a person. */
export const promisesOf = perVersionInSteps(
  function* (index: IndexReader, me: string, roster: Roster): Steps<Promises> {
    const [iOwe, owesMe] = [new Map<string, readonly Row[]>(), new Map<string, readonly Row[]>()];
    for (const [key, rows] of yield* promised.steps(index, me, roster))
      (key.startsWith('<') ? iOwe : owesMe).set(key.slice(1), rows);
    return { iOwe, owesMe };
  },
  (me) => me,
);

/** By the other's id, behind `<` what I owe and behind `>` what they owe me. */
const promised = keptGroups({
  among: isOwed,
  groupsOf: (index: IndexReader, me: string, roster: Roster) => (row) => {
    const owner = isOwed(index, row) ? index.get(row, 'owner') : undefined;
    if (typeof owner !== 'string') return undefined;
    const wait = index.get(row, 'wait');
    const waited = wait === undefined ? undefined : roster.resolve(slugOfValue(String(wait)).replace(/^@/, ''))?.id;
    if (waited !== undefined && waited !== owner)
      return owner === me ? `>${waited}` : waited === me ? `<${owner}` : undefined;
    const named = namedBeside(index, row, owner, roster);
    if (owner === me) return Array.from(named, (other) => `<${other}`);
    return named.has(me) ? `>${owner}` : undefined;
  },
  keyOf: (me: string, _roster: Roster) => me,
});

function isOwed(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'note' && isOpenRow(index, row);
}

function taskLine(index: IndexReader, row: Row): string | undefined {
  return index.type(row) === 'task' ? index.key(row).task?.raw : undefined;
}

/** People whom a task line names beside its owner. */
function namedBeside(index: IndexReader, row: Row, owner: string, roster: Roster): ReadonlySet<string> {
  const raw = (index.many ? index.many.lineNaming(row) : taskLine(index, row)) ?? '';
  const found = new Set<string>();
  for (const [, name = ''] of raw.matchAll(/@([\p{L}\p{N}][\p{L}\p{N}_.-]{0,60})/gu)) {
    const id = roster.resolve(name)?.id;
    if (id !== undefined && id !== owner) found.add(id);
  }
  return found;
}
