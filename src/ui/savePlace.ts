// Where a file is saved that an answer names. Comes in: the root of a notebook and a path; goes out: an address. Writes nothing.
import { Uri, workspace } from 'vscode';
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
