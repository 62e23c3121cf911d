// Says what changed in the notes, for the message of a commit. Comes in: entries of the share list with their texts. Goes out: a
// subject of at most 72 characters and, where it could not say all, a list below it. Pure, and the same for the same changes.
// No signs that a forge acts upon (`@` and `#`), no skip words in brackets, nothing that looks like a secret.

import { type ChangeRow, type ChangeVerb, compareNotes, type NotePair } from '../../core/change/noteChange.ts';
import { isDay } from '../../core/day.ts';
import { dayInWords } from '../../core/dayNames.ts';
import type { Note } from '../../core/note/note.ts';
import { readNote } from '../../core/note/readNote.ts';
import { configPath, nameOf } from '../../core/notePath.ts';
import { isConfidentialNote, type Keeps } from '../../core/record/confidential.ts';
import { titleOf } from '../../core/record/interpret.ts';
import type { Naming, RecordWords } from '../../core/record/recordWords.ts';
import { reasonOf } from '../../core/schedule/lines.ts';
import { otherText } from './otherText.ts';
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
const maxTitle = 80;
/** So many new criticals are named one by one. */
const maxCriticals = 2;
const maxReason = 120;
/** So many characters are compared: reading them takes less than a person notices. Further notes are told as a whole. */
const maxRead = 150_000;
const maxReadAlone = 1_000_000;

/** One changed note in words, for a list of them: its name, and what changed. */
export interface ToldChange {
  readonly path: string;
  /** Its title; empty where nothing may be told of it, and for what is no note. */
  readonly name: string;
  readonly words: string;
}

/** A change as it is told. */
interface Told extends ToldChange, ReadChange {
  readonly record?: RecordWords;
  readonly rows: readonly ChangeRow[];
  /** What people wrote into it with a day: entries of a timeline, updates. */
  readonly entries: readonly string[];
  /** Whether more changed than the rows and entries say. */
  readonly hasText: boolean;
}

type Weight = (typeof order)[number];

const keepsMarked: Keeps = (_, note) => isConfidentialNote(note);
const noRecord: Naming = () => undefined;

/** For example `New critical incident Mail down, 3 tasks done, Mail move due → 12 Mar`. */
export function describeChanges(
  all: readonly DescribedChange[],
  keeps: Keeps = keepsMarked,
  naming: Naming = noRecord,
): string {
  const read = all.map((change) => readChange(change, keeps));
  const changes = toldChanges(read, naming, maxRead);
  const weighed = [...recordPhrases(changes), ...rowPhrases(changes)];
  weighed.sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
  const phrases = [...weighed, ...notePhrases(changes)];
  const { subject, isWhole } = firstLine(phrases);
  const why = reasons(changes);
  const [only] = changes;
  if (
    changes.length <= 1 &&
    isWhole &&
    (only === undefined || (only.entries.length === 0 && only.rows.length + Number(only.hasText) <= 1))
  )
    return subject + why;
  const lines = changes
    .slice(0, maxListed)
    .map(({ name, words, change }) => `- ${name || plain(change.path) || 'a note'}: ${words}`);
  if (changes.length > maxListed) lines.push(`- and ${changes.length - maxListed} more`);
  return `${subject}\n\n${lines.join('\n')}${why}`;
}

/** Every change in words, most telling first; of those behind the first million characters only whether they are new or changed. */
export function tellChanges(
  all: readonly DescribedChange[],
  keeps: Keeps = keepsMarked,
  naming: Naming = noRecord,
): readonly ToldChange[] {
  let left = maxReadAlone;
  const read = all.map((change): ReadChange => {
    left -= sizeOf(change);
    return left < 0 ? { path: change.path, change } : readChange(change, keeps);
  });
  return toldChanges(read, naming, maxReadAlone);
}

function toldChanges(read: readonly ReadChange[], naming: Naming, most: number): readonly Told[] {
  const byPath = new Map<string, ChangeRow[]>(read.map(({ change }) => [change.path, []]));
  for (const row of compareNotes(readable(read, most).map(({ change, old, now }) => pairOf(change, old, now))))
    byPath.get(row.path)?.push(row);
  return read
    .map((each) => tellChange(each, byPath.get(each.change.path) ?? [], naming))
    .sort((a, b) => weightOf(a) - weightOf(b));
}

function sizeOf({ before = '', after = '' }: DescribedChange): number {
  return before.length + after.length;
}

