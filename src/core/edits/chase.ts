// Notes that somebody was chased: the day on the row, the day of the next time, and a dated note of it below the task or in the
// timeline of the record. Comes in: text, key, who is waited for. Goes out: edits, or a refusal. Lines of todo.txt files hold no notes.
import type { Day } from '../day.ts';
import type { RowKey } from '../index/rows.ts';
import { applyEdits } from '../text.ts';
import { addLine } from './addLine.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { datedLine } from './logLine.ts';
import { noteBelow } from './noteBelow.ts';
import { type RowContext, setRowFields } from './rowField.ts';

/** What that needs to know: who was chased, in words, and when the next time is. */
export interface ChaseContext extends RowContext {
  readonly me?: string;
  readonly whom: string;
  readonly next: Day;
}

/** Writes `chased:` and `chase:` and the note of it. Refused as by `setRowFields`; `unchanged` when it was noted today already. */
export function chase(text: string, key: RowKey, context: ChaseContext): NoteEdit | Refusal {
  const { today, next, whom } = context;
  const changes = [
    { field: 'chased', value: today },
    { field: 'chase', value: next },
  ];
  const set = setRowFields(text, key, changes, context);
  if (isRefusal(set)) return set;
  const words = `chased ${whom}`;
  if (key.task === undefined) {
    const dated = applyEdits(text, set.edits);
    const noted = applyEdits(dated, addLine(dated, 'Timeline', datedLine(words, context)).edits);
    const edit = differenceOf(text, noted);
    return edit === undefined ? set : { edits: [edit] };
  }
  const below = noteBelow(text, key, words, context);
  return isRefusal(below) ? below : { edits: [...set.edits, ...below.edits] };
}
