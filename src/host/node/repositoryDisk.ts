// The disk for sharing: files of a worktree, exchanged whole and only when nobody touched them, and Daybook's own files
// inside git's folder. Comes in: repository-relative paths or names. Never follows a link and never leaves the root.
import { randomBytes } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import {
  access,
  copyFile,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  rmdir,
  symlink,
  utimes,
} from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { say } from '../../core/language.ts';
import type {
  Area,
  FileContent,
  GitFolder,
  Look,
  ReplaceResult,
  RepositoryDisk,
  Worktree,
} from '../../notebook/share/disk.ts';
import {
  claimFile,
  errorCode,
  removeFile,
  renameDurably,
  replacesOpen,
  syncFolder,
  writeDurably,
  writeNew,
} from './durableFile.ts';
import { canBeFile } from './fileNames.ts';
import { fileStamp } from './fileStamp.ts';
import { inFolder } from './heldFolder.ts';
import { system } from './system.ts';

const absent: Look = { kind: 'missing', size: 0, executable: false, stamp: '' };
const gone = new Set(['ENOENT', 'ENOTDIR']);

/** The real disk. */
export function createRepositoryDisk(): RepositoryDisk {
  return { worktree: openWorktree, area: openArea, gitFolder };
}

function openWorktree(root: string, spare: string): Worktree {
  return {
    look: (path) => look(root, path),
    read: (path) => readEntry(root, path),
    async replace(path, stamp, content) {
      try {
        return content === undefined
          ? await removeEntry(root, path, stamp)
          : await exchange({ root, spare }, path, stamp, content);
      } catch (error) {
        return { kind: 'failed', words: `${path}: ${whyNot(errorCode(error))}` };
      }
    },
  };
}

function whyNot(code: string): string {
  return code === 'EBUSY' ? say('another program has it open') : code || 'cannot be written';
}

async function look(root: string, path: string): Promise<Look> {
  if (!canBeFile(path)) return { ...absent, kind: 'forbidden' };
  const blocked = await blockedAt(root, path);
  if (blocked !== undefined) return blocked;
  return lookAt(join(root, path));
}

async function lookAt(file: string): Promise<Look> {
  const stats = await statsOf(file);
  return stats === undefined ? absent : lookOf(stats);
}

/** Every folder on the way must be a real one. */
async function blockedAt(root: string, path: string): Promise<Look | undefined> {
  const parts = path.split('/').slice(0, -1);
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    const stats = await statsOf(folder);
    if (stats === undefined) return absent;
    if (!stats.isDirectory()) return { ...absent, kind: 'blocked' };
  }
  return undefined;
}

async function statsOf(file: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(file, { bigint: true });
  } catch (error) {
    if (gone.has(errorCode(error))) return undefined;
    throw error;
  }
}

function lookOf(stats: BigIntStats): Look {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other';
  return { kind, size: Number(stats.size), executable: (stats.mode & 0o100n) !== 0n, stamp: fileStamp(stats) };
}

async function readEntry(root: string, path: string): Promise<Uint8Array | undefined> {
  const found = await look(root, path);
  const file = join(root, path);
  try {
    if (found.kind === 'link') return new TextEncoder().encode(await readlink(file));
    if (found.kind !== 'file') return undefined;
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (gone.has(errorCode(error)) || errorCode(error) === 'ELOOP') return undefined;
    throw error;
  }
}

async function removeEntry(root: string, path: string, stamp: string): Promise<ReplaceResult> {
  const { kind } = await look(root, path);
  if (kind === 'missing' || kind === 'forbidden') return { kind: 'done' };
  const { parts, name } = partsOf(path);
  const removed = await inFolder(root, parts, false, async (folder): Promise<ReplaceResult> => {
    const found = await lookAt(join(folder, name));
    if (found.kind === 'missing') return { kind: 'done' };
    if (found.stamp !== stamp || (found.kind !== 'file' && found.kind !== 'link')) return { kind: 'changed' };
    await removeFile(join(folder, name));
    await syncFolder(folder);
    return { kind: 'done' };
  });
  if (removed?.kind === 'done') await removeEmptyFolders(root, parts);
  return removed ?? { kind: 'changed' };
}

/** As git does: a folder that only held the removed file goes with it. */
async function removeEmptyFolders(root: string, folders: readonly string[]): Promise<void> {
  try {
    for (let depth = folders.length; depth > 0; depth--)
      await inFolder(root, folders.slice(0, depth - 1), false, (above) => rmdir(join(above, folders[depth - 1] ?? '')));
  } catch {
    // Not empty, or not ours to remove.
  }
}

function partsOf(path: string): { readonly parts: readonly string[]; readonly name: string } {
  const parts = path.split('/');
  return { name: parts.pop() ?? '', parts };
}

async function exchange(
  { root, spare }: { readonly root: string; readonly spare: string },
  path: string,
  stamp: string,
  content: FileContent,
): Promise<ReplaceResult> {
  const before = await look(root, path);
  if (before.kind === 'forbidden') return { kind: 'failed', words: `${path}: no file may have this name` };
  if (before.stamp !== stamp || before.kind === 'blocked' || before.kind === 'folder') return { kind: 'changed' };
  const { parts, name } = partsOf(path);
  const work = (folder: string): Promise<ReplaceResult> => exchangeAt(join(folder, name), spare, stamp, content);
  return (await inFolder(root, parts, true, work)) ?? { kind: 'changed' };
}

