// Says what changed in the notes, for the message of a commit. Comes in: entries of the share list with their texts. Goes out: a
// subject of at most 72 characters and, where it could not say all, a list below it. Pure, and the same for the same changes.
// No signs that a forge acts upon (`@` and `#`), no skip words in brackets, nothing that looks like a secret.

import { type ChangeRow, type ChangeVerb, compareNotes } from '../../core/change/noteChange.ts';
import { isDay } from '../../core/day.ts';
import { dayInWords } from '../../core/dayNames.ts';
import { readNote } from '../../core/note/readNote.ts';
import { nameOf } from '../../core/notePath.ts';
import { isConfidentialNote } from '../../core/record/confidential.ts';
import { reasonOf } from '../../core/schedule/lines.ts';
import { findSecrets } from './secrets.ts';
import type { ChangeKind } from './shareList.ts';

/** What is known of one changed file. */
export interface DescribedChange {
  readonly path: string;
  readonly from?: string;
  readonly change: ChangeKind;
  readonly before?: string;
  readonly after?: string;
}

interface Phrase {
  readonly text: string;
  /** How many things it stands for. */
  readonly count: number;
}

const maxSubject = 72;
const maxListed = 20;
const maxDetails = 3;
const maxName = 32;
const maxReason = 120;
/** So many characters are compared: reading them takes less than a person notices. Further notes are told as a whole. */
const maxRead = 150_000;

/** For example `3 tasks done, ISS-204 resolved, Mail move due → 12 Mar`. */
export function describeChanges(changes: readonly DescribedChange[]): string {
  const rows = compareNotes(readable(changes));
  const phrases = [...rowPhrases(rows), ...notePhrases(changes, new Set(rows.map(({ path }) => path)))];
  const { subject, isWhole } = firstLine(phrases);
  const why = reasons(changes);
  if (changes.length <= 1 && isWhole && rows.length <= 1) return subject + why;
  const lines = changes.slice(0, maxListed).map((change) => `- ${lineOf(change, rows)}`);
  if (changes.length > maxListed) lines.push(`- and ${changes.length - maxListed} more`);
  return `${subject}\n\n${lines.join('\n')}${why}`;
}

/** Why dates moved, as the notes say since: each reason once. */
function reasons(changes: readonly DescribedChange[]): string {
  const found = new Set<string>();
  for (const { path, before = '', after = '' } of readable(changes)) {
    if (!after.includes('rescheduled ')) continue;
    if (isConfidentialNote(readNote(path, after)) || isConfidentialNote(readNote(path, before))) continue;
    const known = new Set(before.split('\n'));
    for (const line of after.split('\n')) {
      const reason = known.has(line) ? '' : quote(reasonOf(line) ?? '', maxReason);
      if (reason !== '' && found.size < maxDetails) found.add(reason);
    }
  }
  return found.size === 0 ? '' : `\n\nWhy: ${[...found].join('; ')}`;
}

/** Notes of which the texts are compared, changed ones before new ones, in the given order. */
function readable(changes: readonly DescribedChange[]): readonly DescribedChange[] {
  const isNew = ({ before }: DescribedChange): boolean => before === undefined;
  let left = maxRead;
  const taken = new Set<DescribedChange>();
  for (const change of [...changes.filter((each) => !isNew(each)), ...changes.filter(isNew)]) {
    const size = (change.before?.length ?? 0) + (change.after?.length ?? 0);
    if (size > left || !/\.(?:md|txt)$/i.test(change.path)) continue;
    left -= size;
    taken.add(change);
  }
  return changes.filter((change) => taken.has(change));
}

/** What several rows are called together, most telling first. */
const verbs: readonly (readonly [ChangeVerb, string])[] = [
  ['done', 'done'],
  ['status', 'changed state'],
  ['severity', 'changed severity'],
  ['health', 'changed health'],
  ['due', 'moved to another day'],
  ['owner', 'handed over'],
  ['cancelled', 'cancelled'],
  ['reopened', 'reopened'],
  ['added', 'added'],
  ['removed', 'removed'],
  ['moved', 'moved'],
  ['reworded', 'reworded'],
  ['changed', 'changed'],
];

