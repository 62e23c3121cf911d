// Files of a repository as this window knows them: git tells the real place of its top folder, a window may have opened one further in, or
// through a link. Comes in: the top folder and paths (POSIX) in it; goes out: URIs, and which files have unsaved changes.
import { join, relative, sep } from 'node:path';
import { Uri, workspace } from 'vscode';
import { isInside } from './node/insideFolder.ts';
import { pathsBelow, realPath } from './node/realPaths.ts';

/** Files of repositories where notebooks lie in `roots`, which are asked each time. */
export function windowFiles(roots: () => readonly Uri[]): {
  at(top: string, path: string): Uri;
  isUnsaved(top: string, path: string): boolean;
} {
  return {
    at: (top, path) => fileInWindow(top, path, roots()),
    isUnsaved: (top, path) => unsavedPaths(top).includes(path),
  };
}

/** The file at a path, named as in the innermost of the notebooks' folders (`roots`) that it lies in. */
function fileInWindow(top: string, path: string, roots: readonly Uri[]): Uri {
  const file = join(realPath(top), path);
  const [inmost] = roots
    .filter(({ scheme }) => scheme === 'file')
    .map((root) => ({ root, folder: realPath(root.fsPath) }))
    .filter(({ folder }) => isInside(folder, file))
    .sort((one, other) => other.folder.length - one.folder.length);
  if (!inmost) return Uri.file(file);
  return Uri.joinPath(inmost.root, ...relative(inmost.folder, file).split(sep));
}

/** The paths below a top folder of files that have unsaved changes in an editor, under each name that they may have there. */
export function unsavedPaths(top: string): string[] {
  return workspace.textDocuments
    .filter((document) => document.isDirty && document.uri.scheme === 'file')
    .flatMap((document) => pathsBelow(top, document.uri.fsPath));
}
