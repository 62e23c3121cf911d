// Finds the notebooks of the open workspace folders: `daybook.yml` at the top, in `notes` or in `docs`, and wherever the setting
// `daybook.notebooks` says. Costs a few stats a folder; reads no file, starts nothing. Nested roots are told apart later: the
// innermost wins.
import { FileType, Uri, workspace } from 'vscode';
import { isSafeFolder } from '../core/record/safeName.ts';
import { setting } from './settings.ts';

const usualPlaces = ['', 'notes', 'docs'] as const;

/** Roots of all notebooks, without duplicates, in the order of the workspace folders. */
export async function findNotebooks(): Promise<Uri[]> {
  const roots = new Map<string, Uri>();
  for (const folder of workspace.workspaceFolders ?? []) {
    const further = furtherPlaces(setting('notebooks', folder.uri));
    const places = await Promise.all([...usualPlaces, ...further].map((place) => notebookAt(folder.uri, place)));
    for (const root of places) if (root) roots.set(root.toString(), root);
  }
  return [...roots.values()];
}

/** A setting that came with the repository is data, of any shape: only folders inside it count. */
function furtherPlaces(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string' && isSafeFolder(path)) : [];
}

async function notebookAt(folder: Uri, place: string): Promise<Uri | undefined> {
  const root = place === '' ? folder : Uri.joinPath(folder, place);
  try {
    const { type } = await workspace.fs.stat(Uri.joinPath(root, 'daybook.yml'));
    return type & FileType.File ? root : undefined;
  } catch {
    return undefined;
  }
}
