// Where a file is saved that an answer names. Comes in: the root of a notebook and a path; goes out: an address. Writes nothing.
import { Uri } from 'vscode';
import { noteUri } from './openNote.ts';

/** A path of the machine, or one in the notebook. */
export function placeOf(root: string, path: string): Uri {
  return /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? Uri.file(path) : noteUri(root, path);
}
