// When somebody who was asked is reminded, and in which words. Comes in: a row that waits, the index, the day. Goes out: a day, and a
// letter as plain text. A day on the line wins; else they get as long as their own note says, or a week.
import { addDays, type Day, isDay } from '../day.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { intervalDays } from '../index/values.ts';
import { perVersion } from '../index/versionMemo.ts';
import { say } from '../language.ts';
import { plainTitle } from './noteLink.ts';
import type { Roster } from './roster.ts';

/** How long somebody gets to answer whose note says nothing, in days. */
const usualDays = 7;
const longestDays = 3650;

/** The day on which to remind: `chase:`, else so long after they were reminded or asked last; undefined when neither is known. */
export function chaseDay(index: IndexReader, row: Row): Day | undefined {
  const planned = dayOf(index, row, 'chase');
  const last = dayOf(index, row, 'chased') ?? dayOf(index, row, 'asked');
  return planned ?? (last === undefined ? undefined : addDays(last, daysToAnswer(index, row)));
}

/** How many days the one waited for gets to answer: `chase_every:` of the note of that person or partner; at least one. */
export function daysToAnswer(index: IndexReader, row: Row): number {
  const name = slugOfValue(String(index.get(row, 'wait') ?? '').replace(/^@/, '')).toLowerCase();
  const note = name === '' ? undefined : noteOf(index, name);
  const written = note === undefined ? undefined : index.get(note, 'chase-every');
  return Math.min(intervalDays(String(written ?? '')) ?? usualDays, longestDays);
}

/** A letter that asks again. */
export interface Reminder {
  /** Mail addresses of who is asked; empty when none is known. */
  readonly to: readonly string[];
  /** What they are called. */
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

/** The letter for rows that wait for one person or partner; `me` signs. Says what was asked and when, nothing else of the notes. */
export function reminder(index: IndexReader, rows: readonly Row[], roster: Roster, me: string | undefined): Reminder {
  const [first] = rows;
  const whom = first === undefined ? '' : String(index.get(first, 'wait') ?? '').replace(/^@/, '');
  const person = roster.resolve(whom);
  const note = first === undefined || person ? undefined : noteOf(index, slugOfValue(whom).toLowerCase());
  const contacts = note === undefined ? undefined : index.get(note, 'contacts');
  const known = person ? person.mails : typeof contacts === 'object' ? contacts : [String(contacts ?? '')];
  const things = rows.map((row) => askedThing(index, row));
  const name = person?.name ?? (note === undefined ? whom : String(index.get(note, 'title') ?? whom));
  const signed = me === undefined ? '' : (roster.resolve(me)?.name ?? me);
  const lines = [
    name === '' ? say('Hello,') : say('Hello {0},', name),
    '',
    say('we are still waiting for your answer:'),
    '',
    ...things.map((each) => `- ${each}`),
    '',
    say('When can we expect it?'),
    ...(signed === '' ? [] : ['', signed]),
  ];
  const [only] = rows.length === 1 ? rows : [];
  const subject = only === undefined ? say('Open questions') : say('Reminder: {0}', plainTitle(index.item(only).title));
  return { to: known.flatMap((text) => mailIn(text)), name, subject, body: lines.join('\n') };
}

/** A link that opens the letter in the mail program. */
export function mailLink({ to, subject, body }: Omit<Reminder, 'name'>): string {
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

/** What was asked, in a line: its words, when it was asked, when it is needed. */
export function askedThing(index: IndexReader, row: Row): string {
  const { title, asked, due } = index.item(row);
  const facts = [asked && say('asked {0}', asked), due && say('needed by {0}', due)].filter(Boolean);
  return facts.length === 0 ? plainTitle(title) : `${plainTitle(title)} (${facts.join(', ')})`;
}

/** The note of a person or partner by the name of its file. */
function noteOf(index: IndexReader, name: string): Row | undefined {
  return notesAsked(index).get(name);
}

const notesAsked = perVersion((index: IndexReader): ReadonlyMap<string, Row> => {
  const kinds = [...index.config.kinds.values()].filter(({ fields }) => fields.includes('chase-every'));
  const notes = new Map<string, Row>();
  for (const row of index.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) }))
    if (index.type(row) === 'record') notes.set(slugOfPath(index.path(row)).toLowerCase(), row);
  return notes;
});

function dayOf(index: IndexReader, row: Row, field: string): Day | undefined {
  const day = String(index.get(row, field) ?? '').slice(0, 10);
  return isDay(day) ? day : undefined;
}

function mailIn(text: string): string[] {
  const [mail] = /[^\s<>,;"()]{1,64}@[^\s<>,;"()]{1,190}/.exec(text) ?? [];
  return mail === undefined ? [] : [mail];
}
