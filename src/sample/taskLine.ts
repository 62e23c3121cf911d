// Writes a task story as the box line it was at some minute, in the canonical order of fields (docs/format, "Task lines"), and
// tells when the line changed. Comes in: a story and the year; goes out: a line, or nothing before it was written down.
import { dayText } from '../core/day.ts';
import { drawFor } from './draw.ts';
import type { Moment } from './sampleNote.ts';
import type { TaskStory } from './story.ts';
import type { PersonId } from './team.ts';
import { dayOf, type Minute, minuteOf, type Timing } from './timing.ts';

/** State of a task at some minute. */
export type TaskState = 'absent' | 'open' | 'waiting' | 'done' | 'cancelled';

const signs = { critical: '🔺', high: '⏫', medium: '🔼', low: '🔽' } as const;

/** When somebody does small things: once before noon, once in the afternoon, so that a day's changes are shared together. */
export function workTime(by: PersonId, day: number, part: 'morning' | 'afternoon'): Minute {
  const draw = drawFor(day, `${by}/${part}`);
  return minuteOf(day, part === 'morning' ? '10:05' : '16:10') + draw.whole(0, 55);
}

/** The state at the end of the minute `at`. */
export function taskState(task: TaskStory, at: Minute, timing: Timing): TaskState {
  // Lines are written down before noon, after the stand-up.
  if (at < minuteOf(timing.day(task.ago), '10:00')) return 'absent';
  if (task.done !== undefined && at >= finishedAt(task, task.done, timing)) return 'done';
  if (task.cancelled !== undefined && at >= finishedAt(task, task.cancelled, timing)) return 'cancelled';
  return task.wait !== undefined && dayOf(at) >= timing.day(task.asked ?? task.ago) ? 'waiting' : 'open';
}

/** When the task was ticked or dropped, or undefined. */
export function taskFinished(task: TaskStory, timing: Timing): Minute | undefined {
  const end = task.done ?? task.cancelled;
  return end === undefined ? undefined : finishedAt(task, end, timing);
}

/** Day of the task's due date as it was set at the minute `at`, or undefined. */
export function dueAt(task: TaskStory, at: Minute, timing: Timing): number | undefined {
  const moved = task.moved?.findLast((move) => timing.day(move.ago) <= dayOf(at));
  const due = moved?.due ?? task.due;
  return due === undefined ? undefined : timing.day(due);
}

/**
 * The line at the minute `at`, or undefined while nobody had written it down. Under the heading of a person (`under`) the line
 * need not name them again.
 */
export function taskLine(task: TaskStory, at: Minute, timing: Timing, under?: PersonId): string | undefined {
  const state = taskState(task, at, timing);
  if (state === 'absent') return undefined;
  const text = state === 'cancelled' ? `~~${task.text}~~` : task.text;
  const words = [text, ...mentions(task, under), ...(state === 'waiting' ? waiting(task, timing) : [])];
  if (task.est !== undefined) words.push(`est:${task.est}`);
  if (task.after !== undefined) words.push(`after:${task.after}`);
  const fields = task.emoji ? emojiFields(task, at, timing) : plainFields(task, at, timing);
  if (task.id !== undefined) fields.push(`^${task.id}`);
  return `- [${state === 'done' || state === 'cancelled' ? 'x' : ' '}] ${[...words, ...fields].join(' ')}`;
}

/** When the line appeared, moved and was ticked; `by` is who plans in this note. */
export function taskMoments(task: TaskStory, by: PersonId, timing: Timing): Moment[] {
  const planned: Moment = { at: workTime(by, timing.day(task.ago), 'morning'), by, subject: `Plan: ${task.text}` };
  return [planned, ...laterMoments(task, by, timing)];
}

/** The same without the first: for notes that are written with their tasks in them. */
export function laterMoments(task: TaskStory, by: PersonId, timing: Timing): Moment[] {
  const doer = task.owner ?? by;
  const moments: Moment[] = (task.moved ?? []).map(({ ago }) => ({
    at: workTime(by, timing.day(ago), 'morning'),
    by,
    subject: `Move: ${task.text}`,
  }));
  if (task.wait !== undefined && task.asked !== undefined && task.asked < task.ago) {
    const at = workTime(doer, timing.day(task.asked), 'morning');
    moments.push({ at, by: doer, subject: `Asked ${task.wait}: ${task.text}` });
  }
  const end = task.done ?? task.cancelled;
  if (end !== undefined) {
    const subject = `${task.done === undefined ? 'Drop' : 'Done'}: ${task.text}`;
    moments.push({ at: finishedAt(task, end, timing), by: doer, subject });
  }
  return moments;
}

function finishedAt(task: TaskStory, ago: number, timing: Timing): Minute {
  return workTime(task.owner ?? 'nadia', timing.day(ago), 'afternoon');
}

function mentions({ owner, project, tags }: TaskStory, under: PersonId | undefined): string[] {
  return [
    ...(owner && owner !== under ? [`@${owner}`] : []),
    ...(project ? [`+${project}`] : []),
    ...(tags ?? []).map((tag) => `#${tag}`),
  ];
}

/** Who or what a task waits for, as one word. */
export function waitsFor({ wait }: TaskStory): string {
  return wait?.replaceAll(' ', '-') ?? '';
}

function waiting(task: TaskStory, timing: Timing): string[] {
  const { chase } = task;
  const asked = `asked:${timing.text(task.asked ?? task.ago)}`;
  return [`wait:${waitsFor(task)}`, asked, ...(chase === undefined ? [] : [`chase:${timing.text(chase)}`])];
}

function plainFields(task: TaskStory, at: Minute, timing: Timing): string[] {
  const due = dueAt(task, at, timing);
  const state = taskState(task, at, timing);
  return [
    ...(task.priority ? [`priority:${task.priority}`] : []),
    ...(task.repeat ? [`[repeat:: ${task.repeat}]`] : []),
    ...(due === undefined ? [] : [`due:${dayText(due)}`]),
    ...(state === 'cancelled' && task.cancelled !== undefined ? [`cancelled:${timing.text(task.cancelled)}`] : []),
    ...(state === 'done' && task.done !== undefined ? [`done:${timing.text(task.done)}`] : []),
  ];
}

function emojiFields(task: TaskStory, at: Minute, timing: Timing): string[] {
  const due = dueAt(task, at, timing);
  return [
    ...(task.priority ? [signs[task.priority]] : []),
    ...(task.repeat ? [`🔁 ${task.repeat}`] : []),
    ...(due === undefined ? [] : [`📅 ${dayText(due)}`]),
    ...(taskState(task, at, timing) === 'done' && task.done !== undefined ? [`✅ ${timing.text(task.done)}`] : []),
  ];
}
