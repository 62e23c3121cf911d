// "Share for Review": the list of Commit Notes, sent to a branch of its own, and the host's page where the team looks at it. Comes
// in: the surroundings of an errand; goes out: what waits. A review that waits already is shown again.
import { env, l10n, Uri, window } from 'vscode';
import { commitNotes } from '../commitNotes.ts';
import type { ShareContext } from './shareContext.ts';

/** Asks what to share, sends it, opens the page. */
export async function shareForReview(context: ShareContext): Promise<void> {
  const { repository, report } = context;
  const outcome = await commitNotes(context, (request, options) => repository.shareForReview(request, options));
  if (outcome === undefined) return;
  const page = await repository.reviewPage();
  const waits = outcome.state === 'in-review' || outcome.state === 'nothing-to-share';
  if (waits && page !== undefined) await env.openExternal(Uri.parse(page, true));
  else if (outcome.state === 'in-review') void sayBranch(outcome.facts.branch ?? '');
  await report(outcome);
}

/** The host is not one whose pages are known. */
async function sayBranch(branch: string): Promise<void> {
  const copy = l10n.t('Copy Branch Name');
  const text = l10n.t('Your changes are on the branch {0}. Ask for a review where the team’s repository is.', branch);
  if ((await window.showInformationMessage(text, copy)) === copy) await env.clipboard.writeText(branch);
}
