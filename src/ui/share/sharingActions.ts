// What the button beside a sentence of sharing does. Comes in: a state in words and the errands of the window. Goes out: the
// label, and the deed. Decides nothing about notes.
import { commands, l10n, type Uri, window } from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { Log } from '../../notebook/ports.ts';
import type { Kept } from '../../notebook/share/apply.ts';
import type { ActionId, StateName, Told } from '../../notebook/share/messages.ts';
import type { HoldCode } from '../../notebook/share/noteChecks.ts';

/** The errands that actions lead to. */
export interface ActionDeps {
  /** The file at a path of the repository that the state speaks of. */
  readonly fileAt: (path: string) => Promise<Uri | undefined>;
  readonly log: Log & { show(): void };
  readonly commit: () => Promise<void>;
  /** Looks at the remote and lets git ask for a sign-in. */
  readonly signIn: () => Promise<void>;
  readonly chooseRemote: () => Promise<void>;
  /** Asks before anything is done. */
  readonly keepMine: () => Promise<void>;
  readonly removeLock: (path: string) => Promise<void>;
}

/** What is well and still worth a question. */
const asked: ReadonlySet<ActionId> = new Set(['addRemote', 'chooseVersion']);

/** Opens the page that says what a state, or a reason to hold a note back, means. */
export async function explainState(name: StateName | HoldCode): Promise<void> {
  await commands.executeCommand('daybook.problem.explain' satisfies CommandId, `sharing/${name}`);
}

/** What leads to that page, everywhere. */
export const meaning = (): string => l10n.t('What Does This Mean?');

/**
 * Says a state: what went well in the status bar, what needs a person in a message with one action, which is then done, and the way to
 * what it means.
 */
export async function sayState(told: Told, deps: ActionDeps): Promise<void> {
  if (told.tone === 'fine' && !asked.has(told.action)) {
    window.setStatusBarMessage(`$(check) ${told.text}`, 10_000);
    return;
  }
  const label = actionLabels()[told.action];
  const chosen = await window.showWarningMessage(told.text, ...(label ? [label] : []), meaning());
  if (chosen === meaning()) await explainState(told.state);
  else if (chosen !== undefined) await doAction(told, deps);
}

/** Says that texts were set aside because another program wrote them while files were exchanged, and leads to them. */
export async function sayKept(kept: readonly Kept[]): Promise<void> {
  const [first] = kept;
  if (first === undefined) return;
  const text = l10n.t(
    '{0} was written by another program at the same moment; that text is among its versions.',
    first.path,
  );
  const show = l10n.t('Show Versions');
  if ((await window.showInformationMessage(text, show)) !== show) return;
  await commands.executeCommand('daybook.note.restore' satisfies CommandId);
}

async function doAction({ action, facts, state, text }: Told, deps: ActionDeps): Promise<void> {
  const run = async (command: string, ...args: unknown[]): Promise<void> =>
    void (await commands.executeCommand(command, ...args));
  const show = async (file: Uri | undefined, command: string): Promise<void> => file && run(command, file);
  switch (action) {
    case 'retry':
    case 'share':
    case 'saveNotes':
    case 'publishBranch':
    case 'shareOwnCommits':
    case 'setIdentity':
      return deps.commit();
    case 'signIn':
      return deps.signIn();
    case 'addRemote':
      return deps.chooseRemote();
    case 'keepMine':
      return deps.keepMine();
    case 'removeLock':
      return deps.removeLock(facts.path ?? '');
    case 'chooseVersion':
      return run('daybook.conflict.choose' satisfies CommandId, 'all');
    case 'openReview':
    case 'shareForReview':
      return run('daybook.share.review' satisfies CommandId);
    case 'manageTrust':
      return run('workbench.trust.manage');
    case 'makeRepository':
      // VS Code's own git asks for the folder.
      await run('git.init');
      return deps.commit();
    case 'chooseGit':
      return run('workbench.action.openSettings', 'git.path');
    case 'openNote':
    case 'renameMine':
      return show(await deps.fileAt(facts.path ?? ''), action === 'openNote' ? 'vscode.open' : 'revealInExplorer');
    case 'showChanges':
    case 'openRepository':
      return run('workbench.view.scm');
    case 'showOutput':
    case 'explain':
      deps.log.info(`${text} ${facts.words ?? ''} (docs/sharing.md#${state})`);
      deps.log.show();
      return;
    case 'none':
      return;
  }
}

function actionLabels(): Readonly<Record<ActionId, string | undefined>> {
  return {
    none: undefined,
    retry: l10n.t('Try Again'),
    share: l10n.t('Share'),
    showChanges: l10n.t('Show Changes'),
    showOutput: l10n.t('Show Output'),
    openNote: l10n.t('Open Note'),
    chooseVersion: l10n.t('Choose'),
    saveNotes: l10n.t('Save and Share'),
    openRepository: l10n.t('Open Source Control'),
    chooseGit: l10n.t('Choose Git'),
    makeRepository: l10n.t('Make It One'),
    manageTrust: l10n.t('Manage Trust'),
    setIdentity: l10n.t('Tell My Name'),
    addRemote: l10n.t('Choose Where'),
    publishBranch: l10n.t('Publish'),
    shareOwnCommits: l10n.t('Share All'),
    signIn: l10n.t('Sign In'),
    renameMine: l10n.t('Show File'),
    openReview: l10n.t('Open Review'),
    shareForReview: l10n.t('Share for Review'),
    explain: l10n.t('Show Details'),
    keepMine: l10n.t('Keep Mine on a Branch…'),
    removeLock: l10n.t('Remove Lock…'),
  };
}
