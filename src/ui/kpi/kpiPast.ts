// The courses of figures in the past, for a panel that is shown: read behind it, while everything else is there already. Comes in: an
// open notebook; goes out: what is known so far. Begins to read when it is asked, and again after a while; a failure goes to the log.
import { l10n, ProgressLocation, window } from 'vscode';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { KpiCourses } from '../../notebook/history/kpiCourses.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { Stop } from '../../notebook/share/stop.ts';

interface Reading {
  courses?: KpiCourses;
  make?: (notebook: Notebook) => Promise<KpiCourses>;
  /** For which configuration and day, and when. */
  config?: NotebookConfig;
  today?: string;
  atMs: number;
  isRunning: boolean;
}

/** The commits of others are looked at again after so many ms. */
const againMs = 300_000;

/** Answers the courses that are known; `changed` is told when there are others. */
export function createKpiPast(
  log: Log,
  nowMs: () => number,
  changed: () => void,
): (open: OpenNotebook) => KpiCourses | undefined {
  const readings = new WeakMap<Notebook, Reading>();
  return (open) => {
    const { notebook } = open;
    const reading = readings.get(notebook) ?? { atMs: Number.NEGATIVE_INFINITY, isRunning: false };
    readings.set(notebook, reading);
    const { today } = notebook.context();
    const isSame = reading.config === notebook.config && reading.today === today;
    if (!reading.isRunning && (!isSame || nowMs() - reading.atMs > againMs)) {
      Object.assign(reading, { isRunning: true, config: notebook.config, today, atMs: nowMs() });
      void read(open, reading)
        .then((isNews) => isNews && changed())
        .catch((error: unknown) => !(error instanceof Stop) && log.error('the past of figures was not read', error))
        .finally(() => {
          reading.isRunning = false;
        });
    }
    return isSame ? reading.courses : undefined;
  };
}

async function read(open: OpenNotebook, reading: Reading): Promise<boolean> {
  const history = await open.history();
  if (!history) return false;
  if (!reading.make) {
    const { createKpiCourses } = await import('../../notebook/history/kpiCourses.ts');
    const courses = createKpiCourses(history);
    reading.make = (notebook) => courses({ config: notebook.config, ...notebook.context() });
  }
  const make = reading.make;
  const options = { location: ProgressLocation.Window, title: l10n.t('Reading the history') };
  const before = JSON.stringify([...(reading.courses ?? [])]);
  reading.courses = await window.withProgress(options, () => make(open.notebook));
  return JSON.stringify([...reading.courses]) !== before;
}
