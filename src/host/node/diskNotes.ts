// The notes' files on the disk alone, for the command line, the tests and files that no editor holds. Comes in: notebook paths
// and texts; goes out: texts and outcomes. Writes whole files or nothing, only over the text the caller saw, never through a
// link or to a file that has a second name elsewhere.
import { isUtf8 } from 'node:buffer';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FoundText, NoteFiles, WriteOutcome } from '../../notebook/ports.ts';
import { atPlace, type ContainedPath, containedPath } from './containedPath.ts';
import {
  claimFile,
  errorCode,
  moveFile,
  removeFile,
  renameDurably,
  replacesOpen,
  syncFolder,
  writeNew,
} from './durableFile.ts';
import { isSpelledSo } from './spelling.ts';

/** What the files of one notebook need. */
export interface DiskNotesOptions {
  /** Absolute path of the notebook's root. */
  readonly root: string;
  /** Paths of its notes in a folder that is there. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

let temporaryFiles = 0;

/** The files of a notebook on the disk. */
export function createDiskNotes({ root, list }: DiskNotesOptions): NoteFiles {
  return {
    list: async (folder) => ((await containedPath(root, folder))?.stats?.isDirectory() ? await list(folder) : []),
    read: (path) => read(root, path),
    write: (path, before, after) => write(root, path, before, after),
    create: (path, text) => create(root, path, text),
    remove: (path, before) => remove(root, path, before),
    move: (path, to) => move(root, path, to),
    refuses: (path) => refuses(root, path),
  };
}

async function read(root: string, path: string): Promise<FoundText | undefined> {
  const place = await containedPath(root, path);
  // After a renaming by case alone there is no note of the old name, though the disk would find it.
  if (!place?.stats?.isFile() || !(await isSpelledSo(place.absolute))) return undefined;
  try {
    return { text: (await bytesOf(place.absolute)).toString('utf8'), source: 'disk' };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, readFlags);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function write(root: string, path: string, before: string, after: string): Promise<WriteOutcome> {
  return atPlace(root, path, false, (place) => writeAt(place, before, after)).catch(denied);
}

async function writeAt({ absolute, stats }: ContainedPath, before: string, after: string): Promise<WriteOutcome> {
  if (!stats?.isFile()) return 'changed-meanwhile';
  const refused = refusal(stats);
  if (refused) return refused;
  const file = await open(absolute, readFlags);
  try {
    return await replace(file, absolute, Buffer.from(before), Buffer.from(after), stats.mode & 0o777);
  } finally {
    await file.close();
  }
}

function refusal({ nlink, mode }: Stats): 'outside' | 'read-only' | undefined {
  // A second name of the file may lie anywhere: replacing it here would part the two.
  if (nlink > 1) return 'outside';
  return (mode & 0o222) === 0 ? 'read-only' : undefined;
}

async function refuses(root: string, path: string): Promise<'outside' | 'read-only' | undefined> {
  const place = await containedPath(root, path);
  if (!place) return 'outside';
  const { absolute, stats } = place;
  if (!stats?.isFile()) return undefined;
  return refusal(stats) ?? (isUtf8(await bytesOf(absolute)) ? undefined : 'read-only');
}

async function replace(
  file: FileHandle,
  path: string,
  before: Buffer,
  after: Buffer,
  mode: number,
): Promise<WriteOutcome> {
  const found = await contentOf(file);
  // Bytes that are not UTF-8 would come back as other bytes, in lines nobody touched.
  if (!isUtf8(found)) return 'read-only';
  if (!found.equals(before)) return 'changed-meanwhile';
  const temporary = temporaryFor(path);
  try {
    await writeNew(temporary, after, mode);
    if (!replacesOpen()) await file.close();
    const isReplaced = await renameDurably(temporary, path, async () => (await bytesOf(path)).equals(before));
    if (!isReplaced) return 'changed-meanwhile';
  } finally {
    await removeFile(temporary);
  }
  // Where nothing is replaced while it is open, nobody can have been writing.
  if (!replacesOpen()) return 'written';
  return (await contentOf(file)).equals(before) ? 'written' : await giveBack(file, path, mode);
}

/** Somebody wrote into the file in the moment before it was replaced: their text is put back. */
async function giveBack(file: FileHandle, path: string, mode: number): Promise<WriteOutcome> {
  const temporary = temporaryFor(path);
  await writeNew(temporary, await contentOf(file), mode);
  await renameDurably(temporary, path);
  return 'changed-meanwhile';
}

/** The whole content through an open handle, which stays with the file even when its name goes to another. */
async function contentOf(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}

function create(root: string, path: string, text: string): Promise<WriteOutcome> {
  return atPlace(root, path, true, (place) => createAt(place, text)).catch(denied);
}

async function createAt({ absolute, stats }: ContainedPath, text: string): Promise<WriteOutcome> {
  if (stats) return 'exists';
  const made = await claimFile(absolute, Buffer.from(text), temporaryFor(absolute));
  if (made) await syncFolder(dirname(absolute));
  return made ? 'written' : 'exists';
}

function remove(root: string, path: string, before: string): Promise<WriteOutcome> {
  return atPlace(root, path, false, (place) => removeAt(place, before)).catch(denied);
}

/** Out of the way first, then away: what was written in the very moment, or the disk did not let go, gets its name back, which takes no space. */
async function removeAt({ absolute, stats }: ContainedPath, before: string): Promise<WriteOutcome> {
  if (!stats?.isFile()) return 'changed-meanwhile';
  const refused = refusal(stats);
  if (refused) return refused;
  const file = await open(absolute, readFlags);
  const temporary = temporaryFor(absolute);
  try {
    if (!(await says(file, before))) return 'changed-meanwhile';
    await renameDurably(absolute, temporary);
    if (await says(file, before)) {
      await removeFile(temporary);
      return 'written';
    }
    await moveFile(temporary, absolute, false);
    return 'changed-meanwhile';
  } catch (error) {
    await moveFile(temporary, absolute, false).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

async function says(file: FileHandle, text: string): Promise<boolean> {
  return (await contentOf(file)).equals(Buffer.from(text));
}

async function move(root: string, path: string, to: string): Promise<WriteOutcome> {
  if (!(await containedPath(root, to))) return 'outside';
  return atPlace(root, path, false, async (from) => {
    if (!from.stats?.isFile()) return 'changed-meanwhile';
    const refused = refusal(from.stats);
    if (refused) return refused;
    return await atPlace(root, to, true, (target) => moveTo(from, target, path.toLowerCase() === to.toLowerCase()));
  }).catch(denied);
}

/** `isSame`: the names differ in case only, which is the same file where the disk sees no difference. */
async function moveTo(from: ContainedPath, target: ContainedPath, isSame: boolean): Promise<WriteOutcome> {
  // Some file systems number no files: all of them have 0.
  const isItself = isSame && target.stats !== undefined && numberOf(target.stats) === numberOf(from.stats);
  if (target.stats && !isItself) return 'exists';
  return (await moveFile(from.absolute, target.absolute, isItself)) ? 'written' : 'exists';
}

function numberOf(stats: Stats | undefined): string {
  return [stats?.dev, stats?.ino, stats?.size, stats?.mtimeMs].join();
}

function denied(error: unknown): WriteOutcome {
  if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) return 'read-only';
  if (errorCode(error) === 'EBUSY') return 'in-use';
  // The folder that was held went away.
  if (errorCode(error) === 'ENOENT') return 'changed-meanwhile';
  throw error;
}

/** Beside the file, so that renaming is atomic; not a note by its name. */
function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${++temporaryFiles}.daybook`);
}