async function exchangeAt(file: string, spare: string, stamp: string, content: FileContent): Promise<ReplaceResult> {
  const before = await lookAt(file);
  if (before.stamp !== stamp) return { kind: 'changed' };
  const temporary = await temporaryFor(file, spare);
  const old = before.kind === 'file' ? await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)) : undefined;
  try {
    await writeTemporary(temporary, content, old);
    const isAsItWas = async (): Promise<boolean> => (await lookAt(file)).stamp === stamp;
    if (stamp === '')
      return (await isAsItWas()) && (await linkNew(temporary, file)) ? { kind: 'done' } : { kind: 'changed' };
    if (!replacesOpen()) await old?.close();
    if (!(await renameDurably(temporary, file, isAsItWas))) return { kind: 'changed' };
    // Where nothing is replaced while it is open, nobody can have been writing.
    return replacesOpen() ? await lateWrite(old, stamp) : { kind: 'done' };
  } finally {
    await old?.close();
    await removeFile(temporary);
  }
}

/** In git's folder, out of everybody's sight, if that is the same file system; else hidden beside the file. */
async function temporaryFor(file: string, spare: string): Promise<string> {
  const unique = randomBytes(6).toString('hex');
  await mkdir(spare, { recursive: true });
  // A held folder is named by a link; the dot leads to the folder itself.
  const [there, here] = await Promise.all([statsOf(spare), statsOf(`${dirname(file)}/.`)]);
  if (there?.dev === here?.dev) return join(spare, `tmp-${process.pid}-${unique}`);
  return join(dirname(file), `.${unique}.daybook`);
}

async function writeTemporary(temporary: string, content: FileContent, old: FileHandle | undefined): Promise<void> {
  if (content.kind === 'link') return await symlink(new TextDecoder().decode(content.bytes), temporary);
  const oldMode = old === undefined ? undefined : (await old.stat()).mode & 0o777;
  await writeNew(temporary, content.bytes, content.executable ? 0o777 : 0o666);
  if (oldMode === undefined) return;
  const mode = content.executable ? oldMode | ((oldMode & 0o444) >> 2) : oldMode & ~0o111;
  const handle = await open(temporary, constants.O_RDONLY);
  try {
    await handle.chmod(mode);
  } finally {
    await handle.close();
  }
}

/** A new name must not replace one that appeared meanwhile, which rename would do. */
async function linkNew(temporary: string, file: string): Promise<boolean> {
  try {
    await system.link(temporary, file);
    await syncFolder(dirname(file));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // No hard links here (or none to links): look first, then rename.
    if ((await statsOf(file)) !== undefined) return false;
    await renameDurably(temporary, file);
    return true;
  }
}

/** A program that had the old file open may have written into it between our look and the exchange. */
async function lateWrite(old: FileHandle | undefined, stamp: string): Promise<ReplaceResult> {
  if (old === undefined) return { kind: 'done' };
  const stats = await old.stat({ bigint: true });
  if (fileStamp(stats) === stamp) return { kind: 'done' };
  const bytes = new Uint8Array(Number(stats.size));
  await old.read(bytes, 0, bytes.length, 0);
  return { kind: 'late', bytes };
}

function openArea(folder: string): Area {
  const temporary = (): string => join(folder, `tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
  return {
    pathOf: (name) => join(folder, name),
    read: async (name) => (await gitFolder.read(join(folder, name)))?.bytes,
    write: async (name, bytes) => await writeDurably(join(folder, name), bytes, temporary()),
    remove: async (name) => await removeFile(join(folder, name)),
    async names() {
      try {
        return await readdir(folder);
      } catch (error) {
        if (gone.has(errorCode(error))) return [];
        throw error;
      }
    },
    async claim(path, bytes) {
      await mkdir(folder, { recursive: true });
      return await claimFile(isAbsolute(path) ? path : join(folder, path), bytes, temporary());
    },
  };
}

const gitFolder: GitFolder = {
  exists: async (path) => (await statsOf(path)) !== undefined,
  async isProgram(path) {
    try {
      await access(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  stamp: async (path) => (await lookAt(path)).stamp,
  async read(path) {
    try {
      const handle = await open(path, constants.O_RDONLY);
      try {
        return { bytes: new Uint8Array(await handle.readFile()), changedMs: (await handle.stat()).mtimeMs };
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (gone.has(errorCode(error))) return undefined;
      throw error;
    }
  },
  async copy(from, to) {
    try {
      const { atime, mtimeMs } = await lstat(from);
      await copyFile(from, to);
      // git tells by the age of an index which files may have changed within the same tick of the clock.
      await utimes(to, atime, Math.floor(mtimeMs) / 1000);
      return true;
    } catch (error) {
      if (gone.has(errorCode(error))) return false;
      throw error;
    }
  },
  async move(from, to) {
    const handle = await open(from, constants.O_RDWR);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameDurably(from, to);
  },
  remove: removeFile,
};
