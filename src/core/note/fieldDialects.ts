// The ways to write a field, one reader each: `due:…`, `📅 …`, `[due:: …]`, `@due(…)`; and `(@…)`, `@{…}` for a due day.
// Comes in: the line and where a token may begin. Goes out: the offset behind it, or the same offset when it is none.
// A key the alias table knows with a value that does not fit is a problem and stays text.

import { beginsRule, parseRecurrence } from '../recurrence.ts';
import { type FieldType, foldKey, lineField } from './aliases.ts';
import { isBlank, isDigit, isIdChar, skipBlanks, trimmedEnd, wordEnd } from './characters.ts';
import { reportEmptySign, reportRule, reportSingleColon, reportSpacedField } from './fieldSlips.ts';
import { dayEnd, dayProblem, idsEnd, isPriority, ruleEnd, stampEnd, withoutPunctuation } from './fieldValue.ts';
import { addField, addHidden, addProblem, type LineReading, nameMention } from './lineReading.ts';
import type { Dialect } from './note.ts';
import type { Sign } from './signs.ts';

/** Longest key and value of a bracket field; a longer one is text. */
const LONGEST_KEY = 40;
const LONGEST_VALUE = 500;

/** `key:value`, the key at `[start, colon)`. The value ends at the next blank, a full stop behind it is not part of it. */
export function plainField(line: LineReading, start: number, colon: number): number {
  const { text, end } = line;
  const at = colon + 1;
  const first = text.charCodeAt(at);
  if (at >= end || isBlank(first)) return reportSpacedField(line, start, colon);
  if (first === 58 || first === 47) return colon;
  const key = text.slice(start, colon);
  const row = lineField(key) ?? line.own?.get(foldKey(key));
  if (row === undefined) return colon;
  const close = wordEnd(text, at, end);
  const valueEnd = fits(line, row.field, row.type, at, close, start);
  return valueEnd > at ? known(line, row.field, 'plain', start, valueEnd, at, valueEnd) : colon;
}

/** A sign at `[start, at)`, U+FE0F perhaps behind it, and its value behind blanks. A sign without a value is decoration. */
export function emojiField(line: LineReading, row: Sign, start: number, at: number): number {
  const { text, end } = line;
  if (at < end && text.charCodeAt(at) === 0xfe0f) at++;
  if (row.value !== undefined) {
    return addField(line, row.field, 'emoji', start, at, start, at, row.value);
  }
  const from = skipBlanks(text, at, end);
  const close = emojiValueEnd(line, row, start, from);
  if (close <= from) reportEmptySign(line, row, start, at, from);
  return close > from ? known(line, row.field, 'emoji', start, close, from, close) : start;
}

/** `[key:: value]` (and `[key:value]` of an alias key), or the same in round brackets; `shut` is the closing code. */
export function bracketField(line: LineReading, start: number, shut: number): number {
  const { text, end } = line;
  const colon = keyEnd(text, start + 1, end);
  if (colon < 0) return start;
  const double = text.charCodeAt(colon + 1) === 58;
  const from = colon + (double ? 2 : 1);
  const close = closing(line, from, shut);
  if (close < 0) return start;
  const at = skipBlanks(text, from, close);
  const key = withoutMarkup(text.slice(start + 1, colon));
  const row = lineField(key);
  if (row === undefined && !(double && isBlank(text.charCodeAt(from)))) return start;
  const link = text.charCodeAt(close + 1) === 40;
  const valueEnd = trimmedEnd(text, at, close);
  if (!double && (row === undefined || shut !== 93 || at > from || link)) {
    return link ? start : reportSingleColon(line, row?.type, start, close + 1, at, valueEnd);
  }
  if (valueEnd <= at) return double ? addHidden(line, start, close + 1) : start;
  if (row === undefined) return known(line, foldKey(key), 'bracket', start, close + 1, at, valueEnd);
  const fit = bracketFit(line, row.type, at, valueEnd, start, close + 1, double || row.field === 'due');
  return fit ? known(line, row.field, 'bracket', start, close + 1, at, valueEnd) : close + 1;
}

