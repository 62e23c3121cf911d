// Comparing values: `<2026-03-01`, `>=+7d`, `1..5`, `today`, `this-month`, `>4h`. Comes in: a value as written and how the
// field is compared; goes out: a Test, or why there is none. Knows no rows.

import { readDuration, readInterval } from '../index/values.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { instantOfStamp, zoneOf } from '../zone.ts';
import { dayVocabulary, type PointRange, readDayPoint, readDayRange } from './points.ts';
import type { Comparator, FieldReading, Point } from './query.ts';

/** How a field's values are compared. Stamps are compared by day unless a time is written; durations and intervals in ms. */
export type Compared = 'day' | 'number' | 'rank' | 'instant' | 'duration' | 'interval';

const kindsOfValue: Readonly<Record<Compared, Sayable>> = {
  day: toSay('a day such as `2026-03-12`, `today`, `+7d` or `eom`'),
  instant: toSay('a day or time such as `2026-03-12`, `-2w` or `2026-03-12T10:00+01:00`'),
  number: toSay('a number'),
  rank: toSay('one of its values'),
  duration: toSay('a span of time such as `4h` or `2d`'),
  interval: toSay('a span of days such as `14d`, `6m` or `1y`'),
};

/** Reads a value that may have a comparator in front or be a range; without one it asks for exactly that value or span. */
export function readCompared(field: string, as: Compared, value: string, values: readonly string[]): FieldReading {
  const match = /^(<=|>=|<|>|=)?(.*)$/s.exec(value);
  const comparator = match?.[1] as Comparator | undefined;
  const text = match?.[2]?.trim() ?? '';
  const range = comparator === undefined ? readRange(as, text, values) : undefined;
  if (range) return { test: 'range', field, as: measuredAs(as, range.from), ...range };
  const point = readPoint(as, text, values);
  if (point) return { test: 'compare', field, as: measuredAs(as, point), comparator: comparator ?? '=', point };
  const span = spanOf(as, text);
  if (span && comparator) return ofSpan(field, comparator, span);
  return { fault: say('`{0}` is not {1}', value, say(kindsOfValue[as])), known: known(as, values) };
}

/** Before a month is before its first day, after it is after its last; `=` is within. */
function ofSpan(field: string, comparator: Comparator, { from, to }: PointRange): FieldReading {
  if (comparator === '=') return { test: 'range', field, as: 'day', from, to };
  const point = comparator === '<' || comparator === '>=' ? from : to;
  return { test: 'compare', field, as: 'day', comparator, point };
}

function readRange(as: Compared, text: string, values: readonly string[]): PointRange | undefined {
  const dots = text.indexOf('..');
  if (dots < 0) return spanOf(as, text);
  const from = readPoint(as, text.slice(0, dots), values) ?? spanOf(as, text.slice(0, dots))?.from;
  const to = readPoint(as, text.slice(dots + 2), values) ?? spanOf(as, text.slice(dots + 2))?.to;
  // A day and a time are compared by different measures: one test has one.
  return from && to && (from.at === 'instant') === (to.at === 'instant') ? { from, to } : undefined;
}

function spanOf(as: Compared, text: string): PointRange | undefined {
  return as === 'day' || as === 'instant' ? readDayRange(text) : undefined;
}

/** A stamp field that is compared with a day is compared as the day its own text names. */
function measuredAs(as: Compared, point: Point): 'day' | 'number' | 'rank' | 'instant' {
  if (as === 'duration' || as === 'interval') return 'number';
  return as === 'instant' && point.at !== 'instant' ? 'day' : as;
}

function readPoint(as: Compared, text: string, values: readonly string[]): Point | undefined {
  if (as === 'rank') {
    const rank = values.indexOf(text.toLowerCase());
    return rank < 0 ? undefined : { at: 'rank', rank };
  }
  if (as === 'number') return readNumber(text);
  if (as === 'duration') return readSpan(text, readDuration);
  if (as === 'interval') return readSpan(text, readInterval);
  return readDayPoint(text) ?? (as === 'instant' ? readInstant(text) : undefined);
}

function readNumber(text: string): Point | undefined {
  const match = /^([+-]?\d[\d_]*(?:\.\d+)?)([km%]?)$/i.exec(text);
  if (!match) return undefined;
  const scale = { k: 1000, m: 1_000_000 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return { at: 'number', value: Number((match[1] ?? '').replaceAll('_', '')) * scale };
}

function readSpan(text: string, read: (text: string) => number): Point | undefined {
  const value = read(text);
  return Number.isNaN(value) ? undefined : { at: 'number', value };
}

function readInstant(text: string): Point | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const value = instantOfStamp(text, zoneOf(undefined));
  return Number.isNaN(value) ? undefined : { at: 'instant', value };
}

function known(as: Compared, values: readonly string[]): readonly string[] {
  return as === 'day' || as === 'instant' ? dayVocabulary : values;
}
