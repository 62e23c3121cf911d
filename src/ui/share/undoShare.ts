// "Undo Last Share": says which share it is and what undoing does not do, and does it. Comes in: the surroundings of an errand;
// goes out: what came of it. Changes nothing without the yes.
import { l10n, window } from 'vscode';
import { tell } from '../../notebook/share/messages.ts';
import { askMissing } from './setUpSharing.ts';
import type { ShareContext } from './shareContext.ts';

const named = 3;

/** Asks and undoes. */
export async function undoLastShare({ repository, save, busy, report }: ShareContext): Promise<void> {
  await save();
  const last = await busy(() => repository.lastShare());
  if (last === undefined) return report(tell('nothing-to-undo'));
  const yes = l10n.t('Undo Share');
  const question = l10n.t('Undo "{0}" for everyone?', last.subject);
  const detail = [
    notesOf(last.changes.map(({ path }) => path)),
    l10n.t('The earlier text comes back as a new change.'),
    l10n.t(
      'What was shared stays in the history and can be read there: a password that was in it has to be changed all the same.',
    ),
  ].join('\n\n');
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
  const answer = await askMissing(repository);
  if (answer === undefined) return;
  if ('state' in answer) return report(answer);
  const consent = answer.publish === true ? { confirmPublish: true, confirmOwnCommits: true } : {};
  const outcome = await busy(() => repository.undoLastShare({ interactive: true, ...consent }));
  const [left] = outcome.skipped;
  await report(left === undefined ? outcome : tell('changed-since', { path: left.path }));
}

function notesOf(paths: readonly string[]): string {
  const more = paths.length - named;
  const names = paths.slice(0, named).join(', ');
  return more > 0 ? l10n.t('{0} and {1} more', names, more) : names;
}
