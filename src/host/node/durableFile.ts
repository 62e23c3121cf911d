// Files that are whole or not there: temporary file, fsync, rename, fsync of the folder. Comes in: absolute paths and bytes.
// Retries what an indexer or a virus scanner holds for a moment. Never writes in place.
import { constants } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { system } from './system.ts';

/** The `code` of a system error, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What is written: in one piece, or in several that follow each other. */
export type FileBytes = Uint8Array | readonly Uint8Array[];

/** Writes a new file and makes it durable; fails if it exists. Where it fails later, on a full disk, nothing torn stays. */
export async function writeNew(path: string, bytes: FileBytes, mode = 0o666): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  let isWhole = false;
  try {
    for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(part);
    await file.sync();
    isWhole = true;
  } finally {
    await file.close();
    if (!isWhole) await removeFile(path);
  }
}

/**
 * `rename`, durable when it returns. `isDue` is asked before each try: who keeps a file open may be writing, so what was found in it
 * before counts no more. False, and nothing is done, where it is not due.
 */
export async function renameDurably(from: string, to: string, isDue = async () => true): Promise<boolean> {
  const isDone = await patiently(async () => {
    if (!(await isDue())) return false;
    await system.rename(from, to);
    return true;
  });
  if (isDone) await syncFolder(dirname(to));
  return isDone;
}

/** Removes a file, if it is there. */
export async function removeFile(path: string): Promise<void> {
  await patiently(() => system.remove(path));
}

/** Whether a file can be replaced while somebody has it open: not by Windows, whoever it is. */
export function replacesOpen(): boolean {
  return system.platform !== 'win32';
}

const heldCodes = new Set(['EPERM', 'EBUSY', 'EACCES']);
const tries = 20;
const pauseMs = 100;

/** Tries for 2 s what Windows refuses while an indexer, a virus scanner or an editor has a file open; `EBUSY` when it stays so. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (replacesOpen() || !heldCodes.has(errorCode(error))) throw error;
      if (attempt >= tries) throw Object.assign(new Error('a file is in use', { cause: error }), { code: 'EBUSY' });
      await wait(pauseMs);
    }
  }
}

/** Codes by which file systems say that they have no hard links; FAT and exFAT have none, nor do many drives of services. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EISDIR', 'EINVAL', 'EXDEV']);

/** Gives a file a second name and answers true; false where that name is taken, undefined where there are no such names. */
async function linkFile(from: string, to: string): Promise<boolean | undefined> {
  try {
    await system.link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!noLinks.has(errorCode(error))) throw error;
    return undefined;
  }
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
  await removeFile(temporary);
  try {
    await writeNew(temporary, bytes, mode);
    if (mode !== undefined) await chmod(temporary, mode);
    await renameDurably(temporary, path);
  } catch (error) {
    await removeFile(temporary);
    throw error;
  }
}

/** Makes a file with its content already in it, or answers false if the name is taken. */
export async function claimFile(path: string, bytes: Uint8Array, temporary: string): Promise<boolean> {
  await removeFile(temporary);
  try {
    await writeNew(temporary, bytes);
    return (await linkFile(temporary, path)) ?? (await claimWithoutLinks(path, bytes));
  } finally {
    await removeFile(temporary);
  }
}

/**
 * Gives a file another name without ever replacing one; false if the name is taken. `replaces` is for a name that means the
 * very same file. On file systems without hard links another program may take the name in the last moment.
 */
export async function moveFile(from: string, to: string, replaces: boolean): Promise<boolean> {
  const isLinked = replaces ? undefined : await linkFile(from, to);
  if (isLinked === undefined) return await renameDurably(from, to);
  if (!isLinked) return false;
  try {
    await removeFile(from);
  } catch (error) {
    // It keeps its one name.
    await removeFile(to);
    throw error;
  }
  await syncFolder(dirname(to));
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
