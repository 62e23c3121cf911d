// Header values as typed values: text in, a Value or a number to compare out, by the declared type of the field. Values that
// do not fit their type stay the text they are, and have no number. Comes in: texts; goes out: the same, read.

import { dayMs, dayNumber, dayText as dayOfNumber } from '../day.ts';
import { readFlag } from '../record/flag.ts';
import type { FieldType } from '../record/kind.ts';
import { instantOfStamp, type Zone, zoneOf } from '../zone.ts';
import type { Value } from './rows.ts';

/** Types whose fields hold several values. */
const lists: ReadonlySet<FieldType> = new Set(['list', 'people', 'records']);

/** How references inside values are read: people to roster ids, projects and records to slugs. */
export interface References {
  readonly person: (name: string) => string;
  readonly project: (value: string) => string;
  readonly record: (value: string) => string;
}

/** The value of a field from its written values; undefined for none. An undeclared field is text, or a list when it has several. */
export function readValue(
  written: readonly string[],
  type: FieldType | undefined,
  references: References,
): Value | undefined {
  const [first] = written;
  if (first === undefined) return undefined;
  if (type === undefined) return written.length > 1 ? written : first;
  return isList(type)
    ? splitList(written).map((text) => single(text, type, references))
    : readSingle(first, type, references);
}

/** Whether the text of a value, or one text of a list, passes; nothing of a value that is absent. */
export function hasPassing(value: Value | undefined, test: (text: string) => boolean): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string') return test(value);
  return typeof value === 'number' ? test(String(value)) : value.some(test);
}

/** Whether fields of a type hold several values. */
export function isList(type: FieldType): boolean {
  return lists.has(type);
}

/** The value of a field of a type that holds one. */
export function readSingle(first: string, type: FieldType, references: References): Value {
  const value = single(first, type, references);
  if (type !== 'number' && type !== 'money' && type !== 'percent') return value;
  // An amount keeps its currency: without it, euros and dollars could be added up unnoticed.
  if (type === 'money' && !/^[\d\s.,'_+-]*$/.test(first)) return value;
  const number = readNumber(first);
  return Number.isNaN(number) ? value : number;
}

/**
 * A written value as a number to compare: days as day numbers, stamps and durations in ms; NaN when it cannot be read. Only stamps
 * without an offset need the zone.
 */
export function numberOf(text: string, type: FieldType | undefined, zone: Zone = zoneOf(undefined)): number {
  switch (type) {
    case 'day':
      return dayNumber(dayText(text)) ?? Number.NaN;
    case 'stamp':
      return readStamp(text, zone);
    case 'duration':
      return readDuration(text);
    case 'interval':
      return readInterval(text);
    case 'number':
    case 'money':
    case 'percent':
    case undefined:
      return readNumber(text);
    default:
      return Number.NaN;
  }
}

/** The day that a value names, whatever is written behind it; NaN where it names none. */
export function dayWritten(value: Value | undefined): number {
  return typeof value === 'string' ? (dayNumber(value.slice(0, 10)) ?? Number.NaN) : Number.NaN;
}

function single(text: string, type: FieldType, references: References): string {
  switch (type) {
    case 'person':
    case 'people':
      return references.person(text);
    case 'project':
      return references.project(text);
    case 'record':
    case 'records':
      return references.record(text);
    case 'day':
      return dayText(text);
    case 'choice':
      return text.toLowerCase();
    case 'flag':
      return String(readFlag(text) ?? text.toLowerCase());
    default:
      return text;
  }
}

/** One value that holds commas is a list too, unless it is a link. */
function splitList(written: readonly string[]): readonly string[] {
  const [first] = written;
  if (written.length !== 1 || first === undefined || !first.includes(',') || first.includes('[[')) return written;
  return first
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** `2026-03-04`, also with other separators or a time behind it, as ISO text; anything else as it is. */
function dayText(text: string): string {
  // Dendron stamps its notes in milliseconds.
  if (/^\d{12,14}$/.test(text)) return dayOfNumber(Math.floor(Number(text) / dayMs));
  const match = /^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:$|[T ])/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : text;
}

const scales: ReadonlyMap<string, number> = new Map([
  ['k', 1_000],
  ['K', 1_000],
  ['M', 1_000_000],
]);

/**
 * Reads `1234`, `1,200.50`, `12 000 EUR`, `€ 5`, `45 %`, `12k`. Commas, blanks and the like stand between groups of three digits
 * only: `12,50` could be twelve and a half or a slip, so it is no number rather than a hundred times too much.
 */
function readNumber(text: string): number {
  const match =
    /^[^\d+.-]{0,4}([+-]?(?:\d{1,3}(?:[,_' \u00a0]\d{3})+|\d+)(?:\.\d+)?)(?: ?([kKM])(?![A-Za-z]))?\s*(?:%|[^\d\s.,'_][^\d]*)?$/.exec(
      text.trim(),
    );
  return match ? Number((match[1] ?? '').replace(/[,_' \u00a0]/g, '')) * (scales.get(match[2] ?? '') ?? 1) : Number.NaN;
}

const [minuteMs, hourMs] = [60_000, 3_600_000];

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** What units are called; `m` is a minute or a month. */
const unitNames: readonly (readonly [Unit, string])[] = [
  ['minute', 'min mins minute minutes'],
  ['hour', 'h hr hrs hour hours'],
  ['day', 'd day days'],
  ['week', 'w wk wks week weeks'],
  ['month', 'mo month months'],
  ['year', 'y yr yrs year years'],
];
const unitWords = new Map(unitNames.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)));

/** `90m`, `4h`, `1h30m`, `2d` in ms; NaN for anything else. A day is 24 hours, unless it is said how long days and weeks are. */
export function readDuration(text: string, day = dayMs, week = 7 * day): number {
  return sumOf(text, 'minute', { minute: minuteMs, hour: hourMs, day, week });
}

/** `90d`, `26w`, `6m`, `1y`, `1y 6m` and a bare number of days in ms: how often something comes. A month has 30 days; NaN for anything else. */
export function readInterval(text: string): number {
  const bare = /^\s*(\d{1,4})\s*$/.exec(text)?.[1];
  if (bare !== undefined) return Number(bare) * dayMs;
  return sumOf(text, 'month', { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs, year: 365 * dayMs });
}

/** An interval in whole days; undefined for none and for less than a day. */
export function intervalDays(text: string): number | undefined {
  const days = Math.round(readInterval(text) / dayMs);
  return days >= 1 ? days : undefined;
}

function sumOf(text: string, m: 'minute' | 'month', spans: Readonly<Partial<Record<Unit, number>>>): number {
  let sum = 0;
  let rest = text.trim().toLowerCase();
  if (rest === '') return Number.NaN;
  while (rest !== '') {
    const [whole = '', count, word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)\s*/.exec(rest) ?? [];
    const unit = word === 'm' ? m : unitWords.get(word);
    const span = unit && spans[unit];
    if (span === undefined) return Number.NaN;
    sum += Number(count) * span;
    rest = rest.slice(whole.length);
  }
  return sum;
}

/** A day alone is as much as a day that is no stamp, so that the two can be compared: it says nothing of a time or a zone. */
function readStamp(text: string, zone: Zone): number {
  const day = text.length === 10 ? dayNumber(dayText(text)) : undefined;
  return day === undefined ? instantOfStamp(text, zone) : day * dayMs;
}
