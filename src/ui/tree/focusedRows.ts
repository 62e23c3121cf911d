// Which rows the keyboard means in a tree: the focused one, with the other selected ones if it is among them, as a menu means it.
// VS Code tells extensions what is selected but not what has the focus: adding the focused row to the selection for a moment
// shows it. Comes in: the views; goes out: rows. The selection is afterwards what it was.
import { commands, type TreeView } from 'vscode';
import { isRowNode, type RowNode, type TreeNode } from './noteTree.ts';

/** How long VS Code may take to tell of a selection, in ms. */
const limitMs = 500;

/** The rows that a key pressed in one of the trees is about; empty when the focus is on no row. */
export async function focusedRows(views: readonly TreeView<TreeNode>[]): Promise<readonly RowNode[]> {
  const before = views.map(({ selection }) => selection);
  const told = await toggled(views);
  if (!told) return [];
  const at = views.indexOf(told);
  const [old = [], now = told.selection] = [before[at], told.selection];
  await toggled(views);
  const added = now.find((node) => !old.some((each) => isSame(each, node)));
  // Taken out of the selection: it was in it, and all of it is meant.
  return (added === undefined ? old : [added]).filter(isRowNode);
}

async function toggled(views: readonly TreeView<TreeNode>[]): Promise<TreeView<TreeNode> | undefined> {
  const change = new Promise<TreeView<TreeNode> | undefined>((resolve) => {
    const listeners = views.map((view) => view.onDidChangeSelection(() => finish(view)));
    const timer = setTimeout(() => finish(undefined), limitMs);
    const finish = (view: TreeView<TreeNode> | undefined): void => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      resolve(view);
    };
  });
  await commands.executeCommand('list.toggleSelection');
  return change;
}

function isSame(a: TreeNode, b: TreeNode): boolean {
  return a.notebook === b.notebook && a.node.id === b.node.id;
}