/** `@word(value)`, the word at `[start + 1, open)`: a field, never a person. Unknown words stay text. */
export function callField(line: LineReading, start: number, open: number): number {
  const row = lineField(line.text.slice(start + 1, open));
  const close = row === undefined ? -1 : closing(line, open + 1, 41);
  if (row === undefined || close < 0) return open;
  const at = skipBlanks(line.text, open + 1, close);
  const valueEnd = trimmedEnd(line.text, at, close);
  const fit = valueEnd > at && bracketFit(line, row.type, at, valueEnd, start, close + 1, row.field === 'due');
  return fit ? known(line, row.field, 'call', start, close + 1, at, valueEnd) : close + 1;
}

/** `(@2026-04-01)`, `(@2026-04-01 09:00)`, or a field in round brackets. */
export function parenField(line: LineReading, start: number): number {
  if (line.text.charCodeAt(start + 1) !== 64) return bracketField(line, start, 41);
  return dueInside(line, start, start + 2, ')', 'call');
}

/** `@{2026-04-01}` and `@[[2026-04-01]]` are due days; `@@{09:00}` is a clock time beside them. */
export function dateInBraces(line: LineReading, start: number): number {
  const { text } = line;
  if (text.startsWith('@{', start)) return dueInside(line, start, start + 2, '}', 'brace');
  if (text.startsWith('@[[', start)) return dueInside(line, start, start + 3, ']]', 'brace');
  if (!text.startsWith('@@{', start)) return start;
  const close = closing(line, start + 3, 125);
  return close < 0 ? start : addHidden(line, start, close + 1);
}

function dueInside(line: LineReading, start: number, at: number, shut: string, dialect: Dialect): number {
  const close = stampEnd(line.text, at, line.end);
  if (close < 0 || !line.text.startsWith(shut, close)) return start;
  return known(line, 'due', dialect, start, close + shut.length, at, close);
}

/** Adds the field; the `tags` of a `tags:` field are tags of the line too. */
function known(
  line: LineReading,
  field: string,
  dialect: Dialect,
  start: number,
  end: number,
  valueStart: number,
  valueEnd: number,
): number {
  if (field === 'tags') addTags(line, valueStart, valueEnd);
  return addField(line, field, dialect, start, end, valueStart, valueEnd);
}

function addTags(line: LineReading, start: number, end: number): void {
  for (let at = start; at < end; ) {
    let close = at;
    while (close < end && line.text.charCodeAt(close) !== 44 && !isBlank(line.text.charCodeAt(close))) close++;
    const name = line.text.charCodeAt(at) === 35 ? at + 1 : at;
    if (close > name) nameMention(line, 'tags', line.text.slice(name, close), at, close);
    at = close + 1;
  }
}

/** End of a plain value within the word `[at, close)`, or -1; `start` is the token's start for the problem. */
function fits(line: LineReading, field: string, type: FieldType, at: number, close: number, start: number): number {
  const { text } = line;
  const bare = withoutPunctuation(text, at, close);
  switch (type) {
    case 'day': {
      const day = dayEnd(text, at, bare);
      // Words as short as `do:` and `t:` occur in prose.
      if (day < 0) wrongDay(line, at - start > 3 && isPlan(field), start, at, bare);
      else if (day < bare && isIdChar(text.charCodeAt(bare - 1))) addProblem(line, 'field-unreadable', start, bare);
      return day;
    }
    case 'priority':
      if (isPriority(text, at, bare)) return bare;
      addProblem(line, 'priority-unknown', start, bare);
      return -1;
    case 'id':
    case 'ids': {
      if (idsEnd(text, at, bare, type === 'ids') === bare) return bare;
      addProblem(line, 'field-unreadable', start, bare);
      return -1;
    }
    case 'rule':
      checkRule(line, start, at, bare);
      return bare;
    default:
      return bare;
  }
}

/** The same for a value whose end is known, `[at, end)` inside brackets; the whole token is `[start, close)`. */
function bracketFit(
  line: LineReading,
  type: FieldType,
  at: number,
  end: number,
  start: number,
  close: number,
  strict: boolean,
): boolean {
  const { text } = line;
  switch (type) {
    case 'day':
      if (stampEnd(text, at, end) === end) return true;
      wrongDay(line, strict, start, at, end, close);
      return false;
    case 'priority':
      if (isPriority(text, at, end)) return true;
      addProblem(line, 'priority-unknown', start, close);
      return false;
    case 'id':
    case 'ids':
      if (idsEnd(text, at, end, type === 'ids') === end) return true;
      addProblem(line, 'field-unreadable', start, close);
      return false;
    case 'rule':
      checkRule(line, start, at, end, close);
      return true;
    default:
      return true;
  }
}

