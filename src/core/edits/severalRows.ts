// One intent on several rows of one note, as one change. Comes in: the note's text, the rows' keys, the intent. Goes out: one
// edit from the first byte that changes to the last, or a refusal. All lines are found before any is changed, so that rows that
// look the same stay apart; changed from the bottom up, so that lines that come in move none that are still to be changed.

import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { isTodoTxt, readNote } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits } from '../text.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { findTask, type LineOptions, taskKey } from './findTask.ts';

/** An intent on one row of a text. */
export type RowIntent = (text: string, key: RowKey) => (NoteEdit & { readonly problem?: string }) | Refusal;

/**
 * Makes an intent on rows of one note (their keys name its path). A row for which it is `unchanged` is passed over; any other
 * refusal refuses all; `unchanged` when nothing is left. `problem` is the first one an intent told of.
 */
export function editRows(
  text: string,
  keys: readonly RowKey[],
  intent: RowIntent,
  config: NotebookConfig,
): (NoteEdit & { readonly problem?: string }) | Refusal {
  const options = { ...parseOptions(config), todoTxt: isTodoTxt(keys[0]?.path ?? '') };
  const lines = linesOf(text, keys, options);
  if ('refused' in lines) return lines;
  let result = text;
  let problem: string | undefined;
  let unchanged: Refusal = { refused: 'unchanged', message: say('There is nothing to change.') };
  for (const { key, line } of lines) {
    const answer = intent(result, line === undefined ? key : keyAt(result, key, line, options));
    if (!isRefusal(answer)) {
      result = applyEdits(result, answer.edits);
      problem ??= answer.problem;
    } else if (answer.refused === 'unchanged') unchanged = answer;
    else return answer;
  }
  const edit = differenceOf(text, result);
  return edit === undefined ? unchanged : { edits: [edit], ...(problem === undefined ? {} : { problem }) };
}

interface FoundRow {
  readonly key: RowKey;
  readonly line?: number;
}

/** Rows with the lines they stand on now, the lowest first; what is no line (the record itself) last. */
function linesOf(text: string, keys: readonly RowKey[], options: LineOptions): FoundRow[] | Refusal {
  const note = readNote(keys[0]?.path ?? '', text, options);
  const found = new Map<number, FoundRow>();
  for (const key of keys) {
    if (key.task === undefined) {
      found.set(-1, { key });
      continue;
    }
    const task = findTask(note, key.task, options);
    if (isRefusal(task)) return task;
    found.set(task.line, { key, line: task.line });
  }
  return [...found].sort((a, b) => b[0] - a[0]).map(([, row]) => row);
}

function keyAt(text: string, key: RowKey, line: number, options: LineOptions): RowKey {
  const note = readNote(key.path, text, options);
  const task = note.tasks.find((each) => each.line === line);
  return task === undefined ? key : { path: key.path, task: taskKey(note, task) };
}
