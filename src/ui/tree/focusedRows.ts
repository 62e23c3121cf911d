// Which rows the keyboard means in a tree: the focused one, with the other selected ones if it is among them, as a menu means it.
// VS Code tells extensions what is selected but not what has the focus: adding the focused row to the selection for a moment
// shows it. Comes in: the trees; goes out: rows. The selection is afterwards what it was.
import { commands } from 'vscode';
import { askFocus } from './focusQuestion.ts';
import { isRowNode, type NoteTree, type RowNode } from './noteTree.ts';

let last: Promise<unknown> = Promise.resolve();

/** The rows that a key pressed in one of the trees is about; empty when the focus is on no row. */
export function focusedRows(trees: readonly NoteTree[]): Promise<readonly RowNode[]> {
  // One question at a time: two would see each other's selection.
  const rows = last.then(() => askFocus(trees, toggleTwice));
  last = rows.catch(() => undefined);
  return rows.then((nodes) => nodes.filter(isRowNode));
}

/** As one command: a key pressed between two of them would move the focus, and the second would leave another selection behind. */
function toggleTwice(): PromiseLike<unknown> {
  return commands.executeCommand('runCommands', { commands: ['list.toggleSelection', 'list.toggleSelection'] });
}
