// The panels of pictures on the host: one type, one panel a picture, opened by command or restored. Comes in: what to read and how to
// act; goes out: one function that opens them. What a panel shows is loaded when the first one is wanted.
import { type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { picturePanelType } from '../../manifest.ts';
import { closedLater } from '../panel/closed.ts';
import type { OpenPicture, PictureServices } from './pictureContent.ts';
import type { PictureChoice, PictureId } from './pictureMessages.ts';

/** The panels. */
export interface Pictures extends Disposable {
  /** Shows a picture, in its panel if there is one; with a choice it shows that. */
  open(picture: PictureId, choice?: Partial<PictureChoice>): Promise<void>;
  /** What may be shown has changed. */
  refresh(): void;
}

const load = () => import('./pictureContent.ts');

/** Registers the panels. */
export function registerPictures(services: PictureServices): Pictures {
  const panels = new Map<string, OpenPicture>();
  // Without a wait between asking for the panel of a picture and making it: each has one.
  const adopt = (
    { openPicture }: Awaited<ReturnType<typeof load>>,
    panel: WebviewPanel,
    choice: PictureChoice,
    how: { readonly isNew: boolean; readonly isWanted: boolean },
  ): void => {
    panels.set(choice.picture, openPicture(panel, services, choice, how));
    panel.onDidDispose(() => {
      if (panels.get(choice.picture)?.panel === panel) panels.delete(choice.picture);
    });
  };
  const refresh = (): void => {
    for (const { page } of panels.values()) page.changed();
  };
  const parts = [
    services.notebooks.onDidChange(refresh),
    services.notebooks.onDidChangeNotes(refresh),
    services.notebooks.onDidMove(refresh),
    window.registerWebviewPanelSerializer(picturePanelType, {
      async deserializeWebviewPanel(panel, state) {
        const isClosed = closedLater(panel);
        const content = await load();
        const choice = content.rememberedChoice(state);
        if (isClosed()) return;
        if (choice && !panels.has(choice.picture)) adopt(content, panel, choice, { isNew: false, isWanted: false });
        else panel.dispose();
      },
    }),
  ];
  return {
    refresh,
    async open(picture, choice) {
      const content = await load();
      const shown = panels.get(picture);
      if (shown) {
        if (choice) shown.content.choose(choice);
        shown.panel.reveal();
        shown.page.changed();
        return;
      }
      const panel = window.createWebviewPanel(picturePanelType, l10n.t('Daybook'), ViewColumn.Active);
      const first: PictureChoice = { notebook: '', picture, query: '', options: {}, ...choice };
      adopt(content, panel, first, { isNew: true, isWanted: choice !== undefined });
    },
    dispose() {
      for (const part of parts) part.dispose();
      for (const { page } of panels.values()) page.dispose();
    },
  };
}
