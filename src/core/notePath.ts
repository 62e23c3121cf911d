// Paths of notes, relative to their notebook, with `/` between the parts, and which folders may exist everywhere. Pure; loaded at activation.

/** Path of the file that marks and configures a notebook. */
export const configPath = 'daybook.yml';

/** Folders of a workspace folder where a notebook is looked for, the folder itself first. VS Code starts Daybook for them. */
export const usualFolders: readonly string[] = ['', 'notes', 'docs', 'private'];

/** The folder of a path, without a slash at its end; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The folders that a path lies in below the root, from the top: `a` and `a/b` of `a/b/c.md`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** All folders that some paths lie in, each behind those it lies in; quick for paths that are in order. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  let last = '';
  for (const path of paths) {
    const folder = folderOf(path);
    if (folder === last) continue;
    last = folder;
    for (const above of foldersAbove(path)) folders.add(above);
  }
  return folders;
}

/** What people call a note: its file name without the ending `.md`, whatever its case. */
export function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(-3).toLowerCase() === '.md' ? name.slice(0, -3) : name;
}

/** A path as a disk sees it that tells neither cases nor forms of Unicode apart (Windows, macOS). */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The longest name of a file, in bytes of UTF-8. */
export const MOST_BYTES = 120;
/** Names that Windows keeps for devices. */
export const DEVICE = /^(?:con|prn|aux|nul|conin|conout|com[0-9¹²³]|lpt[0-9¹²³])$/;

/** True for a relative POSIX folder whose segments may exist everywhere; `''` is the root. */
export function isSafeFolder(folder: string): boolean {
  return folder === '' || folder.split('/').every(isSafeSegment);
}

function isSafeSegment(segment: string): boolean {
  if (segment === '' || segment !== segment.normalize('NFC') || segment.startsWith('.')) return false;
  if (/[<>:"|?*\\]|[. ]$|^ |\p{C}|\p{Default_Ignorable_Code_Point}/u.test(segment)) return false;
  return !DEVICE.test((segment.split('.')[0] ?? '').trim().toLowerCase()) && utf8Length(segment) <= MOST_BYTES;
}

/** The size of a text, in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}
