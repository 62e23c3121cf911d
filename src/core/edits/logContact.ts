// Notes that somebody was in touch with a person, client, partner or vendor: a dated line in the log of their note and, when wanted, a
// task to follow up. Comes in: the note's text, what was said, the day. Goes out: edits as one step, or a refusal.
import { type Day, isDay } from '../day.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { printTaskLine } from '../note/taskPrint.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits } from '../text.ts';
import { addLine } from './addLine.ts';
import { newLineDialect } from './dialect.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { logHeading, logLine } from './logLine.ts';
import type { RowContext } from './rowField.ts';

/** What was heard, when, and when to be in touch again. */
export interface Contact {
  readonly words: string;
  readonly day: Day;
  /** The day of a task to follow up; none without. */
  readonly next?: Day;
  /** How the one contacted is called in that task. */
  readonly name: string;
}

/** Refused as by `logLine`, and as `invalid` for a contact that is still to come or a next day that is none. */
export function logContact(
  text: string,
  { words, day, next, name }: Contact,
  context: RowContext & { readonly me?: string },
): NoteEdit | Refusal {
  if (day > context.today)
    return { refused: 'invalid', message: say('{0} is still to come; log contacts that took place.', day) };
  if (next !== undefined && !isDay(next)) return { refused: 'invalid', message: say('"{0}" is no day.', next) };
  const { me, config, usual } = context;
  const by = me === undefined ? {} : { me };
  const logged = logLine(text, logHeading, words, { day, ...by });
  if (isRefusal(logged) || next === undefined) return logged;
  const after = applyEdits(text, logged.edits);
  const dialect = newLineDialect(parseNote(text, parseOptions(config)), config, usual);
  const people = me === undefined ? [] : [me];
  const task = printTaskLine({ text: `Follow up with ${name}`, state: 'todo', people, fields: { due: next } }, dialect);
  const edit = differenceOf(text, applyEdits(after, addLine(after, 'Tasks', task).edits));
  return edit === undefined ? logged : { edits: [edit] };
}
