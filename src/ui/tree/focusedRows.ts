// Which rows the keyboard means in a tree: the focused one, with the other selected ones if it is among them, as a menu means it.
// VS Code tells extensions what is selected but not what has the focus: adding the focused row to the selection for a moment
// shows it. Comes in: the trees; goes out: rows. The selection is afterwards what it was.
import { commands } from 'vscode';
import { isRowNode, type NoteTree, type RowNode, type TreeNode } from './noteTree.ts';

/** How often the question is put again because the rows were just being drawn. */
const mostTries = 40;

let last: Promise<unknown> = Promise.resolve();

/** The rows that a key pressed in one of the trees is about; empty when the focus is on no row. */
export function focusedRows(trees: readonly NoteTree[]): Promise<readonly RowNode[]> {
  // One question at a time: two would see each other's selection.
  const rows = last.then(() => askFocus(trees));
  last = rows.catch(() => undefined);
  return rows;
}

/** While VS Code draws rows anew it leaves out of the selection what it has not asked for yet: such an answer counts for nothing. */
async function askFocus(trees: readonly NoteTree[]): Promise<readonly RowNode[]> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = asked(trees);
    const rows = await askOnce(trees);
    if (before === asked(trees) && trees.every(({ traffic }) => traffic.underWay === 0)) return rows;
  }
  return [];
}

async function askOnce(trees: readonly NoteTree[]): Promise<readonly RowNode[]> {
  // The window tells of the new selection before it says that the command is done, so it is known here, however slow all is. What
  // was selected is known when the command is done again: what a key selected just before may not have been told until then.
  await commands.executeCommand('list.toggleSelection');
  const after = trees.map(({ view }) => view.selection);
  await commands.executeCommand('list.toggleSelection');
  const before = trees.map(({ view }) => view.selection);
  const at = after.findIndex((now, tree) => added(now, before[tree] ?? []) || added(before[tree] ?? [], now));
  const [old = [], now = []] = [before[at], after[at]];
  const focused = added(now, old);
  // Taken out of the selection: it was in it, and all of it is meant.
  return (focused === undefined ? old : [focused]).filter(isRowNode);
}

/** What is in the first selection only. Nodes are made anew with every redraw; their ids stay. */
function added(now: readonly TreeNode[], old: readonly TreeNode[]): TreeNode | undefined {
  return now.find((node) => !old.some((each) => each.notebook === node.notebook && each.node.id === node.node.id));
}

function asked(trees: readonly NoteTree[]): number {
  return trees.reduce((sum, { traffic }) => sum + traffic.count, 0);
}
