// What a click does to rows: open them, tick their box. Comes in: a node of a tree, and all selected ones where a menu
// hands them over. Goes out: edits by the notebook; a line is found again by its text there, never by the number that was drawn.
import { l10n } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { RowKey } from '../core/index/rows.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { openNote } from './openNote.ts';
import { openNotebookAt } from './pickNotebook.ts';
import { isRowNode, isTreeNode, type RowNode } from './tree/noteTree.ts';

/** Notes opened at once, at most: more editors help nobody. */
const mostOpened = 12;

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
  return tick({ open, keys: [node.rowKey] });
}
