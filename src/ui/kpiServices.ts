// What the KPI panel needs of the open notebooks, of which it shows one. Comes in: the registry; goes out: a reader, the moment,
// and ways to open what is behind a number.
import type { Uri } from 'vscode';
import { type Disposable, Emitter } from '../notebook/lifecycle.ts';
import { configPath } from '../notebook/notebook.ts';
import type { Log } from '../notebook/ports.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { openRow } from './items.ts';
import { kpiAbsence, kpiNotebook, kpiNotebookOptions } from './kpi/kpiNotebook.ts';
import type { KpiServices } from './kpi/kpiPanel.ts';
import { createKpiPast } from './kpi/kpiPast.ts';
import { kpiRef } from './kpi/kpiTiles.ts';
import { openNote } from './openNote.ts';

/** Services of the panel. */
export function kpiServices(notebooks: Notebooks, extensionUri: Uri, log: Log, nowMs: () => number): KpiServices {
  const changed = eitherEvent(notebooks, log);
  const past = createKpiPast(log, nowMs, () => changed.fire(undefined));
  const shown = (chosen: string) => kpiNotebook(notebooks, chosen);
  return {
    extensionUri,
    log,
    notebooks: () => kpiNotebookOptions(notebooks),
    shown: (chosen) => {
      const root = shown(chosen)?.root;
      return root === undefined ? chosen : kpiRef(root);
    },
    reader: (chosen) => shown(chosen)?.notebook.index(),
    absence: () => kpiAbsence(notebooks),
    context: (chosen) => {
      const open = shown(chosen);
      if (!open) return { today: '1970-01-01', now: '1970-01-01T00:00+00:00' };
      const { firstDues } = past(open);
      return { ...open.notebook.context(), ...(firstDues && { firstDues }) };
    },
    onDidChange: (listener): Disposable => changed.event(listener),
    courses: (chosen) => {
      const open = shown(chosen);
      return open && past(open).courses;
    },
    open: async (chosen, key, beside) => {
      const open = shown(chosen);
      if (open) await openRow(notebooks, open.root, key, { beside });
    },
    openDefinition: async (chosen, id) => {
      const open = shown(chosen);
      const text = open && (await open.notebook.read(configPath));
      if (!open || text === undefined) return;
      const offset = text.search(new RegExp(`^\\s+${id.replace(/[^\w-]/g, '')}:`, 'm'));
      await openNote(open.root, configPath, offset < 0 ? {} : { at: { offset: offset + 1 } });
    },
  };
}

function eitherEvent(notebooks: Notebooks, log: Log): Emitter<unknown> {
  const either = new Emitter<unknown>((error) => log.error('the KPI panel failed to follow a change', error));
  notebooks.onDidChange(() => either.fire(undefined));
  notebooks.onDidChangeNotes(() => either.fire(undefined));
  return either;
}
