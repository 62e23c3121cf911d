// What a click does to rows: open them, tick their box. Comes in: a node of a tree, and all selected ones where a menu
// hands them over. Goes out: edits by the notebook; a line is found again by its text there, never by the number that was drawn.
import { l10n, window } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { IndexReader, RowKey } from '../core/index/rows.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { openNote } from './openNote.ts';
import { openNotebookAt } from './pickNotebook.ts';
import { plainLabel } from './plainLabel.ts';
import { isRowNode, isTreeNode, type RowNode } from './tree/noteTree.ts';

/** Notes opened at once, at most: more editors help nobody. */
const mostOpened = 12;
/** The status bar has room for so much of a title. */
const longestName = 60;

const gone = (): Refusal => ({ refused: 'moved', message: l10n.t('This is not in the notes any more.') });

/** Opens the notes of rows at their lines; of several each in an editor of its own. */
export async function openItems(
  notebooks: Notebooks,
  [node, selected]: readonly unknown[],
  beside: boolean,
): Promise<Refusal | void> {
  // A group has a note of its own when it stands for somebody.
  if (isTreeNode(node) && node.node.about) return openRow(notebooks, node.notebook, node.node.about, { beside });
  const nodes = Array.isArray(selected) && selected.length > 1 ? selected.filter(isRowNode) : [node].filter(isRowNode);
  for (const { notebook, node: row } of nodes.slice(0, mostOpened)) {
    const refused = await openRow(notebooks, notebook, row.rowKey, { beside, preview: nodes.length === 1 });
    if (refused) return refused;
  }
}

/** Opens what a key means now. */
export async function openRow(
  notebooks: Notebooks,
  root: string,
  key: RowKey,
  options: { readonly beside?: boolean; readonly preview?: boolean } = {},
): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, root);
  const row = open?.notebook.reader().find(key);
  if (!open || row === undefined) return gone();
  const { path, line, type } = open.notebook.reader().item(row);
  const at = type === 'task' || type === 'milestone' ? { at: { line } } : {};
  await openNote(open.root, path, { ...at, ...options });
}

/** Sets or clears the box of a row: a task line, or a record whose kind says what a tick means. */
export async function tickItem(
  notebooks: Notebooks,
  { notebook: root, node }: RowNode,
  on: boolean,
): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, root);
  const row = open?.notebook.reader().find(node.rowKey);
  if (!open || row === undefined) return gone();
  const isDone = open.notebook.reader().stateClass(row) === 'done';
  // Somebody else may have ticked it since it was drawn.
  if (isDone === on) return;
  const { tick } = await import('./item/fieldActions.ts');
  const refused = await tick({ open, keys: [node.rowKey] });
  if (!refused) tellTicked(open.notebook.reader(), node);
  return refused;
}

/** A record that was ticked may be out of sight at once: what became of it, and that there is a way back. */
function tellTicked(reader: IndexReader, { rowKey, label }: RowNode['node']): void {
  const row = rowKey.task ? undefined : reader.find(rowKey);
  if (row === undefined) return;
  const name = label.length > longestName ? `${label.slice(0, longestName - 1)}…` : label;
  const said = l10n.t('{0} is {1} now; Undo Last Change takes it back.', plainLabel(name), reader.item(row).state);
  window.setStatusBarMessage(`$(check) ${said}`, 8000);
}
