// Registers what Daybook adds to editors of notes: completion, quick fixes, and the pages that explain problems. Comes in: the open notebooks and
// settings. Goes out: registrations. Everything heavy is loaded when an editor first asks; nothing is done in files not ours.
import { CodeActionKind, type Disposable, languages, type Uri, workspace } from 'vscode';
import { Disposables } from '../../notebook/lifecycle.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { registerCompletion } from './completion.ts';
import { fileSelector, noteAt } from './noteAt.ts';

/** What the features need. */
export interface EditorFeatureDeps {
  readonly notebooks: Notebooks;
  /** What the settings say of the problems of a file, by code. */
  readonly severities: (uri: Uri) => unknown;
}

/** Scheme of the pages that explain problems: `daybook-help:/CODE.md`. */
export const helpScheme = 'daybook-help';

/** Registers the features; the result takes them back. */
export function registerEditorFeatures({ notebooks, severities }: EditorFeatureDeps): Disposable {
  const parts = new Disposables();
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
  parts.add(registerCompletion(notebooks));
  parts.add(
    workspace.registerTextDocumentContentProvider(helpScheme, {
      async provideTextDocumentContent({ path }) {
        const { problemPage } = await import('../../core/fix/problemPage.ts');
        return problemPage(path.replace(/^\//, '').replace(/\.md$/, ''));
      },
    }),
  );
  return parts;
}
