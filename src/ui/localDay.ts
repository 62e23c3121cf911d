// A day as the reader writes it, in the language of the window. Comes in: a day; goes out: text. A day has no zone, so it is
// written as it is in UTC.
import { env } from 'vscode';
import type { Day } from '../core/day.ts';

const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;

let format: Intl.DateTimeFormat | undefined;

/** `Fri, Mar 13, 2026` in English; throws on text that is not a day. */
export function localDay(day: Day): string {
  format ??= new Intl.DateTimeFormat(env.language, parts);
  return format.format(new Date(`${day}T00:00Z`));
}
