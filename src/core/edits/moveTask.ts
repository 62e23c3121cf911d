// Moves a task with everything under it: to another note, or under another heading of its own. Comes in: the text of the note it
// leaves and the one it goes to, each as it is now. Goes out: an edit for each. Its lines arrive as they were written.

import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { isTodoTxt } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits, majorityLineEnd, type TextEdit } from '../text.ts';
import { addLine } from './addLine.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { findTask, type TaskKey } from './findTask.ts';
import { lineTask } from './lineTask.ts';
import { addTaskBlock } from './placeTask.ts';
import { blockText, movedBlock, wholeBlock } from './taskBlock.ts';

/** Where a task goes: a note, and a heading in it; without one behind the note's last task. */
export interface Destination {
  readonly path: string;
  readonly heading?: string;
}

/** Why a line of a todo.txt file goes nowhere: other notes would read it in another way. */
export function staysThere(): Refusal {
  const message = say('Lines of todo.txt stay in their file: ticks, days and priorities can be changed.');
  return { refused: 'not-supported', message };
}

/** What a task and everything under it says now. Refused as `findTask` does. */
export function blockOf(text: string, { task: key }: RowKey, config: NotebookConfig): string | Refusal {
  const line = key === undefined ? undefined : lineTask(text, key, { config });
  if (line === undefined) return { refused: 'not-supported', message: say('This is no task line.') };
  return isRefusal(line) ? line : blockText(text, line.task);
}

/**
 * Takes the task with its children out of its note. `copied` are the blocks that stand elsewhere now: refused as
 * `changed-meanwhile` when the task is none of them by now, else as `findTask` does.
 */
export function takeOut(
  text: string,
  key: TaskKey,
  copied: readonly string[],
  config: NotebookConfig,
): NoteEdit | Refusal {
  const line = lineTask(text, key, { config });
  if (isRefusal(line)) return line;
  if (!copied.includes(blockText(text, line.task)))
    return { refused: 'changed-meanwhile', message: say('The task was changed meanwhile; nothing was moved.') };
  return { edits: [{ span: wholeBlock(text, line.task), text: '' }] };
}

/** Of several tasks of a note those that stand in no other of them, in the order of the note. Refused as `findTask` does. */
export function outermost(text: string, keys: readonly RowKey[], config: NotebookConfig): RowKey[] | Refusal {
  if (keys.some(({ path }) => isTodoTxt(path))) return staysThere();
  const options = parseOptions(config);
  const note = parseNote(text, options);
  const found = new Map<number, RowKey>();
  for (const key of keys) {
    const task = key.task && findTask(note, key.task, options);
    if (task === undefined) continue;
    if (isRefusal(task)) return task;
    found.set(note.tasks.indexOf(task), key);
  }
  const isInside = (at: number): boolean => {
    const parent = note.tasks[at]?.parent ?? -1;
    return parent >= 0 && (found.has(parent) || isInside(parent));
  };
  return [...found]
    .filter(([at]) => !isInside(at))
    .sort((a, b) => a[0] - b[0])
    .map(([, key]) => key);
}

/**
 * Puts the task that stands in `source` into the text of another note, its relative links rewritten. Refused: what `findTask`
 * refuses in the source.
 */
export function putInto(
  text: string,
  { path, heading }: Destination,
  source: { readonly path: string; readonly text: string; readonly key: TaskKey },
  config: NotebookConfig,
): NoteEdit | Refusal {
  const line = lineTask(source.text, source.key, { config });
  if (isRefusal(line)) return line;
  const place = { from: source.path, to: path, lineEnd: majorityLineEnd(text) };
  const block = movedBlock(source.text, line.note, line.task, place);
  return heading === undefined ? addTaskBlock(text, block) : addLine(text, heading, block);
}

/** Moves the task under another heading of the same note. Refused: `unchanged` when it stands there, and as `findTask` does. */
export function moveWithin(text: string, key: TaskKey, heading: string, config: NotebookConfig): NoteEdit | Refusal {
  const line = lineTask(text, key, { config });
  if (isRefusal(line)) return line;
  const { task, note } = line;
  if (note.headings[task.heading]?.text === heading && task.parent < 0)
    return { refused: 'unchanged', message: say('The task stands under that heading already.') };
  const block = movedBlock(text, note, task, { from: '', to: '', lineEnd: majorityLineEnd(text) });
  const without: TextEdit = { span: wholeBlock(text, task), text: '' };
  const rest = applyEdits(text, [without]);
  const edit = differenceOf(text, applyEdits(rest, addLine(rest, heading, block).edits));
  return edit === undefined
    ? { refused: 'unchanged', message: say('The task stands there already.') }
    : { edits: [edit], cursor: edit.span.start + edit.text.length };
}
