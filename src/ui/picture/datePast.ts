// Where dates stood in the past, for pictures that show it: read behind them, while everything else is there already. Comes in: an open
// notebook; goes out: what is known so far. Begins to read when it is asked, and again after a commit or a while; a failure goes to the log.
import type { DateCourses } from '../../core/picture/plannedRow.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { isOutdated, readBehind } from '../readingPast.ts';

interface Reading {
  courses?: DateCourses;
  atMs: number;
  moves: number;
}

/** Answers what is known; `changed` is told when there is more. */
export function createDatePast(log: Log, changed: () => void): (open: OpenNotebook) => DateCourses | undefined {
  const readings = new WeakMap<Notebook, Reading>();
  return (open) => {
    const reading = readings.get(open.notebook) ?? { atMs: Number.NEGATIVE_INFINITY, moves: open.moves };
    readings.set(open.notebook, reading);
    if (isOutdated(reading, open, performance.now())) {
      reading.moves = open.moves;
      reading.atMs = performance.now();
      void readBehind(open, log, 'the past of dates', async (history) => {
        const { dueCourses } = await import('../../notebook/history/firstDues.ts');
        return dueCourses(history, open.notebook.reader());
      }).then((courses) => {
        if (!courses || JSON.stringify([...courses]) === JSON.stringify([...(reading.courses ?? [])])) return;
        reading.courses = courses;
        changed();
      });
    }
    return reading.courses;
  };
}
