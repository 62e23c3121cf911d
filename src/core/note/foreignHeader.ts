// Headers of other tools, read only and only flat: TOML between `+++`, a JSON object on the first line. Values keep their
// text, quotes and the escapes of JSON resolved. Comes in: a draft and a range. Goes out: entries in the draft.
import { isSpace, lineEndAt, skipSpaces, trimmedEnd } from './characters.ts';
import { addEntry, addHeaderProblem, type HeaderDraft, noScalars, scalarAt } from './headerReading.ts';
import type { Scalar } from './note.ts';

/** Reads `key = value` lines; those below a `[table]` become a map, those below each `[[table]]` one of a list of maps. */
export function readTomlHeader(draft: HeaderDraft, start: number, end: number): void {
  const { text } = draft;
  let target = draft;
  for (let at = start; at < end; ) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    const code = first < lineEnd ? text.charCodeAt(first) : 35;
    if (code === 91) {
      addTable(draft, target);
      target = { ...draft, entries: [], table: { start: first, end: trimmedEnd(text, first, lineEnd) } };
      at = lineEnd;
    } else at = code === 35 ? lineEnd : tomlEntry(target, first, lineEnd, end);
    if (target.broken) draft.broken = true;
    at += text.charCodeAt(at) === 13 ? 2 : 1;
  }
  addTable(draft, target);
}

/** Adds what was read below a table's name; nothing for the keys above the first table. */
function addTable(draft: HeaderDraft, { entries, table }: HeaderDraft): void {
  if (table === undefined) return;
  const { text } = draft;
  const name = /^\[+\s*["']?([^\]"']*)/.exec(text.slice(table.start, table.end))?.[1]?.trim() ?? '';
  const map = new Map<string, Scalar>();
  for (const { field, values } of entries) if (values[0]) map.set(field, values[0]);
  const known = text.startsWith('[[', table.start) ? draft.entries.find(({ key }) => key === name) : undefined;
  const end = entries.at(-1)?.valueSpan.end ?? table.end;
  if (known) draft.entries[draft.entries.indexOf(known)] = { ...known, shape: 'maps', maps: [...known.maps, map] };
  else addEntry(draft, table.start, table.end, table.end, end, 'map', noScalars, [map], name);
}

/** One `key = value`; returns the end of its last line. */
function tomlEntry(draft: HeaderDraft, at: number, lineEnd: number, end: number): number {
  const { text } = draft;
  const equals = text.slice(at, lineEnd).indexOf('=') + at;
  const keyEnd = trimmedEnd(text, at, equals);
  const from = skipSpaces(text, equals + 1, lineEnd);
  const first = text.charCodeAt(from);
  if (equals < at || keyEnd === at || from === lineEnd) {
    addHeaderProblem(draft, 'header-unreadable', at, lineEnd, true);
    return lineEnd;
  }
  const list = first === 91;
  const values: Scalar[] = [];
  const isLong = text.startsWith('"""', from) || text.startsWith("'''", from);
  const close = isLong
    ? longEnd(text, from, end, values)
    : list
      ? listEnd(text, from, end, values)
      : valueEnd(text, from, lineEnd, values);
  if (close < 0) {
    addHeaderProblem(draft, 'header-unreadable', at, lineEnd, true);
    return lineEnd;
  }
  const key = text.slice(at, keyEnd).replaceAll('"', '');
  addEntry(draft, at, keyEnd, from, close, list ? 'list' : 'scalar', values, undefined, key);
  return Math.min(end, lineEndAt(text, close));
}

/** A text over several lines between triple quotes, without the line end behind the first ones. */
function longEnd(text: string, at: number, end: number, values: Scalar[]): number {
  const close = text.indexOf(text.slice(at, at + 3), at + 3);
  if (close < 0 || close + 3 > end) return -1;
  values.push({ text: text.slice(at + 3, close).replace(/^\r?\n/, ''), span: { start: at, end: close + 3 } });
  return close + 3;
}

/**
 * Reads a JSON object that begins at `at`, its top-level keys only; nested values keep their source. Returns the offset
 * behind the object, or -1 when it is not one (then nothing was a header).
 */
export function readJsonHeader(draft: HeaderDraft, at: number, end: number): number {
  const close = jsonPairs(draft, at + 1, end);
  return close >= 0 && close < end && draft.text.charCodeAt(close) === 125 && draft.entries.length > 0 ? close + 1 : -1;
}

/** Reads the pairs of a JSON object whose braces are left out; what is no pair is reported as not read. */
export function readJsonPairs(draft: HeaderDraft, at: number, end: number): void {
  const close = jsonPairs(draft, at, end);
  const from = Math.max(close, draft.entries.at(-1)?.valueSpan.end ?? at);
  if (close < end) addHeaderProblem(draft, 'header-unreadable', from, trimmedEnd(draft.text, from, end), true);
}

/** The offset of what stands behind the last pair, or -1 when a pair cannot be read. */
function jsonPairs(draft: HeaderDraft, at: number, end: number): number {
  const { text } = draft;
  let next = gap(text, at, end);
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
  return next;
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
    if (close > 0) values.push({ text: unescaped(text.slice(at, close)), span: { start: at, end: close } });
    return close;
  }
  let close = at;
  while (close < end && text.charCodeAt(close) !== 35) close++;
  close = trimmedEnd(text, at, close);
  values.push(scalarAt(text, at, close));
  return close;
}

/** A quoted text without its quotes; the escapes of double quotes are those of JSON. */
function unescaped(source: string): string {
  if (source.charCodeAt(0) === 34 && source.includes('\\')) {
    try {
      return String(JSON.parse(source));
    } catch {
      // Another escape: the text stays as it is written.
    }
  }
  return source.slice(1, -1);
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
