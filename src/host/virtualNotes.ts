// Notes of a folder that is not on this disk (a virtual file system): read, listed and made through VS Code's file system.
// Changes to existing notes go through an editor, which is the only compare-and-write such a file system offers.

import { FilePermission, FileType, Uri, workspace } from 'vscode';
import type { Batch } from '../core/index/pack.ts';
import { packNotes } from '../core/index/pack.ts';
import { configPath } from '../core/notePath.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { parseOptions } from '../core/record/parseOptions.ts';
import type { NoteLoader } from '../notebook/loads.ts';
import { notePaths } from '../notebook/notePaths.ts';
import type { FoundText, NoteFiles, OnInner, WriteOutcome } from '../notebook/ports.ts';
import { hasCode, isMissing } from './fileErrors.ts';

/** Each of these is a round trip; more at once gain nothing. */
const batchNotes = 64;

/** Files of a notebook on a virtual file system. What changes existing files is left to VS Code in front of it and refuses here. */
export function virtualNotes(root: Uri, config: () => NotebookConfig, onInner: OnInner): NoteFiles {
  return {
    list: (folder) => listNotes(root, config(), onInner, folder),
    read: async (path) => readNote(root, path),
    // Removing and moving go through VS Code in front of it, too.
    write: async () => 'read-only',
    remove: async () => 'read-only',
    move: async () => 'read-only',
    refuses: async (path) => ((await isWritable(Uri.joinPath(root, path))) ? undefined : 'read-only'),
    create: async (path, text): Promise<WriteOutcome> => {
      const uri = Uri.joinPath(root, path);
      if (await readNote(root, path)) return 'exists';
      try {
        await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
        return 'written';
      } catch (error) {
        if (hasCode(error, 'NoPermissions')) return 'read-only';
        throw error;
      }
    },
  };
}

/** Loads such a notebook note by note; slower than a disk, and without a thread of its own. */
export function virtualLoader(root: Uri, onInner: OnInner): NoteLoader {
  return {
    async load(config, onBatch, signal) {
      const paths = await listNotes(root, config, onInner);
      for (let at = 0; at < paths.length && !signal.aborted; at += batchNotes) {
        await onBatch(await readBatch(root, paths.slice(at, at + batchNotes), config));
      }
    },
  };
}

async function readBatch(root: Uri, paths: readonly string[], config: NotebookConfig): Promise<Batch> {
  const found = await Promise.all(paths.map(async (path) => ({ path, text: await readable(root, path) })));
  const notes = found.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  return packNotes(notes, parseOptions(config));
}

/** As on a disk, a note that may not be read does not keep the others from being shown. */
async function readable(root: Uri, path: string): Promise<string | undefined> {
  try {
    return (await readNote(root, path))?.text;
  } catch (error) {
    if (hasCode(error, 'NoPermissions')) return undefined;
    throw error;
  }
}

/** Whether the file system says that a file can be written; what it does not say is found out by writing. */
async function isWritable(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return false;
  try {
    const { permissions = 0 } = await workspace.fs.stat(uri);
    return !(permissions & FilePermission.Readonly);
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

async function readNote(root: Uri, path: string): Promise<FoundText | undefined> {
  try {
    return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(root, path))), source: 'disk' };
  } catch (error) {
    // A file system that cannot be reached, or a file that may not be read, has its notes still.
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type === FileType.Directory;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function listNotes(root: Uri, config: NotebookConfig, onInner: OnInner, below = ''): Promise<string[]> {
  const { isNote, isExcluded } = notePaths(config);
  const notes: string[] = [];
  const inner: string[] = [];
  const folders = below === '' || (await isFolder(Uri.joinPath(root, below))) ? [below] : [];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(root, folder));
    if (folder !== '' && entries.some(([name, type]) => name === configPath && type & FileType.File)) {
      inner.push(folder);
      continue;
    }
    for (const [name, type] of entries) {
      const path = folder === '' ? name : `${folder}/${name}`;
      // Links are not followed: they may lead out, or in circles.
      if (type === FileType.Directory && !isExcluded(path)) folders.push(path);
      else if (type === FileType.File && isNote(path)) notes.push(path);
    }
  }
  if (inner.length > 0) onInner(inner);
  return notes.sort();
}
