// Words for days as people type them (`fri`, `next fri`, `+3d`, `in 2 weeks`, `12 mar`, `3/12`, `eom`) and the days they mean.
// Comes in: the words, today and the working calendar; goes out: days with their meaning spelled out, likeliest first, several
// when the words can be read in several ways. Never reads a clock or the machine's language; relative days are never stored.
import { civil, type Day, type DayNumber, dayNumber, daysFromCivil, daysInMonth, dayText, weekdayOf } from './day.ts';
import { monthNumber, weekdayNames, weekdayNumber } from './dayNames.ts';
import { sayDay } from './language.ts';
import { dayOfPoint, readDayPoint, readDayRange } from './query/points.ts';
import type { WorkCalendar } from './record/kind.ts';
import { addWorkdays, workdayAt } from './workdays.ts';

/** What words for days are read against. */
export interface DayFrame {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  /** Where a day without a year or week lies: ahead (a plan, the default) or behind (`asked:`, `done:`). */
  readonly toward?: 'future' | 'past';
}

/** One day that words may mean. */
export interface DayReading {
  readonly day: Day;
  /** Spelled out, in English `Fri 13 Mar 2026`. */
  readonly meaning: string;
}

/** A proposal: words that begin with what was typed, and the day they mean. */
export interface DayProposal extends DayReading {
  readonly words: string;
}

interface Frame {
  readonly today: DayNumber;
  readonly calendar: WorkCalendar;
  readonly past: boolean;
}

type Parts = readonly string[];
type DayRule = readonly [RegExp, (parts: Parts, frame: Frame) => readonly (DayNumber | undefined)[]];

const longestWords = 40;
const lastDay = daysFromCivil(9999, 12, 31);

/** Fields that say when something happened. */
const pastDays: ReadonlySet<string> = new Set(
  (
    'created done cancelled asked chased opened acked resolved closed found fixed started reviewed approved deployed ' +
    'escalated-at date period-from'
  ).split(' '),
);

/** Other words for those of queries. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['tod', 'today'],
  ['now', 'today'],
  ['tom', 'tomorrow'],
  ['tmr', 'tomorrow'],
  ['tmrw', 'tomorrow'],
  ['weekend', 'saturday'],
  ['eow', 'end of week'],
  ['eom', 'end of month'],
  ['eoq', 'end of quarter'],
  ['eoy', 'end of year'],
  ['eod', 'today'],
]);

const unit = '(d|w|m|y|wd|days?|weeks?|months?|years?|workdays?|working days?)';

/** One row a form; the first that matches decides. Days that do not exist are left out. */
const rules: readonly DayRule[] = [
  [/^end of (week|month|quarter|year)$/, ([, of], frame) => [periodDay(['', 'this', of ?? ''], frame)]],
  [/^this weekend$/, (_, { today }) => [Math.max(today, mondayOf(today) + 5)]],
  [/^(last|this|next) (week|month|quarter|year)$/, (parts, frame) => [periodDay(parts, frame)]],
  [/^(?:(last|this|next) )?([a-z]{3,9})$/, ([, which, name = ''], frame) => weekdayDays(which, name, frame)],
  [new RegExp(`^([+-])(\\d{1,4}) ?${unit}$`), ([, sign, count, of], frame) => [stepped(`${sign}${count}`, of, frame)]],
  [new RegExp(`^(?:in )?(an?|\\d{1,4}) ?${unit}$`), ([, count, of], frame) => [stepped(counted(count), of, frame)]],
  [new RegExp(`^(an?|\\d{1,4}) ?${unit} ago$`), ([, count, of], frame) => [stepped(`-${counted(count)}`, of, frame)]],
  [/^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/, ([, day], frame) => dayOfMonth(Number(day), frame)],
  [/^(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([a-z]{3,9})\.?(?: (\d{4}))?$/, (parts, frame) => named(parts, 1, 2, frame)],
  [/^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/, (parts, frame) => named(parts, 2, 1, frame)],
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([, year, month, day]) => [dated(Number(year), Number(month), Number(day))],
  ],
  [
    /^(\d{1,2})\.(\d{1,2})\.?(\d{4})?$/,
    ([, day, month, year], frame) => yearly(Number(month), Number(day), year, frame),
  ],
  [/^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/, ([, a, b, year], frame) => eitherOrder(Number(a), Number(b), year, frame)],
];

