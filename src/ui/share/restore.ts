// "Restore Earlier Version": shows the versions of a note, each beside the present text in VS Code's own comparison, and brings
// one back. Comes in: the surroundings of an errand; goes out: the note. What stood there is set aside by the repository.
import { commands, env, l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { Version } from '../../notebook/share/versions.ts';
import { choose } from '../item/choose.ts';
import { noteUri, openNote } from '../openNote.ts';
import type { ShareContext } from './shareContext.ts';
import { closeVersions, versionUri } from './versionTexts.ts';

/** Asks for a note (the open one where there is one) and a version, until one is brought back or the person leaves. */
export async function restoreVersion(context: ShareContext, activePath: string | undefined): Promise<void> {
  await context.save();
  let path = activePath ?? (await askNote(context));
  while (path !== undefined) {
    const chosen = await askVersion(context, path);
    if (chosen === undefined) return;
    if (chosen === 'other') {
      path = await askNote(context);
      continue;
    }
    const text = await context.repository.versionText(chosen.oid);
    if (await confirmVersion(context, path, chosen, text)) return bringBack(context, path, chosen);
  }
}

async function askNote({ open, repository, busy }: ShareContext): Promise<string | undefined> {
  const folder = Uri.parse(open.root).fsPath;
  const paths = await busy(() => repository.pastNotes(folder));
  const present = new Set(open.notebook.reader().paths());
  const choices = paths
    .filter((path) => present.has(path) || /\.(?:md|txt)$/i.test(path))
    .map((path) => ({ label: path, ...(present.has(path) ? {} : { description: l10n.t('deleted') }), value: path }));
  const placeholder = l10n.t('Notes that were changed or deleted lately');
  return (await choose({ title: l10n.t('Restore Earlier Version'), placeholder, choices }))?.value;
}

async function askVersion(context: ShareContext, path: string): Promise<Version | 'other' | undefined> {
  const { open, repository, busy } = context;
  const versions = await busy(() => repository.versions({ folder: Uri.parse(open.root).fsPath, path }));
  const choices = versions.map((version) => ({
    label: `$(${version.kind === 'kept' ? 'archive' : 'git-commit'}) ${timeOf(version)}`,
    description: version.kind === 'kept' ? l10n.t('set aside by Daybook') : `${version.author}: ${version.subject}`,
    value: version,
  }));
  const other = { label: `$(files) ${l10n.t('Another Note...')}`, value: 'other' as const };
  const placeholder = l10n.t('Enter compares a version with the note as it is');
  return (await choose<Version | 'other'>({ title: path, placeholder, choices: [...choices, other] }))?.value;
}

function timeOf({ atMs }: Version): string {
  return new Date(atMs).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Shows the comparison and asks below it; false leads back to the list. */
async function confirmVersion(context: ShareContext, path: string, version: Version, text: string): Promise<boolean> {
  const then = versionUri(path, version.oid, text);
  const title = l10n.t('{0}: {1} and now', path, timeOf(version));
  const isThere = context.open.notebook.reader().paths().includes(path);
  const now = isThere ? noteUri(context.open.root, path) : versionUri(path, 'deleted', '');
  await commands.executeCommand('vscode.diff', then, now, title, { preserveFocus: true });
  const back: QuickPickItem = {
    label: `$(history) ${l10n.t('Bring This Version Back')}`,
    detail: l10n.t('The text as it is now is set aside among the versions.'),
  };
  const list: QuickPickItem = { label: `$(list-unordered) ${l10n.t('Show the Other Versions')}` };
  return (await window.showQuickPick([back, list], { title, ignoreFocusOut: true })) === back;
}

async function bringBack(
  { open, repository, busy, report }: ShareContext,
  path: string,
  version: Version,
): Promise<void> {
  const note = { folder: Uri.parse(open.root).fsPath, path };
  const told = await busy(() => repository.bringBack(note, version.oid));
  await closeVersions();
  await report(told);
  if (told.tone === 'fine') await openNote(open.root, path, { preview: false });
}
