// What a command on items acts on: rows handed over by a menu of a tree, the rows chosen in the tree that has the focus, or the
// tasks (or the record) under the cursors of the editor. Comes in: what VS Code handed to the command; goes out: keys of rows of
// one notebook, or a sentence that says what is missing. Lines are read from the editor's own text, saved or not.
import { l10n, type TextEditor, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { taskKey } from '../../core/edits/findTask.ts';
import { kindOfText } from '../../core/edits/rowField.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { readNote } from '../../core/note/readNote.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { hasClock } from '../../core/record/serviceClock.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { noteAt } from '../editor/noteAt.ts';
import { openNotebookAt } from '../pickNotebook.ts';
import { isRowNode, isTreeNode, type RowNode } from '../tree/noteTree.ts';
import type { Views } from '../views.ts';

/** Rows of one notebook, each once. */
export interface Targets {
  readonly open: OpenNotebook;
  readonly keys: readonly RowKey[];
}

/** What targets are looked for in. */
export interface TargetSources {
  readonly notebooks: Notebooks;
  readonly views: Views;
}

/**
 * The rows a command was run on. `args` are a tree node and perhaps all selected ones (menus), the word `tree` (keys of trees), or
 * nothing: then the cursor of a note says it, else what is selected in a view. With `whole` a note means its record, wherever the
 * cursor is.
 */
export async function targetsOf(
  sources: TargetSources,
  args: readonly unknown[],
  whole = false,
): Promise<Targets | Refusal> {
  const { notebooks, views } = sources;
  const [first] = args;
  // What stands for no row means none: the note in the editor is another matter.
  if (isTreeNode(first)) return ofMenu(notebooks, args);
  if (first === 'tree') return ofNodes(notebooks, await views.focusedRows());
  const editor = window.activeTextEditor;
  const shown = editor && noteAt(notebooks, editor.document);
  if (shown && whole) return { open: shown.open, keys: [{ path: shown.path }] };
  if (editor && shown) return atCursors(notebooks, editor);
  return ofNodes(notebooks, views.shownSelection());
}

/** The editor that a command means which was run on a note: none where a node of a tree was meant. */
export function editorMeant(node: unknown): TextEditor | undefined {
  return isTreeNode(node) ? undefined : window.activeTextEditor;
}

/** What a menu of a tree means: the row it was opened on, and all selected ones if it is among them. */
function ofMenu(notebooks: Notebooks, [node, selected]: readonly unknown[]): Targets | Refusal {
  const nodes = Array.isArray(selected) && isRowNode(node) ? selected.filter(isRowNode) : [];
  return ofNodes(notebooks, nodes.length > 0 ? nodes : isRowNode(node) ? [node] : askedOf(node));
}

/** All that a group of Follow-ups waits for. */
function askedOf(node: unknown): RowNode[] {
  if (!isTreeNode(node) || node.node.drop?.field !== 'wait') return [];
  return (node.node.children?.() ?? []).map((child) => ({ notebook: node.notebook, node: child })).filter(isRowNode);
}

/** The tasks on the lines of all selections; the record of the note where the cursor is in its header. */
function atCursors(notebooks: Notebooks, editor: TextEditor): Targets | Refusal {
  const found = noteAt(notebooks, editor.document);
  if (!found) return { refused: 'not-supported', message: l10n.t('This is not a note of a notebook.') };
  const { open, path, text } = found;
  const note = readNote(path, text, parseOptions(open.notebook.config));
  const tasks = note.tasks.filter((task) =>
    editor.selections.some(({ start, end }) => start.line <= task.line && task.line <= end.line),
  );
  if (tasks.length > 0) return { open, keys: tasks.map((task) => ({ path, task: taskKey(note, task) })) };
  const isInHeader = note.header && editor.document.offsetAt(editor.selection.active) <= note.header.span.end;
  // A record with a clock is one matter, wherever in it the cursor is.
  const kind = kindOfText(text, path, open.notebook.config);
  if (isInHeader || (kind && hasClock(kind))) return { open, keys: [{ path }] };
  return { refused: 'moved', message: l10n.t('There is no task on this line.') };
}

function ofNodes(notebooks: Notebooks, nodes: readonly RowNode[]): Targets | Refusal {
  const [first] = nodes;
  if (!first) return { refused: 'moved', message: l10n.t('Choose a row first.') };
  const open = openNotebookAt(notebooks, first.notebook);
  if (!open) return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
  if (nodes.some((node) => node.notebook !== open.root))
    return { refused: 'not-supported', message: l10n.t('These rows are of several notebooks; choose rows of one.') };
  const keys = new Map(nodes.map(({ node }) => [JSON.stringify(node.rowKey), node.rowKey]));
  return { open, keys: [...keys.values()] };
}
