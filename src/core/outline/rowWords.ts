// Days, ages, people and states of a row in words, as outlines say them. Comes in: values and today. Goes out: text made of the
// injected words. Never reads a clock and never colours anything.
import type { Day } from '../day.ts';
import { dayNumber, daysBetween, dayText, isDay, weekday } from '../day.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { IndexReader, Item, Row, RowKey } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { priorityOf } from '../note/aliases.ts';
import { chaseDay } from '../record/chase.ts';
import { isContact, isContactDue, lastContact } from '../record/contact.ts';
import type { Roster } from '../record/roster.ts';
import type { Words } from './outlineWords.ts';

/** How many days before a contract ends it is said. */
const renewalAhead = 90;

/** Rows that a view is to show. */
export interface RowFilter {
  /** The query as it was typed. */
  readonly text: string;
  /** Valid until the index changes. */
  readonly passes: (row: Row) => boolean;
}

/** Who looks, when, and in which language. `now` is an instant with offset. */
export interface OutlineContext {
  readonly today: Day;
  readonly now: string;
  /** Roster id of the person who looks. */
  readonly me?: string;
  readonly words: Words;
  /** Everybody of the notebook, people with a note of their own included. */
  readonly roster: Roster;
  /** All rows when absent. */
  readonly filter?: RowFilter;
  /** How rows are grouped and sorted (`arrangement.ts`); the view's own way when absent. */
  readonly group?: string;
  readonly sort?: string;
  /** Whose day it is (`whose.ts`); everybody's when absent. */
  readonly whose?: string;
  /** Rows that stand first in Today, as this person keeps them; some may be gone. */
  readonly pins?: readonly RowKey[];
  /** Notebooks that are looked into as well, where that is harmless: private ones that are shown. */
  readonly also?: readonly IndexReader[];
  /** Letters do something to the rows of the view, which tooltips tell. */
  readonly letterKeys?: boolean;
}

/** Whether the filter lets a row through. */
export function isShown(row: Row, { filter }: OutlineContext): boolean {
  return filter === undefined || filter.passes(row);
}

/** `3 days late`, `due today`, `due Friday` within a week, else `due 2026-03-30`, also of what is no day at all. */
export function dueWords(written: string, { today, words }: OutlineContext): string {
  const due = written.slice(0, 10);
  if (!isDay(due)) return words('due.day', written);
  const days = daysBetween(today, due);
  if (days < 0) return days === -1 ? words('due.lateOne') : words('due.late', -days);
  if (days < 2) return words(days === 0 ? 'due.today' : 'due.tomorrow');
  return days < 7 ? words('due.weekday', words(`weekday.${weekday(due)}`)) : words('due.day', due);
}

const endOffset = /(?:Z|[+-]\d\d:?\d\d)$/;

/** How long ago an instant or day was: minutes within an hour, hours within two days, days. Nothing for what is no time. */
export function ageWords(stamp: string, { now, today, words }: OutlineContext): string | undefined {
  const day = stamp.slice(0, 10);
  // Without an offset it is one of here, as `now` is.
  const [offset = ''] = endOffset.exec(now) ?? [];
  const minutes = (Date.parse(now) - Date.parse(endOffset.test(stamp) ? stamp : `${stamp}${offset}`)) / 60_000;
  if (stamp.length > 10 && minutes >= 0 && minutes < 60) return words('age.minutes', Math.floor(minutes));
  if (stamp.length > 10 && minutes >= 0 && minutes < 48 * 60) return words('age.hours', Math.floor(minutes / 60));
  if (!isDay(day)) return undefined;
  const days = Math.max(0, daysBetween(day, today));
  return days === 1 ? words('age.day') : words('age.days', days);
}

/** When the one waited for was asked and last chased; nothing when neither is written. */
export function askedWords(index: IndexReader, row: Row, { today, words }: OutlineContext): string | undefined {
  const [asked, chased] = [String(index.get(row, 'asked') ?? ''), String(index.get(row, 'chased') ?? '')];
  const days = isDay(asked) ? daysBetween(asked, today) : -1;
  const since =
    days < 0
      ? undefined
      : days === 0
        ? words('waiting.askedToday')
        : days === 1
          ? words('waiting.askedOne')
          : words('waiting.asked', days);
  const next = chaseDay(index, row);
  const shown = joined([
    since,
    isDay(chased) ? chasedWords(chased, today, words) : undefined,
    next === undefined || next <= today ? undefined : words('waiting.next', next),
  ]);
  return shown === '' ? undefined : shown;
}

function chasedWords(day: Day, today: Day, words: OutlineContext['words']): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return words('waiting.chasedToday');
  return ago === 1 ? words('waiting.chasedOne') : words('waiting.chased', day);
}

/** When there was contact last and whether it is time again, and a contract that ends soon; nothing of what is no contact. */
export function contactWords(index: IndexReader, row: Row, { today, words }: OutlineContext): string | undefined {
  const now = dayNumber(today) ?? 0;
  const last = isContact(index, row) ? lastContact(index, row) : undefined;
  const isDue = isContactDue(index, row, now);
  const ago = now - (last ?? now);
  const since = ago < 1 ? words('contact.today') : ago === 1 ? words('contact.one') : words('contact.days', ago);
  const said = last === undefined ? (isDue ? words('contact.never') : undefined) : since;
  const ends = index.number(row, 'contract-end') - now;
  const renewal = ends >= 0 && ends <= renewalAhead ? words('contact.renewal', dayText(ends + now)) : undefined;
  const shown = joined([isDue && said !== undefined ? words('contact.due', said) : said, renewal]);
  return shown === '' ? undefined : shown;
}

/** The name of a person by roster id or however they are called; what is written when the roster does not know it. */
export function personName(written: string, { roster }: OutlineContext): string {
  return roster.resolve(written)?.name ?? written;
}

/** The title of the partner (a record that is followed up) whose slug is written, the person's name, or what is written. */
export function partnerName(index: IndexReader, written: string, context: OutlineContext): string {
  const note = partnerNote(index, written);
  const isPerson = note !== undefined && index.kind(note) === 'person';
  if (note !== undefined && !isPerson) return String(index.get(note, 'title') ?? '');
  return personName(slugOfValue(written.replace(/^@/, '')), context);
}

/** The note of the person or partner whose slug is written. */
export function partnerNote(index: IndexReader, written: string): Row | undefined {
  return partnerNotes(index).get(slugOfValue(written.replace(/^@/, '')).toLowerCase());
}

/** The notes of people and partners by their slug in lower case. */
export const partnerNotes = perVersion((index: IndexReader): ReadonlyMap<string, Row> => {
  const kinds = [...index.config.kinds.values()].filter(({ fields }) => fields.includes('follow-up-every'));
  const notes = new Map<string, Row>();
  for (const row of index.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) }))
    if (isContact(index, row)) notes.set(slugOfPath(index.path(row)).toLowerCase(), row);
  return notes;
});

/** `high priority`; what is written when it is none. */
export function priorityWords(written: string, words: Words): string {
  const priority = priorityOf(written);
  return priority === undefined ? written : words(`priority.${priority}`);
}

/** A record's own word for its state; the class for lines. */
export function stateWords(item: Item, words: Words): string {
  return item.type === 'record' && item.state !== '' ? item.state : words(`state.${item.stateClass}`);
}

/** Words joined as a description: empty ones left out. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
