// Fixes of actions that nobody owns or that have no day: a day in a week, an owner among those who attended. Comes in: the problem of such a
// line; goes out: named changes of that line alone. Who does it is offered, never decided.
import { addDays } from '../day.ts';
import { isRefusal } from '../edits/edit.ts';
import { taskKey } from '../edits/findTask.ts';
import { isOwnedAction } from '../edits/meeting.ts';
import { setRowField } from '../edits/rowField.ts';
import { say } from '../language.ts';
import type { Fix, FixMaker } from './fix.ts';

const week = 7;
const mostPeople = 5;

/** A day, or an owner: those who attended first. */
export const fixLooseAction: FixMaker = ({ span }, { text, note, path, index, today, now }) => {
  const task = note?.tasks.find(({ contentSpan }) => contentSpan.start === span.start);
  if (!note || !task) return [];
  const key = { path, task: taskKey(note, task) };
  const set = (title: string, field: string, value: string): Fix[] => {
    const edit = setRowField(text, key, field, value, { config: index.config, today, now });
    return isRefusal(edit) ? [] : [{ title, edits: edit.edits, sure: false }];
  };
  const roster = index.roster();
  const attended = note.header?.entries.findLast(({ field }) => field === 'attendees')?.values ?? [];
  const there = attended.flatMap((value) => roster.resolve(value.text) ?? []);
  const people = isOwnedAction(task, note, roster) ? [] : [...new Set([...there, ...roster.people])];
  const day = addDays(today, week);
  return [
    ...(task.due === undefined ? set(say('Due in a week, {0}', day), 'due', day) : []),
    ...people.slice(0, mostPeople).flatMap(({ id, name }) => set(say('{0} does it', name), 'owner', id)),
  ];
};
