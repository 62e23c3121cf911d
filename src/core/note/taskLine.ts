// One task line from its text: box, fields, mentions, state and the words a person reads.
// Comes in: a text and the offsets of the line, or the bare line. Goes out: a TaskLine, nothing for a line without a box.
// The box decides between open and closed; fields only say which kind of open or closed it is.
import type { Span } from '../text.ts';
import { type LineField, priorityOf, stateOf } from './aliases.ts';
import { type AssignedTail, assignedTail } from './assignedTail.ts';
import { markerBehind } from './blockStart.ts';
import { type Box, boxAt, type ParseOptions } from './box.ts';
import { isSpace, lineEndAt, skipBlanks, skipSpaces, trimmedEnd } from './characters.ts';
import { scanFields } from './fieldScan.ts';
import { addProblem, isGap, type LineReading, lineReading } from './lineReading.ts';
import { isMarkerWord } from './markerWords.ts';
import type { Assignment, Field, StateClass, Task, TaskLine } from './note.ts';
import { plan, planningIn } from './planning.ts';

/** A task under construction. A bare line has no place yet; the scan of a whole note fills it in. */
export type OpenTask = { -readonly [K in keyof Task]: Task[K] };

/**
 * Reads one line (without its line end) as a task: indentation, quote signs, a list marker, a box, a blank, text.
 * `undefined` when it is none. Structure around the line (code, comments) is not known here; `parseNote` knows it.
 */
export function parseTaskLine(line: string, options: ParseOptions = {}): TaskLine | undefined {
  const end = lineEndAt(line, 0);
  const at = itemContent(line, end, options);
  const box = at < 0 ? undefined : boxAt(line, at, end, options);
  return box && readTaskLine(line, box, end, options.fields);
}

/**
 * Reads the task whose box was found, on the line of `text` that ends at `end`. All offsets are those of `text`. `own` are plain
 * fields besides those of the alias table, by key.
 */
export function readTaskLine(text: string, box: Box, end: number, own?: ReadonlyMap<string, LineField>): OpenTask {
  const line = lineReading(text, box.content, end, box.state !== 'done' && box.state !== 'cancelled', own);
  scanFields(line);
  // All fields from the start: objects that gain them one by one in many orders make everything that looks at tasks slow.
  const task: OpenTask = {
    marker: text.slice(box.start, box.end),
    markerSpan: { start: box.start, end: box.end },
    state: box.state,
    text: '',
    isWhole: false,
    contentSpan: { start: box.content, end },
    people: line.people,
    projects: line.projects,
    tags: line.tags,
    fields: line.fields,
    due: undefined,
    scheduled: undefined,
    start: undefined,
    created: undefined,
    done: undefined,
    cancelled: undefined,
    priority: undefined,
    repeat: undefined,
    id: undefined,
    wait: undefined,
    asked: undefined,
    assigned: undefined,
    owner: undefined,
    after: none,
    problems: none,
    line: 0,
    raw: '',
    lineSpan: noSpan,
    contentColumn: 0,
    parent: -1,
    heading: -1,
    milestone: false,
    criterion: false,
    kept: false,
    lane: undefined,
  };
  const planning = isMarkerWord(task.marker) ? planningIn(text, line.start, end) : none;
  const last = planning[0] === undefined ? wordsEnd(line) : trimmedEnd(text, line.start, planning[0].at);
  const tail = assignedTail(text, line.start, last);
  const named = tail !== undefined && text.charCodeAt(tail.name.start) === 64;
  if (named) task.fields = withTailDay(line, tail);
  let status: Field | undefined;
  for (const field of task.fields) {
    if (field.key === 'status' && status === undefined) status = field;
    else if (!take(task, field)) addProblem(line, 'field-duplicate', field.span.start, field.span.end, field.key);
  }
  const struck = readText(task, line, named ? trimmedEnd(text, line.start, tail.span.start) : last);
  if (tail !== undefined && !named && task.due === undefined && task.owner === undefined)
    task.assigned = assignmentOf(line, tail);
  if (planning.length > 0)
    for (const problem of plan(task, planning, text)) line.problems = [...line.problems, problem];
  task.state = stateClass(task, line, status, struck);
  if (task.due !== undefined && task.start !== undefined && task.due < task.start) {
    addProblem(line, 'due-before-start', box.content, end);
  }
  task.problems = line.problems;
  return task;
}

const none: readonly never[] = [];
const noSpan: Span = { start: 0, end: 0 };

