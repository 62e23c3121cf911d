// "Merge Notes in Terminals, Too": sets up git's merge driver for notes, after showing every line that would be written. Comes in:
// the surroundings of an errand and where the command line lies. Goes out: what came of it. Writes nothing without the yes.
import { l10n, Uri, window } from 'vscode';
import type { ShareContext } from './shareContext.ts';

/** Shows the plan, asks, writes. */
export async function setUpMergeDriver({ open, repository, busy, report }: ShareContext, cli: string): Promise<void> {
  const folder = Uri.parse(open.root).fsPath;
  const plan = await busy(() => repository.mergeDriverPlan(folder, cli));
  const detail = [
    l10n.t('Git then merges notes task by task in terminals and other programs, too. This is written:'),
    l10n.t('In the settings of this repository (.git/config):'),
    ...plan.settings.map(([key, value]) => `${key} = ${value}`),
    ...(plan.line === undefined ? [] : [l10n.t('In {0}:', plan.attributesPath), plan.line]),
  ].join('\n\n');
  const yes = l10n.t('Write');
  const question = l10n.t('Let git merge notes by Daybook?');
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
  await report(await busy(() => repository.setUpMergeDriver(plan)));
}
