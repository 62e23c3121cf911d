// The live side of the preview: pages of open notebooks for the plugin, and a new rendering when what a note shows has changed.
// Comes in: changes of notebooks; goes out: at most one refresh for all changes of a moment, and none when every open page
// would look the same. Runs nothing while no preview is open.
import { commands, type Disposable, l10n, TabInputCustom, TabInputWebview, window, workspace } from 'vscode';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { Disposables } from '../../notebook/lifecycle.ts';
import type { Log } from '../../notebook/ports.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { outlineContext } from '../tree/treeContext.ts';
import type { MarkdownIt } from './markdownIt.ts';
import { installPreview, type TokenPage } from './notePreview.ts';
import { previewTexts } from './previewTexts.ts';

/** What the preview shows and tells. */
export interface PreviewDeps {
  readonly notebooks: Notebooks;
  readonly log: Log;
}

/** The preview of all notebooks. */
export interface Preview extends Disposable {
  /** Extends VS Code's instance of markdown-it. */
  install(md: MarkdownIt): void;
  /** Has every open preview parsed and drawn anew; a failure is logged. */
  refresh(): Promise<void>;
  /** Resolves when every open preview shows what is known. */
  idle(): Promise<void>;
}

/** How long changes are gathered, in ms: a page that is drawn anew jumps for a moment. */
const gatherMs = 250;
/** How long looking for rows may take in one rendering, in ms. */
const budgetMs = 100;
/** Documents that are remembered; more previews than this are hardly open at once. */
const mostDocuments = 8;

/** Makes the preview; it draws nothing before VS Code renders a note. */
export function createPreview({ notebooks, log }: PreviewDeps): Preview {
  const parts = new Disposables();
  const texts = previewTexts(l10n);
  const documents = new Map<string, { readonly shown: string; readonly again: () => string }>();
  let timer: NodeJS.Timeout | undefined;
  let refreshing: Promise<void> = Promise.resolve();

  const refresh = async (): Promise<void> => {
    documents.clear();
    try {
      await commands.executeCommand('markdown.preview.refresh');
    } catch (error) {
      log.error('the preview was not drawn anew', error);
    }
  };
  const look = (): void => {
    timer = undefined;
    // A page is drawn before its tab is known: what was drawn stays remembered until there is a preview to be drawn anew.
    if (!isPreviewOpen()) return;
    const isBehind = [...documents.values()].some(({ shown, again }) => again() !== shown);
    if (isBehind) refreshing = refresh();
  };
  const soon = (): void => {
    if (documents.size > 0) timer ??= setTimeout(look, gatherMs);
  };
  parts.add(notebooks.onDidChange(soon));
  parts.add(notebooks.onDidChangeNotes(soon));
  parts.add(window.tabGroups.onDidChangeTabs(({ opened }) => opened.length > 0 && soon()));
  return {
    install: (md) =>
      installPreview(md, {
        page: (uri) => pageOf(notebooks, uri, texts),
        drawn: (uri, shown, again) => {
          documents.delete(uri);
          documents.set(uri, { shown, again });
          const [oldest] = documents.keys();
          if (documents.size > mostDocuments && oldest !== undefined) documents.delete(oldest);
        },
        failed: (error) => log.error('a note could not be drawn in the preview', error),
      }),
    refresh,
    idle: async () => {
      if (timer) {
        clearTimeout(timer);
        look();
      }
      await refreshing;
    },
    dispose: () => {
      clearTimeout(timer);
      parts.dispose();
    },
  };
}

function pageOf(notebooks: Notebooks, uri: string, texts: TokenPage['texts']): TokenPage | undefined {
  const found = notebooks.at(uri);
  if (!found) return undefined;
  const { notebook } = found.open;
  const startedMs = performance.now();
  return {
    path: found.path,
    state: notebook.state,
    index: notebook.reader(),
    context: outlineContext(found.open),
    texts,
    late: () => performance.now() - startedMs > budgetMs,
    reading: parseOptions(notebook.config),
    drawsHeader: workspace.getConfiguration('markdown').get('preview.frontMatter', 'table') === 'table',
  };
}

/** Previews beside the editor are webviews, those in place of it custom editors; neither says which document it shows. */
function isPreviewOpen(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof TabInputWebview || input instanceof TabInputCustom) &&
        input.viewType.includes('markdown.preview'),
    ),
  );
}
