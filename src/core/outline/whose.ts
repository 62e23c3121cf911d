// Whose day Today shows: mine, a person's, a team's, everybody's. Comes in: the choice, the roster, rows. Goes out: who looks, and a test
// for rows. What nobody owns is everybody's when it is critical, and is its project's owner's else. Where nobody chose, it is my day with
// what is nobody's and every critical issue; while it is not known who looks, everybody's.
import { slugOfPath } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import type { OutlineContext } from './rowWords.ts';

/** The choice as it is remembered: `me`, `everyone`, `person ID`, `team NAME`. */
export type Whose = string;

/** The day that is shown where nobody chose. */
export const usualDay: Whose = 'mine';

/** The person whose day it is; of a team or everybody the one who looks. */
export function viewerOf({ whose = '', me }: Pick<OutlineContext, 'whose' | 'me'>): string | undefined {
  return whose.startsWith('person ') ? whose.slice(7) : me;
}

/** A test for rows of one's own; undefined when all are shown, as for a team that nobody is in any more. */
export function ownRows(index: IndexReader, context: OutlineContext): ((row: Row) => boolean) | undefined {
  const people = peopleOf(context);
  if (people === undefined) return undefined;
  const owners = projectOwners(index);
  const isUsual = context.whose === usualDay;
  return (row) => {
    const isCritical = index.get(row, 'severity') === 'critical';
    if (isUsual && isCritical) return true;
    const owner = index.get(row, 'owner');
    if (typeof owner === 'string') return people.has(owner);
    const project = owners.get(String(index.get(row, 'project') ?? '').toLowerCase());
    if (project !== undefined) return people.has(project);
    return isUsual || isCritical;
  };
}

function peopleOf({ whose = '', me, roster }: OutlineContext): ReadonlySet<string> | undefined {
  if (whose === 'me' || whose === usualDay) return me === undefined ? undefined : new Set([me]);
  if (whose.startsWith('person ')) return new Set([whose.slice(7)]);
  const team = roster.people.filter((person) => whose === `team ${person.team}`).map(({ id }) => id);
  return team.length === 0 ? undefined : new Set(team);
}

const projectOwners = perVersion((index: IndexReader): ReadonlyMap<string, string> => {
  const owners = new Map<string, string>();
  for (const row of index.rowsAmong({ kinds: new Set(['project']) })) {
    const owner = index.get(row, 'owner');
    if (typeof owner === 'string') owners.set(slugOfPath(index.path(row)).toLowerCase(), owner);
  }
  return owners;
});
