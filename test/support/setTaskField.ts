// One field of one line, as the edits of rows set it.
import type { NoteEdit, Refusal } from '../../src/core/edits/edit.ts';
import type { TaskKey } from '../../src/core/edits/findTask.ts';
import { changeLine, type LineContext } from '../../src/core/edits/lineTask.ts';
import { taskFieldEdits } from '../../src/core/edits/taskField.ts';

/** Sets a field of the task line that the key means. */
export function setTaskField(
  text: string,
  key: TaskKey,
  field: string,
  value: string | undefined,
  context: LineContext,
): NoteEdit | Refusal {
  return changeLine(text, key, context, [(line) => taskFieldEdits(line, field, value)]);
}
