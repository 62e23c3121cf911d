// Reads git's NUL-separated listings into records. Comes in: the parts of a `-z` output. Goes out: plain records; a line that
// does not look as documented (git-status, git-ls-files, git-diff-tree manuals) is left out. Pure.

/** A version of a path in an index or tree; modes as git prints them (`100644`). */
export interface EntryVersion {
  readonly mode: string;
  readonly oid: string;
}

/** An index entry; stages above 0 are unmerged. */
export interface IndexEntry extends EntryVersion {
  readonly stage: number;
  readonly path: string;
}

/** One path that differs between two trees; `old` or `new` is absent where the path does not exist. */
export interface TreeChange {
  readonly path: string;
  readonly old?: EntryVersion;
  readonly new?: EntryVersion;
}

/** One path of `git status`. `index` and `worktree` are git's letters, `.` for unchanged, `?` for untracked. */
export interface StatusEntry {
  readonly path: string;
  readonly index: string;
  readonly worktree: string;
  readonly head?: EntryVersion;
  readonly staged?: EntryVersion;
  readonly unmerged: boolean;
}

/** `ls-files -s -z`: `mode oid stage TAB path`. */
export function readIndexEntries(parts: readonly string[]): IndexEntry[] {
  return parts.flatMap((part) => {
    const match = /^(\d{6}) ([0-9a-f]+) (\d)\t(.+)$/s.exec(part);
    if (match === null) return [];
    const [, mode = '', oid = '', stage = '', path = ''] = match;
    return [{ mode, oid, stage: Number(stage), path }];
  });
}

/** `ls-tree -r -z`: `mode type oid TAB path`. */
export function readTreeEntries(parts: readonly string[]): Map<string, EntryVersion> {
  const entries = new Map<string, EntryVersion>();
  for (const part of parts) {
    const match = /^(\d{6}) [a-z]+ ([0-9a-f]+)\t(.+)$/s.exec(part);
    if (match !== null) entries.set(match[3] ?? '', { mode: match[1] ?? '', oid: match[2] ?? '' });
  }
  return entries;
}

/** `diff-tree -r -z --raw --no-renames`: a header part, then a path part. */
export function readTreeChanges(parts: readonly string[]): TreeChange[] {
  const changes: TreeChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(parts[at] ?? '');
    if (match === null) continue;
    const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] = match;
    changes.push({
      path: parts[at + 1] ?? '',
      ...(oldMode === absentMode ? {} : { old: { mode: oldMode, oid: oldOid } }),
      ...(newMode === absentMode ? {} : { new: { mode: newMode, oid: newOid } }),
    });
  }
  return changes;
}

const absentMode = '000000';

/** `status --porcelain=v2 -z --no-renames`; ignored files and headers are left out. */
export function readStatus(parts: readonly string[]): StatusEntry[] {
  return parts.flatMap((part) => {
    if (part.startsWith('? ')) return [{ path: part.slice(2), index: '?', worktree: '?', unmerged: false }];
    if (part.startsWith('u ')) return [{ path: fieldAfter(part, 10), index: 'U', worktree: 'U', unmerged: true }];
    return part.startsWith('1 ') ? [changedEntry(part)] : [];
  });
}

function changedEntry(part: string): StatusEntry {
  const [, letters = '..', , headMode = '', indexMode = '', , headOid = '', indexOid = ''] = part.split(' ', 8);
  return {
    path: fieldAfter(part, 8),
    index: letters.charAt(0),
    worktree: letters.charAt(1),
    unmerged: false,
    ...(headMode === absentMode ? {} : { head: { mode: headMode, oid: headOid } }),
    ...(indexMode === absentMode ? {} : { staged: { mode: indexMode, oid: indexOid } }),
  };
}

/** Everything behind the first `count` blanks: a path may hold blanks itself. */
function fieldAfter(part: string, count: number): string {
  let at = 0;
  for (let seen = 0; seen < count; seen++) at = part.indexOf(' ', at) + 1;
  return part.slice(at);
}

/** Whether two versions are the same; two absent ones are. */
export function isSameVersion(a: EntryVersion | undefined, b: EntryVersion | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}

/** Whether a mode is that of a regular file, executable or not. */
export function isRegular(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}

/** Input of `update-index -z --index-info`: each path gets its version, or is removed. */
export function indexInfo(
  entries: readonly { readonly path: string; readonly to: EntryVersion | undefined }[],
  zeroOid: string,
): string {
  return entries.map(({ path, to }) => `${to?.mode ?? '0'} ${to?.oid ?? zeroOid}\t${path}\0`).join('');
}
