// Sets one field of several rows as one step of undo. Comes in: rows, the field and its value; goes out: what became of them
// in one sentence. Rows that refuse are left as they are and do not hold back the others.
import { l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { dropOn } from '../../core/edits/rowIntents.ts';
import { editRows, type RowIntent } from '../../core/edits/severalRows.ts';
import type { RowKey } from '../../core/index/rows.ts';
import type { DropTarget } from '../../core/outline/node.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { applyChanges } from '../item/changePreview.ts';
import { actedContext, byPath, type WorkContext, workContext } from '../item/rowChanges.ts';
import { openNotebookAt } from '../pickNotebook.ts';
import type { DraggedRow } from './draggedRows.ts';

/** Reasons told at most; the others are of the same kind as a rule. */
const toldReasons = 3;

/** Sets the field on rows of one notebook; `label` is what the value is called. Answers a refusal that sums up all of them. */
export async function setOnRows(
  notebooks: Notebooks,
  rows: readonly DraggedRow[],
  target: DropTarget,
  label: string,
): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, rows[0]?.notebook ?? '');
  if (!open) return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
  const contexts = new Map<string, WorkContext>();
  for (const [path, own] of byPath(rows.map(({ key }) => key))) contexts.set(path, await actedContext(open, path, own));
  const intent: RowIntent = (text, key) =>
    dropOn(text, key, target, contexts.get(key.path) ?? workContext(open, key.path));
  const { ready, refusals, unchanged } = await asked(open, rows, intent);
  if (ready.length > 0) {
    const outcome = await applyChanges(open, changesOf(ready, intent, open.notebook.config), { title: label });
    if (outcome === undefined || isRefusal(outcome)) return outcome;
  }
  if (refusals.length > 0) return summed(refusals, ready.length, rows.length);
  if (ready.length === 0 && unchanged > 0) tell(l10n.t('Nothing to change: it is in {0} already.', label));
  else tell(ready.length === 1 ? l10n.t('1 row: {0}', label) : l10n.t('{0} rows: {1}', ready.length, label));
}

/** Asks for each row by itself, so that one that refuses does not hold back the others. */
async function asked(
  { notebook }: OpenNotebook,
  rows: readonly DraggedRow[],
  intent: RowIntent,
): Promise<{ ready: RowKey[]; refusals: Refusal[]; unchanged: number }> {
  const ready: RowKey[] = [];
  const refusals: Refusal[] = [];
  let unchanged = 0;
  for (const { key } of rows) {
    const text = await notebook.read(key.path);
    const answer = text === undefined ? gone(key.path) : intent(text, key);
    if (!isRefusal(answer)) ready.push(key);
    else if (answer.refused === 'unchanged') unchanged += 1;
    else refusals.push(answer);
  }
  return { ready, refusals, unchanged };
}

/** One change a note: rows of one note are found before any of them is changed. */
function changesOf(keys: readonly RowKey[], intent: RowIntent, config: NotebookConfig): NoteChange[] {
  return [...new Set(keys.map(({ path }) => path))].map((path) => ({
    kind: 'edit',
    path,
    intent: (text) =>
      editRows(
        text,
        keys.filter((key) => key.path === path),
        intent,
        config,
      ),
  }));
}

function summed(refusals: readonly Refusal[], changed: number, all: number): Refusal {
  const [first] = refusals;
  const reasons = [...new Set(refusals.map(({ message }) => message))];
  const told = reasons.slice(0, toldReasons).join(' ');
  const message = all === 1 ? told : l10n.t('{0} of {1} rows were changed. {2}', changed, all, told);
  return { refused: first?.refused ?? 'not-supported', message };
}

function gone(path: string): Refusal {
  return { refused: 'moved', message: l10n.t('{0} is not there any more.', path) };
}

function tell(words: string): void {
  window.setStatusBarMessage(`$(check) ${words}`, 5000);
}
