// Where files really lie. VS Code names a file as its folder was opened: through a link, a drive letter of the network, a short name, in other
// letters; git tells the real place. Comes in: absolute paths of this system; goes out: real ones, and paths below a root. Reads no file.
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isInside } from './insideFolder.ts';

/** The real place of a file or folder; as it was named where that cannot be told. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/**
 * Paths (POSIX, relative) that a file may have below a root that git told: as it is named, with its folder's real place, with its own. None
 * for a file outside. macOS may keep names in another form of Unicode than git's.
 */
export function pathsBelow(root: string, file: string): string[] {
  const roots = new Set([root, realPath(root)]);
  const files = new Set([file, join(realPath(dirname(file)), basename(file)), realPath(file)]);
  const found = new Set<string>();
  for (const at of roots)
    for (const each of files) {
      if (!isInside(at, each)) continue;
      const path = relative(at, each).split(sep).join('/');
      found.add(path).add(path.normalize('NFC'));
    }
  return [...found];
}