interface ReadChange {
  /** Its path in the list, which may say too much. */
  readonly path: string;
  readonly change: DescribedChange;
  readonly old?: Note;
  readonly now?: Note;
}

/** With its forms read; of what is kept only that it changed, without its path. */
function readChange(change: DescribedChange, keeps: Keeps): ReadChange {
  const { path, from = path, before, after } = change;
  const [old, now] = [readForm(from, before), readForm(path, after)];
  if ((old && keeps(from, old)) || (now && keeps(path, now)))
    return { path, change: { change: change.change, path: '' } };
  return { path, change, ...(old && { old }), ...(now && { now }) };
}

function readForm(path: string, text: string | undefined): Note | undefined {
  return text !== undefined && /\.(?:md|txt|yaml)$/i.test(path) ? readNote(path, text) : undefined;
}

function pairOf({ path, from }: DescribedChange, before?: Note, after?: Note): NotePair {
  return { path, ...(from !== undefined && { from }), ...(before && { before }), ...(after && { after }) };
}

function tellChange(read: ReadChange, rows: readonly ChangeRow[], naming: Naming): Told {
  const { change, old, now } = read;
  const note = now ?? old;
  const name = note === undefined ? settingsAt(change.path) : quote(titleOf(note.title, change.path), maxTitle);
  const record = now && change.change === 'new' ? naming(change.path, now) : undefined;
  const { before = '', after = '' } = change;
  const other = old && now && otherText({ text: before, note: old }, { text: after, note: now });
  const entries = (other?.entries ?? []).flatMap((words) => quote(words, maxTitle) || []);
  const hasText = other?.hasMore === true;
  const words = changeWords(read, rows, { entries, hasText }, record);
  return { ...read, name, words, rows, entries, hasText, ...(record && { record }) };
}

/** The file of settings is no note, and its name says nothing to people. */
function settingsAt(path: string): string {
  return nameOf(path) === configPath ? 'Settings' : '';
}

function changeWords(
  { change: { change, path, from }, old }: ReadChange,
  rows: readonly ChangeRow[],
  { entries, hasText }: Pick<Told, 'entries' | 'hasText'>,
  record: RecordWords | undefined,
): string {
  if (change === 'new' && /\.md$/i.test(path))
    return `new ${record?.word ?? 'note'}${record?.severity ? `, ${record.severity}` : ''}`;
  if (change === 'deleted' || change === 'new' || path === '')
    return kindWords.find(([kind]) => kind === change)?.[1] ?? change;
  const details = rows.slice(0, maxDetails).map((row) => (row.about === 'record' ? sayValue(row) : sayRow(row)));
  if (rows.length > maxDetails) details.push(`${rows.length - maxDetails} more`);
  if (entries.length > 0) details.unshift(entryWords(entries));
  if (from !== undefined) details.unshift(`renamed from ${plain(from)}`);
  if (details.length > 0) return `${details.join(', ')}${hasText ? ', and text' : ''}`;
  return hasText ? 'text changed' : old && /\.md$/i.test(path) ? 'details changed' : 'updated';
}

/** The place of what tells most in it; notes of which nothing is told come last. */
function weightOf({ record, rows }: Told): number {
  const places = rows.map(({ verb }) => order.indexOf(verb));
  if (record?.severity !== undefined) places.push(order.indexOf(weightOfRecord(record)));
  return Math.min(order.length, ...places);
}

function weightOfRecord({ severity }: RecordWords): 'critical' | 'record' {
  return severity === 'critical' ? 'critical' : 'record';
}

function entryWords([first = '', ...others]: readonly string[]): string {
  return others.length > 0 ? `${others.length + 1} new entries` : `new entry “${first}”`;
}

/** Why dates moved, as the notes say since: each reason once. */
function reasons(changes: readonly ReadChange[]): string {
  const found = new Set<string>();
  for (const { change } of readable(changes, maxRead)) {
    const { before = '', after = '' } = change;
    if (!after.includes('rescheduled ')) continue;
    const known = new Set(before.split('\n'));
    for (const line of after.split('\n')) {
      const reason = known.has(line) ? '' : quote(reasonOf(line) ?? '', maxReason);
      if (reason !== '' && found.size < maxDetails) found.add(reason);
    }
  }
  return found.size === 0 ? '' : `\n\nWhy: ${[...found].join('; ')}`;
}

