// Days written in names of files and folders and in headings. Comes in: a path or a line. Goes out: an ISO day, or nothing.
// A place in the calendar that does not exist is no day, and day-first or two-digit years are never guessed.

import { type Day, isDay } from '../day.ts';
import { monthNumber } from '../dayNames.ts';

/**
 * The day a path names: in its file name (`2026-03-04-standup.md`, `20260304.md`, `2026_03_04.md`), else spread over its last
 * folders (`2026/03/04.md`, `2026-03/march-04.md`). Hot: called for each meeting at load; linear, no regular expression.
 */
export function dayInPath(path: string): Day | undefined {
  const end = path.endsWith('.md') ? path.length - 3 : path.length;
  let start = path.lastIndexOf('/', end - 1);
  for (let folders = 0; folders < 3; folders++) {
    const day = dayInText(path.slice(start + 1, end));
    if (day !== undefined || start < 0) return day;
    start = path.lastIndexOf('/', start - 1);
    if (folders === 0) {
      const named = monthDay(path.slice(start + 1, end));
      if (named !== undefined) return named;
    }
  }
  return undefined;
}

/** The first day in a text: year, month, day with `-`, `_`, `.` or `/` between them or nothing; not inside a longer number. */
export function dayInText(text: string): Day | undefined {
  for (let at = 0; at + 8 <= text.length; at++) {
    if (!isDigit(text, at) || (at > 0 && isDigit(text, at - 1))) continue;
    const day = dayAt(text, at);
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayAt(text: string, at: number): Day | undefined {
  const digits = digitsFrom(text, at);
  if (digits === 8) return checked(text.slice(at, at + 4), text.slice(at + 4, at + 6), text.slice(at + 6, at + 8));
  if (digits !== 4 || !isSeparator(text, at + 4)) return undefined;
  const month = digitsFrom(text, at + 5);
  if (month < 1 || month > 2 || !isSeparator(text, at + 5 + month)) return undefined;
  const dayStart = at + 6 + month;
  const day = digitsFrom(text, dayStart);
  if (day < 1 || day > 2) return undefined;
  return checked(text.slice(at, at + 4), text.slice(at + 5, at + 5 + month), text.slice(dayStart, dayStart + day));
}

/** `2026-03/march-04`: the month's name repeats the folder's number. */
function monthDay(text: string): Day | undefined {
  const slash = text.indexOf('/');
  const month = monthNumber(text.slice(slash + 1, slash + 4).toLowerCase());
  if (slash !== 7 || month === 0 || Number(text.slice(5, 7)) !== month) return undefined;
  const dash = text.indexOf('-', slash);
  const count = dash < 0 ? 0 : digitsFrom(text, dash + 1);
  return count < 1 || count > 2
    ? undefined
    : checked(text.slice(0, 4), text.slice(5, 7), text.slice(dash + 1, dash + 1 + count));
}

function checked(year: string, month: string, day: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

function digitsFrom(text: string, at: number): number {
  let end = at;
  while (isDigit(text, end)) end++;
  return end - at;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 45 || code === 46 || code === 47 || code === 95;
}