/** Up to this many of one sort are named one by one. */
const named: Readonly<Partial<Record<ChangeVerb, number>>> = { status: 3, severity: 2, health: 2, due: 2, owner: 2 };

function rowPhrases(rows: readonly ChangeRow[]): Phrase[] {
  return verbs.flatMap(([verb, words]) => {
    const some = rows.filter((row) => row.verb === verb);
    if (some.length <= (named[verb] ?? 1)) return some.map((row) => ({ text: sayRow(row), count: 1 }));
    const noun = some.every(({ about }) => about === 'task') ? 'task' : 'item';
    return [{ text: `${amount(some.length, noun)} ${words}`, count: some.length }];
  });
}

/** One row: `ISS-204 resolved`, `Mail move due → 12 Mar`. */
function sayRow({ verb, about, name, from, to }: ChangeRow): string {
  const label = quote(name) || (about === 'task' ? 'a task' : 'a record');
  if (verb === 'status') return to === '' ? `${label} without state` : `${label} ${quote(to)}`;
  if (verb === 'due') return to === '' ? `${label} without due date` : `${label} due → ${dayWords(from, to)}`;
  if (verb === 'severity' || verb === 'health' || verb === 'owner')
    return `${label} ${verb} → ${quote(to) || 'nobody'}`;
  return `${label} ${verb}`;
}

/** `12 Mar`; with the year where it is another one than before. */
function dayWords(from: string, to: string): string {
  if (!isDay(to)) return quote(to);
  const [, date, month, year] = dayInWords(to).split(' ');
  return [date, month, ...(isDay(from) && from.slice(0, 4) !== year ? [year] : [])].join(' ');
}

const kindWords: readonly (readonly [ChangeKind, string])[] = [
  ['new', 'added'],
  ['changed', 'updated'],
  ['renamed', 'renamed'],
  ['deleted', 'deleted'],
];

/** Notes as a whole; an updated one only where its rows do not say more. */
function notePhrases(changes: readonly DescribedChange[], told: ReadonlySet<string>): Phrase[] {
  return kindWords.flatMap(([kind, word]) => {
    const some = changes.filter(({ change, path }) => change === kind && !(kind === 'changed' && told.has(path)));
    const [first] = some;
    if (first === undefined) return [];
    const text =
      some.length === 1 ? `${quote(nameOf(first.path)) || 'a note'} ${word}` : `${some.length} notes ${word}`;
    return [{ text, count: some.length }];
  });
}

function amount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** As many phrases as fit on the line; of the others it says how many things they stand for. */
function firstLine(phrases: readonly Phrase[]): { readonly subject: string; readonly isWhole: boolean } {
  for (let shown = phrases.length; shown > 0; shown--) {
    const left = phrases.slice(shown).reduce((sum, { count }) => sum + count, 0);
    const words = phrases.slice(0, shown).map(({ text }) => text);
    const subject = capital([...words, ...(left > 0 ? [`${left} more`] : [])].join(', '));
    if ([...subject].length <= maxSubject) return { subject, isWhole: left === 0 };
  }
  return { subject: 'Notes updated', isWhole: false };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lineOf({ change, path, from }: DescribedChange, rows: readonly ChangeRow[]): string {
  const word = kindWords.find(([kind]) => kind === change)?.[1] ?? change;
  const paths = from === undefined ? plain(path) : `${plain(from)} to ${plain(path)}`;
  const own = rows.filter((row) => row.path === path);
  const details = own.slice(0, maxDetails).map(sayRow);
  if (own.length > maxDetails) details.push(`${own.length - maxDetails} more`);
  return `${word}: ${paths}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** A text of a note as it may stand in a message: short, on one line, without what forges read; empty for secrets. */
function quote(text: string, most = maxName): string {
  if (findSecrets('', text).length > 0) return '';
  const chars = [...plain(text.slice(0, 200))];
  return chars.length <= most
    ? chars.join('')
    : `${chars
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

function plain(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/[@#[\]`*<>]/g, '')
    .trim();
}
