// Which folders of a notebook are notebooks of their own, a private one above all: those with a `daybook.yml` in them. Comes in: a root and
// paths of notes below it; goes out: such folders, and the paths without what lies in them. Looks at the disk, reads no file.
import { existsSync, statSync } from 'node:fs';
import { configPath, foldersOf } from '../../core/notePath.ts';

/** What of some notes is one notebook's. */
export interface ApartNotes {
  readonly ours: readonly string[];
  /** The outermost folders that are notebooks of their own. */
  readonly inner: readonly string[];
}

/** Folders above notes that are notebooks of their own, from the outside in. */
export function innerFolders(root: string, paths: readonly string[]): string[] {
  return [...foldersOf(paths)].filter((folder) => isNotebook(`${root}/${folder}`));
}

/** Tells notes of the notebook at `root` from those of notebooks further in. Paths keep their order. */
export function withoutInner(root: string, paths: readonly string[]): ApartNotes {
  const inner: string[] = [];
  for (const folder of innerFolders(root, paths)) if (!isBelow(folder, inner)) inner.push(folder);
  return { ours: inner.length === 0 ? paths : paths.filter((path) => !isBelow(path, inner)), inner };
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

function isNotebook(folder: string): boolean {
  const file = `${folder}/${configPath}`;
  try {
    // Hardly any folder has one, and whether there is one is told in half the time.
    return existsSync(file) && statSync(file).isFile();
  } catch {
    // It went meanwhile. A folder that may not be looked into has no notes for us either.
    return false;
  }
}
