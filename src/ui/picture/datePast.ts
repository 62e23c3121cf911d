// Where dates stood in the past, for pictures that show it: read behind them, while everything else is there already. Comes in: an open
// notebook; goes out: what is known so far. Begins to read when it is asked, and again after a commit or a while; a failure goes to the log.
import type { DateCourses } from '../../core/picture/plannedRow.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { isOutdated, readBehind } from '../readingPast.ts';

interface Reading {
  courses?: DateCourses | undefined;
  readonly atMs: number;
  readonly moves: number;
}

/** Answers what is known; `changed` is told when there is more. */
export function createDatePast(
  log: Log,
  nowMs: () => number,
  changed: () => void,
): (open: OpenNotebook) => DateCourses | undefined {
  const readings = new WeakMap<Notebook, Reading>();
  return (open) => {
    const { notebook, moves } = open;
    const last = readings.get(notebook);
    if (last && !isOutdated(last, open, nowMs())) return last.courses;
    const reading: Reading = { courses: last?.courses, atMs: nowMs(), moves };
    readings.set(notebook, reading);
    void readBehind(open, log, 'the past of dates', async (history) => {
      const { dueCourses } = await import('../../notebook/history/firstDues.ts');
      return dueCourses(history, notebook.reader());
    }).then((courses) => {
      // One that was begun since, after a commit, knows more.
      if (!courses || readings.get(notebook) !== reading) return;
      if (JSON.stringify([...courses]) === JSON.stringify([...(reading.courses ?? [])])) return;
      reading.courses = courses;
      changed();
    });
    return reading.courses;
  };
}
