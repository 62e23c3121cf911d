// Where a notebook's path lies on the disk, made sure of component by component: nothing outside the root, nothing through a
// link. Comes in: the root and a path relative to it; goes out: an absolute path and what is there, or a refusal. Changes
// nothing on the disk.
import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './durableFile.ts';
import { canBeFile } from './fileNames.ts';
import { inFolder } from './heldFolder.ts';

/** A place inside the root. `stats` is undefined where nothing is yet; folders above may be missing then too. */
export interface ContainedPath {
  readonly absolute: string;
  readonly stats: Stats | undefined;
}

/**
 * The place of a relative POSIX path, or undefined when it leaves the root, runs through a link (or ends at one), or has a part
 * that cannot name a file or has a backslash, which is none of a note anywhere.
 */
export async function containedPath(root: string, path: string): Promise<ContainedPath | undefined> {
  if (!canBeFile(path) || path.includes('\\')) return undefined;
  const parts = path.split('/');
  let absolute = await realRoot(root);
  for (const [index, part] of parts.entries()) {
    absolute = join(absolute, part);
    const stats = await statsOf(absolute);
    if (stats === undefined) return { absolute: join(absolute, ...parts.slice(index + 1)), stats };
    if (stats.isSymbolicLink()) return undefined;
    const isLast = index === parts.length - 1;
    if (isLast) return { absolute, stats };
    if (!stats.isDirectory()) return undefined;
  }
  return undefined;
}

/**
 * Works at the place of a path while its folder is held; with `makes` folders above it are made. `outside` where `containedPath` says so,
 * also when a link came in the way at the last moment.
 */
export async function atPlace<T>(
  root: string,
  path: string,
  makes: boolean,
  work: (place: ContainedPath) => Promise<T>,
): Promise<T | 'outside'> {
  const place = await containedPath(root, path);
  if (!place) return 'outside';
  // Where nothing is there is nothing to hold.
  if (!makes && place.stats === undefined) return await work(place);
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const done = await inFolder(await realRoot(root), parts, makes, async (folder) => {
    const absolute = join(folder, name);
    const stats = await statsOf(absolute);
    return { outcome: stats?.isSymbolicLink() ? ('outside' as const) : await work({ absolute, stats }) };
  });
  return done === undefined ? 'outside' : done.outcome;
}

/** A root that is gone holds nothing, and some drives of Windows do not tell their real place: what is below is looked at all the same. */
async function realRoot(root: string): Promise<string> {
  return await realpath(root).catch(() => root);
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error))) return undefined;
    throw error;
  }
}
