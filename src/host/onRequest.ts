// What is done only when somebody asks for it, behind imports of their own: authors of a repository for "Set Up Notebook Here",
// the sample notebook. Runs git in trusted folders only.
import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CommitAuthor } from '../core/record/setUp.ts';
import { zonedClock } from '../notebook/clock.ts';
import { commitAuthorsOf } from '../notebook/commitAuthors.ts';
import type { GitHost } from './gitHost.ts';

/**
 * Who committed in the repository of a folder, and who would, with more commits than all: the person who asks comes first. Nobody
 * without trust, git or a repository.
 */
export async function commitAuthors(git: GitHost, folder: Uri): Promise<readonly CommitAuthor[]> {
  if (folder.scheme !== 'file' || !(await git.prepare())) return [];
  const at = git.at(folder.fsPath);
  const said = async (key: string): Promise<string> => {
    const result = await at.run({ verb: 'config', operands: [key] });
    return result.ok ? new TextDecoder().decode(result.stdout).trim() : '';
  };
  const [authors, name, mail] = await Promise.all([commitAuthorsOf(at), said('user.name'), said('user.email')]);
  return name === '' ? authors : [...authors, { name, mail, commits: Number.MAX_SAFE_INTEGER }];
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
