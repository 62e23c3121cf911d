// "Commit Notes": one list, Enter shares. Open notes are saved first, safe files are ticked, held ones say why; the list is the
// only confirmation, but for commits of the person's own that would go along. What comes of it is one sentence and one action.
import { l10n, ProgressLocation, window, workspace } from 'vscode';
import type { CommitRequest } from '../notebook/share/commit.ts';
import { tell } from '../notebook/share/messages.ts';
import type { Outcome, ShareOptions } from '../notebook/share/outcome.ts';
import type { Repository } from '../notebook/share/repository.ts';
import { askWhatToShare } from './share/commitList.ts';
import { askMissing, type SetUpAnswer } from './share/setUpSharing.ts';
import type { ShareContext } from './share/shareContext.ts';

/** Commits the choice, if there is one, and sends what is not sent. */
export type Send = (request: CommitRequest | undefined, options: ShareOptions) => Promise<Outcome>;

function toTeam(repository: Repository): Send {
  return (request, options) =>
    request === undefined ? repository.share(options) : repository.commitAndShare(request, options);
}

/**
 * Lists, asks, commits, shares. Answers the outcome, or undefined when the person left the list. `way` is the way to the team,
 * straight to its branch if absent. Only while something is under way does the window say so, not while a question is open.
 */
export async function commitNotes(
  { repository, save, log, busy }: ShareContext,
  way: Send = toTeam(repository),
): Promise<Outcome | undefined> {
  const send: Send = (request, options) => busy(() => way(request, options));
  await save();
  const answer = await askMissing(repository);
  if (answer === undefined) return undefined;
  if ('state' in answer) return { ...answer, skipped: [], kept: [] };
  const list = await withProgress(l10n.t('Looking for changed notes'), () => repository.shareable());
  if (list.entries.length === 0) {
    // Nothing to commit: there may still be something to send or to take over.
    if (list.told.tone !== 'fine') return { ...list.told, skipped: [], kept: [] };
    return shareAsked(answer, send, undefined);
  }
  const choice = await askWhatToShare(list);
  if (!choice) return undefined;
  const { entries, message } = choice;
  log.info(`sharing ${entries.length} of ${list.entries.length} changes`);
  const request = {
    paths: entries.map(({ path }) => path),
    include: entries.filter(({ safe }) => !safe).map(({ path }) => path),
    message,
  };
  return shareAsked(answer, send, request);
}

/** Runs the errand with a way out, and asks for the consents it needs, each once. */
async function shareAsked(
  { publish, keptHere }: SetUpAnswer,
  send: Send,
  request: CommitRequest | undefined,
): Promise<Outcome | undefined> {
  // The question about the branch said which commits go along.
  let consents: ShareOptions = publish === true ? { confirmPublish: true, confirmOwnCommits: true } : {};
  let outcome = await cancellable((signal) => send(request, { interactive: true, signal, ...consents }));
  for (const consent of ['confirm-own-commits', 'confirm-publish'] as const) {
    if (outcome.needs !== consent || (consent === 'confirm-publish' && publish === false)) continue;
    const yes = consent === 'confirm-publish' ? l10n.t('Publish') : l10n.t('Share All');
    if ((await window.showWarningMessage(outcome.text, { modal: true }, yes)) !== yes) return outcome;
    consents = { ...consents, [consent === 'confirm-publish' ? 'confirmPublish' : 'confirmOwnCommits']: true };
    // What was committed stays committed; only the sending is asked again.
    outcome = await cancellable((signal) => send(undefined, { interactive: true, signal, ...consents }));
  }
  return keptHere && outcome.state === 'local-only' ? { ...outcome, ...tell('kept-here') } : outcome;
}

function cancellable(work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Sharing notes'), cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return work(controller.signal);
    }),
  );
}

function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  return Promise.resolve(window.withProgress({ location: ProgressLocation.Window, title }, work));
}

/** Saves the unsaved documents for which `isNote` holds; false when one would not be saved. */
export async function saveNotes(isNote: (uri: string) => boolean): Promise<boolean> {
  const dirty = workspace.textDocuments.filter((document) => document.isDirty && isNote(document.uri.toString()));
  const saved = await Promise.all(dirty.map((document) => document.save()));
  return saved.every(Boolean);
}
