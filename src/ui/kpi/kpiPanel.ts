// The KPI panel on the host: one a window, opened by command or restored, live while notes change. Comes in: what to read and
// how to open things; goes out: one function that opens it. Views are made when they are wanted; the choice is all it keeps.
import { type Disposable, env, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { RowKey } from '../../core/index/rows.ts';
import type { KpiContext, KpiIndex } from '../../core/kpi/kpi.ts';
import { kpiPanelType } from '../../manifest.ts';
import type { Event } from '../../notebook/lifecycle.ts';
import { openPage, type PanelContent, type PanelPage, type PanelServices } from '../panel/panelPage.ts';
import { type KpiChoice, type KpiIntent, type KpiView, kpiIntent, longestPicture } from './kpiMessages.ts';
import { kpiReports } from './kpiReports.ts';
import { type KpiPastReader, type ShownKpis, showKpis } from './kpiShown.ts';
import { kpiTexts } from './kpiTexts.ts';
import { emptyView, firstChoice } from './kpiView.ts';

/** What the panel needs from outside. */
export interface KpiServices extends PanelServices {
  /** The notebooks to choose from; empty when there is nothing to choose. */
  notebooks(): KpiView['notebooks'];
  /** The ref of the notebook that is shown for a chosen ref; the same one while there is none. */
  shown(chosen: string): string;
  /** The index to read, or undefined until a notebook is loaded. Here and below `chosen` is the ref of a notebook. */
  reader(chosen: string): KpiIndex | undefined;
  /** Why there is no index. */
  absence(): 'loading' | 'missing';
  context(chosen: string): KpiContext;
  past(chosen: string): KpiPastReader;
  /** Notes, configuration or the day changed. */
  readonly onDidChange: Event<unknown>;
  /** Opens the note or line of a row, beside the panel when asked. */
  open(chosen: string, key: RowKey, beside: boolean): Promise<void>;
  /** Shows the note as it was at the end of a day, read-only. */
  openVersion(chosen: string, key: RowKey, day: string, beside: boolean): Promise<void>;
  /** Puts a text into the clipboard. */
  copy(text: string): Thenable<void>;
  /** Saves a picture where the person says. */
  savePicture(chosen: string, name: string, png: string): Promise<void>;
  /** Opens `daybook.yml` at the definition of a KPI. */
  openDefinition(chosen: string, kpiId: string): Promise<void>;
}

/** Registers the panel. `open` shows it, making it only if there is none in this window. */
export function registerKpiPanel(services: KpiServices): Disposable & { open(): void } {
  let current: { panel: WebviewPanel; page: PanelPage } | undefined;
  const adopt = (panel: WebviewPanel, isNew: boolean) => {
    const page = openPage(panel, kpiContent(services), services, isNew);
    current = { panel, page };
    panel.onDidDispose(() => {
      if (current?.panel === panel) current = undefined;
    });
  };
  const listener = services.onDidChange(() => current?.page.changed());
  const serializer = window.registerWebviewPanelSerializer(kpiPanelType, {
    async deserializeWebviewPanel(panel) {
      if (current) panel.dispose();
      else adopt(panel, false);
    },
  });
  return {
    open() {
      if (current) current.panel.reveal();
      else adopt(window.createWebviewPanel(kpiPanelType, l10n.t('KPIs'), ViewColumn.Active), true);
    },
    dispose() {
      listener.dispose();
      serializer.dispose();
      current?.page.dispose();
    },
  };
}

/** What the page shows and wants. The choice lives in the page's state and comes back with `ready`. */
function kpiContent(services: KpiServices): PanelContent<KpiIntent> {
  const wording = { l10n, language: env.language };
  let choice: KpiChoice = firstChoice;
  const reportFor = kpiReports(() => services.context(choice.notebook));
  let shown: ShownKpis | undefined;
  return {
    page: 'kpi',
    title: l10n.t('KPIs'),
    strings: kpiTexts(l10n),
    intents: kpiIntent,
    longestIntent: longestPicture + 1000,
    pointing: new Set(['open', 'openDefinition', 'copy']),
    staleText: l10n.t('The notes have just changed. Please choose again.'),
    async view() {
      choice = { ...choice, notebook: services.shown(choice.notebook) };
      const index = services.reader(choice.notebook);
      if (!index) return emptyView(services.absence(), choice, wording);
      const asked = choice;
      const report = await reportFor(index, asked);
      const context = services.context(asked.notebook);
      const made = await showKpis({ report, index, context, past: services.past(asked.notebook), wording }, asked);
      // What was chosen while this was made is shown next.
      if (choice === asked) choice = made.view.choice;
      shown = made;
      return { ...made.view, notebooks: services.notebooks() };
    },
    async receive(intent) {
      switch (intent.type) {
        case 'ready':
          choice = intent.choice ?? choice;
          return intent.choice !== undefined;
        case 'choose':
          choice = intent.choice;
          return true;
        case 'open': {
          const key = shown?.targets.rows.get(intent.ref);
          const day = shown?.view.detail?.rows.day ?? '';
          if (key && intent.version && day !== '') await services.openVersion(choice.notebook, key, day, intent.beside);
          else if (key) await services.open(choice.notebook, key, intent.beside);
          return false;
        }
        case 'openDefinition': {
          const definition = shown?.targets.definitions.get(intent.ref);
          if (definition?.note) await services.open(choice.notebook, definition.note, false);
          else if (definition) await services.openDefinition(choice.notebook, definition.decl.id);
          return false;
        }
        case 'copy': {
          const text = await shown?.csv(intent.at);
          if (text !== undefined) await services.copy(text);
          return false;
        }
        case 'picture':
          await services.savePicture(choice.notebook, intent.name, intent.png);
          return false;
      }
    },
  };
}
