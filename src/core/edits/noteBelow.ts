// Notes something below a task as a dated item of its own. Comes in: text, key, words. Goes out: one insertion behind everything that
// belongs to the task, or a refusal. In a quote, and in a todo.txt file, where no line can stand below, nothing is written.
import type { Day } from '../day.ts';
import type { RowKey } from '../index/rows.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { majorityLineEnd, oneLine } from '../text.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { type LineContext, lineTask } from './lineTask.ts';
import { blockSpan } from './taskBlock.ts';

/** Adds `- DAY words` below the task. Refused as by `lineTask`; no edits where a line below would need signs of its own. */
export function noteBelow(
  text: string,
  { path, task: key }: RowKey,
  words: string,
  context: LineContext & { readonly today: Day },
): NoteEdit | Refusal {
  if (key === undefined || isTodoTxt(path)) return { edits: [] };
  const line = lineTask(text, key, context);
  if (isRefusal(line)) return line;
  if (/^\s*>/.test(line.task.raw)) return { edits: [] };
  const { end } = blockSpan(text, line.task);
  const indent = ' '.repeat(line.task.contentColumn);
  const note = `${majorityLineEnd(text)}${indent}- ${context.today} ${oneLine(words)}`;
  return { edits: [{ span: { start: end, end }, text: note }] };
}
