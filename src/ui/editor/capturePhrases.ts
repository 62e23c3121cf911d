// "Tasks from Action Phrases": the promises that the active note holds as words, each with the task it would become; those that stay
// ticked are written, as one step of undo. Comes in: the active editor; goes out: an edit of its note. Escape changes nothing.
import { l10n, type TextEditor, window } from 'vscode';
import { type PhraseTask, phraseTasks, takePhrases } from '../../core/capture/phraseTasks.ts';
import type { CaptureContext } from '../../core/capture/readCapture.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { noteAt } from './noteAt.ts';

/** Shows the phrases of the active note and makes tasks of the chosen ones. */
export async function tasksFromPhrases(notebooks: Notebooks, editor: TextEditor | undefined): Promise<Refusal | void> {
  const note = editor && noteAt(notebooks, editor.document);
  if (!note) return { refused: 'not-supported', message: l10n.t('This is not a note of a notebook.') };
  const { notebook } = note.open;
  const context = (): CaptureContext => ({ index: notebook.index(), ...notebook.context() });
  const found = phraseTasks(note.path, note.text, context());
  if (found.length === 0) return { refused: 'unchanged', message: l10n.t('This note has no action phrases.') };
  const chosen = await choose(found);
  if (!chosen || chosen.length === 0) return;
  const wanted = chosen.map(({ phrase }) => phrase);
  const outcome = await notebook.edit(note.path, (text) => takePhrases(note.path, text, wanted, context()));
  if (isRefusal(outcome)) return outcome;
}

async function choose(found: readonly PhraseTask[]): Promise<readonly PhraseTask[] | undefined> {
  const items = found.map((each) => ({ label: each.task, detail: each.phrase, picked: true, each }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Tasks from Action Phrases'),
    placeHolder: l10n.t('What is ticked becomes a task; rows of tables go below their table'),
  });
  return chosen?.map(({ each }) => each);
}
