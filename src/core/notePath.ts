// Paths of notes, relative to their notebook, with `/` between the parts. Pure.

/** The folder of a path, without a slash at its end; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What people call a note: its file name without the ending `.md`, whatever its case. */
export function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(-3).toLowerCase() === '.md' ? name.slice(0, -3) : name;
}
