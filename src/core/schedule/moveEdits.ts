// What is written when dates move (docs/format, "Rescheduling"): the days of each row where they stand, a dated line with the reason in
// the updates of each project (else beside the row), and one line for each owner and partner who is asked to confirm. Comes in: the index,
// the moves a person chose, the reason. Goes out: an intent for each note; nothing is written here.

import { dayNumber, isDay } from '../day.ts';
import { addLine } from '../edits/addLine.ts';
import { newLineDialect, usualDialect } from '../edits/dialect.ts';
import { differenceOf } from '../edits/difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from '../edits/edit.ts';
import { taskKey } from '../edits/findTask.ts';
import { logLine } from '../edits/logLine.ts';
import { noteBelow } from '../edits/noteBelow.ts';
import { addTaskBlock } from '../edits/placeTask.ts';
import { type RowContext, setRowFields } from '../edits/rowField.ts';
import { editRows } from '../edits/severalRows.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { projectPaths } from '../navigate/lookup.ts';
import type { Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { printTaskLine } from '../note/taskPrint.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import { plainTitle } from '../record/noteLink.ts';
import { applyEdits, oneLine } from '../text.ts';
import { workdaysBetween } from '../workTime.ts';
import { type Asked, askedOf } from './affected.ts';
import { confirmTag } from './lines.ts';
import type { Move } from './move.ts';

/** Titles named in one line; of more it says how many. */
const mostNamed = 8;

/** What is said once for all moves. */
export interface Rescheduling {
  readonly reason: string;
  /** Who is not asked to confirm. */
  readonly spared?: ReadonlySet<string>;
  /** Who reschedules, and when. */
  readonly context: Omit<RowContext, 'usual'> & { readonly me?: string };
}

/** An intent on one note. */
export interface MoveEdit {
  readonly path: string;
  readonly intent: (text: string) => NoteEdit | Refusal;
}

/** All that is written; refused as `invalid` without a reason or without moves. */
export function moveEdits(index: NoteIndex, moves: readonly Move[], rescheduling: Rescheduling): MoveEdit[] | Refusal {
  if (moves.length === 0) return { refused: 'invalid', message: say('Nothing was chosen, so nothing moves.') };
  if (rescheduling.reason.trim() === '')
    return { refused: 'invalid', message: say('Say in a few words why: the reason is kept with the new dates.') };
  const inProjects = moves.filter((move) => projectPathOf(index, move) !== undefined);
  const others = moves.filter((move) => projectPathOf(index, move) === undefined);
  return [
    // Before the days: a row is found by its line as it was.
    ...others.map((move) => besideRow(move, rescheduling)),
    ...dayEdits(index, moves, rescheduling),
    ...reasonEdits(index, inProjects, rescheduling),
    ...askedOf(index, moves, rescheduling.context.me)
      .filter(({ who }) => rescheduling.spared?.has(who) !== true)
      .flatMap((asked) => confirmEdit(index, asked, rescheduling)),
  ];
}

/** The days alone, note by note; each stands where it stood. */
export function dayEdits(
  index: NoteIndex,
  moves: readonly Move[],
  { context }: Pick<Rescheduling, 'context'>,
): MoveEdit[] {
  return [...byPath(moves)].map(([path, own]) => ({
    path,
    intent: (text) => {
      const wanted = new Map(own.map((move) => [lineOf(move.key), move]));
      const keys = own.map(({ key }) => key);
      return editRows(text, keys, (now, key) => setDays(now, key, wanted.get(lineOf(key)), context), index.config);
    },
  }));
}

function setDays(text: string, key: RowKey, move: Move | undefined, context: RowContext): NoteEdit | Refusal {
  if (move === undefined)
    return { refused: 'changed-meanwhile', message: say('{0} was changed meanwhile; look again.', key.path) };
  return setRowFields(
    text,
    key,
    move.days.map(({ field, to }) => ({ field, value: to })),
    context,
  );
}

/** Equal lines of one note are told apart by their order; editing one does not change which of them another is. */
function lineOf({ task }: RowKey): string {
  return task === undefined ? '' : `${task.ordinal}\n${task.raw}`;
}

function byPath(moves: readonly Move[]): Map<string, Move[]> {
  const found = new Map<string, Move[]>();
  for (const move of moves) found.set(move.key.path, [...(found.get(move.key.path) ?? []), move]);
  return found;
}

/** One line for each project. */
function reasonEdits(index: NoteIndex, moves: readonly Move[], rescheduling: Rescheduling): MoveEdit[] {
  const { today, me } = rescheduling.context;
  const projects = new Map<string, Move[]>();
  for (const move of moves) {
    const path = projectPathOf(index, move) ?? '';
    projects.set(path, [...(projects.get(path) ?? []), move]);
  }
  return [...projects].map(([path, own]) => {
    const words = rescheduledWords(index, own, rescheduling, path);
    const stamp = { day: today, ...(me !== undefined && { me }) };
    return { path, intent: (text) => logLine(text, 'Updates', words, stamp) };
  });
}

function besideRow({ key, days: [{ field, from, to }] }: Move, { reason, context }: Rescheduling): MoveEdit {
  const words = `rescheduled ${field} ${from} → ${to}: ${oneLine(reason)}`;
  return {
    path: key.path,
    intent: (text) => (key.task ? noteBelow(text, key, words, context) : logLine(text, 'Timeline', words, context)),
  };
}

/** Working days by which the day people speak of moves. */
function workdaysOf(index: NoteIndex, move: Move | undefined): number {
  const [{ from, to } = { from: '', to: '' }] = move?.days ?? [];
  return workdaysBetween(dayNumber(from) ?? 0, dayNumber(to) ?? 0, index.config.calendar);
}

/**
 * `rescheduled Pilot 2026-03-06 → 2026-03-13 (5 working days): vendor late`, for the note at `path`; what is confidential is named in its
 * own note alone.
 */
export function rescheduledWords(
  index: NoteIndex,
  moves: readonly Move[],
  { reason }: Pick<Rescheduling, 'reason'>,
  path: string,
): string {
  const open = moves.filter(({ row, key }) => key.path === path || !isConfidentialRow(index, row));
  const named = open
    .slice(0, mostNamed)
    .map(({ title, days: [{ from, to }] }) => `${plainTitle(title)} ${from} → ${to}`);
  const left = moves.length - named.length;
  const what = [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  const workdays = workdaysOf(index, moves[0]);
  return `rescheduled ${what} (${workdays} working ${Math.abs(workdays) === 1 ? 'day' : 'days'}): ${oneLine(reason)}`;
}

function confirmEdit(index: NoteIndex, asked: Asked, { context }: Rescheduling): MoveEdit[] {
  const [first] = asked.moves;
  const path = projectPaths(index).get(asked.project) ?? first?.key.path ?? '';
  if (path === '' || isTodoTxt(path)) return [];
  const { config, today, me } = context;
  const dates = asked.moves.map(({ title, days: [{ to }] }): NewDate => [plainTitle(title), to]);
  const draft = {
    text: confirmWords(dates),
    state: 'waiting',
    ...(me !== undefined && { people: [me] }),
    tags: [confirmTag],
    fields: { wait: asked.who, asked: today },
  } as const;
  return [
    {
      path,
      intent: (text) => {
        const note = parseNote(text, { markers: config.markers });
        const unanswered = note.tasks.find((task) => asksStill(task, asked.who));
        if (unanswered)
          return askedAnew(text, { path, task: taskKey(note, unanswered) }, unanswered.text, dates, context);
        const line = printTaskLine(draft, newLineDialect(note, config, usualDialect(index, path)));
        return projectPaths(index).has(asked.project) ? addLine(text, 'Tasks', line) : addTaskBlock(text, line);
      },
    },
  ];
}

/** A title and the day that is to be confirmed. */
type NewDate = readonly [title: string, day: string];

function asksStill({ state, tags, wait, text }: Task, who: string): boolean {
  return (
    isOpenClass(state) &&
    tags.some(({ name }) => name === confirmTag) &&
    wait?.replace(/^@/, '') === who &&
    askedDates(text).length > 0
  );
}

/** The same line asks about the dates as they are now, as of today; what was reminded before counts no more. */
function askedAnew(
  text: string,
  key: RowKey,
  words: string,
  dates: readonly NewDate[],
  context: Rescheduling['context'],
): NoteEdit | Refusal {
  const moved = new Set(dates.map(([title]) => title));
  const left = askedDates(words).filter(([title]) => !moved.has(title));
  const changes = [
    { field: 'asked', value: context.today },
    { field: 'chased', value: undefined },
    { field: 'chase', value: undefined },
  ];
  const set = setRowFields(text, key, changes, context);
  if (isRefusal(set) && set.refused !== 'unchanged') return set;
  const stamped = isRefusal(set) ? text : applyEdits(text, set.edits);
  const at = stamped.indexOf(words, text.indexOf(key.task?.raw ?? ''));
  const edit = differenceOf(
    text,
    at < 0 ? stamped : stamped.slice(0, at) + confirmWords([...left, ...dates]) + stamped.slice(at + words.length),
  );
  return { edits: edit === undefined ? [] : [edit] };
}

function confirmWords(dates: readonly NewDate[]): string {
  const named = dates.slice(0, mostNamed).map(([title, day]) => `${title} ${day}`);
  const left = dates.length - named.length;
  const what = [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return `Confirm the new ${dates.length === 1 ? 'date' : 'dates'}: ${what}`;
}

/** The dates that a line asks about; none of a line in words of one's own, or one that does not name them all. */
function askedDates(words: string): readonly NewDate[] {
  const [, list = ''] = /^Confirm the new dates?: (.+)$/.exec(words) ?? [];
  const found: NewDate[] = [];
  let title = '';
  for (const part of list.split(', ')) {
    title = title === '' ? part : `${title}, ${part}`;
    const day = title.slice(-10);
    if (!isDay(day)) continue;
    found.push([title.slice(0, -11), day]);
    title = '';
  }
  return title === '' ? found : [];
}

function projectPathOf(index: NoteIndex, { row }: Move): string | undefined {
  return projectPaths(index).get(String(index.get(row, 'project') ?? '').toLowerCase());
}
