// What is done only when somebody asks for it, behind imports of their own: authors of a repository for "Set Up Notebook Here",
// the sample notebook. Runs git in trusted folders only.
import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CommitAuthor } from '../core/record/setUp.ts';
import { zonedClock } from '../notebook/clock.ts';
import { commitAuthorsOf } from '../notebook/commitAuthors.ts';
import type { GitHost } from './gitHost.ts';

/** Who committed in the repository of a folder; nobody without trust, git or a repository. */
export async function commitAuthors(git: GitHost, folder: Uri): Promise<readonly CommitAuthor[]> {
  if (folder.scheme !== 'file' || !(await git.prepare())) return [];
  return await commitAuthorsOf(git.at(folder.fsPath));
}

/** The part that writes the sample, loaded when it is wanted. */
export interface SampleWriter {
  writeSample(request: { readonly out: string; readonly today: string; readonly gitPath: string }): Promise<unknown>;
}

/** Writes the sample notebook of today into Daybook's own storage, or answers the one written today already. */
export async function writeSampleNotebook(
  git: GitHost,
  storage: Uri,
  nowMs: () => number,
  load: () => Promise<SampleWriter>,
): Promise<Uri | undefined> {
  if (!(await git.prepare())) throw new Error(l10n.t('The sample notebook needs git and a trusted window.'));
  const today = zonedClock(() => undefined, nowMs).today();
  const folder = Uri.joinPath(storage, `sample-${today}`);
  if (await exists(Uri.joinPath(folder, 'daybook.yml'))) return folder;
  const { writeSample } = await load();
  const gitPath = git.program() ?? 'git';
  await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Writing the sample notebook') },
    () => writeSample({ out: folder.fsPath, today, gitPath }),
  );
  return folder;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
