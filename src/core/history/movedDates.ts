// How often dates moved. Comes in: the forms of a note, oldest first. Goes out: the due days of its items in their order, and that in
// words. A task is followed by its text as long as that stays; a date that was taken back counts.
import { compareNotes } from '../change/noteChange.ts';
import { type Day, isDay } from '../day.ts';
import { say, sayDay } from '../language.ts';
import type { Note } from '../note/note.ts';

/** A form of a note, and when it came. */
export interface DatedNote {
  readonly note: Note;
  /** In ms since 1970. */
  readonly atMs: number;
}

/** The due days that one item had, the first one first: at least two. */
export interface DateCourse {
  /** The text of a task; absent for the record itself. */
  readonly task?: string;
  readonly days: readonly Day[];
  /** When it moved last. */
  readonly lastMs: number;
}

/** The courses of all items of a note whose date moved. */
export function dateCourses(path: string, forms: readonly DatedNote[]): DateCourse[] {
  const courses = new Map<string | undefined, { days: Day[]; lastMs: number }>();
  for (let at = 1; at < forms.length; at++) {
    const [before, after] = [forms[at - 1], forms[at]];
    if (!before || !after) continue;
    for (const { about, verb, name, from, to } of compareNotes([{ path, before: before.note, after: after.note }])) {
      if (verb !== 'due' || !isDay(from) || !isDay(to)) continue;
      const task = about === 'task' ? name : undefined;
      const course = courses.get(task) ?? { days: [from], lastMs: 0 };
      courses.set(task, course);
      course.days.push(to);
      course.lastMs = after.atMs;
    }
  }
  return [...courses].map(([task, course]) => ({ ...course, ...(task !== undefined && { task }) }));
}

/** The due days that one item had; empty when its date never moved. `task` is the text, absent for a record. */
export function movedDates(path: string, forms: readonly DatedNote[], task?: string): readonly Day[] {
  return dateCourses(path, forms).find((course) => course.task === task)?.days ?? [];
}

/** `moved twice: 3 Mar → 10 Mar → 12 Mar`; undefined for dates that never moved. */
export function movedWords(days: readonly Day[], spell: (day: Day) => string = sayDay): string | undefined {
  const times = days.length - 1;
  if (times < 1) return undefined;
  const way = days.map(spell).join(' → ');
  if (times === 1) return say('moved once: {0}', way);
  return times === 2 ? say('moved twice: {0}', way) : say('moved {0} times: {1}', times, way);
}