/**
 * The days that words can mean, likeliest first; several for `3/12`, for a weekday's name on that weekday and for a day of the
 * year that has only just passed; none for words that name no day. `frame.today` must be a day, else it throws.
 */
export function readDayWords(text: string, frame: DayFrame): DayReading[] {
  const words = folded(text);
  if (words === '' || words.length > longestWords) return [];
  const inner = numbered(frame);
  const found = daysOf(words, inner).filter(
    (day): day is DayNumber => day !== undefined && day >= -719_162 && day <= lastDay,
  );
  return [...new Set(found)].map(readingOf);
}

/** Where words for the day of a field look: behind for what happened, ahead for what is planned. */
export function dayDirection(field: string): 'past' | 'future' {
  return pastDays.has(field) ? 'past' : 'future';
}

/**
 * Days to offer while words for one are typed: what the words mean already, then what words that begin so would mean, each
 * day once. While nothing is typed, only days that lie where the frame looks.
 */
export function proposeDays(typed: string, frame: DayFrame): DayProposal[] {
  const words = folded(typed);
  const seen = new Set<Day>();
  const proposals: DayProposal[] = [];
  for (const each of [words, ...beginning(words, frame), ...steps(words)]) {
    for (const reading of readDayWords(each, frame)) {
      if (seen.has(reading.day)) continue;
      seen.add(reading.day);
      proposals.push({ ...reading, words: each });
    }
  }
  return proposals;
}

/** Offered first before anything is typed, in this order. */
const first = {
  future: ['today', 'tomorrow', 'this weekend', 'next week'],
  past: ['today', 'yesterday', '3 days ago', 'last week'],
};

/** Offered behind them by date. */
const ahead: readonly string[] = [
  ...weekdayNames,
  ...weekdayNames.map((name) => `next ${name}`),
  'next month',
  ...['week', 'month', 'quarter', 'year'].map((of) => `end of ${of}`),
];

/** What is offered only to whoever begins to type it. */
const behind: readonly string[] = ['yesterday', ...weekdayNames.map((name) => `last ${name}`)];

/** Known words that begin so, and those that short ones stand for: the usual ones first, then by date, what has passed last. */
function beginning(words: string, frame: DayFrame): string[] {
  const usual = first[frame.toward ?? 'future'];
  if (words === '' && frame.toward === 'past') return usual;
  const { today } = numbered(frame);
  const dated = [...ahead, ...(words === '' ? [] : behind)]
    .map((each) => ({ each, days: (daysOf(folded(each), numbered(frame))[0] ?? today) - today }))
    .sort((a, b) => Number(a.days < 0) - Number(b.days < 0) || Math.abs(a.days) - Math.abs(b.days));
  const meant = words === '' ? [] : [...synonyms].filter(([short]) => short.startsWith(words)).map(([, long]) => long);
  return [...[...usual, ...dated.map(({ each }) => each)].filter((known) => known.startsWith(words)), ...meant];
}

/** A number, with or without a sign, is the beginning of a step or of a day of the month. */
function steps(words: string): string[] {
  const count = /^(\+|-|in )?(\d{1,3})$/.exec(words);
  if (!count) return [];
  if (count[1] === undefined) return [`${words}th`, `in ${words} days`, `in ${words} weeks`, `in ${words} months`];
  const [lead, glue] = count[1] === 'in ' ? [words, ' '] : [words, ''];
  return (glue === '' ? ['d', 'w', 'm', 'wd'] : ['days', 'weeks', 'months', 'workdays']).map(
    (each) => lead + glue + each,
  );
}

/** Lower case, one blank between words; `_` and a dash between words count as blanks. */
function folded(text: string): string {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  const apart = /^\d{4}-/.test(words) ? words : words.replace(/([a-z0-9])-(?=[a-z0-9])/g, '$1 ');
  return synonyms.get(apart) ?? apart;
}

function numbered({ today, calendar, toward }: DayFrame): Frame {
  const number = dayNumber(today);
  if (number === undefined) throw new RangeError(`not a day: ${today}`);
  return { today: number, calendar, past: toward === 'past' };
}

function daysOf(words: string, frame: Frame): readonly (DayNumber | undefined)[] {
  for (const [form, days] of rules) {
    const parts = form.exec(words);
    const found = parts ? days(parts, frame) : [];
    if (found.length > 0) return found;
  }
  const point = readDayPoint(words);
  return point ? [dayOfPoint(point, frame.today)] : [];
}

function readingOf(number: DayNumber): DayReading {
  const day = dayText(number);
  return { day, meaning: sayDay(day) };
}

