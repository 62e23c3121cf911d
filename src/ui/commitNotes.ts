// "Commit Notes": one list, Enter shares. Open notes are saved first, safe files are ticked, held ones say why; the list is the
// only confirmation, but for commits of the person's own that would go along. What comes of it is one sentence and one action.
import { l10n, ProgressLocation, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import type { Log } from '../notebook/ports.ts';
import { describeChanges } from '../notebook/share/describeChanges.ts';
import type { Outcome, ShareOptions } from '../notebook/share/outcome.ts';
import type { Repository } from '../notebook/share/repository.ts';
import type { ShareEntry } from '../notebook/share/shareList.ts';

interface EntryItem extends QuickPickItem {
  readonly entry: ShareEntry;
}

const icons = {
  new: 'diff-added',
  changed: 'diff-modified',
  renamed: 'diff-renamed',
  deleted: 'diff-removed',
} as const;

/**
 * Lists, asks, commits, shares. Answers the outcome, or undefined when the person left the list. `save` saves the open notes of
 * the notebooks; false when one could not be saved.
 */
export async function commitNotes(
  repository: Repository,
  save: () => Promise<boolean>,
  log: Log,
): Promise<Outcome | undefined> {
  await save();
  const list = await withProgress(l10n.t('Looking for changed notes'), () => repository.shareable());
  if (list.entries.length === 0) {
    // Nothing to commit: there may still be something to send or to take over.
    if (list.told.tone !== 'fine') return { ...list.told, skipped: [], kept: [] };
    return shareAsked(repository, (options) => repository.share(options));
  }
  const chosen = await chooseEntries(list.entries);
  if (!chosen) return undefined;
  log.info(`sharing ${chosen.length} of ${list.entries.length} changes`);
  const request = {
    paths: chosen.map(({ path }) => path),
    include: chosen.filter(({ safe }) => !safe).map(({ path }) => path),
    message: describeChanges(chosen),
  };
  return shareAsked(repository, (options) => repository.commitAndShare(request, options));
}

/** The list. Undefined when it was left by Escape; an empty choice shares nothing. */
async function chooseEntries(entries: readonly ShareEntry[]): Promise<readonly ShareEntry[] | undefined> {
  const safe = entries.filter((entry) => entry.safe);
  const held = entries.filter((entry) => !entry.safe);
  const items: (EntryItem | QuickPickItem)[] = [
    ...safe.map(itemOf),
    ...(held.length > 0 ? [{ label: l10n.t('Held back'), kind: QuickPickItemKind.Separator }] : []),
    ...held.map(itemOf),
  ];
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
    title: l10n.t('Commit Notes: Enter shares what is ticked'),
    placeHolder: safe.length === 1 ? l10n.t('1 change is ready') : l10n.t('{0} changes are ready', safe.length),
  });
  return chosen?.filter((item): item is EntryItem => 'entry' in item).map(({ entry }) => entry);
}

function itemOf(entry: ShareEntry): EntryItem {
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const folder = entry.path.slice(0, Math.max(0, entry.path.length - name.length - 1));
  return {
    label: `$(${icons[entry.change]}) ${name}`,
    description: folder,
    // A safe file needs no second line; why one is held does.
    ...(entry.safe ? {} : { detail: `$(circle-slash) ${entry.reason}` }),
    picked: entry.safe,
    entry,
  };
}

/** Runs the errand with a way out, and asks for the consents it needs, each once. */
async function shareAsked(
  repository: Repository,
  errand: (options: ShareOptions) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const consents: { confirmOwnCommits?: boolean; confirmPublish?: boolean } = {};
  let outcome = await cancellable((signal) => errand({ interactive: true, signal }));
  for (const consent of ['confirm-own-commits', 'confirm-publish'] as const) {
    if (outcome.needs !== consent) continue;
    const yes = consent === 'confirm-publish' ? l10n.t('Publish') : l10n.t('Share All');
    if ((await window.showWarningMessage(outcome.text, { modal: true }, yes)) !== yes) return outcome;
    if (consent === 'confirm-publish') consents.confirmPublish = true;
    else consents.confirmOwnCommits = true;
    // What was committed stays committed; only the sending is asked again.
    outcome = await cancellable((signal) => repository.share({ interactive: true, signal, ...consents }));
  }
  return outcome;
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
