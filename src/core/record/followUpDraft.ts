// One draft with a letter for everybody who is to be asked today: whoever is waited for and due, and who took something on in a meeting of
// today. Comes in: the index, who asks, the day; later the draft as it was sent. Goes out: the text, and the rows it still speaks of.
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { isPrivate } from './briefingRows.ts';
import { askedThing, chaseDay, reminder } from './chase.ts';
import { plainTitle } from './noteLink.ts';
import type { Roster } from './roster.ts';

/** Who asks, and when. */
export interface FollowUpContext {
  readonly today: string;
  readonly me?: string;
  readonly roster: Roster;
}

/** One letter: to whom, what is waited for, what they took on in a meeting of today. */
interface FollowUp {
  readonly whom: string;
  readonly waiting: readonly Row[];
  readonly actions: readonly Row[];
}

/** The draft of the day; undefined when nobody is to be asked. */
export function followUpDraft(index: IndexReader, context: FollowUpContext): string | undefined {
  const { today } = context;
  const due = followUps(index, context, (row) => (chaseDay(index, row) ?? today) <= today);
  if (due.length === 0) return undefined;
  const letters = due.map((each) => letter(index, each, context));
  return [`# ${say('Follow-ups {0}', today)}`, ...letters].join('\n\n').concat('\n');
}

/** The rows that a draft still speaks of, by person: a letter or a line that was taken out was not sent. */
export function rowsOfDraft(text: string, index: IndexReader, context: FollowUpContext): readonly Row[] {
  const { headings } = parseNote(text);
  const rows = followUps(index, context, () => true).flatMap(({ whom, waiting, actions }) => {
    const name = nameOf(index, whom, waiting, context.roster);
    const at = headings.findIndex((heading) => heading.level === 2 && heading.text === name);
    const section = at < 0 ? '' : text.slice(headings[at]?.span.end, headings[at + 1]?.span.start);
    const said = section.split(/\r?\n/).map((line) => line.trim());
    return [...waiting, ...actions].filter((row) => said.includes(`- ${askedThing(index, row)}`));
  });
  return [...new Set(rows)];
}

/** Letters by person, those who were asked first coming first. What somebody else waits for is theirs to ask about. */
function followUps(index: IndexReader, context: FollowUpContext, isDue: (row: Row) => boolean): FollowUp[] {
  const found = new Map<string, { waiting: Row[]; actions: Row[] }>();
  const of = (whom: string): { waiting: Row[]; actions: Row[] } => {
    const known = found.get(whom) ?? { waiting: [], actions: [] };
    found.set(whom, known);
    return known;
  };
  const open = [...index.openRows()].filter((row) => index.type(row) !== 'note' && !isPrivate(index, row));
  for (const row of sortedBy(index, open, (each) => [index.number(each, 'asked')])) {
    const wait = String(index.get(row, 'wait') ?? '').replace(/^@/, '');
    const whom = context.roster.resolve(wait)?.id ?? wait;
    const asks = index.get(row, 'owner') ?? context.me;
    const isMine = context.me === undefined || (asks === context.me && whom !== context.me);
    if (wait !== '' && isMine && index.stateClass(row) === 'waiting' && isDue(row)) of(whom).waiting.push(row);
    const owner = wait === '' && isOfMeeting(index, row, context.today) ? index.get(row, 'owner') : undefined;
    if (typeof owner === 'string' && owner !== context.me) of(owner).actions.push(row);
  }
  return [...found].map(([whom, rows]) => ({ whom, ...rows }));
}

function isOfMeeting(index: IndexReader, row: Row, today: string): boolean {
  const note = index.type(row) === 'task' ? index.noteOf(row) : undefined;
  if (note === undefined || !isOpenRow(index, row)) return false;
  return index.kind(note) === 'meeting' && index.get(note, 'date') === today;
}

function letter(index: IndexReader, { whom, waiting, actions }: FollowUp, { me, roster }: FollowUpContext): string {
  const name = nameOf(index, whom, waiting, roster);
  const { to } = reminder(index, waiting, roster, me);
  const mails = to.length > 0 ? to : (roster.resolve(whom)?.mails ?? []);
  const signed = me === undefined ? '' : (roster.resolve(me)?.name ?? me);
  const list = (words: string, rows: readonly Row[]): string[] =>
    rows.length === 0 ? [] : [words, rows.map((row) => `- ${askedThing(index, row)}`).join('\n')];
  return [
    `## ${name}`,
    ...(mails[0] === undefined ? [] : [mails[0]]),
    say('Hello {0},', name),
    ...list(say('we are still waiting for your answer:'), waiting),
    ...list(say('in our meeting today you took on:'), actions),
    say('When can we expect it?'),
    ...(signed === '' ? [] : [signed]),
  ].join('\n\n');
}

/** The name of the person or partner, as their note or the roster has it. */
function nameOf(index: IndexReader, whom: string, waiting: readonly Row[], roster: Roster): string {
  const person = roster.resolve(whom);
  if (person) return person.name;
  const { name } = reminder(index, waiting, roster, undefined);
  return plainTitle(name === '' ? whom : name);
}
