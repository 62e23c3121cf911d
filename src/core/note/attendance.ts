// Who is named in the attendance of a meeting: a list, a table, or names with commas, as minutes in public repositories have
// them. Comes in: a text and the range behind a heading or label. Goes out: one value a person, in the words a roster can find.
// Never decides who is a person; that is the roster's.

import { withoutEnd } from '../text.ts';
import { markerBehind } from './blockStart.ts';
import { isSpace, lineEndAt, skipSpaces, trimmedEnd } from './characters.ts';
import type { Scalar } from './note.ts';

/** Most people, and longest name, that are read. */
const MOST = 300;
const LONGEST = 120;

/** The people named in `[from, end)`: bullets at the left, the first cells of a table, or the words of the first paragraph. */
export function readAttendance(text: string, from: number, end: number): Scalar[] {
  const names: Scalar[] = [];
  let indent = 3;
  for (let at = from; at < end && names.length < MOST; at = lineEndAt(text, at) + 1) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    if (first === lineEnd || text.charCodeAt(first) === 35) continue;
    const behind = markerBehind(text, first, lineEnd);
    const isItem = behind > 0 && isSpace(text.charCodeAt(behind));
    // What stands below a person is said about the person.
    if (isItem && names.length > 0 && first - at > indent) continue;
    if (isItem && names.length === 0) indent = first - at;
    if (isItem) addName(text, skipBox(text, behind, lineEnd), lineEnd, names);
    else if (text.charCodeAt(first) === 124) at = addTable(text, at, end, names);
    else if (first - at >= 4 && at !== from) continue;
    else if (names.length === 0) return withCommas(text, first, lineEnd);
    else break;
  }
  return names;
}

/** `[x] Maria`: some lists tick who came; the box is no part of the name. */
function skipBox(text: string, at: number, lineEnd: number): number {
  const first = skipSpaces(text, at, lineEnd);
  return text.charCodeAt(first) === 91 && text.charCodeAt(first + 2) === 93
    ? skipSpaces(text, first + 3, lineEnd)
    : first;
}

/** First cells of the rows of a table, its head and rule left out; returns the start of its last line. */
function addTable(text: string, from: number, end: number, names: Scalar[]): number {
  let last = from;
  for (let at = from, row = 0; at < end; at = lineEndAt(text, at) + 1, row++) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    const first = skipSpaces(text, at, lineEnd);
    if (text.charCodeAt(first) !== 124 || names.length >= MOST) break;
    const bar = text.indexOf('|', first + 1);
    if (row > 1) addName(text, first + 1, bar < 0 || bar > lineEnd ? lineEnd : bar, names);
    last = at;
  }
  return last;
}

function withCommas(text: string, from: number, lineEnd: number): Scalar[] {
  const names: Scalar[] = [];
  for (let at = from; at < lineEnd && names.length < MOST; ) {
    const comma = text.slice(at, lineEnd).search(/[,;]/);
    const close = comma < 0 ? lineEnd : at + comma;
    addName(text, at, close, names);
    at = close + 1;
  }
  return names;
}

function addName(text: string, from: number, to: number, names: Scalar[]): void {
  const start = skipSpaces(text, from, to);
  const end = trimmedEnd(text, start, to);
  const name = nameIn(text.slice(start, Math.min(end, start + LONGEST)));
  if (name !== '') names.push({ text: name, span: { start, end } });
}

/** The surest way to call the person: `@handle`, else `Name <mail>`, else the name without what stands behind it. */
function nameIn(written: string): string {
  const handle = /(?:^|[\s([])(@[A-Za-z0-9][\w.-]*)/.exec(written)?.[1];
  if (handle !== undefined) return withoutEnd(handle, '.');
  if (/<[^<>\s@]+@[^<>\s@]+>$/.test(written)) return written;
  const plain = /^\[([^\]]+)\]/.exec(written)?.[1] ?? written;
  const name =
    plain
      .replace(/[*_`]/g, '')
      .split(/[(:,|–—]|\s-\s/, 1)[0]
      ?.trim() ?? '';
  return /^\p{L}/u.test(name) && !/^(?:none|nobody|n\/a|tbd)$/i.test(name) ? name : '';
}
