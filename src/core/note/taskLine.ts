// One task line from its text: box, fields, mentions, state and the words a person reads.
// Comes in: a text and the offsets of the line, or the bare line. Goes out: a TaskLine, nothing for a line without a box.
// The box decides between open and closed; fields only say which kind of open or closed it is.
import type { Span } from '../text.ts';
import { priorityOf, stateOf } from './aliases.ts';
import { markerBehind } from './blockStart.ts';
import { type Box, boxAt, type ParseOptions } from './box.ts';
import { isBlank, isSpace, lineEndAt, skipSpaces, trimmedEnd } from './characters.ts';
import { scanFields } from './fieldScan.ts';
import { withoutPunctuation } from './fieldValue.ts';
import { addProblem, type LineReading, lineReading } from './lineReading.ts';
import type { Field, StateClass, TaskLine } from './note.ts';
import { problemAt } from './problems.ts';

/** A TaskLine under construction; the scan of a whole note completes it with its place. */
export type OpenTaskLine = { -readonly [K in keyof TaskLine]: TaskLine[K] };

/**
 * Reads one line (without its line end) as a task: indentation, quote signs, a list marker, a box, a blank, text.
 * `undefined` when it is none. Structure around the line (code, comments) is not known here; `parseNote` knows it.
 */
export function parseTaskLine(line: string, options: ParseOptions = {}): TaskLine | undefined {
  const end = lineEndAt(line, 0);
  const at = itemContent(line, end);
  const box = at < 0 ? undefined : boxAt(line, at, end, options);
  return box && readTaskLine(line, box, end);
}

/** Reads the task whose box was found, on the line of `text` that ends at `end`. All offsets are those of `text`. */
export function readTaskLine(text: string, box: Box, end: number): OpenTaskLine {
  const line = lineReading(text, box.content, end, box.state !== 'done' && box.state !== 'cancelled');
  scanFields(line);
  const task: OpenTaskLine = {
    marker: text.slice(box.start, box.end),
    markerSpan: { start: box.start, end: box.end },
    state: box.state,
    text: '',
    contentSpan: { start: box.content, end },
    people: line.people,
    projects: line.projects,
    tags: line.tags,
    fields: line.fields,
    after: none,
    problems: line.problems,
  };
  let status: Field | undefined;
  for (const field of line.fields) {
    if (field.key === 'status') status ??= field;
    else if (!take(task, field))
      line.problems.push(problemAt('field-duplicate', field.span.start, field.span.end, field.key));
  }
  const struck = readText(task, line);
  task.state = stateClass(task, line, status, struck);
  if (task.due !== undefined && task.start !== undefined && task.due < task.start) {
    line.problems.push(problemAt('due-before-start', box.content, end));
  }
  return task;
}

const none: readonly string[] = Object.freeze([]);

/** Puts a field's value where consumers look for it; false when the place is taken by a field further left. */
function take(task: OpenTaskLine, field: Field): boolean {
  const { key, value } = field;
  switch (key) {
    case 'due':
    case 'scheduled':
    case 'start':
    case 'created':
    case 'done':
    case 'cancelled':
    case 'asked':
      if (task[key] !== undefined) return false;
      task[key] = value.slice(0, 10);
      return true;
    case 'repeat':
    case 'id':
      if (task[key] !== undefined) return false;
      task[key] = value;
      return true;
    case 'block':
      task.id ??= value;
      return true;
    case 'owner':
    case 'wait':
      if (task[key] !== undefined) return false;
      task[key] = value.charCodeAt(0) === 64 ? value.slice(1) : value;
      return true;
    case 'priority': {
      if (task.priority !== undefined) return false;
      const priority = priorityOf(value);
      if (priority !== undefined) task.priority = priority;
      return true;
    }
    case 'after':
      if (task.after !== none) return false;
      task.after = value.split(',').map((id) => id.trim());
      return true;
    default:
      return true;
  }
}

/** The state the box, `status:`, `wait:`, `cancelled:` and strike-through make together. */
function stateClass(task: OpenTaskLine, line: LineReading, status: Field | undefined, struck: boolean): StateClass {
  const named = status && stateOf(status.value);
  switch (task.state) {
    case 'done':
      return task.cancelled !== undefined || named === 'cancelled' || struck ? 'cancelled' : 'done';
    case 'cancelled':
      return 'cancelled';
    default:
      reportConflict(task, line, status, named);
      if (struck) return 'cancelled';
      if (task.wait !== undefined) return 'waiting';
      return task.state === 'todo' && (named === 'doing' || named === 'waiting') ? named : task.state;
  }
}

function reportConflict(task: OpenTaskLine, line: LineReading, status: Field | undefined, named?: StateClass): void {
  if (status && (named === 'done' || named === 'cancelled')) {
    addProblem(line, 'state-conflict', status.span.start, status.span.end);
    return;
  }
  if (task.done === undefined && task.cancelled === undefined) return;
  const closing = task.fields.find((field) => field.key === 'done' || field.key === 'cancelled');
  if (closing) addProblem(line, 'state-conflict', closing.span.start, closing.span.end);
}

/** Sets the text; true when all of it is struck through. */
function readText(task: OpenTaskLine, line: LineReading): boolean {
  const { text, start, tokens } = line;
  let end = trimmedEnd(text, start, line.end);
  for (let last = tokens.length - 1; last >= 0; last--) {
    const token = tokens[last] as Span;
    // A full stop behind a token belongs to no word.
    if (token.end !== end && token.end !== withoutPunctuation(text, start, end)) break;
    end = trimmedEnd(text, start, token.start);
  }
  // A line of nothing but mentions still needs a name.
  if (end === start) end = trimmedEnd(text, start, line.end);
  const words = withoutCuts(text, start, end, line.cuts);
  const struck = words.length > 4 && words.startsWith('~~') && words.indexOf('~~', 2) === words.length - 2;
  task.text = struck ? words.slice(2, -2).trim() : words;
  return struck;
}

function withoutCuts(text: string, start: number, end: number, cuts: readonly Span[]): string {
  const first = cuts[0];
  if (first === undefined || first.start >= end) return text.slice(start, end);
  let words = '';
  let at = start;
  for (const cut of cuts) {
    if (cut.start >= end) break;
    const before = text.slice(at, trimmedEnd(text, at, cut.start));
    words += before;
    at = cut.end;
    // At the start there is no word to keep the blank for.
    if (words === '') while (at < end && isBlank(text.charCodeAt(at))) at++;
  }
  return (words + text.slice(at, Math.max(at, end))).trim();
}

/** Offset of the content of the list item that a bare line holds, or -1. */
function itemContent(line: string, end: number): number {
  let at = skipSpaces(line, 0, end);
  while (at < end && line.charCodeAt(at) === 62) at = skipSpaces(line, at + 1, end);
  for (;;) {
    const behind = markerBehind(line, at, end);
    if (behind < 0 || !isSpace(line.charCodeAt(behind))) return -1;
    at = skipSpaces(line, behind, end);
    if (line.charCodeAt(at) === 91) return at;
  }
}