/** Notes of which the texts are compared, changed ones before new ones, in the given order. */
function readable<T extends ReadChange>(changes: readonly T[], most: number): readonly T[] {
  const isNew = ({ old }: T): boolean => old === undefined;
  let left = most;
  const taken = new Set<T>();
  for (const each of [...changes.filter((one) => !isNew(one)), ...changes.filter(isNew)]) {
    const size = sizeOf(each.change);
    if (size > left || (each.old ?? each.now) === undefined || !/\.(?:md|txt)$/i.test(each.change.path)) continue;
    left -= size;
    taken.add(each);
  }
  return changes.filter((each) => taken.has(each));
}

/** What several rows are called together. */
const verbs: Readonly<Record<ChangeVerb, string>> = {
  status: 'changed state',
  severity: 'changed severity',
  health: 'changed health',
  doubled: 'in two versions',
  settled: 'no longer in two versions',
  due: 'moved to another day',
  owner: 'handed over',
  done: 'done',
  chased: 'chased',
  cancelled: 'cancelled',
  reopened: 'reopened',
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  reworded: 'reworded',
  changed: 'changed',
};

/** What tells most comes first: new criticals, then what became of records, then tasks. */
const order = [
  'critical',
  'status',
  'severity',
  'health',
  'record',
  ...(Object.keys(verbs).filter((verb) => !['status', 'severity', 'health'].includes(verb)) as ChangeVerb[]),
] as const;

/** Up to this many of one sort are named one by one. */
const named: Readonly<Partial<Record<ChangeVerb, number>>> = { status: 3, severity: 2, health: 2, due: 2, owner: 2 };

interface WeighedPhrase extends Phrase {
  readonly weight: Weight;
}

function rowPhrases(changes: readonly Told[]): WeighedPhrase[] {
  const titles = new Map(changes.map(({ path, name }) => [path, name]));
  const rows = changes.flatMap((change) => change.rows);
  return (Object.keys(verbs) as ChangeVerb[]).flatMap((weight) => {
    const some = rows.filter(({ verb }) => verb === weight);
    if (some.length <= (named[weight] ?? 1))
      return some.map((row) => ({ text: sayRow(row, titles.get(row.path)), count: 1, weight }));
    const noun = some.every(({ about }) => about === 'task') ? 'task' : 'item';
    return [{ text: `${amount(some.length, noun)} ${verbs[weight]}`, count: some.length, weight }];
  });
}

/** New records that have a severity: critical ones by their names. */
function recordPhrases(changes: readonly Told[]): WeighedPhrase[] {
  return (['critical', 'record'] as const).flatMap((weight) => {
    const some = changes.flatMap(({ record, name }) =>
      record?.severity !== undefined && weightOfRecord(record) === weight ? [{ ...record, name }] : [],
    );
    const grade = weight === 'critical' ? 'critical ' : '';
    if (some.length <= maxCriticals)
      return some.map(({ word, name }) => ({ text: `new ${grade}${word} ${quote(name)}`.trim(), count: 1, weight }));
    return [{ text: `${some.length} new ${grade}records`, count: some.length, weight }];
  });
}

/** One row: `Mail down resolved`, `Mail move due → 12 Mar`. A record is called by the title of its note. */
function sayRow(row: ChangeRow, title?: string): string {
  const { about, name } = row;
  const label = quote((about === 'record' && title) || name) || (about === 'task' ? 'a task' : 'a record');
  return `${label} ${sayValue(row)}`;
}

function sayValue({ verb, from, to }: ChangeRow): string {
  if (verb === 'status') return to === '' ? 'without state' : quote(to);
  if (verb === 'due') return to === '' ? 'without due date' : `due → ${dayWords(from, to)}`;
  if (verb === 'severity' || verb === 'health' || verb === 'owner') return `${verb} → ${quote(to) || 'nobody'}`;
  return verbs[verb];
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
function notePhrases(changes: readonly Told[]): Phrase[] {
  return kindWords.flatMap(([kind, word]) => {
    const some = changes.filter(
      ({ change, rows, record }) =>
        change.change === kind && !(kind === 'changed' && rows.length > 0) && record?.severity === undefined,
    );
    const [first] = some;
    if (first === undefined) return [];
    const name = quote(first.name || nameOf(first.change.path));
    const text = some.length === 1 ? `${name || 'a note'} ${word}` : `${some.length} notes ${word}`;
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
