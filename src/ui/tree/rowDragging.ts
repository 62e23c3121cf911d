// Drag and drop in the trees, within a view, between views and from the explorer: the node that is dropped on says what a row
// gets (`node.drop`), and so does every node below it. Comes in: dragged nodes; goes out: one change of all rows, or a sentence.
import { type DataTransfer, l10n, type TreeDragAndDropController } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { packRows, rowsMime, unpackRows, uriListMime } from './draggedRows.ts';
import { isRowNode, type TreeNode } from './noteTree.ts';
import { setOnRows } from './setOnRows.ts';

/** Runs what a person asked for and shows what came of it. */
export type Report = (work: () => Promise<Refusal | void>) => Promise<unknown>;

/** The one controller of all our trees. */
export function rowDragging(notebooks: Notebooks, report: Report): TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: [rowsMime, uriListMime],
    dropMimeTypes: [rowsMime, uriListMime],
    handleDrag: (nodes: readonly TreeNode[], transfer: DataTransfer) =>
      packRows(nodes.filter(isRowNode), notebooks, transfer),
    handleDrop: async (node: TreeNode | undefined, transfer: DataTransfer) => {
      await report(() => dropRows(notebooks, node, transfer));
    },
  };
}

async function dropRows(
  notebooks: Notebooks,
  node: TreeNode | undefined,
  transfer: DataTransfer,
): Promise<Refusal | void> {
  const rows = await unpackRows(notebooks, transfer);
  if (rows.length === 0)
    return { refused: 'not-supported', message: l10n.t('What was dropped is no note of a notebook.') };
  const target = dropTarget(node);
  if (!target?.node.drop)
    return {
      refused: 'not-supported',
      message: l10n.t('Rows can be dropped on a project, a person, a state or a day; nothing was changed.'),
    };
  if (rows.some(({ notebook }) => notebook !== target.notebook))
    return { refused: 'not-supported', message: l10n.t('Rows stay in their notebook; nothing was changed.') };
  return setOnRows(notebooks, rows, target.node.drop, target.node.label);
}

/** The nearest node upwards that says what a drop means. */
function dropTarget(node: TreeNode | undefined): TreeNode | undefined {
  for (let at = node; at; at = at.parent) if (at.node.drop) return at;
  return undefined;
}
