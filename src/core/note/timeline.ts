// Entries of a timeline: list items under a heading Timeline that begin with a time, `- 10:15 text` or `- 2026-03-04 10:15 text`.
// Comes in: the text of a note and the note read from it. Goes out: entries in the order of the text. An item without a time is no
// entry, a task is a task; code inside the section is left alone. Linear.
import { isDay } from '../day.ts';
import type { Span } from '../text.ts';
import { closesFence, fenceLength, markerBehind } from './blockStart.ts';
import { isBlank, isDigit, lineEndAt, skipBlanks, skipSpaces, trimmedEnd } from './characters.ts';
import type { Note } from './note.ts';

/** One entry. */
export interface TimelineEntry {
  /** The day as written, else that of the entry above; absent where neither is: the day of the record. */
  readonly day?: string;
  /** `HH:MM`, or `HH:MM:SS` where written so. */
  readonly time: string;
  /** `Z` or `+01:00` where written; absent: the notebook's zone. */
  readonly offset?: string;
  readonly text: string;
  /** Line number from 0. */
  readonly line: number;
  /** From the first character of the time to the end of the line. */
  readonly span: Span;
  /** The time with its day and offset, as written. */
  readonly stamp: Span;
  /** Where the words begin, behind a dash or colon. */
  readonly content: number;
}

/** The entries of all sections called Timeline. A day is taken over from the entry above within one section. */
export function parseTimeline(text: string, note: Note): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  note.headings.forEach(({ level, text: name, span, line }, index) => {
    if (!isTimeline(name)) return;
    const next = note.headings.slice(index + 1).find((heading) => heading.level <= level);
    // The underline of a heading of two lines is no entry either, so the section may begin at the heading's last line.
    readSection(text, span.start, next?.span.start ?? text.length, line, entries);
  });
  return entries;
}

function isTimeline(name: string): boolean {
  return name.length < 40 && name.toLowerCase().replace(/[^\p{L}]/gu, '') === 'timeline';
}

function readSection(text: string, start: number, close: number, firstLine: number, entries: TimelineEntry[]): void {
  let [day, line]: [string | undefined, number] = [undefined, firstLine];
  let fence: { readonly code: number; readonly length: number } | undefined;
  for (let at = start; at < close; line++) {
    const end = lineEndAt(text, at);
    const first = skipSpaces(text, at, end);
    const code = text.charCodeAt(first);
    const length = !fence && (code === 96 || code === 126) ? fenceLength(text, first, end) : 0;
    if (length > 0) fence = { code, length };
    else if (fence && closesFence(text, first, end, fence.code, fence.length)) fence = undefined;
    const entry: TimelineEntry | undefined = fence ? undefined : entryAt(text, at, end, line, day);
    if (entry !== undefined) {
      entries.push(entry);
      day = entry.day;
    }
    at = end + (text.charCodeAt(end) === 13 ? 2 : 1);
  }
}

/** The entry on the line `[start, end)`: an item of the outermost list. */
function entryAt(text: string, start: number, end: number, line: number, above?: string): TimelineEntry | undefined {
  const marker = skipSpaces(text, start, end);
  const behind = marker - start > 1 ? -1 : markerBehind(text, marker, end);
  if (behind < 0 || !isBlank(text.charCodeAt(behind))) return undefined;
  const from = skipBlanks(text, behind, end);
  const written = text.slice(from, Math.min(end, from + 10));
  const dated = isDay(written) && joinsClock(text.charCodeAt(from + 10));
  const clock = dated ? from + 11 : from;
  const timeEnd = clockEnd(text, clock, end);
  if (timeEnd < 0) return undefined;
  const offset = offsetEnd(text, timeEnd, end);
  if (offset < end && !isBlank(text.charCodeAt(offset)) && text.charCodeAt(offset) !== 58) return undefined;
  const day = dated ? written : above;
  const content = wordsStart(text, offset, end);
  return {
    ...(day === undefined ? {} : { day }),
    time: text.slice(clock, timeEnd),
    ...(offset > timeEnd ? { offset: text.slice(timeEnd, offset) } : {}),
    text: text.slice(content, Math.max(content, trimmedEnd(text, content, end))),
    line,
    span: { start: from, end },
    stamp: { start: from, end: offset },
    content,
  };
}

/** A blank or `T` between day and time. */
function joinsClock(code: number): boolean {
  return isBlank(code) || code === 84;
}

/** End of `HH:MM` or `HH:MM:SS` at `at`, or -1. */
function clockEnd(text: string, at: number, end: number): number {
  const minutes = text.slice(at, Math.min(end, at + 5));
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(minutes)) return -1;
  return /^:[0-5]\d$/.test(text.slice(at + 5, Math.min(end, at + 8))) ? at + 8 : at + 5;
}

/** End of `Z` or `+01:00` at `at`; `at` when there is none. */
function offsetEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) === 90 && at < end) return at + 1;
  return /^[+-]\d\d:\d\d$/.test(text.slice(at, Math.min(end, at + 6))) ? at + 6 : at;
}

/** Where what was noted begins: a dash or colon between time and words belongs to neither. */
function wordsStart(text: string, at: number, end: number): number {
  const from = skipBlanks(text, at, end);
  const sign = text.charCodeAt(from);
  const dash = sign === 45 || sign === 0x2013 || sign === 0x2014 || sign === 58;
  return dash && from < end && !isDigit(text.charCodeAt(from + 1)) ? skipBlanks(text, from + 1, end) : from;
}
