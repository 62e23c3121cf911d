// Durable keys of task rows and finding their rows again by the rule of identity (meantLine.ts). Comes in: a store and task numbers;
// goes out: keys and task numbers.
import { at } from './columns.ts';
import { rowTypes } from './interpretation.ts';
import { meantLine, type TaskKey } from './meantLine.ts';
import type { Store } from './store.ts';
import type { TaskFields } from './taskFields.ts';

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
  const id = idOf(fields, task);
  return {
    raw: store.taskText(task),
    ordinal,
    equal,
    line: at(store.tasks.columns.line, task),
    ...(id === undefined ? {} : { id }),
  };
}

/** The task of a note that a key means now; undefined when it is gone or more than one could be meant. */
export function findTask(store: Store, fields: TaskFields, note: number, key: TaskKey): number | undefined {
  const meant = meantLine(tasksOf(store, note), key, {
    raw: (task) => store.taskText(task),
    id: (task) => idOf(fields, task),
    words: (task) => fields.line(task)?.text,
    wordsOfKey: () => fields.textOf(note, key.raw),
  });
  return 'line' in meant ? meant.line : undefined;
}

function idOf(fields: TaskFields, task: number): string | undefined {
  const id = fields.get(task, 'id');
  return typeof id === 'string' ? id : undefined;
}

function tasksOf(store: Store, note: number): number[] {
  const { taskStart, taskEnd } = store.notes.columns;
  const { row } = store.tasks.columns;
  const tasks: number[] = [];
  for (let task = at(taskStart, note); task < at(taskEnd, note); task++)
    if (row[task] !== rowTypes.none) tasks.push(task);
  return tasks;
}
