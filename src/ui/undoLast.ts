// "Undo Last Change": takes back what Daybook wrote last and says so. Comes in: open notebooks; goes out: nothing, or
// a refusal. A note that moved on is one click away, for its editor may take the change back. Decides nothing.
import { l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { openNote } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';

/** Takes back the last change of all, whichever notebook it was made in and whatever is in front now. */
export async function undoLast(notebooks: Notebooks): Promise<Refusal | void> {
  const changed = notebooks.all().filter(({ notebook }) => notebook.lastChange() > 0);
  const [last] = changed.sort((a, b) => b.notebook.lastChange() - a.notebook.lastChange());
  const open = last ?? (await pickNotebook(notebooks));
  const outcome = await open?.notebook.undo();
  if (!open || !outcome) return;
  if (!isRefusal(outcome)) {
    const [first = '', ...more] = outcome.paths;
    const names = more.length === 0 ? first : l10n.t('{0} and {1} more', first, more.length);
    window.setStatusBarMessage(`$(discard) ${l10n.t('Taken back: {0}', names)}`, 5000);
  } else if (outcome.refused === 'changed-meanwhile' && outcome.path !== undefined) {
    // Not awaited: a message that stays open must not hold a queue.
    void offerNote(open, outcome.message, outcome.path);
  } else return outcome;
}

async function offerNote({ root }: OpenNotebook, message: string, path: string): Promise<void> {
  const show = l10n.t('Open Note');
  if ((await window.showWarningMessage(message, show)) === show) await openNote(root, path);
}
