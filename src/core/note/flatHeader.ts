// The header forms people write, read without a YAML parser: `key: scalar`, `[a, b]`, block lists, flat maps and lists of
// flat maps. Comes in: the lines between the fences. Goes out: entries and problems in a draft. A top-level entry that is
// anything else is handed to the YAML reader as one piece, so one odd value never costs the others.

import { headerField } from './aliases.ts';
import { isDigit, isLetter, isSpace, lineEndAt, skipSpaces } from './characters.ts';
import { flowList, plainEnd, scalarEnd } from './flatScalar.ts';
import { addEntry, addHeaderProblem, type HeaderDraft, noScalars, scalarAt } from './headerReading.ts';
import type { Scalar } from './note.ts';
import { readYamlEntries } from './yamlHeader.ts';

/** Reads the lines `[start, end)` into the draft. `fallback` false leaves out (as lost) what this reader does not know. */
export function readFlatHeader(draft: HeaderDraft, start: number, end: number, fallback = true): void {
  const { text } = draft;
  // Where the last entry began, while an indented line could still belong to it.
  let last = -1;
  for (let at = start; at < end; ) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    if (first === lineEnd || text.charCodeAt(first) === 35) {
      at = nextLine(text, lineEnd, end);
      continue;
    }
    const continues = first > at || isDash(text, at, lineEnd);
    if (!continues) {
      const next = readEntry(draft, at, lineEnd, end);
      if (next > 0) {
        last = at;
        at = next;
        continue;
      }
    } else if (last >= 0) {
      at = last;
      forget(draft, last);
    }
    last = -1;
    const close = draft.pieces-- > 0 ? pieceEnd(text, at, end) : end;
    if (fallback) readYamlEntries(draft, at, close);
    else addHeaderProblem(draft, 'header-unreadable', at, close, true);
    at = close;
  }
}

/** One entry that begins at `at`; the offset behind it, or -1 when it is not one of the simple forms. */
function readEntry(draft: HeaderDraft, at: number, lineEnd: number, end: number): number {
  const { text } = draft;
  const colon = keyEnd(text, at, lineEnd);
  if (colon < 0) return -1;
  const from = skipSpaces(text, colon + 1, lineEnd);
  const first = from < lineEnd ? text.charCodeAt(from) : 35;
  if (first === 35) {
    if (from < lineEnd) reportLostHash(draft, from, lineEnd);
    return readBlock(draft, at, colon, nextLine(text, lineEnd, end), end);
  }
  if (first === 91) {
    const values: Scalar[] = [];
    const close = flowList(draft, from, lineEnd, values);
    if (close < 0) return -1;
    const single = close > 0 && values.length === 1 && values[0]?.span.start === from;
    addEntry(draft, at, colon, from, close, single ? 'scalar' : 'list', values);
    return nextLine(text, lineEnd, end);
  }
  const scalar = readScalar(draft, from, lineEnd, true);
  if (scalar === undefined) return -1;
  addEntry(draft, at, colon, from, scalar.span.end, 'scalar', [scalar]);
  return nextLine(text, lineEnd, end);
}

/** What stands below a key without a value: nothing, a list, a map, a list of maps. */
function readBlock(draft: HeaderDraft, key: number, colon: number, from: number, end: number): number {
  const { text } = draft;
  const at = significant(text, from, end);
  const first = skipSpaces(text, at, end);
  const dash = at < end && isDash(text, first, end);
  if (at >= end || (first === at && !dash)) {
    addEntry(draft, key, colon, colon + 1, colon + 1, 'empty');
    return from;
  }
  if (hasTab(text, at, first)) return -1;
  const block: Block = { values: [], maps: [], start: first, end: colon + 1 };
  const next = dash
    ? readItems(draft, block, at, first - at, end)
    : readMap(draft, block, at, first - at, end, newMap(block));
  if (next < 0 || (block.values.length > 0 && block.maps.length > 0)) return -1;
  const shape = block.maps.length === 0 ? 'list' : dash ? 'maps' : 'map';
  addEntry(
    draft,
    key,
    colon,
    block.start,
    block.end,
    shape,
    block.values.length > 0 ? block.values : noScalars,
    block.maps,
  );
  return next;
}

interface Block {
  readonly values: Scalar[];
  readonly maps: Map<string, Scalar>[];
  readonly start: number;
  /** End of the last value (or dash, or colon) read so far. */
  end: number;
}

function newMap(block: Block): Map<string, Scalar> {
  const map = new Map<string, Scalar>();
  block.maps.push(map);
  return map;
}

/** Items `- value` at one indent; the offset of the first line that is not one of them, or -1. */
function readItems(draft: HeaderDraft, block: Block, from: number, indent: number, end: number): number {
  const { text } = draft;
  let at = from;
  while (at < end) {
    const dash = at + indent;
    if (indentOf(text, at, end) !== indent || !isDash(text, dash, end)) return ends(text, at, indent, end) ? at : -1;
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const value = skipSpaces(text, dash + 1, lineEnd);
    if (hasTab(text, dash + 1, value)) return -1;
    block.end = dash + 1;
    const colon = value < lineEnd ? keyEnd(text, value, lineEnd) : -1;
    if (colon >= 0) {
      const map = newMap(block);
      at = readMap(draft, block, at, value - at, end, map);
      if (at < 0) return -1;
      continue;
    }
    if (value < lineEnd && text.charCodeAt(value) === 35) reportLostHash(draft, value, lineEnd);
    else if (value < lineEnd) {
      const scalar = readItem(draft, value, lineEnd);
      if (scalar === undefined) return -1;
      block.values.push(scalar);
      block.end = scalar.span.end;
    }
    at = significant(text, nextLine(text, lineEnd, end), end);
  }
  return at;
}

