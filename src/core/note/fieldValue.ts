// Values of task-line fields: does the text behind a key fit the field, and where does it end.
// Comes in: a text, a range, the field's type. Goes out: the end of the value, or -1 and perhaps the code of a problem.
// A value is never interpreted: "friday" stays a problem, 30 February is not 1 March (docs/format, "Ambiguities").
import { daysInMonth } from '../day.ts';
import { parseRecurrence } from '../recurrence.ts';
import { priorityOf } from './aliases.ts';
import { isBlank, isDigit, isIdChar, isLetter, skipBlanks, trimmedEnd, wordEnd } from './characters.ts';
import type { ProblemCode } from './problems.ts';

/** Longest rule of repetition that is looked at, in words. */
const RULE_WORDS = 16;
const RULE_LENGTH = 200;

const relative =
  /^(?:[+-]?\d{1,4}[dbwmy]|today|tod|tomorrow|tom|yesterday|eod|eow|eom|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b/i;

/**
 * End of the day at `at`: `YYYY-MM-DD`, an existing one, a clock time glued with `T` or behind one blank included.
 * -1 when there is none or when letters or digits follow it.
 */
export function dayEnd(text: string, at: number, end: number): number {
  const close = at + 10;
  if (close > end || !isDigit(text.charCodeAt(at)) || !isDayAt(text, at)) return -1;
  if (close === end) return close;
  const next = text.charCodeAt(close);
  if (next === 84 || next === 116) return clockEnd(text, close + 1, end, -1);
  if (isDigit(next) || isLetter(next)) return -1;
  return next === 45 && isDigit(text.charCodeAt(close + 1)) ? -1 : close;
}

/** The same, and a clock time behind one blank belongs to it: how days are written inside brackets. */
export function stampEnd(text: string, at: number, end: number): number {
  const close = dayEnd(text, at, end);
  return close > 0 && close < end && isBlank(text.charCodeAt(close)) ? clockEnd(text, close + 1, end, close) : close;
}

/** What is wrong with a word where a day should stand, or `undefined` when it is plain text. */
export function dayProblem(word: string, strict: boolean): ProblemCode | undefined {
  if (/^\d{4}-\d\d-\d\d(?!\d)/.test(word)) return 'date-invalid';
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(word)) return 'date-format';
  if (relative.test(word)) return 'date-relative';
  return strict ? 'field-unreadable' : undefined;
}

/** End of the ids at `at`, separated by commas (blanks around them allowed), or -1. One id when `many` is false. */
export function idsEnd(text: string, at: number, end: number, many: boolean): number {
  let close = -1;
  for (let next = at; ; ) {
    const from = next;
    while (next < end && isIdPart(text, next, end)) next++;
    if (next === from) return close;
    close = next;
    const comma = skipBlanks(text, next, end);
    if (!many || text.charCodeAt(comma) !== 44 || comma >= end) return close;
    next = skipBlanks(text, comma + 1, end);
  }
}

/** End of the longest rule of repetition that starts at `at`, or -1: words behind it are given back to the text. */
export function ruleEnd(text: string, at: number, end: number): number {
  const ends: number[] = [];
  for (let next = at; next < end && ends.length < RULE_WORDS && next - at < RULE_LENGTH; ) {
    const close = wordEnd(text, next, end);
    if (!isRuleWord(text, next, close)) break;
    ends.push(close);
    next = skipBlanks(text, close, end);
  }
  for (let count = ends.length; count > 0; count--) {
    const close = withoutPunctuation(text, at, ends[count - 1] ?? at);
    // A word of punctuation alone is no part of the rule: the word before it is the next to try.
    if (!isBlank(text.charCodeAt(close - 1)) && parseRecurrence(text.slice(at, close)) !== undefined) return close;
  }
  return -1;
}

/** End of `[at, end)` without punctuation that ends a sentence rather than a value. */
export function withoutPunctuation(text: string, at: number, end: number): number {
  while (end > at && isSentenceEnd(text.charCodeAt(end - 1))) end--;
  return end;
}

/** True when the range holds a word of the priority scale. */
export function isPriority(text: string, at: number, end: number): boolean {
  return end - at < 12 && priorityOf(text.slice(at, end)) !== undefined;
}

/** The ten characters at `at` are an existing day; compares digits in place, as a note has many dates. */
function isDayAt(text: string, at: number): boolean {
  if (text.charCodeAt(at + 4) !== 45 || text.charCodeAt(at + 7) !== 45) return false;
  const year = twoDigits(text, at) * 100 + twoDigits(text, at + 2);
  const month = twoDigits(text, at + 5);
  const day = twoDigits(text, at + 8);
  // A character that is no digit makes a NaN, which is in no range.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function isIdPart(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  // A full stop belongs to the id only inside it (`TASK-12.1`), not at the end of a sentence.
  return isIdChar(code) || (code === 46 && at + 1 < end && isIdChar(text.charCodeAt(at + 1)));
}

function isSentenceEnd(code: number): boolean {
  return code === 46 || code === 44 || code === 59 || code === 58 || code === 33 || code === 63 || code === 41;
}

function isRuleWord(text: string, at: number, end: number): boolean {
  const last = trimmedEnd(text, at, end);
  for (let each = at; each < last; each++) {
    const code = text.charCodeAt(each);
    if (!isIdChar(code) && code !== 44 && code !== 43 && code !== 33 && code !== 46) return false;
  }
  return last > at;
}

/** End of a clock time `hh:mm[:ss][.sss][zone]` at `at`; `otherwise` when there is none. */
function clockEnd(text: string, at: number, end: number, otherwise: number): number {
  if (!isDigit(text.charCodeAt(at)) || at + 4 > end) return otherwise;
  let close = at;
  while (close < end && isClockPart(text.charCodeAt(close))) close++;
  if (close < end && isIdChar(text.charCodeAt(close))) return otherwise;
  return text.charCodeAt(at + 2) === 58 || text.charCodeAt(at + 1) === 58
    ? withoutPunctuation(text, at, close)
    : otherwise;
}

function isClockPart(code: number): boolean {
  return isDigit(code) || code === 58 || code === 46 || code === 43 || code === 45 || code === 90;
}
