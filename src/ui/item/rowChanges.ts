// Does one thing to rows as one step of undo, with the preview where it is due, and says what came of it. Comes in: rows and an
// intent of core; goes out: nothing, or a refusal. Knows neither keys nor inputs.
import { l10n, Uri, window } from 'vscode';
import { usualDialect } from '../../core/edits/dialect.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { type ActedRecord, doAct, type RecordAct } from '../../core/edits/recordAct.ts';
import { mayReopen } from '../../core/edits/reopening.ts';
import type { RowContext } from '../../core/edits/rowField.ts';
import { editRows, type RowIntent } from '../../core/edits/severalRows.ts';
import type { SharedNote } from '../../core/edits/state.ts';
import type { RowKey } from '../../core/index/rows.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import { isPrivate, type OpenNotebook } from '../../notebook/registry.ts';
import { type Announced, applyChanges } from './changePreview.ts';
import type { Targets } from './targets.ts';

/** An intent on a row that is told the day, the person and how the folder writes. */
export type RowWork = (...row: [...Parameters<RowIntent>, context: WorkContext]) => ReturnType<RowIntent>;

/** What intents are made with. */
export type WorkContext = RowContext & { readonly me?: string };

/** What an intent on the note at a path is made with. */
export function workContext({ notebook }: OpenNotebook, path: string): WorkContext {
  // Whoever has a note of their own is known as well as those of daybook.yml: the first of them on a line owns it.
  const config = { ...notebook.config, people: notebook.index().roster().people };
  return { config, ...notebook.context(), usual: usualDialect(notebook.reader(), path) };
}

/** The same, told what others know of the note where that counts: when a record that ended may be open again. */
export async function actedContext(open: OpenNotebook, path: string, keys: readonly RowKey[]): Promise<WorkContext> {
  const reader = open.notebook.reader();
  const ended = keys.some((key) => mayReopen(reader, key));
  return { ...workContext(open, path), shared: ended ? await sharedText(open, path) : undefined };
}

/** A note as others have it, where git can tell; nothing of a private notebook is asked. */
export async function sharedText(open: OpenNotebook, path: string): Promise<SharedNote | undefined> {
  const repository = isPrivate(open) ? undefined : await open.repository();
  return await repository?.sharedNote({ folder: Uri.parse(open.root).fsPath, path });
}

/** Does the work on every row; all or none. */
export async function changeRows(
  { open, keys }: Targets,
  title: string,
  work: RowWork,
  announced: Omit<Announced, 'title'> = {},
): Promise<Refusal | void> {
  const problems = new Set<string>();
  const changes: NoteChange[] = [];
  for (const [path, own] of byPath(keys)) {
    const context = await actedContext(open, path, own);
    const intent: RowIntent = (text, key) => work(text, key, context);
    const edit = (text: string) => {
      const answer = editRows(text, own, intent, open.notebook.config);
      if ('problem' in answer && answer.problem !== undefined) problems.add(answer.problem);
      // One note that says so already does not hold back the others.
      return isRefusal(answer) && answer.refused === 'unchanged' && keys.length > own.length ? { edits: [] } : answer;
    };
    changes.push({ kind: 'edit', path, intent: edit });
  }
  const outcome = await applyChanges(open, changes, { title, ...announced });
  if (outcome === undefined || isRefusal(outcome)) return outcome;
  for (const problem of problems) void window.showWarningMessage(problem);
  if (keys.length > 1) window.setStatusBarMessage(`$(check) ${l10n.t('{0}: {1} rows', title, keys.length)}`, 5000);
}

/** Rows by their note, notes in the order of their first row. */
export function byPath(keys: readonly RowKey[]): Map<string, RowKey[]> {
  const found = new Map<string, RowKey[]>();
  for (const key of keys) found.set(key.path, [...(found.get(key.path) ?? []), key]);
  return found;
}

/** Does one act of core to every record, touching the lines it declares. */
export function actOn(
  targets: Targets,
  title: string,
  act: (record: ActedRecord, context: WorkContext, path: string) => RecordAct | Refusal,
): Promise<Refusal | void> {
  const work: RowWork = (text, key, context) => doAct(text, key, (record) => act(record, context, key.path), context);
  return changeRows(targets, title, work, { declared: true });
}
