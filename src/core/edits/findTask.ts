// Finds the line of a task again before it is changed. Comes in: a note read just now and the key a view remembered.
// Goes out: the task, or a refusal. Never goes by a remembered line number alone and never guesses between two lines.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import type { ParseOptions } from '../note/box.ts';
import { isMarkerWord } from '../note/markerWords.ts';
import type { Note, Task } from '../note/note.ts';
import { readLineOf } from '../note/readNote.ts';
import type { Refusal } from './edit.ts';

/** What a view remembers of a task line. */
export type TaskKey = NonNullable<RowKey['task']>;

/** How a remembered line is read: as the notes of the notebook, or as a line of a todo.txt file. */
export type LineOptions = ParseOptions & { readonly todoTxt?: boolean };

/**
 * The task a key means: the one line that is exactly the same; among equal lines the one with the same ordinal, if there are as
 * many as before; else the one with the same id; else the only one with the same words. `moved` when there is none, `ambiguous`
 * when there are several (ARCHITECTURE.md, "Identity"); `not-supported` for a line of a Logseq graph.
 */
export function findTask(note: Note, key: TaskKey, options: LineOptions = {}): Task | Refusal {
  const task = sameTask(note, key, options);
  if ('refused' in task || !isMarkerWord(task.marker)) return task;
  return {
    refused: 'not-supported',
    message: say('Lines of a Logseq graph are only read: change "{0}" in the note.', shown(key)),
  };
}

function sameTask(note: Note, key: TaskKey, options: LineOptions): Task | Refusal {
  const equal = note.tasks.filter((task) => task.raw === key.raw);
  if (equal.length > 0 && equal.length === key.equal) return equal[key.ordinal] ?? ambiguous(key, equal.length);
  if (equal.length > 0) return ambiguous(key, equal.length);
  const sameId = key.id === undefined ? [] : note.tasks.filter((task) => task.id === key.id);
  if (sameId[0] !== undefined && sameId.length === 1) return sameId[0];
  const words = readLineOf(options.todoTxt === true, key.raw, options)?.text;
  const alike = words === undefined ? [] : note.tasks.filter((task) => task.text === words);
  if (alike.length > 1 || sameId.length > 1) return ambiguous(key, Math.max(alike.length, sameId.length));
  return alike[0] ?? { refused: 'moved', message: say('The line "{0}" is not in the note any more.', shown(key)) };
}

/** The key of a task of a note that was read: what finds exactly this line again. */
export function taskKey(note: Note, task: Task): TaskKey {
  const equal = note.tasks.filter((each) => each.raw === task.raw);
  const key = { raw: task.raw, ordinal: equal.indexOf(task), equal: equal.length, line: task.line };
  const heading = note.headings[task.heading]?.text ?? '';
  return { ...key, heading, ...(task.id === undefined ? {} : { id: task.id }) };
}

function ambiguous(key: TaskKey, count: number): Refusal {
  const message =
    count === 1
      ? say('"{0}" is in the note once now, and was there more often; change it in the note.', shown(key))
      : say('"{0}" could be one of {1} lines of the note; change it in the note.', shown(key), count);
  return { refused: 'ambiguous', message };
}

function shown(key: TaskKey): string {
  const text = key.raw.trim();
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
