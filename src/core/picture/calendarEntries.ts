// What stands on the days of a calendar: what is due, meetings and those that series expect, changes with their windows, reviews, and
// the days on which people are away or nothing is changed. Comes in: the rows of a query and the days shown; goes out: entries by day.
// Reasons of absences are not known here; a row without a day has no entry.
import { type Day, type DayNumber, dayMs, dayNumber, dayText, knownDay } from '../day.ts';
import { fieldReader, numbersOf } from '../index/fieldReader.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { Row, RowType } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { say, sayDay } from '../language.ts';
import { type OutlineContext, personName } from '../outline/rowWords.ts';
import { isReviewed } from '../query/classes.ts';
import { absencesOf } from '../record/absences.ts';
import { freezesOf, plannedChange } from '../record/changeWindows.ts';
import { likelySeriesOn, meetingsBySeries, seriesOn } from '../record/meetingDays.ts';
import { plainTitle } from '../record/noteLink.ts';
import { nextOf } from '../schedule/dependencies.ts';
import { canMove, isMeetingKind } from '../schedule/move.ts';
import { zoneOf } from '../zone.ts';
import { kindLabel } from './kindLabel.ts';

/** What an entry is; also what can be chosen to be shown alone. */
export const entryKinds = ['due', 'meeting', 'change', 'review', 'off'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** How an entry is moved to another day: as one field, or with everything that follows from it. */
export type EntryMove = 'due' | 'date' | 'impact';

/** One entry of a day. What has no row is expected by a series, or a day off. */
export interface CalendarEntry {
  readonly row?: Row;
  readonly kind: EntryKind;
  /** Time of the day as people write it; empty without one. */
  readonly time: string;
  readonly isLate: boolean;
  readonly isDone: boolean;
  /** Made when it is asked for: of the thousands that a month may hold few are shown. */
  readonly told: () => ToldEntry;
}

/** What is read of an entry. */
export interface ToldEntry {
  readonly title: string;
  /** What it is, in words. */
  readonly facts: string;
  readonly move?: EntryMove;
}

/** Days, both included. */
export interface DaySpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** Entries by day. */
export type DayEntries = Map<DayNumber, CalendarEntry[]>;

/** The entries of the days, in steps: days off first, then what is open by time, what is late, the rest as the query orders it, what is done. */
export function* calendarEntries(
  index: NoteIndex,
  rows: readonly Row[],
  shown: DaySpan,
  context: OutlineContext,
): Steps<DayEntries> {
  const entries: DayEntries = new Map();
  const put = putter(entries, shown);
  const met = new Set<string>();
  const due = yield* numbersOf(rows, fieldReader(index).numbers('due'));
  const putRow = rowPutter(index, context, put, met);
  let place = 0;
  yield* eachRow(rows, (row) => {
    const day = due[place++] ?? Number.NaN;
    const isShown = day >= shown.from && day < shown.to + 1;
    // Lines have no other day, and there are very many of them.
    if (isShown || !isLine(index.type(row))) putRow(row, day);
  });
  yield* meetingsBySeries.steps(index);
  putSeries(index, shown, context, put, met);
  yield;
  putOff(index, shown, context, put);
  for (const [day, own] of entries) {
    entries.set(day, inOrder(own));
    yield;
  }
  return entries;
}

function isLine(type: RowType): boolean {
  return type === 'task' || type === 'milestone';
}

/** Puts an entry on days, both included; it is made only where one of them is shown. */
type Put = (from: DayNumber, to: DayNumber, make: () => CalendarEntry) => void;

function putter(entries: DayEntries, { from: first, to: last }: DaySpan): Put {
  return (from, to, make) => {
    const end = Math.min(to, last);
    const entry = from <= last && to >= first ? make() : undefined;
    for (let day = Math.max(from, first); entry && day <= end; day++) {
      const own = entries.get(day);
      if (own) own.push(entry);
      else entries.set(day, [entry]);
    }
  };
}

/** Days off, what has a time, what is late, the rest, and what is done, which must not take the room of what is not. None but the timed is sorted. */
function inOrder(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const parts: Record<Part, CalendarEntry[]> = { off: [], timed: [], late: [], rest: [], done: [] };
  for (const each of entries) parts[partOf(each)].push(each);
  parts.timed.sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
  return Object.values(parts).flat();
}

type Part = 'off' | 'timed' | 'late' | 'rest' | 'done';

function partOf({ kind, isDone, isLate, time }: CalendarEntry): Part {
  if (kind === 'off') return 'off';
  if (isDone) return 'done';
  if (time !== '') return 'timed';
  return isLate ? 'late' : 'rest';
}

/** Puts what a row, and the day it is due, has on its days. */
function rowPutter(
  index: NoteIndex,
  context: OutlineContext,
  put: Put,
  met: Set<string>,
): (row: Row, due: number) => void {
  const fields = fieldReader(index);
  const [dateOf, reviewOf] = [fields.numbers('date'), fields.numbers('review')];
  const meetings = new Set([...index.config.kinds.keys()].filter((kind) => isMeetingKind(index.config, kind)));
  const putOn = (row: Row, kind: 'due' | 'meeting' | 'review', at: number): void => {
    const day: DayNumber = Math.floor(at);
    if (Number.isFinite(day)) put(day, day, () => rowEntry(index, row, kind, day, context));
  };
  return (row, due) => {
    const type = index.type(row);
    if (type === 'note') return;
    const window = type === 'record' ? plannedChange(index, row)?.window : undefined;
    if (window) {
      putWindow(index, row, window, context, put);
      return;
    }
    if (meetings.has(index.kind(row)) && Number.isFinite(dateOf(row))) {
      met.add(`${Math.floor(dateOf(row))} ${String(index.get(row, 'series') ?? '')}`);
      putOn(row, 'meeting', dateOf(row));
    }
    putOn(row, 'due', due);
    if (isReviewed(index, row)) putOn(row, 'review', reviewOf(row));
  };
}

function putWindow(
  index: NoteIndex,
  row: Row,
  { from, to }: { readonly from: number; readonly to: number },
  context: OutlineContext,
  put: Put,
): void {
  const { offset } = zoneOf(index.config.timezone);
  const local = (at: number): string => new Date(at + offset(at)).toISOString();
  const [first, last] = [local(from), local(to)];
  const [day, end] = [knownDay(first.slice(0, 10)), knownDay(last.slice(0, 10))];
  const isWhole = first.slice(11, 16) === '00:00' && last.slice(11, 16) === '23:59';
  const time = isWhole ? '' : `${first.slice(11, 16)}–${last.slice(11, 16)}`;
  put(day, end, () => ({ ...rowEntry(index, row, 'change', day, context), time }));
}

function rowEntry(
  index: NoteIndex,
  row: Row,
  kind: Exclude<EntryKind, 'off'>,
  day: DayNumber,
  context: OutlineContext,
): CalendarEntry {
  const isOpen = isOpenRow(index, row);
  const today = knownDay(context.today);
  const isDone = !isOpen && kind !== 'review';
  const isLate = day < today && (kind === 'review' || (isOpen && kind === 'due'));
  const told = (): ToldEntry => {
    const { title, owner, kind: ofRow } = index.item(row);
    const move =
      kind === 'due' && isOpen ? dueMove(index, row) : kind === 'meeting' && day >= today ? 'date' : undefined;
    const facts = [
      kind === 'review' ? say('Review: {0}', kindLabel(index, ofRow)) : kindLabel(index, ofRow),
      ...(owner === undefined ? [] : [personName(owner, context)]),
      ...(isLate ? [say('late')] : []),
      ...(isDone ? [say('done')] : []),
    ];
    return {
      title: withoutDay(plainTitle(title), dayText(day)),
      facts: facts.join(', '),
      ...(move && canMove(index, row) && { move }),
    };
  };
  const time = kind === 'meeting' ? String(index.get(row, 'time') ?? '') : '';
  return { row, kind, time, isLate, isDone, told };
}

/** A title that ends in the day on which it stands, as those of meetings do, says it once too often. */
function withoutDay(title: string, day: Day): string {
  return title.endsWith(` ${day}`) ? title.slice(0, -day.length).trimEnd() : title;
}

/** What others come after moves with them. */
function dueMove(index: NoteIndex, row: Row): EntryMove {
  return nextOf(index, [row])(row).length > 0 || index.kind(row) === 'project' ? 'impact' : 'due';
}

/** Meetings that a series will hold and nobody has made a note for yet, from today on. */
function putSeries(
  index: NoteIndex,
  { from, to }: DaySpan,
  { today }: OutlineContext,
  put: Put,
  met: ReadonlySet<string>,
): void {
  const now = knownDay(today);
  for (let day = Math.max(from, now); day <= to; day++) {
    const written = dayText(day);
    if (index.config.calendar.holidays.has(written)) continue;
    // A rhythm is read from the weeks before today, whatever week is shown.
    const near = dayText(now + ((day - now) % 7));
    const rhythm = likelySeriesOn(index, near).filter(({ weekdays }) => weekdays.length === 0);
    for (const { id, label, time = '' } of [...seriesOn(written, index.config), ...rhythm])
      if (!met.has(`${day} ${id}`))
        put(day, day, () => ({
          ...nothing,
          kind: 'meeting',
          time,
          told: () => ({ title: label, facts: say('expected') }),
        }));
  }
}

const nothing = { time: '', isLate: false, isDone: false };

/** Holidays, freezes, and who is away. */
function putOff(index: NoteIndex, shown: DaySpan, { roster }: OutlineContext, put: Put): void {
  const { config } = index;
  const off = (title: string, facts: string): CalendarEntry => ({
    ...nothing,
    kind: 'off',
    told: () => ({ title, facts }),
  });
  for (const holiday of config.calendar.holidays) {
    const day = dayNumber(holiday);
    if (day !== undefined) put(day, day, () => off(say('Day off'), ''));
  }
  const zone = zoneOf(config.timezone);
  const dayAt = (at: number): DayNumber => Math.floor((at + zone.offset(at)) / dayMs);
  for (const { from, to, words } of freezesOf(index, zone))
    put(dayAt(from), dayAt(to), () => off(say('Freeze: {0}', words), untilWords(dayText(dayAt(to)))));
  for (const person of roster.people)
    for (const { from, to } of absencesOf(person)) {
      const [first, last = shown.to] = [knownDay(from), dayNumber(to ?? '')];
      put(first, last, () => off(say('{0} is away', person.name), to === undefined ? '' : untilWords(to)));
    }
}

function untilWords(day: Day): string {
  return say('until {0}', sayDay(day));
}
