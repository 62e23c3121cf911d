// The line of a repeating task's next occurrence. Comes in: the task, today. Goes out: one line without a line end.
// Days keep their distance to each other; done date, id, dependencies and block id are not copied (docs/format, "Recurrence").
import type { Day } from '../day.ts';
import { addDays, daysBetween } from '../day.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Task, TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { nextOccurrence } from '../occurrence.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits } from '../text.ts';

const DAYS = ['due', 'scheduled', 'start'] as const;
const NOT_COPIED = [
  'done',
  'cancelled',
  'created',
  'id',
  'block',
  'after',
  'asked',
  'chased',
  'chase',
  'wait',
  'status',
];

/** A line of another format than Markdown: itself as an open task, and how its lines are read. */
export interface LineForm {
  readonly opened: string;
  readonly read: (line: string) => TaskLine | undefined;
}

/**
 * The next line, open, with its days moved; a task without any day gets its next day as `due`. `'ended'` when the rule is used up,
 * `undefined` when it cannot be read.
 */
export function nextTaskLine(
  task: Task,
  today: Day,
  config: NotebookConfig,
  { opened, read }: LineForm = boxed(task, config),
): string | 'ended' | undefined {
  const base = task.due ?? task.scheduled ?? task.start;
  const next = nextOccurrence(task.repeat ?? '', base, today, config.calendar);
  if (next === undefined || next === 'ended') return next;
  const withField = (line: string, key: string, value: string | undefined): string => {
    const now = read(line);
    return now === undefined ? line : applyEdits(line, setFieldEdits(line, now, key, value));
  };
  let line = opened;
  for (const key of NOT_COPIED) line = withField(line, key, undefined);
  const shift = base === undefined ? 0 : daysBetween(base, next.day);
  for (const key of DAYS) {
    const day = task[key];
    if (day !== undefined) line = withField(line, key, moved(task, key, addDays(day, shift)));
  }
  if (base === undefined) line = withField(line, 'due', next.day);
  return next.rule === task.repeat ? line : withField(line, 'repeat', next.rule);
}

function boxed({ raw, markerSpan, lineSpan }: Task, config: NotebookConfig): LineForm {
  const [start, end] = [markerSpan.start - lineSpan.start, markerSpan.end - lineSpan.start];
  const options = parseOptions(config);
  return { opened: `${raw.slice(0, start)} ${raw.slice(end)}`, read: (line) => parseTaskLine(line, options) };
}

/** A day keeps the clock time it was written with. */
function moved(task: TaskLine, key: string, day: Day): string {
  return day + (task.fields.find((field) => field.key === key)?.value.slice(10) ?? '');
}
