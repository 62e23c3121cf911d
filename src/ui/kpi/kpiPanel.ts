// The KPI panel on the host: one a window, opened by command or restored, live while notes change. Comes in: what to read and
// how to open things; goes out: one function that opens it. Views are made when they are wanted; the choice is all it keeps.
import { type Disposable, env, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { RowKey } from '../../core/index/rows.ts';
import type { KpiContext, KpiIndex, KpiPoint } from '../../core/kpi/kpi.ts';
import { withCourses } from '../../core/kpi/withCourses.ts';
import { kpiPanelType } from '../../manifest.ts';
import type { Event } from '../../notebook/lifecycle.ts';
import { openPage, type PanelContent, type PanelPage, type PanelServices } from '../panel/panelPage.ts';
import { type KpiChoice, type KpiIntent, type KpiView, kpiIntent } from './kpiMessages.ts';
import { kpiReports } from './kpiReports.ts';
import { kpiTexts } from './kpiTexts.ts';
import { emptyView, firstChoice, type KpiTargets, kpiView } from './kpiView.ts';

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
  /** The courses of figures in the past as far as they are known; asking begins to read them. */
  courses(chosen: string): ReadonlyMap<string, readonly KpiPoint[]> | undefined;
  /** Notes, configuration or the day changed. */
  readonly onDidChange: Event<unknown>;
  /** Opens the note or line of a row, beside the panel when asked. */
  open(chosen: string, key: RowKey, beside: boolean): Promise<void>;
  /** Opens `daybook.yml` at the definition of a KPI. */
  openDefinition(chosen: string, kpiId: string): Promise<void>;
}

/** Registers the panel. `open` shows it, making it only if there is none in this window. */
export function registerKpiPanel(services: KpiServices): Disposable & { open(): void } {
  let current: { panel: WebviewPanel; page: PanelPage } | undefined;
  const adopt = (panel: WebviewPanel) => {
    const page = openPage(panel, kpiContent(services), services);
    current = { panel, page };
    panel.onDidDispose(() => {
      if (current?.panel === panel) current = undefined;
    });
  };
  const listener = services.onDidChange(() => current?.page.changed());
  const serializer = window.registerWebviewPanelSerializer(kpiPanelType, {
    async deserializeWebviewPanel(panel) {
      if (current) panel.dispose();
      else adopt(panel);
    },
  });
  return {
    open() {
      if (current) current.panel.reveal();
      else adopt(window.createWebviewPanel(kpiPanelType, l10n.t('KPIs'), ViewColumn.Active));
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
  let targets: KpiTargets = { rows: new Map(), definitions: new Map() };
  return {
    page: 'kpi',
    title: l10n.t('KPIs'),
    strings: kpiTexts(l10n),
    intents: kpiIntent,
    pointing: new Set(['open', 'openDefinition']),
    staleText: l10n.t('The notes have just changed. Please choose again.'),
    async view() {
      choice = { ...choice, notebook: services.shown(choice.notebook) };
      const index = services.reader(choice.notebook);
      if (!index) return emptyView(services.absence(), choice, wording);
      const now = await reportFor(index, choice);
      const courses = choice.project === '' ? services.courses(choice.notebook) : undefined;
      const report = courses ? withCourses(now, courses, services.context(choice.notebook).today) : now;
      const made = kpiView(report, choice, index, wording);
      choice = made.view.choice;
      targets = made.targets;
      return { ...made.view, notebooks: services.notebooks() };
    },
    async receive(intent) {
      switch (intent.type) {
        case 'ready':
          choice = intent.choice ?? choice;
          return true;
        case 'choose':
          choice = intent.choice;
          return true;
        case 'open': {
          const key = targets.rows.get(intent.ref);
          if (key) await services.open(choice.notebook, key, intent.beside);
          return false;
        }
        case 'openDefinition': {
          const definition = targets.definitions.get(intent.ref);
          if (definition?.note) await services.open(choice.notebook, definition.note, false);
          else if (definition) await services.openDefinition(choice.notebook, definition.decl.id);
          return false;
        }
      }
    },
  };
}
