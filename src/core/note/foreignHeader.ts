// Headers of other tools, read only and only flat: TOML between `+++`, a JSON object on the first line. Values keep their
// text, quotes resolved where they hold no escapes. Comes in: a draft and a range. Goes out: entries in the draft.
import { isSpace, lineEndAt, skipSpaces, trimmedEnd } from './characters.ts';
import { addEntry, addHeaderProblem, type HeaderDraft, scalarAt } from './headerReading.ts';
import type { Scalar } from './note.ts';

/** Reads `key = value` lines up to the first `[table]`; values over several lines are reported as not read. */
export function readTomlHeader(draft: HeaderDraft, start: number, end: number): void {
  const { text } = draft;
  for (let at = start; at < end; ) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    if (text.charCodeAt(first) === 91) return;
    if (first < lineEnd && text.charCodeAt(first) !== 35) at = tomlEntry(draft, first, lineEnd, end);
    else at = lineEnd;
    at += text.charCodeAt(at) === 13 ? 2 : 1;
  }
}

/** One `key = value`; returns the end of its last line. */
function tomlEntry(draft: HeaderDraft, at: number, lineEnd: number, end: number): number {
  const { text } = draft;
  const equals = text.slice(at, lineEnd).indexOf('=') + at;
  const keyEnd = trimmedEnd(text, at, equals);
  const from = skipSpaces(text, equals + 1, lineEnd);
  const first = text.charCodeAt(from);
  if (
    equals < at ||
    keyEnd === at ||
    from === lineEnd ||
    text.startsWith('"""', from) ||
    text.startsWith("'''", from)
  ) {
    addHeaderProblem(draft, 'header-unreadable', at, lineEnd, true);
    return lineEnd;
  }
  const list = first === 91;
  const values: Scalar[] = [];
  const close = list ? listEnd(text, from, end, values) : valueEnd(text, from, lineEnd, values);
  if (close < 0) {
    addHeaderProblem(draft, 'header-unreadable', at, lineEnd, true);
    return lineEnd;
  }
  const key = text.slice(at, keyEnd).replaceAll('"', '');
  addEntry(draft, at, keyEnd, from, close, list ? 'list' : 'scalar', values, undefined, key);
  return Math.min(end, lineEndAt(text, close));
}

/**
 * Reads a JSON object that begins at `at`, its top-level keys only; nested values keep their source. Returns the offset
 * behind the object, or -1 when it is not one (then nothing was a header).
 */
export function readJsonHeader(draft: HeaderDraft, at: number, end: number): number {
  const { text } = draft;
  let next = gap(text, at + 1, end);
  while (next < end && text.charCodeAt(next) === 34) {
    const keyClose = quotedEnd(text, next, end);
    const colon = keyClose < 0 ? end : gap(text, keyClose, end);
    if (text.charCodeAt(colon) !== 58) return -1;
    const from = gap(text, colon + 1, end);
    const values: Scalar[] = [];
    const list = text.charCodeAt(from) === 91;
    const close = list ? listEnd(text, from, end, values) : jsonValueEnd(text, from, end, values);
    if (close < 0) return -1;
    const key = text.slice(next + 1, keyClose - 1);
    addEntry(draft, next + 1, keyClose - 1, from, close, list ? 'list' : 'scalar', values, undefined, key);
    next = gap(text, close, end);
    if (text.charCodeAt(next) === 44) next = gap(text, next + 1, end);
    else break;
  }
  return text.charCodeAt(next) === 125 && next < end && draft.entries.length > 0 ? next + 1 : -1;
}

/** Items of `[a, "b"]`, over several lines if need be; nested brackets keep their source. -1 when it never closes. */
function listEnd(text: string, at: number, end: number, values: Scalar[]): number {
  let next = gap(text, at + 1, end);
  while (next < end && text.charCodeAt(next) !== 93) {
    const close = jsonValueEnd(text, next, end, values);
    if (close <= next) return -1;
    next = gap(text, close, end);
    if (text.charCodeAt(next) === 44) next = gap(text, next + 1, end);
    else if (text.charCodeAt(next) !== 93) return -1;
  }
  return next < end ? next + 1 : -1;
}

function jsonValueEnd(text: string, at: number, end: number, values: Scalar[]): number {
  const first = text.charCodeAt(at);
  if (first === 34 || first === 39) return valueEnd(text, at, end, values);
  let close = at;
  for (let depth = 0; close < end; close++) {
    const code = text.charCodeAt(close);
    if (code === 34) {
      close = quotedEnd(text, close, end) - 1;
      if (close < 0) return -1;
    } else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) {
      if (depth-- === 0) break;
    } else if (depth === 0 && (code === 44 || code === 10 || code === 13)) break;
  }
  const to = trimmedEnd(text, at, close);
  if (to > at) values.push(scalarAt(text, at, to));
  return to > at ? to : -1;
}

/** A quoted value, or a bare one up to a comment. */
function valueEnd(text: string, at: number, end: number, values: Scalar[]): number {
  const quote = text.charCodeAt(at);
  if (quote === 34 || quote === 39) {
    const close = quotedEnd(text, at, end);
    if (close > 0) values.push({ text: text.slice(at + 1, close - 1), span: { start: at, end: close } });
    return close;
  }
  let close = at;
  while (close < end && text.charCodeAt(close) !== 35) close++;
  close = trimmedEnd(text, at, close);
  values.push(scalarAt(text, at, close));
  return close;
}

/** Offset behind the quote that closes the one at `at`, on the same line; -1 without one. */
function quotedEnd(text: string, at: number, end: number): number {
  const quote = text.charCodeAt(at);
  for (let next = at + 1; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === quote) return next + 1;
    if (code === 10) return -1;
    if (code === 92 && quote === 34) next++;
  }
  return -1;
}

/** Skips blanks and line ends. */
function gap(text: string, at: number, end: number): number {
  while (at < end && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13)) at++;
  return at;
}
