// "Team Digest": what teams wait for from each other, as plain text for a mail or a chat. Comes in: the index, the roster, the day.
// Goes out: text, or nothing where no team is held up. Confidential records and private kinds are left out.
import { type Day, daysBetween } from '../day.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { isConfidentialRow } from './confidential.ts';
import { type Crossing, crossingOf } from './crossing.ts';
import { plainTitle } from './noteLink.ts';
import type { Roster } from './roster.ts';

/** The digest of one team, or of all. */
export function teamDigest(index: IndexReader, roster: Roster, today: Day, team?: string): string | undefined {
  const rows = sortedBy(
    index,
    [...index.openRows()].filter((row) => mayBeTold(index, row)),
    (row) => [index.number(row, 'asked'), index.number(row, 'due')],
  );
  const crossings = rows
    .flatMap((row) => crossingOf(index, row) ?? [])
    .filter((each) => team === undefined || each.team === team || each.by === team);
  if (crossings.length === 0) return undefined;
  const groups = new Map<string, Crossing[]>();
  for (const each of crossings) {
    const heading = say('{0} waits for {1}:', each.team, each.by);
    groups.set(heading, [...(groups.get(heading) ?? []), each]);
  }
  const line = (each: Crossing): string => `- ${lineOf(index, roster, today, each)}`;
  const parts = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([heading, all]) => [heading, ...all.map(line)]);
  return [say('What teams wait for, {0}', today), ...parts.map((part) => part.join('\n'))].join('\n\n');
}

function lineOf(index: IndexReader, roster: Roster, today: Day, { row, person, first, since }: Crossing): string {
  const { title, owner = '', due } = index.item(row);
  const nameOf = (id: string): string => roster.resolve(id)?.name ?? id;
  const whom =
    first === undefined || !mayBeTold(index, first)
      ? say('waits for {0}', nameOf(person))
      : say('comes after “{0}” of {1}', plainTitle(index.item(first).title), nameOf(person));
  const age = since === undefined ? undefined : ageWords(since, daysBetween(since, today));
  const needed = due === undefined ? undefined : say('needed by {0}', due);
  return [`${plainTitle(title)} (${nameOf(owner)})`, whom, age, needed].filter((part) => part !== undefined).join(', ');
}

function ageWords(since: Day, days: number): string {
  return days === 1 ? say('since {0}, 1 day', since) : say('since {0}, {1} days', since, days);
}

/** Nothing of a record that is confidential or of a private kind, its lines included. */
function mayBeTold(index: IndexReader, row: Row): boolean {
  return !isConfidentialRow(index, row) && index.config.kinds.get(index.kind(index.noteOf(row)))?.private !== true;
}
