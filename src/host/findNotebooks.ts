// Finds the notebooks of the open workspace folders: `daybook.yml` at the top, in `notes`, `docs` or `private`, and wherever the setting
// `daybook.notebooks` says. Costs a few stats a folder; reads no file, starts nothing. Nested roots are told apart later: the
// innermost wins. A place that cannot be looked into is told as such, not taken for an empty one.
import { FileType, Uri, workspace } from 'vscode';
import { isSafeFolder } from '../core/record/safeName.ts';
import { isMissing } from './fileErrors.ts';
import { setting } from './settings.ts';

const usualPlaces = ['', 'notes', 'docs', 'private'] as const;

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

/** Looks at all places. */
export async function findNotebooks(): Promise<FoundNotebooks> {
  const roots = new Map<string, Uri>();
  const unreachable = new Map<string, Unreachable>();
  for (const folder of workspace.workspaceFolders ?? []) {
    const further = furtherPlaces(setting('notebooks', folder.uri));
    const places = await Promise.all([...usualPlaces, ...further].map((place) => notebookAt(folder.uri, place)));
    for (const found of places) {
      if (found instanceof Uri) roots.set(found.toString(), found);
      else if (found) unreachable.set(found.root.toString(), found);
    }
  }
  return { roots, unreachable };
}

/** A setting that came with the repository is data, of any shape: only folders inside it count. */
function furtherPlaces(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string' && isSafeFolder(path)) : [];
}

async function notebookAt(folder: Uri, place: string): Promise<Uri | Unreachable | undefined> {
  const root = place === '' ? folder : Uri.joinPath(folder, place);
  try {
    const { type } = await workspace.fs.stat(Uri.joinPath(root, 'daybook.yml'));
    return type & FileType.File ? root : undefined;
  } catch (error) {
    return isMissing(error) ? undefined : { root, error };
  }
}
