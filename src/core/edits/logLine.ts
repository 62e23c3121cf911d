// Logs a dated line in a note, under a heading: a contact, a spend, an update, an entry of a timeline. Comes in: the note's text, the
// heading, what happened, when and by whom. Goes out: one insertion, or a refusal. Existing lines are never touched.
import { type Day, isDay } from '../day.ts';
import { say } from '../language.ts';
import { oneLine } from '../text.ts';
import { addLine } from './addLine.ts';
import type { NoteEdit, Refusal } from './edit.ts';

/** Heading of what was logged about a person, partner or project, a day a line; a timeline has times as well. */
export const logHeading = 'Log';

/** When something happened and who noted it: on a day, or at an instant with offset, whose minute is written then. */
export type LogStamp = { readonly me?: string } & ({ readonly day: Day } | { readonly now: string });

/** The line as the format pins it: `- 2026-03-04 @me words`, with `10:15` behind the day for an instant. */
export function datedLine(words: string, stamp: LogStamp): string {
  const when = 'day' in stamp ? [stamp.day] : [stamp.now.slice(0, 10), stamp.now.slice(11, 16)];
  const by = stamp.me === undefined ? [] : [`@${stamp.me}`];
  return ['-', ...when, ...by, oneLine(words)].join(' ');
}

/** Adds the line at the end of the section, which is made where there is none. Refused as `invalid`: no words, or no day. */
export function logLine(text: string, heading: string, words: string, stamp: LogStamp): NoteEdit | Refusal {
  if (words.trim() === '') return { refused: 'invalid', message: say('Say in a few words what happened.') };
  if ('day' in stamp && !isDay(stamp.day))
    return { refused: 'invalid', message: say('"{0}" is no day.', String(stamp.day)) };
  return addLine(text, heading, datedLine(words, stamp));
}
