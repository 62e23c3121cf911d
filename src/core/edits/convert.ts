// Writes task fields in another dialect: token by token, in place, what the dialect cannot say left of what it can. Comes in: a
// note's text and the dialect. Goes out: edits of the lines that change, and how many could not be converted. A converted line
// means exactly what it meant; one that would not is left as it is.

import { priorityOf } from '../note/aliases.ts';
import type { Dialect, Field, TaskLine } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { signFor } from '../note/signs.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { fieldToken } from '../note/taskToken.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits, type TextEdit } from '../text.ts';
import { isRefusal, type Refusal } from './edit.ts';
import { findTask, type TaskKey } from './findTask.ts';

/** The dialects a line can be converted to. */
export type Syntax = Exclude<Dialect, 'call' | 'brace'>;

/** Lines of a note in another dialect. */
export interface Conversion {
  readonly edits: readonly TextEdit[];
  /** Lines that are converted, and lines that cannot be without changing what they say. */
  readonly lines: number;
  readonly left: number;
}

/** Converts all task lines of a note, or those on the given lines (numbers from 0). */
export function convertTasks(
  text: string,
  syntax: Syntax,
  config: NotebookConfig,
  only?: ReadonlySet<number>,
): Conversion {
  const options = parseOptions(config);
  const edits: TextEdit[] = [];
  let left = 0;
  for (const task of parseNote(text, options).tasks) {
    if (only !== undefined && !only.has(task.line)) continue;
    const line = parseTaskLine(task.raw, options);
    const converted = line && convertedLine(task.raw, line, syntax);
    if (line === undefined || converted === undefined || converted === task.raw) continue;
    const again = parseTaskLine(converted, options);
    if (again !== undefined && meaning(again) === meaning(line)) edits.push({ span: task.lineSpan, text: converted });
    else left++;
  }
  return { edits, lines: edits.length, left };
}

/** Converts exactly the lines that the keys mean. Refused as `findTask` does. */
export function convertLines(
  text: string,
  keys: readonly TaskKey[],
  syntax: Syntax,
  config: NotebookConfig,
): Conversion | Refusal {
  const options = parseOptions(config);
  const note = parseNote(text, options);
  const lines = new Set<number>();
  for (const key of keys) {
    const task = findTask(note, key, options);
    if (isRefusal(task)) return task;
    lines.add(task.line);
  }
  return convertTasks(text, syntax, config, lines);
}

/** The line with its tokens swapped; the tokens of the tail in an order that the dialect's own readers understand. */
function convertedLine(raw: string, line: TaskLine, syntax: Syntax): string {
  const fields = line.fields.filter(({ key }) => key !== 'block');
  const swapped = fields.map((field) => ({ field, token: tokenOf(raw, field, syntax) }));
  if (syntax !== 'emoji')
    return applyEdits(
      raw,
      swapped.map(({ field, token }) => ({ span: field.span, text: token })),
    );
  // A reader of signs goes from the end and stops at what it does not know: that has to stand in front.
  const ordered = [...swapped.filter(({ field }) => !hasSign(field)), ...swapped.filter(({ field }) => hasSign(field))];
  return applyEdits(
    raw,
    fields.map(({ span }, at) => ({ span, text: ordered[at]?.token ?? '' })),
  );
}

function tokenOf(raw: string, field: Field, syntax: Syntax): string {
  const written = raw.slice(field.span.start, field.span.end);
  return field.dialect === syntax ? written : fieldToken(field.key, field.value, syntax);
}

function hasSign({ key, value }: Field): boolean {
  return signFor(key, priorityOf(value) ?? value) !== undefined;
}

/** Everything a line says, apart from how it is written. */
function meaning(line: TaskLine): string {
  const fields = line.fields.map(({ key, value }) => `${key} ${key === 'priority' ? priorityOf(value) : value}`).sort();
  const names = [line.people, line.projects, line.tags].map((list) => list.map(({ name }) => name).sort());
  return JSON.stringify([line.state, line.text, fields, names]);
}
