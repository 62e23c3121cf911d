// Two states that do not heal by themselves and that git alone would leave to an expert: a shared history that was replaced, and a lock
// whose program is gone. Comes in: the surroundings of an errand; goes out: what came of it. Changes nothing without the yes.
import { l10n, window } from 'vscode';
import type { ShareContext } from './shareContext.ts';

/** Own commits go to a branch of their own, the notes become the team's. */
export async function keepMine({ repository, save, busy, report }: ShareContext): Promise<void> {
  await save();
  const detail = [
    l10n.t('Somebody replaced the history that the team shares, perhaps to take something out of it.'),
    l10n.t('What you have here stays on a branch of its own, and your notes become what the team has now.'),
    l10n.t('Ask a colleague before you bring something back from that branch.'),
  ];
  if (await isAgreed(l10n.t('Follow the new history?'), detail, l10n.t('Keep Mine on a Branch')))
    await report(await busy(() => repository.keepMine()));
}

/** Removes what a git program left behind. */
export async function removeLock({ repository, busy, report }: ShareContext, path: string): Promise<void> {
  const detail = [
    l10n.t('A git program that ended too early left it; until it is gone, nothing can be shared or committed here.'),
    l10n.t('If one still works in this folder, in another window or a terminal, let it end first.'),
  ];
  if (await isAgreed(l10n.t('Remove the lock of git?'), detail, l10n.t('Remove Lock')))
    await report(await busy(() => repository.removeLock(path)));
}

async function isAgreed(question: string, detail: readonly string[], yes: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail: detail.join('\n\n') }, yes)) === yes;
}
