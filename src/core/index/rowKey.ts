// Durable keys of task rows and finding their rows again (the rule of identity: exact line, equal lines by ordinal while their
// number is unchanged, id, text without fields if unique, else nothing). Comes in: a store and task numbers; goes out: keys and
// task numbers. Never guesses.
import { at } from './columns.ts';
import { rowTypes } from './interpretation.ts';
import type { RowKey } from './rows.ts';
import type { Store } from './store.ts';
import type { TaskFields } from './taskFields.ts';

type TaskKey = NonNullable<RowKey['task']>;

/** The key of a task row. */
export function keyOfTask(store: Store, fields: TaskFields, task: number): TaskKey {
  const { taskStart, taskEnd } = store.notes.columns;
  const { note, row } = store.tasks.columns;
  const end = at(taskEnd, at(note, task));
  let [ordinal, equal] = [0, 0];
  for (let other = at(taskStart, at(note, task)); other < end; other++) {
    if (row[other] === rowTypes.none || !store.saysTheSame(task, other)) continue;
    if (other < task) ordinal++;
    equal++;
  }
  const id = fields.get(task, 'id');
  return {
    raw: store.taskText(task),
    ordinal,
    equal,
    line: at(store.tasks.columns.line, task),
    heading: fields.heading(task) ?? '',
    ...(typeof id === 'string' ? { id } : {}),
  };
}

/** The task of a note that a key means now; undefined when it is gone or more than one could be meant. */
export function findTask(store: Store, fields: TaskFields, note: number, key: TaskKey): number | undefined {
  const tasks = tasksOf(store, note);
  const equal = tasks.filter((task) => store.taskText(task) === key.raw);
  if (equal.length === key.equal && equal.length > 0) return equal[key.ordinal];
  if (equal.length === 1 && key.equal === 1) return equal[0];
  if (equal.length > 0) return onlyOne(equal.filter((task) => (fields.heading(task) ?? '') === key.heading));
  const sameId = key.id === undefined ? [] : tasks.filter((task) => fields.get(task, 'id') === key.id);
  if (sameId.length > 0) return onlyOne(sameId);
  const text = fields.textOf(note, key.raw);
  return text === undefined ? undefined : onlyOne(tasks.filter((task) => fields.line(task)?.text === text));
}

function onlyOne(tasks: readonly number[]): number | undefined {
  return tasks.length === 1 ? tasks[0] : undefined;
}

function tasksOf(store: Store, note: number): number[] {
  const { taskStart, taskEnd } = store.notes.columns;
  const { row } = store.tasks.columns;
  const tasks: number[] = [];
  for (let task = at(taskStart, note); task < at(taskEnd, note); task++)
    if (row[task] !== rowTypes.none) tasks.push(task);
  return tasks;
}
