// What a line can begin: list item, fence, heading, thematic break, setext underline. The rules are CommonMark's.
// Comes in: a text and a range within one line, leading blanks skipped. Goes out: offsets and widths, -1 for no.
import { isDigit, isSpace, skipSpaces, trimmedEnd } from './characters.ts';

/** Offset behind the list marker at `at` (`-`, `*`, `+`, up to nine digits with `.` or `)`), or -1. */
export function markerBehind(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === 45 || code === 42 || code === 43) return at < end ? at + 1 : -1;
  let next = at;
  while (next < end && next - at < 10 && isDigit(text.charCodeAt(next))) next++;
  if (next === at || next - at > 9 || next >= end) return -1;
  const behind = text.charCodeAt(next);
  return behind === 46 || behind === 41 ? next + 1 : -1;
}

/** Length of the fence that opens at `at` (three or more backticks or tildes), or 0. */
export function fenceLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let next = at;
  while (next < end && text.charCodeAt(next) === code) next++;
  if (next - at < 3) return 0;
  // Backticks behind backticks are inline code.
  if (code === 96) for (let rest = next; rest < end; rest++) if (text.charCodeAt(rest) === 96) return 0;
  return next - at;
}

/** True when the line at `at` closes a fence of `length` characters `code`. */
export function closesFence(text: string, at: number, end: number, code: number, length: number): boolean {
  let next = at;
  while (next < end && text.charCodeAt(next) === code) next++;
  return next - at >= length && skipSpaces(text, next, end) === end;
}

/** True for three or more `*`, `-` or `_`, blanks between them allowed, and nothing else. */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  let count = 0;
  for (let next = at; next < end; next++) {
    const each = text.charCodeAt(next);
    if (each === code) count++;
    else if (!isSpace(each)) return false;
  }
  return count >= 3;
}

/** 1 for a line of `=`, 2 for a line of `-` (blanks behind allowed), 0 for anything else. */
export function setextLevel(text: string, at: number, end: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code !== 61 && code !== 45) return 0;
  let next = at;
  while (next < end && text.charCodeAt(next) === code) next++;
  if (skipSpaces(text, next, end) !== end) return 0;
  return code === 61 ? 1 : 2;
}

/** Level 1 to 6 of the ATX heading at `at`, or 0. */
export function atxLevel(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && text.charCodeAt(next) === 35) next++;
  return next - at <= 6 && (next === end || isSpace(text.charCodeAt(next))) ? next - at : 0;
}

/** The text of an ATX heading of `level` at `at`, without a closing run of `#`. */
export function atxText(text: string, at: number, end: number, level: number): string {
  const start = skipSpaces(text, at + level, end);
  let close = trimmedEnd(text, start, end);
  let hash = close;
  while (hash > start && text.charCodeAt(hash - 1) === 35) hash--;
  if (hash === start) close = start;
  else if (isSpace(text.charCodeAt(hash - 1))) close = trimmedEnd(text, start, hash);
  return text.slice(start, close);
}