/** A rule that cannot be read stays a field, so that it can be set right in its place. */
function checkRule(line: LineReading, start: number, at: number, end: number, close = end): void {
  if (parseRecurrence(line.text.slice(at, end), true) === undefined)
    addProblem(line, 'repeat-unreadable', start, close);
}

function emojiValueEnd(line: LineReading, row: Sign, start: number, at: number): number {
  const { text, end } = line;
  switch (row.type) {
    case 'day': {
      const day = dayEnd(text, at, end);
      if (day < 0) {
        const word = withoutPunctuation(text, at, wordEnd(text, at, Math.min(end, at + 40)));
        wrongDay(line, isPlan(row.field) && isDigit(text.charCodeAt(at)), start, at, word);
      }
      return day;
    }
    case 'rule':
      return rule(line, start, at);
    case 'id':
    case 'ids': {
      const close = idsEnd(text, at, end, row.type === 'ids');
      // `🆔 due:2026-03-12` is a sign without an id.
      return text.charCodeAt(close) === 58 && close + 1 < end && !isBlank(text.charCodeAt(close + 1)) ? -1 : close;
    }
    default: {
      const close = wordEnd(text, at, end);
      const word = text.slice(at, close).toLowerCase();
      return word === 'keep' || word === 'delete' ? close : -1;
    }
  }
}

function rule(line: LineReading, start: number, at: number): number {
  const word = line.text.slice(at, wordEnd(line.text, at, Math.min(line.end, at + 12)));
  if (!beginsRule(word.slice(0, withoutPunctuation(word, 0, word.length)))) {
    reportRule(line, start, at, -1);
    return -1;
  }
  if (line.ruleTries <= 0) return -1;
  const close = ruleEnd(line.text, at, line.end);
  line.ruleTries -= close < 0 ? 4 : 1;
  reportRule(line, start, at, close);
  return close;
}

/** Keys and signs that mean nothing but a planned day. */
function isPlan(field: string): boolean {
  return field === 'due' || field === 'scheduled';
}

/** Reports what stands where a day should; any word at all when `strict`, else what looks like a day. */
function wrongDay(line: LineReading, strict: boolean, start: number, at: number, end: number, close = end): void {
  const word = line.text.slice(at, Math.min(end, at + 40));
  const code = dayProblem(word, strict);
  if (code) addProblem(line, code, start, close);
}

/** A key without the signs of bold, italic and struck text around it. */
function withoutMarkup(key: string): string {
  let [start, end] = [0, key.length];
  while (start < end && isMarkup(key.charCodeAt(start))) start++;
  while (end > start && isMarkup(key.charCodeAt(end - 1))) end--;
  return start === 0 && end === key.length ? key : key.slice(start, end);
}

function isMarkup(code: number): boolean {
  return code === 42 || code === 95 || code === 126;
}

/** Offset of the colon behind a bracket field's key, or -1: keys hold no brackets and no other signs of fields. */
function keyEnd(text: string, at: number, end: number): number {
  const last = Math.min(end, at + LONGEST_KEY);
  for (let next = at; next < last; next++) {
    const code = text.charCodeAt(next);
    if (code === 58) return next > at ? next : -1;
    if (code === 91 || code === 93 || code === 40 || code === 41 || code === 96) return -1;
  }
  return -1;
}

/** Offset of the bracket that closes a value starting at `at`: nested pairs and backslashes are stepped over. -1 without one. */
function closing(line: LineReading, at: number, shut: number): number {
  const { text, end } = line;
  if (line.tries <= 0) return -1;
  const open = shut === 93 ? 91 : shut === 41 ? 40 : -1;
  const last = Math.min(end, at + LONGEST_VALUE);
  let depth = 0;
  for (let next = at; next < last; next++) {
    const code = text.charCodeAt(next);
    if (code === 92) next++;
    else if (code === open) depth++;
    else if (code === shut && depth-- === 0) return next;
  }
  line.tries--;
  return -1;
}