/** Pairs `key: scalar` whose keys stand in one column; the first may stand behind a dash. */
function readMap(
  draft: HeaderDraft,
  block: Block,
  from: number,
  column: number,
  end: number,
  map: Map<string, Scalar>,
): number {
  const { text } = draft;
  let at = from;
  while (at < end) {
    const key = at + column;
    const indent = indentOf(text, at, end);
    if (at !== from && indent !== column) return indent < column ? at : -1;
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const colon = keyEnd(text, key, lineEnd);
    if (colon < 0) return -1;
    const value = skipSpaces(text, colon + 1, lineEnd);
    let scalar: Scalar | undefined;
    if (value === lineEnd || text.charCodeAt(value) === 35) scalar = scalarAt(text, colon + 1, colon + 1);
    else scalar = readScalar(draft, value, lineEnd, false);
    if (scalar === undefined) return -1;
    map.set(headerField(text.slice(key, colon)), scalar);
    block.end = scalar.span.end;
    at = significant(text, nextLine(text, lineEnd, end), end);
  }
  return at;
}

function readItem(draft: HeaderDraft, at: number, lineEnd: number): Scalar | undefined {
  if (draft.text.charCodeAt(at) !== 91) return readScalar(draft, at, lineEnd, false);
  const values: Scalar[] = [];
  const close = flowList(draft, at, lineEnd, values);
  return close > 0 && values.length === 1 && values[0]?.span.start === at ? values[0] : undefined;
}

/**
 * A quoted or plain scalar that fills the rest of the line, a comment aside. With `tolerant` a colon inside is a problem
 * and the text is taken as meant; without it the form is refused.
 */
function readScalar(draft: HeaderDraft, at: number, lineEnd: number, tolerant: boolean): Scalar | undefined {
  const { text } = draft;
  const first = text.charCodeAt(at);
  if (first !== 34 && first !== 39) return plainEnd(draft, at, lineEnd, tolerant);
  const close = scalarEnd(text, at, lineEnd);
  if (close < 0) return undefined;
  const behind = skipSpaces(text, close, lineEnd);
  if (behind < lineEnd && (text.charCodeAt(behind) !== 35 || behind === close)) return undefined;
  const inner = text.slice(at + 1, close - 1);
  return {
    text: first === 39 && inner.includes("''") ? inner.replaceAll("''", "'") : inner,
    span: { start: at, end: close },
  };
}

/** Offset of the colon behind a plain key at `at`: a letter first, then letters, digits, `_ - . /` and single blanks. */
export function keyEnd(text: string, at: number, lineEnd: number): number {
  const first = text.charCodeAt(at);
  if (!isLetter(first) && first !== 95) return -1;
  for (let next = at + 1; next < lineEnd; next++) {
    const code = text.charCodeAt(next);
    if (code === 58) {
      const behind = next + 1 < lineEnd ? text.charCodeAt(next + 1) : 32;
      return behind === 32 && text.charCodeAt(next - 1) !== 32 ? next : -1;
    }
    if (!isLetter(code) && !isDigit(code) && code !== 95 && code !== 45 && code !== 32 && code !== 46 && code !== 47)
      break;
  }
  return -1;
}

/** End of the piece that begins at `at`: the next line at column 0 that is no list item, closing bracket or comment. */
function pieceEnd(text: string, at: number, end: number): number {
  for (let line = at; ; ) {
    line = nextLine(text, Math.min(end, lineEndAt(text, line)), end);
    if (line >= end) return end;
    const code = text.charCodeAt(line);
    const inside = isSpace(code) || code === 10 || code === 13 || code === 35 || code === 93 || code === 125;
    if (!inside && !isDash(text, line, end)) return line;
  }
}

function forget(draft: HeaderDraft, start: number): void {
  draft.entries.pop();
  while ((draft.problems.at(-1)?.span.start ?? -1) >= start) draft.problems.pop();
}

/** A `#` glued to a word where a value should be: YAML reads it as a comment and the tag is gone. */
function reportLostHash(draft: HeaderDraft, at: number, lineEnd: number): void {
  const next = draft.text.charCodeAt(at + 1);
  if (at + 1 < lineEnd && !isSpace(next) && next !== 35) addHeaderProblem(draft, 'header-hash-lost', at, lineEnd);
}

function nextLine(text: string, lineEnd: number, end: number): number {
  const feed = text.charCodeAt(lineEnd) === 13 ? lineEnd + 2 : lineEnd + 1;
  return feed > end ? end : feed;
}

/** Offset of the next line that is neither blank nor a comment. */
function significant(text: string, at: number, end: number): number {
  while (at < end) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    if (first < lineEnd && text.charCodeAt(first) !== 35) return at;
    at = nextLine(text, lineEnd, end);
  }
  return end;
}

/** True when the line at `at` ends a list indented by `indent`: it stands further left, or at column 0 without a dash. */
function ends(text: string, at: number, indent: number, end: number): boolean {
  const own = indentOf(text, at, end);
  return own < indent || own === 0;
}

function indentOf(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && text.charCodeAt(next) === 32) next++;
  return next - at;
}

function isDash(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) !== 45 || at >= end) return false;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 32;
  return isSpace(next) || next === 10 || next === 13;
}

function hasTab(text: string, at: number, end: number): boolean {
  for (; at < end; at++) if (text.charCodeAt(at) === 9) return true;
  return false;
}
