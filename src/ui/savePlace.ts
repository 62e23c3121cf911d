// What files have in common that are made for others: where they are saved, what is said before and after. Comes in: the root of a notebook
// and a path, or words; goes out: an address, an answer. Writes nothing.
import { env, l10n, Uri, window, workspace } from 'vscode';
import { choose } from './item/choose.ts';
import { noteUri } from './openNote.ts';

/** A path of the machine, or one in the notebook. */
export function placeOf(root: string, path: string): Uri {
  return /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? Uri.file(path) : noteUri(root, path);
}

/** Whether a file or folder is there. */
export async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** What is left out is seen before anything is saved; true when the person goes on. */
export async function agreedWithout(title: string, goOn: string, left: readonly string[]): Promise<boolean> {
  const choices = [
    { label: `$(save) ${goOn}`, value: true },
    ...left.map((words) => ({ label: `$(eye-closed) ${words.replaceAll('$(', '$\u200b(')}`, value: true })),
  ];
  return (await choose({ title, choices }))?.value ?? false;
}

/** Says that a page is saved, and shows it on request. Not to be awaited: the message may stay. */
export async function offerPage(page: Uri, said: string): Promise<void> {
  const show = l10n.t('Show');
  if ((await window.showInformationMessage(said, show)) === show) await env.openExternal(page);
}
