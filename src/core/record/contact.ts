// When there was contact with a person, client, partner or vendor last, and whether it is time again. Comes in: a record of the index
// and the day. Goes out: days. Contact is a line of the log of the note, an answer to what waited for them, or that they were chased for it;
// nothing is stored.
import { type DayNumber, dayMs } from '../day.ts';
import { keptGroups } from '../index/keptRows.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';

/** The field whose kinds can be followed up. */
const cadence = 'follow-up-every';

/** Whether somebody is followed up who has such a note. */
export function isContact(index: IndexReader, row: Row): boolean {
  return index.type(row) === 'record' && (index.config.kinds.get(index.kind(row))?.fields.includes(cadence) ?? false);
}

/** The last day with a line in the log of the note, with an answer that was waited for, or on which they were chased; undefined when none is. */
export function lastContact(index: IndexReader, row: Row): DayNumber | undefined {
  const logged = index.number(row, 'last-contact');
  const name = slugOfPath(index.path(row)).toLowerCase();
  const days = (rows: readonly Row[] = [], field: string): DayNumber[] => rows.map((each) => index.number(each, field));
  const noted = Number.isNaN(logged) ? [] : [logged];
  const all = [...noted, ...days(answers(index).get(name), 'done'), ...days(chased(index).get(name), 'chased')];
  return all.length === 0 ? undefined : all.reduce((last, day) => Math.max(last, day));
}

/** How often to be in touch, in days, as the note says; undefined when it does not. */
export function contactEvery(index: IndexReader, row: Row): number | undefined {
  const days = Math.round(index.number(row, cadence) / dayMs);
  return days >= 1 ? days : undefined;
}

/** Longer ago than the note allows, or never; who is not followed up any more is never due. */
export function isContactDue(index: IndexReader, row: Row, today: DayNumber): boolean {
  const every = isContact(index, row) && isOpenRow(index, row) ? contactEvery(index, row) : undefined;
  const last = every === undefined ? undefined : lastContact(index, row);
  return every !== undefined && (last === undefined || today - last > every);
}

/** Lines that waited for somebody and were done on a day, by their name in lower case. */
export const answers = keptGroups({
  among: isAnswer,
  groupsOf: (index) => (row) => (isAnswer(index, row) ? waitedFor(index, row, 'done') : undefined),
});

/** What they were chased for on a day, by their name in lower case. */
const chased = keptGroups({
  among: wasChased,
  groupsOf: (index) => (row) => (wasChased(index, row) ? waitedFor(index, row, 'chased') : undefined),
});

function wasChased(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'note' && index.many?.lacks(row, 'chased') !== true;
}

/** The name of who is waited for, where a field of the row is a day. */
function waitedFor(index: IndexReader, row: Row, field: 'done' | 'chased'): string | undefined {
  const wait = index.get(row, 'wait');
  if (typeof wait !== 'string' || Number.isNaN(index.number(row, field))) return undefined;
  return slugOfValue(wait.replace(/^@/, '')).toLowerCase();
}

function isAnswer(index: IndexReader, row: Row): boolean {
  return index.stateClass(row) === 'done' && index.type(row) === 'task' && index.many?.lacks(row, 'wait') !== true;
}
