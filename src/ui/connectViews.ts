// Keeps what is seen in step with the notebooks: trees, the critical item, context keys, diagnostics. Comes in: changes; goes
// out: redraws, once for all changes of a moment. Holds nothing but what waits to be drawn.
import { type Disposable, FileSystemError, type TextDocument, type Uri, window, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';
import { criticalRows } from '../core/query/criticalTest.ts';
import { Disposables } from '../notebook/lifecycle.ts';
import type { Log } from '../notebook/ports.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { setContext, tellContents } from './contextKeys.ts';
import { type CriticalItem, criticalItem } from './criticalItem.ts';
import { criticalState } from './criticals.ts';
import { noteDiagnostics } from './diagnostics.ts';
import { openNotebookAt } from './pickNotebook.ts';
import { gatherNames, gatherRows } from './tree/gatherRows.ts';
import type { Views } from './views.ts';

/** What is connected. */
export interface ConnectionDeps {
  readonly notebooks: Notebooks;
  readonly views: Views;
  readonly log: Log;
  /** What the settings say of the problems of a file, by code. */
  readonly severities: (uri: Uri) => unknown;
  /** Whether the status bar shows criticals (a setting). */
  readonly showsCritical: () => boolean;
}

/** Longest a change may wait to be drawn, in ms: several changes of one moment are drawn once. */
const gatherMs = 30;

/** Ages and clocks are said in minutes. */
const minuteMs = 60_000;

/** Connects; `idle` resolves when everything known is drawn. */
export function connectViews(deps: ConnectionDeps): Disposable & { idle(): Promise<void> } {
  const { notebooks, views, log } = deps;
  const parts = new Disposables();
  const item = parts.add(criticalItem(deps.showsCritical));
  const diagnostics = parts.add(
    noteDiagnostics(
      (root, path) => openNotebookAt(notebooks, root)?.notebook.problems(path) ?? Promise.resolve(undefined),
      deps.severities,
      (error) => {
        // Its file system cannot be reached: that is said elsewhere, and no fault of ours.
        if (error instanceof FileSystemError) log.warn(`problems of a note could not be shown: ${error.code}`);
        else log.error('problems of a note could not be shown', error);
      },
    ),
  );
  let known: readonly string[] = [];
  const drawing = parts.add(
    drawer(
      async () => {
        setContext('daybook.state', notebooks.state);
        await gatherRows(notebooks, [criticalRows.steps]);
        tellContents(notebooks);
        item.show(criticalState(notebooks, whoseDay(views)));
        views.refresh();
        await gatherNames(notebooks);
      },
      (error) => log.error('the views could not be drawn', error),
    ),
  );
  parts.add(views.onDidChoose(() => drawing.soon()));
  parts.add(everyMinute(() => tellTime(notebooks, item, views)));
  const lookAtAll = (): void => {
    for (const open of notebooks.all()) diagnostics.look(open.root, doubtful(open));
  };
  const come = (): void => {
    const roots = notebooks.all().map(({ root }) => root);
    for (const gone of known.filter((root) => !roots.includes(root))) diagnostics.forget(gone);
    known = roots;
    lookAtAll();
    showNoteActive(notebooks);
    drawing.soon();
  };
  parts.add(notebooks.onDidChange(come));
  parts.add(
    notebooks.onDidChangeNotes(({ change, open }) => {
      // What is read elsewhere may name, or link to, what has just come or gone.
      diagnostics.look(open.root, change?.all ? doubtful(open) : [...(change?.paths ?? []), ...visible(open)]);
      drawing.soon();
    }),
  );
  parts.add(window.onDidChangeActiveTextEditor(() => showNoteActive(notebooks)));
  parts.add(workspace.onDidOpenTextDocument(({ uri }) => lookAt(uri.toString())));
  parts.add(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('daybook')) drawing.soon();
      if (!event.affectsConfiguration('daybook.problems')) return;
      diagnostics.lookAgain();
      lookAtAll();
    }),
  );
  function lookAt(uri: string): void {
    const found = notebooks.at(uri);
    if (found) diagnostics.look(found.open.root, [found.path]);
  }
  drawing.now();
  return {
    idle: async () => {
      await drawing.idle();
      await diagnostics.idle();
    },
    dispose: () => parts.dispose(),
  };
}

function tellTime(notebooks: Notebooks, item: CriticalItem, views: Views): void {
  item.show(criticalState(notebooks, whoseDay(views)));
  views.refreshClocks();
}

/** Badge and status item count for whose day Today shows. */
function whoseDay(views: Views): string | undefined {
  const { whose } = views.choices.of('daybook.today');
  return whose === 'everyone' ? undefined : whose;
}

/** Does something every minute in which somebody may be looking. */
function everyMinute(work: () => void): Disposable {
  const timer = setInterval(() => {
    if (window.state.focused) work();
  }, minuteMs);
  return { dispose: () => clearInterval(timer) };
}

interface Drawer extends Disposable {
  soon(): void;
  now(): void;
  idle(): Promise<void>;
}

/** Draws once for all changes of a moment, and never twice at a time. */
function drawer(draw: () => Promise<void>, onError: (error: unknown) => void): Drawer {
  let timer: NodeJS.Timeout | undefined;
  let drawing: Promise<void> = Promise.resolve();
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    drawing = drawing.then(draw).catch(onError);
  };
  return {
    soon: () => {
      timer ??= setTimeout(now, gatherMs);
    },
    now,
    idle: async () => {
      if (timer) now();
      await drawing;
    },
    dispose: () => clearTimeout(timer),
  };
}

/** Notes worth a look after a load: those whose text has problems, the configuration, and what is open in editors. */
function doubtful({ root, notebook }: OpenNotebook): string[] {
  if (notebook.state !== 'ready') return [];
  return [configPath, ...notebook.index().doubtfulPaths(), ...pathsBelow(root, workspace.textDocuments)];
}

/** Notes that somebody is looking at. */
function visible({ root, notebook }: OpenNotebook): string[] {
  if (notebook.state !== 'ready') return [];
  return pathsBelow(
    root,
    window.visibleTextEditors.map(({ document }) => document),
  );
}

function pathsBelow(root: string, documents: readonly TextDocument[]): string[] {
  const below = `${root}/`;
  return documents
    .map(({ uri }) => uri.toString())
    .filter((uri) => uri.startsWith(below))
    .map((uri) => decodeURIComponent(uri.slice(below.length)));
}

function showNoteActive(notebooks: Notebooks): void {
  const uri = window.activeTextEditor?.document.uri.toString();
  const found = uri === undefined ? undefined : notebooks.at(uri);
  setContext('daybook.noteActive', found?.open.notebook.paths().isNote(found.path) ?? false);
}