/** Puts a field's value where consumers look for it; false when the place is taken by a field further left. */
export function take(task: OpenTask, field: Field): boolean {
  const { key, value } = field;
  switch (key) {
    case 'due':
      // The most frequent one by its name: engines are slow at names that they are told only when it runs.
      if (task.due !== undefined) return false;
      task.due = value.slice(0, 10);
      return true;
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
    case 'status':
      return false;
    case 'after':
      if (task.after !== none) return false;
      task.after = value.split(',').map((id) => id.trim());
      return true;
    default:
      return true;
  }
}

/** The state the box, `status:`, `wait:`, `cancelled:` and strike-through make together. */
function stateClass(task: OpenTask, line: LineReading, status: Field | undefined, struck: boolean): StateClass {
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

function reportConflict(task: OpenTask, line: LineReading, status: Field | undefined, named?: StateClass): void {
  if (status && (named === 'done' || named === 'cancelled')) {
    addProblem(line, 'state-conflict', status.span.start, status.span.end);
    return;
  }
  if (task.done === undefined && task.cancelled === undefined) return;
  const closing = task.fields.find((field) => field.key === 'done' || field.key === 'cancelled');
  if (closing) addProblem(line, 'state-conflict', closing.span.start, closing.span.end);
}

/** Where the words end: what stands at the line's end is not its text. */
function wordsEnd(line: LineReading): number {
  const { text, start } = line;
  const end = trimmedEnd(text, start, line.end);
  if (line.runEnd <= start || !isGap(line, line.runEnd, end)) return end;
  const words = trimmedEnd(text, start, line.runStart);
  return words > start ? words : end;
}

/** The day of a tail that names somebody with a sign is a field like others; its token is the whole tail. */
function withTailDay({ text, fields }: LineReading, { span, day }: AssignedTail): readonly Field[] {
  const value = text.slice(day.start, day.end);
  const field: Field = { key: 'due', value, span, valueSpan: day, dialect: 'plain' };
  const at = fields.findIndex((other) => other.span.start > span.start);
  return at < 0 ? [...fields, field] : fields.toSpliced(at, 0, field);
}

function assignmentOf(line: LineReading, { span, name, day }: AssignedTail): Assignment {
  const { text, start } = line;
  const words = withoutTokens(line, trimmedEnd(text, start, span.start));
  return { name: text.slice(name.start, name.end), day: text.slice(day.start, day.end), text: words };
}

/** Sets the text, which ends at `end`; true when all of it is struck through. */
function readText(task: OpenTask, line: LineReading, end: number): boolean {
  const { text, start } = line;
  // A line of nothing but tokens still needs a name.
  const words = withoutTokens(line, end) || text.slice(start, end);
  const struck = words.length > 4 && words.startsWith('~~') && words.indexOf('~~', 2) === words.length - 2;
  task.text = struck ? words.slice(2, -2).trim() : words;
  task.isWhole = !struck && words.length === end - start;
  return struck;
}

/** The text up to `end` without fields and comments, and without the blank before each. */
function withoutTokens(line: LineReading, end: number): string {
  const { text, start, fields, hidden } = line;
  const first = fields[0]?.span.start ?? end;
  if (first >= end && hidden.length === 0) return text.slice(start, end);
  const cuts = [...fields.map((field) => field.span), ...hidden].sort((a, b) => a.start - b.start);
  let words = '';
  let at = start;
  for (const cut of cuts) {
    if (cut.start >= end) break;
    words += text.slice(at, trimmedEnd(text, at, cut.start));
    at = cut.end;
    // At the start there is no word to keep the blank for.
    if (words === '') at = skipBlanks(text, at, end);
  }
  return (words + text.slice(at, Math.max(at, end))).trim();
}

/** Offset of the content of the list item that a bare line holds, or -1. */
function itemContent(line: string, end: number, { markerWords, looseTasks }: ParseOptions): number {
  let at = skipSpaces(line, 0, end);
  if (looseTasks && line.charCodeAt(at) === 91) return at;
  for (let items = 0; ; items++) {
    while (at < end && line.charCodeAt(at) === 62) at = skipSpaces(line, at + 1, end);
    const behind = markerBehind(line, at, end);
    if (behind < 0 || !isSpace(line.charCodeAt(behind))) return markerWords && items > 0 ? at : -1;
    at = skipSpaces(line, behind, end);
    if (line.charCodeAt(at) === 91) return at;
  }
}
