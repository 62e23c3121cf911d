// Planning of a Logseq graph, as org writes it: `SCHEDULED: <2026-03-12 Thu .+1w>` and `DEADLINE: <…>`, on the line below a task or on
// the task's own; and properties, `owner:: maria`, on lines below it. Comes in: a text and a range of it. Goes out: days and a rule; the weekday is whatever language it is in, and not
// looked at. Asked only in a graph, whose lines are read and never written.
import { parseRecurrence } from '../recurrence.ts';
import { lineField } from './aliases.ts';
import { skipSpaces } from './characters.ts';
import { dayEnd } from './fieldValue.ts';
import type { Field, Problem } from './note.ts';
import { problemAt } from './problems.ts';

/** What one piece of planning says; `at` and `end` are its place. */
export interface Planning {
  readonly key: 'due' | 'scheduled';
  readonly day?: string;
  readonly repeat?: string;
  readonly at: number;
  readonly end: number;
}

/** What planning fills in of a task. */
export interface Planned {
  due?: string | undefined;
  scheduled?: string | undefined;
  repeat?: string | undefined;
}

const piece = /\b(SCHEDULED|DEADLINE):[ \t]*<(\d{4}-\d\d-\d\d)([^<>\r\n]{0,60})>/g;

/** The planning in `[start, end)`, in the order of the text; a day that does not exist leaves `day` out. */
export function planningIn(text: string, start: number, end: number): Planning[] {
  return [...text.slice(start, end).matchAll(piece)].map((found) => {
    const [whole, word, day = '', rest = ''] = found;
    const at = start + found.index;
    const rule = rest.split(/\s+/).find((part) => /^[.+]/.test(part) && parseRecurrence(part) !== undefined);
    return {
      key: word === 'DEADLINE' ? 'due' : 'scheduled',
      ...(dayEnd(day, 0, day.length) === day.length ? { day } : {}),
      ...(rule === undefined ? {} : { repeat: rule }),
      at,
      end: at + whole.length,
    };
  });
}

/** True for a line that begins with planning. */
export function isPlanning(text: string, start: number, end: number): boolean {
  const at = skipSpaces(text, start, end);
  return text.startsWith('SCHEDULED:', at) || text.startsWith('DEADLINE:', at);
}

/** Fills in what a task does not say yet; tells of days that do not exist. */
export function plan(task: Planned, found: readonly Planning[], text: string): Problem[] {
  const problems: Problem[] = [];
  for (const { key, day, repeat, at, end } of found) {
    if (day === undefined) problems.push(problemAt('date-invalid', at, end, text.slice(at, end)));
    else task[key] ??= day;
    if (repeat !== undefined) task.repeat ??= repeat;
  }
  return problems;
}

/** How far below the first line of a task its planning, drawers and properties are looked for, in lines. */
export const PLANNED_LINES = 12;

const property = /^([A-Za-z][\w-]{0,39}):: +(\S.*)$/;

/** The field of a task that the line `[start, end)` states as a property; none for keys that are no fields of tasks, and other lines. */
export function propertyIn(text: string, start: number, end: number): Field | undefined {
  const at = skipSpaces(text, start, end);
  const found = property.exec(text.slice(at, Math.min(end, at + 500)).trimEnd());
  const row = found ? lineField(found[1] ?? '') : undefined;
  if (!found || row === undefined) return undefined;
  const [whole, , written = ''] = found;
  const value = written.startsWith('[[') && written.endsWith(']]') ? written.slice(2, -2) : written;
  const from = at + whole.length - written.length + (value === written ? 0 : 2);
  const valueSpan = { start: from, end: from + value.length };
  if (row.type === 'day' && dayEnd(value, 0, value.length) !== value.length) return undefined;
  return { key: row.field, value, span: { start: at, end: at + whole.length }, valueSpan, dialect: 'bracket' };
}
