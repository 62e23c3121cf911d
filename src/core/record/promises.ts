// What two people owe each other: open tasks of one that wait for the other or name them. Comes in: the index, who looks, the roster.
// Goes out: rows by person. A task that waits is owed by whom it waits for; one that names somebody is owed by its owner.

import { slugOfValue } from '../index/links.ts';
import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
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
    const [iOwe, owesMe] = [new Map<string, Row[]>(), new Map<string, Row[]>()];
    yield* eachRow(index.openRows(), (row) => {
      const owner = index.type(row) === 'note' ? undefined : index.get(row, 'owner');
      if (typeof owner !== 'string') return;
      const wait = index.get(row, 'wait');
      const waited = wait === undefined ? undefined : roster.resolve(slugOfValue(String(wait)).replace(/^@/, ''))?.id;
      if (waited !== undefined && waited !== owner) {
        if (owner === me) addTo(owesMe, waited, row);
        else if (waited === me) addTo(iOwe, owner, row);
        return;
      }
      for (const other of namedBeside(index, row, owner, roster)) {
        if (owner === me) addTo(iOwe, other, row);
        else if (other === me) addTo(owesMe, owner, row);
      }
    });
    return { iOwe, owesMe };
  },
  (me) => me,
);

/** People whom a task line names beside its owner. */
function namedBeside(index: IndexReader, row: Row, owner: string, roster: Roster): ReadonlySet<string> {
  const raw = index.type(row) === 'task' ? (index.key(row).task?.raw ?? '') : '';
  const found = new Set<string>();
  for (const [, name = ''] of raw.matchAll(/@([\p{L}\p{N}][\p{L}\p{N}_.-]{0,60})/gu)) {
    const id = roster.resolve(name)?.id;
    if (id !== undefined && id !== owner) found.add(id);
  }
  return found;
}
