// Where a task that comes from elsewhere goes in a note that nobody named a heading of: behind its last open list of tasks, else
// under its heading for tasks, else at its end. Comes in: the note's text and the lines. Goes out: one insertion.
import type { Note, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { majorityLineEnd } from '../text.ts';
import { addLine } from './addLine.ts';
import type { NoteEdit } from './edit.ts';
import { blockSpan } from './taskBlock.ts';

const taskHeadings = /^(?:tasks?|to[- ]?dos?|action(?: item)?s?|next actions?|inbox):?$/i;

/** Adds the lines of a task; criteria and milestones of a record are no place for it. */
export function addTaskBlock(text: string, block: string): NoteEdit {
  const note = parseNote(text);
  const heading = note.headings.findLast((each) => taskHeadings.test(each.text));
  if (heading !== undefined) return addLine(text, heading.text, block);
  const last = lastTask(note);
  const lineEnd = majorityLineEnd(text);
  if (last !== undefined) {
    // What stands indented below is part of a list above the task, and would become part of what comes in between.
    const { end } = blockSpan(text, { ...last, contentColumn: 1 });
    return {
      edits: [{ span: { start: end, end }, text: lineEnd + block }],
      cursor: end + lineEnd.length + block.length,
    };
  }
  const end = text.trimEnd().length;
  const gap = text.slice(0, end).replace('\uFEFF', '') === '' ? '' : lineEnd + lineEnd;
  const start = gap === '' ? text.length : end;
  const tail = /\n[ \t]*$/.test(text.slice(end)) && gap !== '' ? '' : lineEnd;
  return {
    edits: [{ span: { start, end: start }, text: gap + block + tail }],
    cursor: start + gap.length + block.length,
  };
}

/** The last task that stands in no other one. */
function lastTask({ tasks }: Note): Task | undefined {
  const last = tasks.findLast((task) => !task.milestone && !task.criterion && !task.raw.trimStart().startsWith('>'));
  let top = last;
  for (let at = last?.parent ?? -1; at >= 0; at = top?.parent ?? -1) top = tasks[at];
  return top;
}
