// Finds the notebooks of the open workspace folders: `daybook.yml` at the top, in `notes`, `docs` or `private`, wherever the setting
// `daybook.notebooks` says, and where one was seen in a notebook. Costs a few stats a folder; reads no file, starts nothing. Nested roots are told apart later: the
// innermost wins. A place that cannot be looked into is told as such, not taken for an empty one.
import { FileType, Uri, workspace } from 'vscode';
import { configPath, foldersOf, isSafeFolder, usualFolders } from '../core/notePath.ts';
import { isMissing } from './fileErrors.ts';
import { setting } from './settings.ts';

/** Folders that are looked at side by side; all of them at once would hold others up. */
const statsAStep = 32;

/** A place where a notebook may be, and why that cannot be said. */
export interface Unreachable {
  readonly root: Uri;
  readonly error: unknown;
}

/** Roots of all notebooks, and of what may be one, by URI text in the order of the workspace folders. */
export interface FoundNotebooks {
  readonly roots: ReadonlyMap<string, Uri>;
  readonly unreachable: ReadonlyMap<string, Unreachable>;
}

/** Looks at all places, and at `more`, folders that were seen to be notebooks. */
export async function findNotebooks(more: readonly Uri[]): Promise<FoundNotebooks> {
  const roots = new Map<string, Uri>();
  const unreachable = new Map<string, Unreachable>();
  const usual = (workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    [...usualFolders, ...furtherPlaces(setting('notebooks', uri))].map((place) => Uri.joinPath(uri, place)),
  );
  for (const found of await Promise.all([...usual, ...more].map(notebookAt))) {
    if (found instanceof Uri) roots.set(found.toString(), found);
    else if (found) unreachable.set(found.root.toString(), found);
  }
  return { roots, unreachable };
}

/** Folders above files of a notebook that are notebooks of their own, relative to its root. */
export async function findInner(root: Uri, paths: Iterable<string>): Promise<string[]> {
  const folders = [...foldersOf(paths)];
  const found: string[] = [];
  for (let at = 0; at < folders.length; at += statsAStep) {
    const some = folders.slice(at, at + statsAStep);
    const places = await Promise.all(some.map((folder) => notebookAt(Uri.joinPath(root, folder))));
    found.push(...some.filter((_, index) => places[index] instanceof Uri));
  }
  return found;
}

/** A setting that came with the repository is data, of any shape: only folders inside it count. */
function furtherPlaces(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string' && isSafeFolder(path)) : [];
}

async function notebookAt(root: Uri): Promise<Uri | Unreachable | undefined> {
  try {
    const { type } = await workspace.fs.stat(Uri.joinPath(root, configPath));
    return type & FileType.File ? root : undefined;
  } catch (error) {
    return isMissing(error) ? undefined : { root, error };
  }
}
