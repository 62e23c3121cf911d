// What the team's newer commits would change here, and whether anything stands in their way. Comes in: two commits. Goes out:
// the changes and what each path must look like before it may be exchanged. Reads only; whatever is in the way ends it here.

import { say } from '../../core/language.ts';
import { foldedPath } from '../../core/notePath.ts';
import { outputParts } from '../git.ts';
import { hashOf, isSameBytes, readBlobs } from './blobs.ts';
import type { FileContent, Look } from './disk.ts';
import {
  type EntryVersion,
  isSameVersion,
  readStatus,
  readTreeChanges,
  type StatusEntry,
  type TreeChange,
} from './gitRecords.ts';
import { askOnce, isYes, type Place, readSettings } from './place.ts';
import { ask, stop, together } from './stop.ts';

const gitlink = '160000';
const symlink = '120000';

/** Differences between two commits, as the applier takes them: attribute files first, since they decide how others look. */
export function readIncoming(place: Place, from: string, to: string): Promise<readonly TreeChange[]> {
  return askOnce(place, `${from} ${to}`, () => compareTrees(place, from, to));
}

async function compareTrees(place: Place, from: string, to: string): Promise<readonly TreeChange[]> {
  const flags = ['-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv'];
  const changes = readTreeChanges(
    outputParts(await ask(place.git, { verb: 'diff-tree', flags, operands: [from, to] })),
  );
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** Attribute files, then what is written, then what is removed. */
function rank({ path, new: to }: TreeChange): number {
  if (path === '.gitattributes' || path.endsWith('/.gitattributes')) return 0;
  return to === undefined ? 2 : 1;
}

/** Whether a change touches a file of the worktree; submodules are entries of the index alone. */
export function hasFile({ old, new: to }: TreeChange): boolean {
  return (to ?? old)?.mode !== gitlink && old?.mode !== gitlink;
}

/** A change of one file. `from`: another spelling of its name, by case alone, that it has so far. */
export interface FileChange extends TreeChange {
  readonly from?: string;
}

/**
 * The changes that touch files. On a disk that does not tell cases apart, a removed name and a new one that differ by case alone are
 * one file: it gets the new content and is never removed.
 */
export async function fileChanges(place: Place, changes: readonly TreeChange[]): Promise<readonly FileChange[]> {
  const files = changes.filter(hasFile);
  const gone = new Map(
    files.flatMap((change) => (change.new === undefined ? [[foldedPath(change.path), change]] : [])),
  );
  const isPair = (change: TreeChange): boolean => change.old === undefined && gone.has(foldedPath(change.path));
  if (!files.some(isPair) || !isYes((await readSettings(place)).get('core.ignorecase'))) return files;
  const joined = files.map((change): FileChange => {
    const former = isPair(change) ? gone.get(foldedPath(change.path)) : undefined;
    return former?.old === undefined ? change : { ...change, old: former.old, from: former.path };
  });
  const kept = new Set(joined.map(({ from }) => from));
  return joined.filter(({ path }) => !kept.has(path));
}

/** Under which stamps the files may be exchanged, and the index whose entries of these paths are the old ones, where that is known. */
export interface Clearance {
  readonly stamps: ReadonlyMap<string, string>;
  readonly listed?: string;
}

/** Checks every path before anything is touched. Stops with `bad-name`, `unsaved`, `overlap` or `in-the-way` and the path. */
export async function preflight(
  place: Place,
  changes: readonly TreeChange[],
  dirtyPaths: readonly string[],
): Promise<Clearance> {
  if (isYes((await readSettings(place)).get('core.sparsecheckout'))) stop('sparse');
  // An editor may have opened a file by other letters.
  const dirty = new Set(dirtyPaths.map(foldedPath));
  const unsaved = changes.find(({ path }) => dirty.has(foldedPath(path)));
  if (unsaved !== undefined) stop('unsaved', { path: unsaved.path });
  const listed = await place.gitFolder.stamp(place.indexPath);
  const looks = new Map<string, Look>();
  for (const { path, new: to } of changes) {
    const look = await place.worktree.look(path);
    if (to !== undefined && look.kind === 'forbidden') stop('bad-name', { path });
    looks.set(path, look);
  }
  const files = changes.filter((change) => change.new?.mode !== symlink && hasFile(change));
  const paths = files.map(({ path }) => path);
  // Status is read after the looks: what it calls unchanged was so at the stamp, or the exchange will notice.
  const [status, filtered] = await together([readWorktreeStatus(place), attributedPaths(place, ['filter'], paths)]);
  const stamps = new Map<string, string>();
  for (const change of await fileChanges(place, changes)) {
    const found = looks.get(change.path);
    stamps.set(change.path, await checkPath(place, change, status.get(change.from ?? change.path), found));
  }
  // A filter whose program is gone or fails says so before anything is touched.
  for (const { path, new: to } of files) if (to && filtered.has(path)) await readConverted(place, path, to.oid);
  // Status says nothing of submodules.
  const isListed = changes.every((change) => hasFile(change) && !status.has(change.path));
  return { stamps, ...(isListed && { listed }) };
}

async function readWorktreeStatus(place: Place): Promise<ReadonlyMap<string, StatusEntry>> {
  const flags = ['--porcelain=v2', '-z', '--untracked-files=no', '--no-renames', '--ignore-submodules=all'];
  const entries = readStatus(outputParts(await ask(place.git, { verb: 'status', flags })));
  return new Map(entries.map((entry) => [entry.path, entry]));
}

async function checkPath(
  place: Place,
  change: TreeChange,
  status: StatusEntry | undefined,
  look: Look | undefined,
): Promise<string> {
  const { path } = change;
  const stamp = look?.stamp ?? '';
  if (change.old === undefined) {
    if (status !== undefined) return isSameVersion(status.staged, change.new) ? stamp : stop('overlap', { path });
    if (look === undefined || look.kind === 'missing') return '';
    // The very file the team sends is not in the way.
    return (await currentIs(place, path, look, change.new)) ? stamp : stop('in-the-way', { path });
  }
  if (status === undefined) return look?.kind === 'blocked' ? stop('in-the-way', { path }) : stamp;
  const isStaged = status.index !== '.' && !isSameVersion(status.staged, change.new);
  if (isStaged || look === undefined || !(await currentIs(place, path, look, change.new))) stop('overlap', { path });
  return stamp;
}

/** Whether what stands at a path is the given version (or, for an absent one, nothing). */
export async function currentIs(
  place: Place,
  path: string,
  look: Look,
  version: EntryVersion | undefined,
): Promise<boolean> {
  if (version === undefined) return look.kind === 'missing' || look.kind === 'forbidden';
  if ((look.kind === 'link') !== (version.mode === symlink && (await hasLinks(place)))) return false;
  const bytes = await place.worktree.read(path);
  if (bytes === undefined) return false;
  if ((await hashOf(place.git, bytes)) === version.oid) return true;
  if (version.mode === symlink) return false;
  if ((await hashOf(place.git, bytes, path)) === version.oid) return true;
  return isSameBytes(bytes, (await readContents(place, [{ path, new: version }])).get(path)?.bytes);
}

/** Settings and attributes under which a file in the worktree differs from its blob. */
const converting = ['text', 'eol', 'crlf', 'filter', 'ident', 'working-tree-encoding'];

/** What the new versions of these changes look like in the worktree: filters, line ends and modes as git would apply them. */
export async function readContents(
  place: Place,
  changes: readonly TreeChange[],
): Promise<ReadonlyMap<string, FileContent>> {
  const written = changes.filter((change) => change.new !== undefined && hasFile(change));
  const oids = written.flatMap((change) => change.new?.oid ?? []);
  const paths = written.map(({ path }) => path);
  const [raw, converted] = await together([readBlobs(place.git, oids), convertedPaths(place, paths)]);
  const contents = new Map<string, FileContent>();
  for (const { path, new: to } of written) {
    if (to === undefined) continue;
    const isLink = to.mode === symlink;
    const kind = isLink && (await hasLinks(place)) ? 'link' : 'file';
    const bytes = !isLink && converted.has(path) ? await readConverted(place, path, to.oid) : raw.get(to.oid);
    if (bytes === undefined) stop('failed', { path, words: say('{0} cannot be read', path) });
    contents.set(path, { kind, bytes, executable: to.mode === '100755' });
  }
  return contents;
}

/** Where a clone has no links (Windows, mostly), git writes what they lead to into plain files. */
async function hasLinks(place: Place): Promise<boolean> {
  const value = (await readSettings(place)).get('core.symlinks');
  return value === undefined || isYes(value);
}

async function convertedPaths(place: Place, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (isYes((await readSettings(place)).get('core.autocrlf'))) return new Set(paths);
  return await attributedPaths(place, converting, paths);
}

/** Those of the paths for which one of these attributes is set. */
async function attributedPaths(
  place: Place,
  attributes: readonly string[],
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const stdin = paths.map((path) => `${path}\0`).join('');
  const call = { verb: 'check-attr', flags: ['-z', '--stdin'], operands: attributes } as const;
  const parts = paths.length === 0 ? [] : outputParts(await ask(place.git, call, { stdin }));
  const found = new Set<string>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    if (parts[at + 2] !== 'unspecified' && parts[at + 2] !== 'unset') found.add(parts[at] ?? '');
  }
  return found;
}

/** A filter's output carries no length, so it must come back to the blob it was made from, or twice the same. */
async function readConverted(place: Place, path: string, oid: string): Promise<Uint8Array> {
  const call = { verb: 'cat-file', flags: ['--filters', `--path=${path}`], operands: [oid] } as const;
  const { stdout } = await ask(place.git, call);
  if ((await hashOf(place.git, stdout, path)) === oid) return stdout;
  const again = await ask(place.git, call);
  return isSameBytes(stdout, again.stdout)
    ? stdout
    : stop('failed', { path, words: say('{0} reads differently each time', path) });
}
