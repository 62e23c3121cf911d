// The commands by which a note is handed to others. Only wiring: what is done is loaded when it is first wanted. Comes in: notebooks; goes
// out: rows for the command table.
import { type Disposable, window } from 'vscode';
import { type HandOutCommandId, slidesPanelType } from '../manifest.ts';
import type { Notebooks } from '../notebook/registry.ts';
import type { CommandHandler } from './commandTable.ts';
import { answersOf } from './item/answers.ts';
import type { PanelServices } from './panel/panelPage.ts';

const panels = () => import('./report/present.ts');

interface HandOutDeps extends PanelServices {
  readonly notebooks: Notebooks;
}

/** Presentations come back with the window. */
export function registerSlides(notebooks: Notebooks, services: PanelServices): Disposable {
  return window.registerWebviewPanelSerializer(slidesPanelType, {
    deserializeWebviewPanel: async (panel, state) => (await panels()).restoreSlides(notebooks, services, panel, state),
  });
}

/** A handler for each of them. */
export function handOutCommandTable({ notebooks, ...services }: HandOutDeps): Record<HandOutCommandId, CommandHandler> {
  return {
    'daybook.note.copyRich': async (...args) =>
      (await panels()).copyRich(notebooks, services, args, answersOf(...args)),
    'daybook.note.present': async (...args) =>
      (await panels()).presentNote(notebooks, services, args, answersOf(...args)),
    'daybook.note.exportHtml': async (...args) =>
      (await import('./report/exportHtml.ts')).exportHtml(notebooks, args, answersOf(...args)),
  };
}
