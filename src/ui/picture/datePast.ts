// Where dates stood in the past, for pictures that show it: read behind them, while everything else is there already. Comes in: an open
// notebook; goes out: what is known so far. Begins to read when it is asked, and again after a while; a failure goes to the log.
import { l10n, ProgressLocation, window } from 'vscode';
import type { DateCourses } from '../../core/picture/plannedRow.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { Stop } from '../../notebook/share/stop.ts';

interface Reading {
  courses?: DateCourses;
  atMs: number;
}

/** The commits of others are looked at again after so many ms. */
const againMs = 300_000;

/** Answers what is known; `changed` is told when there is more. */
export function createDatePast(log: Log, changed: () => void): (open: OpenNotebook) => DateCourses | undefined {
  const readings = new WeakMap<Notebook, Reading>();
  return (open) => {
    const reading = readings.get(open.notebook) ?? { atMs: Number.NEGATIVE_INFINITY };
    readings.set(open.notebook, reading);
    if (performance.now() - reading.atMs > againMs) {
      reading.atMs = performance.now();
      read(open, reading)
        .then((isNews) => isNews && changed())
        .catch((error: unknown) => !(error instanceof Stop) && log.error('the past of dates was not read', error));
    }
    return reading.courses;
  };
}

async function read(open: OpenNotebook, reading: Reading): Promise<boolean> {
  const history = await open.history();
  if (!history) return false;
  const { dueCourses } = await import('../../notebook/history/firstDues.ts');
  const options = { location: ProgressLocation.Window, title: l10n.t('Reading the history') };
  const courses = await window.withProgress(options, () => dueCourses(history, open.notebook.reader()));
  const isNews = JSON.stringify([...courses]) !== JSON.stringify([...(reading.courses ?? [])]);
  reading.courses = courses;
  return isNews;
}
