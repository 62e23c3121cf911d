// The courses of figures in the past, for a panel that is shown: read behind it, while everything else is there already. Comes in: an
// open notebook; goes out: what is known so far. Begins to read when it is asked, and again after a while; a failure goes to the log.
import { l10n, ProgressLocation, window } from 'vscode';
import type { Day } from '../../core/day.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { KpiCourses } from '../../notebook/history/kpiCourses.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { Stop } from '../../notebook/share/stop.ts';

/** What of the past is known for figures. */
export interface KpiPast {
  readonly courses?: KpiCourses;
  /** The same map as long as it says the same. */
  readonly firstDues?: ReadonlyMap<string, Day>;
}

interface Reading {
  courses?: KpiCourses;
  firstDues?: ReadonlyMap<string, Day>;
  make?: (notebook: Notebook) => Promise<KpiCourses>;
  /** For which configuration and day, and when. */
  config?: NotebookConfig;
  today?: string;
  atMs: number;
  isRunning: boolean;
}

/** The commits of others are looked at again after so many ms. */
const againMs = 300_000;

/** Answers what is known; `changed` is told when there is more. */
export function createKpiPast(log: Log, nowMs: () => number, changed: () => void): (open: OpenNotebook) => KpiPast {
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
    return isSame ? reading : {};
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
  const { firstDues } = await import('../../notebook/history/firstDues.ts');
  const options = { location: ProgressLocation.Window, title: l10n.t('Reading the history') };
  const before = JSON.stringify([[...(reading.courses ?? [])], [...(reading.firstDues ?? [])]]);
  const dues = await window.withProgress(options, async () => {
    reading.courses = await make(open.notebook);
    return await firstDues(history, open.notebook.reader());
  });
  if (!reading.firstDues || JSON.stringify([...reading.firstDues]) !== JSON.stringify([...dues]))
    reading.firstDues = dues;
  return JSON.stringify([[...(reading.courses ?? [])], [...reading.firstDues]]) !== before;
}
