// Finds the line of a task again before it is changed. Comes in: a note read just now and the key a view remembered.
// Goes out: the task, or a refusal. Never goes by a remembered line number alone and never guesses between two lines.
import { meantLine, type TaskKey } from '../index/meantLine.ts';
import { say } from '../language.ts';
import type { ParseOptions } from '../note/box.ts';
import { isMarkerWord } from '../note/markerWords.ts';
import type { Note, Task } from '../note/note.ts';
import { readLineOf } from '../note/readNote.ts';
import type { Refusal } from './edit.ts';

export type { TaskKey } from '../index/meantLine.ts';

/** How a remembered line is read: as the notes of the notebook, or as a line of a todo.txt file. */
export type LineOptions = ParseOptions & { readonly todoTxt?: boolean };

/**
 * The task a key means, by the rule of identity (meantLine.ts). `moved` when there is none, `ambiguous` when there are several;
 * `not-supported` for a line of a Logseq graph.
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
  const meant = meantLine(note.tasks, key, {
    raw: ({ raw }) => raw,
    id: ({ id }) => id,
    words: ({ text }) => text,
    wordsOfKey: () => readLineOf(options.todoTxt === true, key.raw, options)?.text,
  });
  if ('line' in meant) return meant.line;
  if (meant.count > 0) return ambiguous(key, meant.count);
  return { refused: 'moved', message: say('The line "{0}" is not in the note any more.', shown(key)) };
}

/** The key of a task of a note that was read: what finds exactly this line again. */
export function taskKey(note: Note, task: Task): TaskKey {
  const equal = note.tasks.filter((each) => each.raw === task.raw);
  const key = { raw: task.raw, ordinal: equal.indexOf(task), equal: equal.length, line: task.line };
  return { ...key, ...(task.id === undefined ? {} : { id: task.id }) };
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
