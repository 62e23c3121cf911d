// A folder of the disk that is held while something is done in it: whoever exchanges a folder on the way for a link meanwhile moves
// nothing of ours outside (T14 of the threat table). Comes in: a real root and the names of folders below it. Goes out: a path that
// means this very folder for as long as the work lasts. Linux names an open folder by its number; elsewhere the way is only looked at.
import { constants, existsSync } from 'node:fs';
import { type FileHandle, lstat, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, makeFolder, syncFolder } from './durableFile.ts';
import { system } from './system.ts';

const openFolders = '/proc/self/fd';
const hasFolders = existsSync(openFolders);
const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
const notThere = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK']);

/**
 * Works in the folder that `parts` lead to below `root` (absolute, without links); undefined, and nothing is done, when one of them is
 * a link or no folder, or missing unless they are to be made. Throws what `work` throws.
 */
export async function inFolder<T>(
  root: string,
  parts: readonly string[],
  makes: boolean,
  work: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  if (system.platform !== 'linux' || !hasFolders) return await lookedAt(root, parts, makes, work);
  let held = await open(root, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0));
  try {
    for (const part of parts) {
      const next = await step(held, part, makes);
      if (next === undefined) return undefined;
      await held.close();
      held = next;
    }
    return await work(join(openFolders, String(held.fd)));
  } finally {
    await held.close();
  }
}

async function step(held: FileHandle, part: string, makes: boolean): Promise<FileHandle | undefined> {
  const path = join(openFolders, String(held.fd), part);
  if (makes && (await isMade(path))) await syncFolder(join(openFolders, String(held.fd)));
  try {
    return await open(path, folderFlags);
  } catch (error) {
    if (notThere.has(errorCode(error))) return undefined;
    throw error;
  }
}

async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function lookedAt<T>(
  root: string,
  parts: readonly string[],
  makes: boolean,
  work: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    if (makes) await makeFolder(folder).catch(() => undefined);
    const stats = await lstat(folder).catch(() => undefined);
    if (!stats?.isDirectory()) return undefined;
  }
  return await work(folder);
}
