// A day as the reader writes it, in the language of the window. Comes in: a day; goes out: text. A day has no zone, so it is
// written as it is in UTC.
import { env } from 'vscode';
import type { Day } from '../core/day.ts';

const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;

let format: Intl.DateTimeFormat | undefined;
let short: Intl.DateTimeFormat | undefined;

/** `Fri, Mar 13, 2026` in English; throws on text that is not a day. */
export function localDay(day: Day): string {
  format ??= new Intl.DateTimeFormat(env.language, parts);
  return format.format(new Date(`${day}T00:00Z`));
}

/** The same without the year where it is this one, for lists in which room is short. */
export function shortDay(day: Day, today: Day): string {
  if (day.slice(0, 4) !== today.slice(0, 4)) return localDay(day);
  const { year: _, ...others } = parts;
  short ??= new Intl.DateTimeFormat(env.language, others);
  return short.format(new Date(`${day}T00:00Z`));
}
