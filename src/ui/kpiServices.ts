// What the KPI panel needs of the open notebooks, of which it shows one. Comes in: the registry; goes out: a reader, the moment, the past,
// and ways to open what is behind a number or to take it along.
import { env, l10n, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { RowKey } from '../core/index/rows.ts';
import { configPath } from '../core/notePath.ts';
import { type Disposable, Emitter } from '../notebook/lifecycle.ts';
import type { Log } from '../notebook/ports.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { openRow } from './items.ts';
import { kpiAbsence, kpiNotebook, kpiNotebookOptions } from './kpi/kpiNotebook.ts';
import type { KpiServices } from './kpi/kpiPanel.ts';
import { createKpiPasts, type KpiPasts } from './kpi/kpiPast.ts';
import { kpiRef } from './kpi/kpiTiles.ts';
import { noteUri, openNote } from './openNote.ts';
import { versionUri } from './share/versionTexts.ts';

/** Services of the panel. */
export function kpiServices(notebooks: Notebooks, extensionUri: Uri, log: Log, nowMs: () => number): KpiServices {
  const changed = eitherEvent(notebooks, log);
  const pasts = createKpiPasts(log, nowMs, () => changed.fire(undefined));
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
      return { ...open.notebook.context(), ...pasts.firsts(open) };
    },
    onDidChange: (listener): Disposable => changed.event(listener),
    past: (chosen) => {
      const open = shown(chosen);
      return {
        known: (scope, days) => open && pasts.known(open, scope, days),
        atDay: async (day, look) => open && (await pasts.atDay(open, day, look)),
      };
    },
    open: async (chosen, key, beside) => {
      const open = shown(chosen);
      if (open && !(await openNow(notebooks, open, key, beside)))
        void window.showInformationMessage(
          l10n.t('{0} is not there any more. Shift+Enter shows it as it was.', key.path),
        );
    },
    openVersion: async (chosen, key, day, beside) => {
      const open = shown(chosen);
      if (open) await openVersion(pasts, open, key, day, beside);
    },
    copy: (text) => env.clipboard.writeText(text),
    savePicture: async (chosen, name, png) => {
      const open = shown(chosen);
      if (open) await savePicture(open, name, Buffer.from(png, 'base64'));
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

/** The row where it is now; a line that became another one leads to its note. False when the note is gone, too. */
async function openNow(notebooks: Notebooks, open: OpenNotebook, key: RowKey, beside: boolean): Promise<boolean> {
  const reader = open.notebook.reader();
  const known = [key, { path: key.path }].find((each) => reader.find(each) !== undefined);
  if (known) await openRow(notebooks, open.root, known, { beside });
  return known !== undefined;
}

async function openVersion(
  pasts: KpiPasts,
  open: OpenNotebook,
  { path, task }: RowKey,
  day: string,
  beside: boolean,
): Promise<void> {
  const text = await pasts.textOfDay(open, day, path);
  if (text === undefined) {
    void window.showInformationMessage(l10n.t('There was no {0} on {1}.', path, day));
    return;
  }
  const document = await workspace.openTextDocument(versionUri(path, `${path} ${day}`, text));
  const line = document.lineAt(Math.min(task?.line ?? 0, document.lineCount - 1)).range;
  const viewColumn = beside ? ViewColumn.Beside : ViewColumn.Active;
  await window.showTextDocument(document, { viewColumn, ...(task && { selection: line }) });
}

/** A page is never trusted: what is no PNG is not written. */
async function savePicture(open: OpenNotebook, name: string, png: Buffer): Promise<void> {
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return;
  const file = `${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.png`;
  const to = await window.showSaveDialog({ defaultUri: noteUri(open.root, file), filters: { PNG: ['png'] } });
  if (to) await workspace.fs.writeFile(to, png);
}

function eitherEvent(notebooks: Notebooks, log: Log): Emitter<unknown> {
  const either = new Emitter<unknown>((error) => log.error('the KPI panel failed to follow a change', error));
  notebooks.onDidChange(() => either.fire(undefined));
  notebooks.onDidChangeNotes(() => either.fire(undefined));
  notebooks.onDidMove(() => either.fire(undefined));
  return either;
}
