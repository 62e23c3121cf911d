// Hints about actions of a meeting that was held: nobody owns them, or they have no day. Comes in: the parsed note of a meeting, the day.
// Goes out: hints on their lines; none about old meetings, whose actions are chased elsewhere, and none while no day is given.
import { addDays, type Day } from '../day.ts';
import { isOpenAction, isOwnedAction } from '../edits/meeting.ts';
import { say } from '../language.ts';
import type { Note, Problem } from '../note/note.ts';
import { dateOf, kindOf, noteTexts } from './interpret.ts';
import type { NotebookConfig } from './kind.ts';
import type { RecordProblemCode } from './problemCodes.ts';
import type { Roster } from './roster.ts';

/** Meetings that are looked at, in days back. */
const recent = 14;

/** The hints of a note, in the order of its lines. */
export function validateActions(
  note: Note,
  path: string,
  config: NotebookConfig,
  roster: Roster,
  today: Day | undefined,
): Problem[] {
  const fields = noteTexts(note);
  if (today === undefined || kindOf(path, fields, config) !== 'meeting') return [];
  const held = dateOf(path, fields) ?? '';
  if (held > today || held < addDays(today, -recent)) return [];
  return note.tasks.flatMap((task): Problem[] => {
    const isOwned = isOwnedAction(task, note, roster);
    if (!isOpenAction(task) || (isOwned && task.due !== undefined)) return [];
    const message =
      task.due === undefined
        ? isOwned
          ? say('This action has no day.')
          : say('This action has no owner and no day.')
        : say('This action has no owner.');
    return [{ code: 'action-loose' satisfies RecordProblemCode, message, severity: 'hint', span: task.contentSpan }];
  });
}
