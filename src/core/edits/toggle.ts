// Ticks and unticks a task line. Comes in: the note's text, the key of the line, today. Goes out: edits of exactly that line,
// plus the next occurrence below it for a repeating task. Children, other lines and the rest of the line stay as they are.

import type { Day } from '../day.ts';
import { say } from '../language.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Dialect, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { TextEdit } from '../text.ts';
import { usedMarker } from './boxMarker.ts';
import { carriesFields, fieldDialect, type Written } from './dialect.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import type { TaskKey } from './findTask.ts';
import { findTask } from './findTask.ts';
import { nextTaskLine } from './nextTask.ts';
import { blockSpan } from './taskBlock.ts';

/** What a tick needs to know besides the text. */
export interface ToggleContext {
  readonly today: Day;
  readonly config: NotebookConfig;
  /** What lines of the folder or the notebook are written in; see `usualDialect`. */
  readonly usual?: Dialect | undefined;
}

/** A tick that was made; `problem` is a sentence for the person when the rule of a repeating task could not be followed. */
export interface ToggleEdit extends NoteEdit {
  readonly problem?: string;
}

/**
 * Ticks an open task, unticks a done one. A done date is written in the line's own dialect, except on a bare line of a note
 * whose tasks carry no fields; unticking takes it away again. Refused: a cancelled task, a line that cannot be found.
 */
export function toggleTask(text: string, key: TaskKey, { today, config, usual }: ToggleContext): ToggleEdit | Refusal {
  const options = parseOptions(config);
  const note = parseNote(text, options);
  const task = findTask(note, key, options);
  if (isRefusal(task)) return task;
  if (isClosedLane(task)) return inClosedLane();
  if (task.state === 'cancelled')
    return { refused: 'not-supported', message: say('The task is cancelled; open it in its note to bring it back.') };
  if (task.state === 'done') return { edits: [box(task, ' '), ...setFieldEdits(text, task, 'done', undefined)] };
  const edits = [
    box(task, usedMarker(note, 'done', config) ?? 'x'),
    ...doneDate({ text, note, task, config, usual }, today),
  ];
  if (task.repeat === undefined) return { edits };
  const next = nextTaskLine(task, today, config);
  if (next === undefined)
    return { edits, problem: say('The rule "{0}" cannot be read, so no next task was made.', task.repeat) };
  const added = next === 'ended' ? undefined : insertedLine(text, task, next);
  return added === undefined ? { edits } : { edits: [...edits, added] };
}

/** True for a card whose lane closes it, whatever its box says. */
export function isClosedLane({ lane }: Task): boolean {
  return lane === 'done' || lane === 'cancelled';
}

/** Why such a card is not opened. */
export function inClosedLane(): Refusal {
  return {
    refused: 'not-supported',
    message: say('The card stands in a lane of finished work; move it to another lane.'),
  };
}

function doneDate(written: Written, today: Day): TextEdit[] {
  return carriesFields(written) ? setFieldEdits(written.text, written.task, 'done', today, fieldDialect(written)) : [];
}

function box(task: Task, marker: string): TextEdit {
  return { span: task.markerSpan, text: marker };
}

/**
 * The next task as a line of its own: directly below, or directly above when what stands below belongs to the ticked one and would
 * change its parent. None when an earlier tick has left the same line there.
 */
function insertedLine(text: string, task: Task, line: string): TextEdit | undefined {
  const { start, end } = task.lineSpan;
  const lineEnd = /^\r?\n/.exec(text.slice(end, end + 2))?.[0];
  if (lineEnd === undefined) return { span: { start: end, end }, text: lineEndAbove(text, end) + line };
  const below = lineFrom(text, end + lineEnd.length);
  const above = lineFrom(text, text.lastIndexOf('\n', start - 2) + 1);
  if (below === line || above === line) return undefined;
  return blockSpan(text, task).end === end
    ? { span: { start: end, end }, text: lineEnd + line }
    : { span: { start, end: start }, text: line + lineEnd };
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

function lineEndAbove(text: string, offset: number): '\n' | '\r\n' {
  const at = text.lastIndexOf('\n', offset - 1);
  return text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}
