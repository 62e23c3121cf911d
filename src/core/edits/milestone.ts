// Adds a milestone to a project: a box line with its day under `## Milestones`. Comes in: the text of the project's note, what it is called,
// its day, perhaps who answers for it. Goes out: one insertion, or a refusal. Lines that exist stay as they are.
import { type Day, isDay } from '../day.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { printTaskLine } from '../note/taskPrint.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { oneLine } from '../text.ts';
import { addLine } from './addLine.ts';
import { newLineDialect } from './dialect.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { kindOfText, type RowContext } from './rowField.ts';

/** What a milestone says. */
export interface MilestoneDraft {
  readonly title: string;
  readonly day: Day;
  readonly owner?: string;
}

/** The heading milestones stand under. */
const heading = 'Milestones';

/** Refused: `not-supported` for what is no project, `invalid` without words or day, `exists` when one is called so already. */
export function addMilestone(
  text: string,
  path: string,
  { title, day, owner }: MilestoneDraft,
  { config, usual }: RowContext,
): NoteEdit | Refusal {
  if (kindOfText(text, path, config)?.fields.includes('milestones') !== true)
    return { refused: 'not-supported', message: say('Milestones belong to a project; choose one.') };
  const words = oneLine(title);
  if (words === '') return { refused: 'invalid', message: say('Say what is reached then.') };
  if (!isDay(day)) return { refused: 'invalid', message: say('"{0}" is no day.', day) };
  const note = parseNote(text, parseOptions(config));
  if (note.tasks.some((task) => task.milestone && task.text.toLowerCase() === words.toLowerCase()))
    return { refused: 'exists', message: say('There is a milestone of that name already.') };
  const draft = {
    text: words,
    state: 'todo',
    fields: { due: day },
    ...(owner !== undefined && { people: [owner] }),
  } as const;
  return addLine(text, heading, printTaskLine(draft, newLineDialect(note, config, usual)));
}
