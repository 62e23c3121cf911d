// Near misses of fields: what looks like metadata and is not read is reported, so that nobody trusts a date that Daybook never saw.
// Comes in: the line and where the slip stands. Goes out: problems in the line's list, and where scanning goes on. Nothing is read
// here: the words stay text. Prose that merely holds a colon is left in peace.
import { parseRecurrence } from '../recurrence.ts';
import { type FieldType, lineField } from './aliases.ts';
import { isBlank, isIdChar, skipBlanks, wordEnd } from './characters.ts';
import { dayEnd, isPriority, stampEnd, withoutPunctuation } from './fieldValue.ts';
import { addProblem, type LineReading } from './lineReading.ts';
import type { Sign } from './signs.ts';
import { signAt } from './signs.ts';

/** Shorter keys (`t:`, `do:`) and shorter words of a scale (`A`, `H`) are prose more often than not. */
const SHORTEST = 3;
const LONGEST_KEY = 24;
/** Longest word that is quoted, and looked through. */
const LONGEST_WORD = 40;
/** Keys that mean nothing in prose when a line ends with them. */
const telling = new Set(['due', 'scheduled', 'wait']);
/** Behind these a field was meant; behind a slash or within a word it is a part of an address or a name. */
const openers = '(*~"\',;“„‘';
/** Signs that are decoration less often than a field without its value. */
const tellingSigns = new Set(['due', 'scheduled', 'repeat', 'id']);

/** `due: 2026-03-12`: a key of ours, a blank, and what would be its value. Returns `colon`, where scanning goes on. */
export function reportSpacedField(line: LineReading, start: number, colon: number): number {
  const { text, end } = line;
  if (colon - start < SHORTEST) return colon;
  const row = lineField(text.slice(start, colon));
  if (row === undefined) return colon;
  const at = skipBlanks(text, colon + 1, end);
  if (telling.has(row.field) && (at === end || opensField(text, at, end))) {
    addProblem(line, 'field-empty', start, colon + 1);
    return colon;
  }
  const close = valueBehind(text, at, end, row.type);
  if (close > at) addProblem(line, 'field-misplaced', start, close);
  return colon;
}

/** `(due:2026-03-12)` and `[due: 2026-03-12]`: brackets want two colons. Returns the end of the token, or `start` for prose. */
export function reportSingleColon(
  line: LineReading,
  type: FieldType | undefined,
  start: number,
  close: number,
  at: number,
  valueEnd: number,
): number {
  if (type !== 'day' || stampEnd(line.text, at, valueEnd) !== valueEnd || valueEnd <= at) return start;
  addProblem(line, 'field-misplaced', start, close);
  return close;
}

/** `**due:2026-03-12**`: a field that begins within a word. Returns `colon`, where scanning goes on. */
export function reportGluedField(line: LineReading, colon: number): number {
  const { text, end } = line;
  const close = dayEnd(text, colon + 1, end);
  if (close < 0) return colon;
  let start = colon;
  while (start > line.start && colon - start < LONGEST_KEY && isIdChar(text.charCodeAt(start - 1))) start--;
  if (colon - start < SHORTEST || start === line.start || !openers.includes(text.charAt(start - 1))) return colon;
  if (lineField(text.slice(start, colon))?.type === 'day') addProblem(line, 'field-misplaced', start, close);
  return colon;
}

/** A sign behind words with nothing, or with another sign, behind it; `from` is where its value would begin. */
export function reportEmptySign(line: LineReading, row: Sign, start: number, at: number, from: number): void {
  const { text, end } = line;
  if (start === line.start || !tellingSigns.has(row.field)) return;
  if (from === end || signAt(text.codePointAt(from) ?? 0) !== undefined) addProblem(line, 'field-empty', start, at);
}

/**
 * What stands behind 🔁: no rule at all, or a rule (up to `close`) with a limit that was given back to the text because its day is
 * not written as YYYY-MM-DD.
 */
export function reportRule(line: LineReading, start: number, at: number, close: number): void {
  const { text, end } = line;
  const from = close < 0 ? at : skipBlanks(text, close, end);
  if (from === end || signAt(text.codePointAt(from) ?? 0) !== undefined) return;
  const first = wordEnd(text, from, Math.min(end, from + LONGEST_WORD));
  const word = text.slice(from, Math.min(first, from + 5)).toLowerCase();
  if (close >= 0 && word !== 'until') return;
  const last =
    word === 'every' || word === 'until'
      ? wordEnd(text, skipBlanks(text, first, end), Math.min(end, first + LONGEST_WORD))
      : first;
  addProblem(line, 'repeat-unreadable', close < 0 ? start : from, last);
}

/** True when the word at `at` begins with a key of ours. */
function opensField(text: string, at: number, end: number): boolean {
  const colon = text.slice(at, Math.min(end, at + LONGEST_KEY)).indexOf(':');
  return colon > 0 && lineField(text.slice(at, at + colon)) !== undefined;
}

/** End of what would be a value of this type at `at`, or -1; words that occur in prose are none. */
function valueBehind(text: string, at: number, end: number, type: FieldType): number {
  if (type === 'day') return dayEnd(text, at, end);
  const close = withoutPunctuation(text, at, wordEnd(text, at, end));
  if (type === 'priority') return close - at > SHORTEST - 1 && isPriority(text, at, close) ? close : -1;
  if (type !== 'rule') return -1;
  const second = wordEnd(text, skipBlanks(text, close, end), end);
  return second - at < 40 && !isBlank(text.charCodeAt(at)) && parseRecurrence(text.slice(at, second)) ? second : -1;
}