/** The last working day of this week, or its last day once that has passed. */
function endOfWorkWeek({ today, calendar }: Frame): DayNumber {
  const sunday = mondayOf(today) + 6;
  const last = workdayAt(sunday, -1, calendar);
  return last >= today ? last : sunday;
}

/** The last day of this period, the first of another; weeks begin with their first working day. */
function periodDay([, which = '', of]: Parts, frame: Frame): DayNumber | undefined {
  const range = readDayRange(`${which}-${of}`);
  if (!range) return undefined;
  if (which === 'this') return of === 'week' ? endOfWorkWeek(frame) : dayOfPoint(range.to, frame.today);
  const first = dayOfPoint(range.from, frame.today);
  return of === 'week' ? workdayAt(first, 1, frame.calendar) : first;
}

/** `fri` is the nearest one ahead; on a Friday it may be meant for today. `next fri` is the one of next week. */
function weekdayDays(which: string | undefined, name: string, { today, past }: Frame): DayNumber[] {
  const wanted = weekdayNumber(name);
  if (wanted === 0) return [];
  const inWeek = mondayOf(today) + wanted - 1;
  if (which === 'this') return [inWeek];
  if (which === 'next') return [inWeek + 7];
  const ahead = inWeek > today ? inWeek : inWeek + 7;
  const behind = inWeek < today ? inWeek : inWeek - 7;
  if (which === 'last') return [behind];
  const near = past ? behind : ahead;
  return inWeek === today ? [near, today] : [near];
}

function counted(count = ''): string {
  return /^an?$/.test(count) ? '1' : count;
}

function stepped(count: string, of = '', { today, calendar }: Frame): DayNumber | undefined {
  if (/^w(d|ork)/.test(of)) return addWorkdays(today, Number(count), calendar);
  const sign = /^[+-]/.test(count) ? '' : '+';
  const point = readDayPoint(`${sign}${count}${of.charAt(0)}`);
  return point && dayOfPoint(point, today);
}

/** The next day of that number; months without it are passed over. */
function dayOfMonth(date: number, { today, past }: Frame): (DayNumber | undefined)[] {
  const { year, month } = civil(today);
  for (let turn = 0; turn < 12; turn++) {
    const index = year * 12 + month - 1 + (past ? -turn : turn);
    const day = dated(Math.floor(index / 12), (index % 12) + 1, date);
    if (day !== undefined && (past ? day <= today : day >= today)) return [day];
  }
  return [];
}

function named(parts: Parts, date: number, month: number, frame: Frame): readonly (DayNumber | undefined)[] {
  const number = monthNumber(parts[month] ?? '');
  return number === 0 ? [] : yearly(number, Number(parts[date]), parts[3], frame);
}

/** Day before month, or month before day: both when both exist, the nearer one first. */
function eitherOrder(a: number, b: number, year: string | undefined, frame: Frame): (DayNumber | undefined)[] {
  const [first] = yearly(b, a, year, frame);
  const [second] = yearly(a, b, year, frame);
  const both = [first, second].filter((day) => day !== undefined);
  return both.sort((x, y) => Math.abs(x - frame.today) - Math.abs(y - frame.today));
}

/** Days this close on the other side of today may be meant as well. */
const nearDays = 31;

/** Around the turn of most centuries eight years pass without a 29 February. */
const yearsAround = Array.from({ length: 17 }, (_, at) => at - 8);

/** A day of the year in the year given, else where the frame looks; one that has only just passed by may be meant too. */
function yearly(month: number, date: number, year: string | undefined, frame: Frame): DayNumber[] {
  if (year !== undefined) return [dated(Number(year), month, date)].filter((day) => day !== undefined);
  const { year: thisYear } = civil(frame.today);
  const all = yearsAround.flatMap((turn) => dated(thisYear + turn, month, date) ?? []);
  const ahead = all.find((day) => day >= frame.today);
  const behind = all.findLast((day) => day <= frame.today);
  const [near, far] = frame.past ? [behind, ahead] : [ahead, behind];
  const also = far !== undefined && Math.abs(far - frame.today) <= nearDays ? far : undefined;
  return [near, also].filter((day) => day !== undefined);
}

function dated(year: number, month: number, date: number): DayNumber | undefined {
  const exists = year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
  return exists ? daysFromCivil(year, month, date) : undefined;
}

function mondayOf(today: DayNumber): DayNumber {
  return today - (weekdayOf(today) - 1);
}
