// A todo.txt file as a note: each line that is not blank is a task. Comes in: the text of a file named `todo.txt`, `done.txt` or
// `*.todo.txt`. Goes out: a Note without header, headings and links. The rules are those of the todo.txt format and its usual
// extensions; the priority `(A)`, the dates at the start and `@context` have meaning only here.
import { type LineField, priorityOf } from './aliases.ts';
import { isBlank, lineEndAt, skipBlanks, wordEnd } from './characters.ts';
import { markKept } from './confidentialLines.ts';
import { dayEnd } from './fieldValue.ts';
import type { Field, Mention, Note, TaskLine } from './note.ts';
import { type OpenTask, readTaskLine } from './taskLine.ts';

/** Fields of the format's extensions that mean nothing in Markdown: a line kept out of lists, and the last day of a repetition. */
const ownFields: ReadonlyMap<string, LineField> = new Map<string, LineField>([
  ['h', { field: 'hidden', type: 'word' }],
  ['until', { field: 'until', type: 'day' }],
]);

/** Reads a todo.txt file. `t:` is the start, `rec:` the repetition; a line with `h:1` is no to-do of its own; contexts (`@phone`) are tags, since no person is meant. */
export function parseTodoTxt(text: string): Note {
  const tasks: OpenTask[] = [];
  const bodyStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = bodyStart, line = 0; at < text.length; line++) {
    const end = lineEndAt(text, at);
    if (skipBlanks(text, at, end) < end) tasks.push(readLine(text, at, end, line));
    at = end + (text.charCodeAt(end) === 13 ? 2 : 1);
  }
  markKept(text, bodyStart, [], tasks);
  const problems = tasks.flatMap((task) => task.problems);
  return { stated: [], decision: false, bodyStart, title: '', headings: [], tasks, links: [], readings: [], problems };
}

/** Reads one line as it stands in such a file, line end left out; undefined for a blank one. */
export function parseTodoLine(raw: string): TaskLine | undefined {
  const end = lineEndAt(raw, 0);
  return skipBlanks(raw, 0, end) < end ? readLine(raw, 0, end, 0) : undefined;
}

function readLine(text: string, start: number, end: number, line: number): OpenTask {
  const head = readHead(text, start, end);
  const box = { start, end: start + head.mark, content: head.content, state: head.mark > 0 ? 'done' : 'todo' } as const;
  const read = readTaskLine(text, box, end, ownFields);
  const task: OpenTask = { ...read, marker: '', markerSpan: { start, end: start }, line, raw: text.slice(start, end) };
  task.lineSpan = { start, end };
  task.fields = [...head.fields, ...read.fields];
  task.tags = [...read.people, ...read.tags].sort((a: Mention, b: Mention) => a.span.start - b.span.start);
  task.people = [];
  task.criterion = read.fields.some(({ key, value }) => key === 'hidden' && value === '1');
  for (const field of head.fields) {
    if (field.key === 'priority') task.priority ??= priorityOf(field.value) ?? 'lowest';
    if (field.key === 'done' || field.key === 'created') task[field.key] ??= field.value;
  }
  return task;
}

interface Head {
  /** Length of the completion mark `x`, or 0. */
  readonly mark: number;
  readonly content: number;
  readonly fields: readonly Field[];
}

/** `x `, `(A) ` and up to two dates at the start of the line, each only where the format allows it. */
function readHead(text: string, start: number, end: number): Head {
  const fields: Field[] = [];
  const marked = text.charCodeAt(start) === 120 && isBlank(text.charCodeAt(start + 1));
  const mark = marked && skipBlanks(text, start + 1, end) < end ? 1 : 0;
  let at = skipBlanks(text, start + mark, end);
  if (text.charCodeAt(at) === 40 && wordEnd(text, at, end) === at + 3 && isPriorityMark(text, at)) {
    fields.push(fieldAt(text, 'priority', at, at + 3, at + 1, at + 2));
    at = skipBlanks(text, at + 3, end);
  }
  for (const key of mark > 0 ? ['done', 'created'] : ['created']) {
    const close = wordEnd(text, at, end);
    if (close !== at + 10 || dayEnd(text, at, close) !== close) break;
    fields.push(fieldAt(text, key, at, close, at, close));
    at = skipBlanks(text, close, end);
  }
  return { mark, content: at, fields };
}

function isPriorityMark(text: string, at: number): boolean {
  const letter = text.charCodeAt(at + 1);
  return letter >= 65 && letter <= 90 && text.charCodeAt(at + 2) === 41;
}

function fieldAt(text: string, key: string, start: number, end: number, from: number, to: number): Field {
  return {
    key,
    value: text.slice(from, to),
    span: { start, end },
    valueSpan: { start: from, end: to },
    dialect: 'plain',
  };
}
