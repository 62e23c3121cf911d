// What is written into the note of a meeting while people meet and when they go: an action, a point for later, who was there. Comes in: the
// note's text and what was said. Goes out: edits, or a refusal. What others wrote stays where it is.
import { say } from '../language.ts';
import type { Heading, Note, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { sectionOf } from '../note/sections.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { Roster } from '../record/roster.ts';
import { applyEdits } from '../text.ts';
import { addLine } from './addLine.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { type RowContext, setRowFields } from './rowField.ts';

const actionsHeading = 'Action items';
const parkingHeading = 'Parking lot';

/** The heading that an offset stands under, when it is called like a person: actions below are theirs. */
export function personHeading(text: string, at: number, roster: Roster): Heading | undefined {
  const heading = parseNote(text).headings.findLast(({ span }) => span.start <= at);
  return heading !== undefined && roster.resolve(heading.text) !== undefined ? heading : undefined;
}

/** Adds action lines under a person's heading, else under the heading for actions, which is made where there is none. */
export function addActions(text: string, lines: string, heading?: string): NoteEdit {
  const { headings } = parseNote(text);
  const own = heading ?? headings.findLast((each) => sectionOf(each.text) === 'actions')?.text;
  return addLine(text, own ?? actionsHeading, lines);
}

/** Puts a point aside for the next meeting and counts it. Refused as `invalid` without a word, and as by `setRowFields`. */
export function park(text: string, path: string, point: string, context: RowContext): NoteEdit | Refusal {
  const words = point
    .replace(/^[-*+]\s+(?:\[.\]\s+)?/, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (words === '') return { refused: 'invalid', message: say('Say in a few words what it is about.') };
  const heading = parseNote(text).headings.find((each) => /^parking lot\W*$/i.test(each.text))?.text ?? parkingHeading;
  const parked = applyEdits(text, addLine(text, heading, `- ${words}`).edits);
  const raised = parseNote(text).header?.entries.findLast(({ field }) => field === 'raised')?.values[0]?.text ?? '0';
  const count = String((Number.parseInt(raised, 10) || 0) + 1);
  const counted = setRowFields(parked, { path }, [{ field: 'raised', value: count }], context);
  if (isRefusal(counted)) return counted;
  const edit = differenceOf(text, applyEdits(parked, counted.edits));
  return { edits: edit === undefined ? [] : [edit] };
}

/**
 * Who was there by the boxes under "Attendees": ticked ones attended, the others were absent. Refused as `not-supported` without
 * such boxes, as `invalid` when none is ticked: then nobody has looked yet.
 */
export function noteAttendance(text: string, path: string, roster: Roster, context: RowContext): NoteEdit | Refusal {
  const boxes = attendeeBoxes(parseNote(text, parseOptions(context.config)));
  if (boxes.length === 0)
    return { refused: 'not-supported', message: say('There are no boxes under "Attendees" in this note.') };
  const names = (isThere: boolean): string[] =>
    boxes.filter(({ state }) => (state === 'done') === isThere).map((box) => personOf(box, roster));
  if (names(true).length === 0) return { refused: 'invalid', message: say('Nobody is ticked under "Attendees" yet.') };
  const fields = ['attendees', 'absent'] as const;
  return setRowFields(
    text,
    { path },
    fields.map((field) => ({ field, value: names(field === 'attendees') })),
    context,
  );
}

/** Open actions of a meeting that nobody owns or that have no day. */
export function looseActions(text: string, roster: Roster, config: NotebookConfig): readonly Task[] {
  const note = parseNote(text, parseOptions(config));
  return note.tasks.filter(
    (task) => isOpenAction(task) && (task.due === undefined || !isOwnedAction(task, note, roster)),
  );
}

/** A box that is something to do: open, with words, and no person who attends. */
export function isOpenAction({ criterion, state, text }: Task): boolean {
  return !criterion && state !== 'done' && state !== 'cancelled' && text.trim() !== '';
}

/** Whether somebody answers for a task: by a sign or a field, or because their heading stands above. */
export function isOwnedAction(task: Task, note: Note, roster: Roster): boolean {
  const heading = note.headings[task.heading];
  return (
    task.owner !== undefined ||
    task.people.length > 0 ||
    task.assigned !== undefined ||
    (heading !== undefined && roster.resolve(heading.text) !== undefined)
  );
}

function attendeeBoxes(note: Note): readonly Task[] {
  return note.tasks.filter((task) => {
    const heading = note.headings[task.heading];
    return task.criterion && heading !== undefined && sectionOf(heading.text) === 'attendees';
  });
}

/** By the sign, else by the words of the box. */
function personOf({ people, text }: Task, roster: Roster): string {
  const [sign] = people;
  return roster.resolve(sign?.name ?? text)?.id ?? sign?.name ?? text;
}
