// Copies that folders kept in step by Dropbox, Nextcloud, Syncthing or Seafile make when two devices change a file at once (F38 of the
// threat table). Comes in: a path. Goes out: the path of the note, or of git's own file, that it is a copy of. Looks at the name alone; names that people
// give as well, such as `note 2.md` or `note (1).md`, are none.

const marks = [
  / \([^()]*conflicted copy[^()]*\)(?=\.\w+$|$)/i,
  / \(SFConflict [^()]*\)(?=\.\w+$|$)/,
  /\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?(?=\.\w+$|$)/,
];

/** The file that a path is a conflict copy of; undefined for every other path. */
export function syncCopyOf(path: string): string | undefined {
  const mark = marks.find((one) => one.test(path));
  return mark === undefined ? undefined : path.replace(mark, '');
}
