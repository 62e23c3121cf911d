// What commands do to one row: open it, tick it, resolve it. Comes in: a node of a tree, or the cursor in an editor. Goes out:
// edits by the notebook; a line is found again by its text there, never by the number that was drawn.
import { l10n, type TextEditor, window } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { setState, tickedState } from '../core/edits/state.ts';
import { toggleTask } from '../core/edits/toggle.ts';
import type { Row, RowKey } from '../core/index/rows.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { openNote } from './openNote.ts';
import { isRowNode, type RowNode } from './tree/noteTree.ts';

const gone = (): Refusal => ({ refused: 'moved', message: l10n.t('This is not in the notes any more.') });

/** Opens the note of a row at its line. */
export async function openItem(notebooks: Notebooks, node: unknown, beside: boolean): Promise<Refusal | void> {
  if (!isRowNode(node)) return;
  return openRow(notebooks, node.notebook, node.node.rowKey, beside);
}

/** Opens what a key means now. */
export async function openRow(
  notebooks: Notebooks,
  root: string,
  key: RowKey,
  beside = false,
): Promise<Refusal | void> {
  const open = notebooks.all().find((each) => each.root === root);
  const row = open?.notebook.reader().find(key);
  if (!open || row === undefined) return gone();
  const { path, line, type } = open.notebook.reader().item(row);
  const at = type === 'task' || type === 'milestone' ? { at: { line } } : {};
  await openNote(open.root, path, { ...at, beside });
}

/** Sets or clears the box of a row: a task line, or a record whose kind says what a tick means. */
export async function tickItem(
  notebooks: Notebooks,
  { notebook: root, node }: RowNode,
  on: boolean,
): Promise<Refusal | void> {
  const open = notebooks.all().find((each) => each.root === root);
  const row = open?.notebook.reader().find(node.rowKey);
  if (!open || row === undefined) return gone();
  const isDone = open.notebook.reader().stateClass(row) === 'done';
  // Somebody else may have ticked it since it was drawn.
  if (isDone === on) return;
  return node.rowKey.task ? toggle(open, node.rowKey) : tickRecord(open, row);
}

/** Ticks or unticks the task under the cursor; its text is the editor's, saved or not. */
export async function toggleAtCursor(notebooks: Notebooks, editor: TextEditor | undefined): Promise<Refusal | void> {
  const found = editor && notebooks.at(editor.document.uri.toString());
  if (!editor || !found?.open.notebook.paths().isNote(found.path))
    return { refused: 'not-supported', message: l10n.t('This is not a note of a notebook.') };
  const reader = found.open.notebook.reader();
  const line = editor.selection.active.line;
  const row = reader.taskRows(found.path).find((each) => reader.item(each).line === line);
  if (row === undefined) return { refused: 'moved', message: l10n.t('There is no task on this line.') };
  if (reader.item(row).fixed)
    return { refused: 'not-supported', message: l10n.t('This line has no box to tick; change it in the text.') };
  return toggle(found.open, reader.key(row));
}

async function toggle({ notebook }: OpenNotebook, { path, task }: RowKey): Promise<Refusal | void> {
  if (!task) return;
  const { today } = notebook.context();
  let problem: string | undefined;
  const outcome = await notebook.edit(path, (text) => {
    const answer = toggleTask(text, task, { today, config: notebook.config });
    problem = 'problem' in answer ? answer.problem : undefined;
    return answer;
  });
  if (isRefusal(outcome)) return outcome;
  if (problem) void window.showWarningMessage(problem);
}

async function tickRecord(open: OpenNotebook, row: Row): Promise<Refusal | void> {
  const { kind: kindId, state, stateClass, path } = open.notebook.reader().item(row);
  const kind = open.notebook.config.kinds.get(kindId);
  const next = kind && tickedState(kind, state, stateClass);
  if (!kind || next === undefined) return { refused: 'not-supported', message: l10n.t('This has no box to tick.') };
  const { today, now } = open.notebook.context();
  const outcome = await open.notebook.edit(path, (text) =>
    setState(text, next, { kind, path, config: open.notebook.config, today, now }),
  );
  if (isRefusal(outcome)) return outcome;
}

/** Resolves an issue (or whatever a kind's tick means) and asks for one line about how; Escape leaves it as it is. */
export async function resolveItem(notebooks: Notebooks, node: unknown): Promise<Refusal | void> {
  if (!isRowNode(node)) return;
  const open = notebooks.all().find((each) => each.root === node.notebook);
  const row = open?.notebook.reader().find(node.node.rowKey);
  if (!open || row === undefined) return gone();
  const { kind: kindId, path, title } = open.notebook.reader().item(row);
  const kind = open.notebook.config.kinds.get(kindId);
  if (!kind?.tick) return { refused: 'not-supported', message: l10n.t('This cannot be resolved.') };
  const state = kind.tick;
  const resolution = await window.showInputBox({
    title: l10n.t('Resolve: {0}', title),
    prompt: l10n.t('How was it solved? One line, or nothing.'),
  });
  if (resolution === undefined) return;
  const { today, now } = open.notebook.context();
  const words = resolution.trim() === '' ? {} : { resolution };
  const outcome = await open.notebook.edit(path, (text) =>
    setState(text, state, { kind, path, config: open.notebook.config, today, now, ...words }),
  );
  if (isRefusal(outcome)) return outcome;
}
