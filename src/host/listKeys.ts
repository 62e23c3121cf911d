// Enter continues lists in notes of notebooks. The rules are given to the editor itself while a note is in front, and taken back when it is
// not: they are VS Code's for a whole language, and other Markdown is not ours. So keys keep their order, with several cursors, suggestions and
// key maps of others as ever. Comes in: which editor is in front; goes out: rules, and the marker of an empty item that goes.
import {
  type Disposable,
  IndentAction,
  languages,
  Range,
  type TextDocumentChangeEvent,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { emptyItem, endsInFence, listRules } from '../core/complete/listRules.ts';
import { Disposables } from '../notebook/lifecycle.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { setting } from './settings.ts';

/** Continues lists where the setting wants it. */
export function continueLists(notebooks: Notebooks): Disposable {
  const parts = new Disposables();
  let rules: Disposable | undefined;
  let seen = '';
  const leave = (): void => {
    rules?.dispose();
    rules = undefined;
  };
  const look = (): void => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    if (isWanted(notebooks, editor))
      rules ??= languages.setLanguageConfiguration('markdown', { onEnterRules: enterRules() });
    else leave();
  };
  parts.add({ dispose: leave });
  parts.add(window.onDidChangeActiveTextEditor(look));
  parts.add(notebooks.onDidChange(look));
  parts.add(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('daybook.editor')) look();
    }),
  );
  parts.add(
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
      const at = `${textEditor.document.uri} ${first?.active.line}`;
      if (at === seen || textEditor !== window.activeTextEditor) return;
      seen = at;
      look();
    }),
  );
  parts.add(
    workspace.onDidChangeTextDocument((event) => {
      if (rules && event.document === window.activeTextEditor?.document) void endList(window.activeTextEditor, event);
    }),
  );
  return parts;
}

function isWanted(notebooks: Notebooks, { document, selection }: TextEditor): boolean {
  const found = notebooks.at(document.uri.toString());
  if (!found?.open.notebook.paths().isNote(found.path) || !setting('editor.continueLists', document)) return false;
  const { line } = selection.active;
  return !endsInFence(document.getText(new Range(0, 0, line, 0)));
}

function enterRules() {
  return listRules().map(({ before, after, begins }) => ({
    beforeText: before,
    ...(after && { afterText: after }),
    action: { indentAction: IndentAction.None, appendText: begins },
  }));
}

/** Takes the marker away that an Enter left behind on an empty item, as one step with that Enter. What was typed since stays. */
async function endList(
  editor: TextEditor,
  { document, contentChanges, reason }: TextDocumentChangeEvent,
): Promise<void> {
  const [change] = contentChanges;
  if (!change || contentChanges.length > 1 || reason !== undefined || !/^\r?\n\s*$/.test(change.text)) return;
  const { line } = change.range.start;
  // The editor refuses where the text is another by now, that is where somebody types on: then it is looked at again.
  for (let tries = 0; tries < 20; tries++) {
    if (line + 1 >= document.lineCount || !emptyItem.test(document.lineAt(line).text)) return;
    const end = document.lineAt(line + 1).firstNonWhitespaceCharacterIndex;
    const going = new Range(line, 0, line + 1, end);
    if (await editor.edit((edit) => edit.delete(going), { undoStopBefore: false, undoStopAfter: false })) return;
  }
}
