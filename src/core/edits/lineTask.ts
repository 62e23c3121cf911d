// The task line an intent is about, in the text as it is now, and several changes of one line made one after the other.
// Comes in: a note's text and the key a view remembered. Goes out: the task with its note, or edits, or a refusal.
// Never touches a byte outside of that line.

import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { TextEdit } from '../text.ts';
import { applyEdits } from '../text.ts';
import type { Written } from './dialect.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { findTask, type TaskKey } from './findTask.ts';

/** What changing a line needs to know. */
export type LineContext = Pick<Written, 'config' | 'usual'>;

/** One change of a task line, or why it is not made. No edits: the line says so already. */
export type LineChange = (line: Written) => readonly TextEdit[] | Refusal;

/** Reads the note and finds the line again; refuses as `findTask` does. */
export function lineTask(text: string, key: TaskKey, { config, usual }: LineContext): Written | Refusal {
  const options = parseOptions(config);
  const note = parseNote(text, options);
  const task = findTask(note, key, options);
  return isRefusal(task) ? task : { text, note, task, config, usual };
}

/**
 * Makes several changes of one line, each on what the one before left, as one edit of what differs in that line. Refused: what
 * `lineTask` and the changes refuse; `unchanged` when nothing differs.
 */
export function changeLine(
  text: string,
  key: TaskKey,
  context: LineContext,
  changes: readonly LineChange[],
): NoteEdit | Refusal {
  const first = lineTask(text, key, context);
  if (isRefusal(first)) return first;
  let line: Written = first;
  for (const change of changes) {
    const edits = change(line);
    if ('refused' in edits) return edits;
    const next = edits.length === 0 ? line : sameLine(line, applyEdits(line.text, edits));
    if (next === undefined) return { refused: 'not-supported', message: say('The line would be no task any more.') };
    line = next;
  }
  const edit = differenceOf(first.task.raw, line.task.raw);
  if (edit === undefined) return { refused: 'unchanged', message: say('The line says so already.') };
  const { start } = first.task.lineSpan;
  const span = { start: start + edit.span.start, end: start + edit.span.end };
  return { edits: [{ span, text: edit.text }], cursor: span.start + edit.text.length };
}

/** The task on the same line of a newer text. */
function sameLine({ task, config, usual }: Written, text: string): Written | undefined {
  const note = parseNote(text, parseOptions(config));
  const found = note.tasks.find((each) => each.line === task.line);
  return found && { text, note, task: found, config, usual };
}
