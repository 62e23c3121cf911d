// Files that are whole or not there: temporary file, fsync, rename, fsync of the folder. Comes in: absolute paths and bytes.
// Retries what an indexer or a virus scanner holds for a moment. Never writes in place.
import { constants } from 'node:fs';
import { chmod, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const busy = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** The `code` of a system error, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What is written: in one piece, or in several that follow each other. */
export type FileBytes = Uint8Array | readonly Uint8Array[];

/** Writes a new file and makes it durable; fails if it exists. */
export async function writeNew(path: string, bytes: FileBytes, mode = 0o666): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** `rename`, tried again for 2 s while Windows says that somebody has the file open. */
export async function renameDurably(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      if (process.platform !== 'win32' || !busy.has(errorCode(error)) || attempt >= 20) throw error;
      await wait(100);
    }
  }
  await syncFolder(dirname(to));
}

/** Makes renames in a folder durable; where folders cannot be opened this is the file system's own business. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOENT'].includes(errorCode(error))) throw error;
  }
}

/** Makes a folder with those above it, their names durable: a file in a folder that power loss takes is lost too. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Puts bytes at a path through a temporary file beside it, named by the caller. */
export async function writeDurably(path: string, bytes: FileBytes, temporary: string, mode?: number): Promise<void> {
  await makeFolder(dirname(path));
  await rm(temporary, { force: true });
  try {
    await writeNew(temporary, bytes, mode);
    if (mode !== undefined) await chmod(temporary, mode);
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Makes a file with its content already in it, or answers false if the name is taken. */
export async function claimFile(path: string, bytes: Uint8Array, temporary: string): Promise<boolean> {
  await rm(temporary, { force: true });
  try {
    await writeNew(temporary, bytes);
    await link(temporary, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(errorCode(error))) throw error;
    return await claimWithoutLinks(path, bytes);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Gives a file another name without ever replacing one; false if the name is taken. `replaces` is for a name that means the
 * very same file. On file systems without hard links another program may take the name in the last moment.
 */
export async function moveFile(from: string, to: string, replaces: boolean): Promise<boolean> {
  if (!replaces) {
    try {
      await link(from, to);
      await rm(from);
      await syncFolder(dirname(to));
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(errorCode(error))) throw error;
    }
  }
  await renameDurably(from, to);
  return true;
}

/** For file systems without hard links: still exclusive, but a crash in between leaves an empty file. */
async function claimWithoutLinks(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeNew(path, bytes);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
