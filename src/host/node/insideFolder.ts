// Whether a path lies in a folder, by the names alone: nothing on the disk is looked at, so links are not seen through
// (containedPath.ts does that where something is read or written).
import { isAbsolute, relative, sep } from 'node:path';

/** True for the folder itself and everything below it; both are absolute paths of this system. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // Between two drives of Windows there is no relative way.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
