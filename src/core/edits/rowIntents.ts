// What people want of rows, in their words: what waits, what rests until a day, what goes to another person. Each is some fields of the row,
// written by the one function that sets fields. Comes in: text, key, the person's answer. Goes out: edits, or a refusal.
import type { RowKey } from '../index/rows.ts';
import { parseNote } from '../note/parseNote.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits } from '../text.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { taskKey } from './findTask.ts';
import { lineTask } from './lineTask.ts';
import { type FieldChange, type RowContext, setRowField, setRowFields } from './rowField.ts';

/** Waits for somebody or something from today on: `wait:` and `asked:` (docs/format, "Waiting"). */
export function waitFor(text: string, key: RowKey, whom: string, context: RowContext): NoteEdit | Refusal {
  return setRowFields(
    text,
    key,
    [
      { field: 'wait', value: whom },
      { field: 'asked', value: context.today },
    ],
    context,
  );
}

/**
 * Gives the row what it is dropped on in a tree: a field with its value, and what the command of the same sense writes beside it.
 * Refused as by `setRowField`; `unchanged` where the field says so already, whenever that was asked.
 */
export function dropOn(
  text: string,
  key: RowKey,
  { field, value }: FieldChange,
  context: RowContext,
): NoteEdit | Refusal {
  const answer = setRowField(text, key, field, value, context);
  return field === 'wait' && typeof value === 'string' && !isRefusal(answer)
    ? waitFor(text, key, value, context)
    : answer;
}

/** Takes a row on: in progress, and mine when it was nobody's. Refused as by `setRowField`. */
export function startRow(
  text: string,
  key: RowKey,
  context: RowContext & { readonly me?: string },
): NoteEdit | Refusal {
  const started = setRowField(text, key, 'state', 'doing', context);
  if (isRefusal(started) || context.me === undefined || key.task === undefined) return started;
  const line = lineTask(text, key.task, context);
  if (isRefusal(line) || line.task.people.length > 0) return started;
  const owned = setRowField(text, key, 'owner', context.me, context);
  if (isRefusal(owned)) return started;
  const after = applyEdits(text, owned.edits);
  const note = parseNote(after, parseOptions(context.config));
  // By its place: with an owner it is another line to the rule of identity, which could find one that looks like it was.
  const task = note.tasks.find((each) => each.line === line.task.line);
  const both = task && setRowField(after, { path: key.path, task: taskKey(note, task) }, 'state', 'doing', context);
  const edit = both === undefined || isRefusal(both) ? undefined : differenceOf(text, applyEdits(after, both.edits));
  return edit === undefined ? started : { edits: [edit] };
}

/** Gives a line up. */
export function dropRow(text: string, key: RowKey, context: RowContext): NoteEdit | Refusal {
  return setRowField(text, key, 'state', 'cancelled', context);
}

/**
 * Gives the row to another person. Who handed it over and when is said only where the notebook declares fields for it
 * (`handed_by`, `handed`): the history of the note knows it anyway.
 */
export function handOver(
  text: string,
  key: RowKey,
  to: string,
  context: RowContext & { readonly me?: string },
): NoteEdit | Refusal {
  const { fields } = context.config;
  const changes: FieldChange[] = [{ field: 'owner', value: to }];
  if (context.me !== undefined && fields.has('handed-by')) changes.push({ field: 'handed-by', value: context.me });
  if (fields.has('handed')) changes.push({ field: 'handed', value: context.today });
  return setRowFields(text, key, changes, context);
}
