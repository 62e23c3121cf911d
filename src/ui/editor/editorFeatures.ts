// Registers what Daybook adds to editors of notes: completion, hovers, quick fixes, definition, references, rename, links, symbols, lenses, and
// the pages that explain. Comes in: the open notebooks and settings. Goes out: registrations. Everything heavy is loaded
// when an editor first asks; nothing is done in files that are not ours.
import { CodeActionKind, type Disposable, EventEmitter, languages, type Uri, workspace } from 'vscode';
import { Disposables } from '../../notebook/lifecycle.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { registerCompletion } from './completion.ts';
import { fileSelector, noteAt, noteSelector } from './noteAt.ts';

/** What the features need. */
export interface EditorFeatureDeps {
  readonly notebooks: Notebooks;
  /** Those of them that may be seen. */
  readonly shown: Notebooks;
  /** What the settings say of the problems of a file, by code. */
  readonly severities: (uri: Uri) => unknown;
  /** What a code of a problem means. */
  readonly explains: (code: string) => string;
  /** Whether lenses are wanted in a file. */
  readonly showsLenses: (uri: Uri) => boolean;
}

/** Scheme of the pages that explain problems and states of sharing: `daybook-help:/CODE.md`, `daybook-help:/sharing/STATE.md`. */
export const helpScheme = 'daybook-help';

const navigation = () => import('./navigation.ts');
const rename = () => import('./rename.ts');

/** Registers the features; the result takes them back. */
export function registerEditorFeatures(deps: EditorFeatureDeps): Disposable {
  const parts = new Disposables();
  parts.add(registerCompletion(deps.notebooks));
  registerHovers(parts, deps);
  registerFixes(parts, deps);
  registerNavigation(parts, deps);
  registerRename(parts, deps);
  registerLenses(parts, deps);
  return parts;
}

function registerHovers(parts: Disposables, { notebooks }: EditorFeatureDeps): void {
  parts.add(
    languages.registerHoverProvider(fileSelector, {
      async provideHover(document, position) {
        const note = noteAt(notebooks, document);
        return note && (await import('./hover.ts')).hoverOf(note, document, position);
      },
    }),
  );
}

function registerFixes(parts: Disposables, { notebooks, severities, explains }: EditorFeatureDeps): void {
  const fixAllKind = CodeActionKind.SourceFixAll.append('daybook');
  parts.add(
    languages.registerCodeActionsProvider(
      fileSelector,
      {
        async provideCodeActions(document, range, context) {
          const note = noteAt(notebooks, document);
          if (!note) return [];
          const { codeActionsAt } = await import('./codeActions.ts');
          return codeActionsAt(document, range, context, note, severities(document.uri));
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    ),
  );
  parts.add(
    workspace.registerTextDocumentContentProvider(helpScheme, {
      async provideTextDocumentContent({ path }) {
        const [, state, code = ''] = /^\/(sharing\/)?(.*)\.md$/.exec(path) ?? [];
        if (state) return (await import('../../notebook/share/statePage.ts')).statePage(code);
        return (await import('../../core/fix/problemPage.ts')).problemPage(code, explains);
      },
    }),
  );
}

function registerNavigation(parts: Disposables, { notebooks, shown }: EditorFeatureDeps): void {
  parts.add(
    languages.registerDefinitionProvider(fileSelector, {
      async provideDefinition(document, position) {
        const note = noteAt(notebooks, document);
        return note && (await navigation()).definitionsAt(note, document, position);
      },
    }),
  );
  parts.add(
    languages.registerReferenceProvider(fileSelector, {
      async provideReferences(document, position, _, token) {
        const note = noteAt(notebooks, document);
        return note && (await navigation()).referencesAt(note, document, position, token);
      },
    }),
  );
  parts.add(
    languages.registerDocumentLinkProvider(noteSelector, {
      async provideDocumentLinks(document) {
        const note = noteAt(notebooks, document);
        return note && (await navigation()).wikiLinks(note);
      },
      resolveDocumentLink: async (link) => (await navigation()).resolveLink(link),
    }),
  );
  parts.add(
    languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(typed) {
        if (shown.state !== 'ready') return [];
        const { symbolsOf } = await import('./symbols.ts');
        return symbolsOf(shown, typed);
      },
    }),
  );
}

function registerRename(parts: Disposables, { notebooks }: EditorFeatureDeps): void {
  parts.add(
    languages.registerRenameProvider(fileSelector, {
      async prepareRename(document, position) {
        const note = noteAt(notebooks, document);
        return note && (await rename()).preparedRename(note, document, position);
      },
      async provideRenameEdits(document, position, name, token) {
        const note = noteAt(notebooks, document);
        return note && (await rename()).renameAt(note, document, position, name, token);
      },
    }),
  );
  parts.add(
    workspace.onWillRenameFiles((event) => {
      if (!event.files.some(({ oldUri }) => notebooks.at(oldUri.toString()))) return;
      event.waitUntil(rename().then(({ editForMove }) => editForMove(notebooks, event)));
    }),
  );
}

function registerLenses(parts: Disposables, { notebooks, showsLenses }: EditorFeatureDeps): void {
  const changed = new EventEmitter<void>();
  parts.add(changed);
  parts.add(notebooks.onDidChangeNotes(() => changed.fire()));
  parts.add(notebooks.onDidChange(() => changed.fire()));
  parts.add(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('daybook.codeLens')) changed.fire();
    }),
  );
  parts.add(
    languages.registerCodeLensProvider(noteSelector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const note = showsLenses(document.uri) ? noteAt(notebooks, document) : undefined;
        return note && (await import('./codeLenses.ts')).codeLenses(document, note);
      },
    }),
  );
}
