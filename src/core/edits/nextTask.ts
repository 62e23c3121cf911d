// The line of a repeating task's next occurrence. Comes in: the task, today. Goes out: one line without a line end.
// Days keep their distance to each other; done date, id, dependencies and block id are not copied (docs/format, "Recurrence").
import type { Day } from '../day.ts';
import { addDays, daysBetween } from '../day.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Task, TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { nextOccurrence } from '../occurrence.ts';
import type { WorkCalendar } from '../record/kind.ts';
import { applyEdits } from '../text.ts';

const DAYS = ['due', 'scheduled', 'start'] as const;
const NOT_COPIED = ['done', 'cancelled', 'created', 'id', 'block', 'after', 'asked', 'wait', 'status'];

/**
 * The next line, open, with its days moved; a task without any day gets its next day as `due`. `'ended'` when the rule is used up,
 * `undefined` when it cannot be read.
 */
export function nextTaskLine(task: Task, today: Day, work: WorkCalendar): string | 'ended' | undefined {
  const base = task.due ?? task.scheduled ?? task.start;
  const next = nextOccurrence(task.repeat ?? '', base, today, work);
  if (next === undefined || next === 'ended') return next;
  let line = opened(task);
  for (const key of NOT_COPIED) line = withField(line, key, undefined);
  const shift = base === undefined ? 0 : daysBetween(base, next.day);
  for (const key of DAYS) {
    const day = task[key];
    if (day !== undefined) line = withField(line, key, moved(task, key, addDays(day, shift)));
  }
  if (base === undefined) line = withField(line, 'due', next.day);
  return next.rule === task.repeat ? line : withField(line, 'repeat', next.rule);
}

function opened({ raw, markerSpan, lineSpan }: Task): string {
  const [start, end] = [markerSpan.start - lineSpan.start, markerSpan.end - lineSpan.start];
  return `${raw.slice(0, start)} ${raw.slice(end)}`;
}

/** A day keeps the clock time it was written with. */
function moved(task: TaskLine, key: string, day: Day): string {
  return day + (task.fields.find((field) => field.key === key)?.value.slice(10) ?? '');
}

function withField(line: string, key: string, value: string | undefined): string {
  const task = parseTaskLine(line);
  return task === undefined ? line : applyEdits(line, setFieldEdits(line, task, key, value));
}
