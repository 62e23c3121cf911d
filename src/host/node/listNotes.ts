// Which notes a folder holds: by git's listing (quick, leaves out what git ignores) or by walking the folders. Comes in: the
// root and the rule for note paths; goes out: paths in code-unit order, each once. Follows no link, reads no file.
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from '../../notebook/git.ts';
import type { NotePaths } from '../../notebook/notePaths.ts';
import { system } from './system.ts';

/**
 * git's listing of tracked and untracked files below the folder of `git`, or in one inside of it, NUL-terminated bytes; undefined when
 * git cannot say (no repository, no git, not trusted).
 */
export async function gitListing(git: Git, folder?: string): Promise<Uint8Array | undefined> {
  const flags = ['-z', '-c', '-o', '--exclude-standard'];
  const paths = folder === undefined ? [] : [folder];
  const result = await git.run({ verb: 'ls-files', flags: [...flags, '--deduplicate'], paths });
  if (result.ok) return result.stdout;
  // Before git 2.31 there is no `--deduplicate`; the paths are made unique here anyway.
  const older = await git.run({ verb: 'ls-files', flags, paths });
  return older.ok ? older.stdout : undefined;
}

/** The notes of a listing. Files that are tracked but gone are still in it. */
export function notesOfListing(listing: Uint8Array, paths: NotePaths): string[] {
  const text = Buffer.from(listing.buffer, listing.byteOffset, listing.byteLength).toString('utf8');
  const notes: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\0', start);
    const path = text.slice(start, end < 0 ? text.length : end);
    if (paths.isNote(path)) notes.push(path);
    start = end < 0 ? text.length : end + 1;
  }
  return sortedOnce(notes);
}

/**
 * The notes found by walking the folders below `root`, or below one inside of it. Folders that cannot be read are left out; only the
 * root has to be readable.
 */
export function walkNotes(root: string, paths: NotePaths, below = ''): string[] {
  const notes: string[] = [];
  const folders = [below];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(root, folder)) {
      const name = asGitSpells(entry.name);
      const path = folder === '' ? name : `${folder}/${name}`;
      if (entry.isFile() && paths.isNote(path)) notes.push(path);
      else if (entry.isDirectory() && entry.name !== '.git' && !paths.isExcluded(path)) folders.push(path);
    }
  }
  return sortedOnce(notes);
}

function entriesOf(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    return [];
  }
}

/** macOS finds a file by either form of Unicode and may list the longer one; git and VS Code take the shorter one there, and so do paths. */
function asGitSpells(name: string): string {
  return system.platform === 'darwin' ? name.normalize('NFC') : name;
}

function sortedOnce(notes: string[]): string[] {
  notes.sort();
  return notes.filter((path, index) => path !== notes[index - 1]);
}
