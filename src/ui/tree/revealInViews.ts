// From the editor to the trees: the row under the cursor, else the note, in the first view that shows it. Comes in: an editor;
// goes out: a selected row with everything above it opened, or a sentence when no view has it. Changes no filter unasked.
import { l10n, type TextEditor, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { type ViewId, viewIds } from '../../manifest.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import type { Views } from '../views.ts';

/** Shows where the place of the cursor stands in the trees. */
export async function revealInViews(
  notebooks: Notebooks,
  views: Views,
  editor: TextEditor | undefined,
): Promise<Refusal | void> {
  const found = editor && notebooks.at(editor.document.uri.toString());
  const keys = found && editor ? keysAt(found.open, found.path, editor.selection.active.line) : [];
  if (!found || keys.length === 0)
    return { refused: 'not-supported', message: l10n.t('This is not a note of a notebook.') };
  if (await revealFirst(views, found.open.root, keys)) return;
  const filtered = viewIds.filter((id) => views.choices.of(id).filter !== undefined);
  if (filtered.length === 0) return { refused: 'moved', message: l10n.t('No view shows this note.') };
  void offerAll(views, filtered, found.open.root, keys);
}

/** The row on the line, then its note. */
function keysAt({ notebook }: OpenNotebook, path: string, line: number): RowKey[] {
  const reader = notebook.reader();
  const note = reader.noteRow(path);
  if (note === undefined) return [];
  const task = reader.taskRows(path).find((row) => reader.item(row).line === line);
  return [...(task === undefined ? [] : [task]), note].map((row) => reader.key(row));
}

/** Views in sight come before the others, so that as little as possible moves. */
async function revealFirst(views: Views, root: string, keys: readonly RowKey[]): Promise<boolean> {
  const order: ViewId[] = ['daybook.projects', 'daybook.issues', ...viewIds];
  const visible = viewIds.filter((id) => views.isVisible(id));
  for (const key of keys)
    for (const id of new Set([...visible, ...order])) if (await views.revealRow(id, root, key)) return true;
  return false;
}

async function offerAll(
  views: Views,
  filtered: readonly ViewId[],
  root: string,
  keys: readonly RowKey[],
): Promise<void> {
  const showAll = l10n.t('Show All Rows');
  const chosen = await window.showInformationMessage(l10n.t('The filters of the views hide this.'), showAll);
  if (chosen !== showAll) return;
  for (const id of filtered)
    views.choices.set(id, { filter: undefined, ...(id === 'daybook.today' ? {} : { whose: undefined }) });
  await revealFirst(views, root, keys);
}
