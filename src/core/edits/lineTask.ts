// The task line an intent is about, in the text as it is now, and several changes of one line made one after the other.
// Comes in: a note's text and the key a view remembered. Goes out: the task with its note, or edits, or a refusal.
// Never touches a byte outside of that line.
import type { Note, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Span, TextEdit } from '../text.ts';
import { applyEdits } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { findTask, type TaskKey } from './findTask.ts';

/** A task line with the text and the note it was read from. */
export interface LineTask {
  readonly text: string;
  readonly note: Note;
  readonly task: Task;
  readonly config: NotebookConfig;
}

/** One change of a task line, or why it is not made. No edits: the line says so already. */
export type LineChange = (line: LineTask) => readonly TextEdit[] | Refusal;

/** Reads the note and finds the line again; refuses as `findTask` does. */
export function lineTask(text: string, key: TaskKey, config: NotebookConfig): LineTask | Refusal {
  const options = { markers: config.markers };
  const note = parseNote(text, options);
  const task = findTask(note, key, options);
  return isRefusal(task) ? task : { text, note, task, config };
}

/**
 * Makes several changes of one line, each on what the one before left, as one edit of what differs in that line. Refused: what
 * `lineTask` and the changes refuse; `unchanged` when nothing differs.
 */
export function changeLine(
  text: string,
  key: TaskKey,
  config: NotebookConfig,
  changes: readonly LineChange[],
): NoteEdit | Refusal {
  const first = lineTask(text, key, config);
  if (isRefusal(first)) return first;
  let line: LineTask = first;
  for (const change of changes) {
    const edits = change(line);
    if ('refused' in edits) return edits;
    const next = edits.length === 0 ? line : sameLine(line, applyEdits(line.text, edits));
    if (next === undefined) return { refused: 'not-supported', message: 'The line would be no task any more.' };
    line = next;
  }
  const edit = difference(first.task.raw, line.task.raw, first.task.lineSpan);
  return edit === undefined
    ? { refused: 'unchanged', message: 'The line says so already.' }
    : { edits: [edit], cursor: edit.span.start + edit.text.length };
}

/** The task on the same line of a newer text. */
function sameLine({ task, config }: LineTask, text: string): LineTask | undefined {
  const note = parseNote(text, { markers: config.markers });
  const found = note.tasks.find((each) => each.line === task.line);
  return found && { text, note, task: found, config };
}

/** What differs between two versions of a line, as one edit of the text it stands in; undefined when they are the same. */
function difference(before: string, after: string, { start, end }: Span): TextEdit | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < limit - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { span: { start: start + head, end: end - tail }, text: after.slice(head, after.length - tail) };
}
