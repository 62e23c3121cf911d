// The one list a person confirms: every new, changed, renamed or deleted note of the notebook, its configuration, templates,
// and the files shared notes link to. Comes in: git's status and the files. Goes out: entries, each with why it is safe or held.
// Reads only. A file outside this list is never shared.
import { type Sayable, say, toSay } from '../../core/language.ts';
import { configPath } from '../../core/notePath.ts';
import { normalized } from '../../core/text.ts';
import { outputParts } from '../git.ts';
import { readBlobs } from './blobs.ts';
import { isRegular, readStatus, type StatusEntry } from './gitRecords.ts';
import { sayHold } from './holdMessages.ts';
import { readIndex } from './indexUpdate.ts';
import { type Hold, holdOfNote, isMassDelete, isOverridable, maxSharedBytes, textOf } from './noteChecks.ts';
import type { Place } from './place.ts';
import { withoutPrivate } from './privateFolders.ts';
import { pairRenames } from './renames.ts';
import { type FileRole, type PlacedScope, pathInScope, roleOf } from './scope.ts';
import { ask, together } from './stop.ts';
import { holdTwins } from './twins.ts';

/** How an entry differs from the last commit. */
export type ChangeKind = 'new' | 'changed' | 'renamed' | 'deleted';

/** One line of the list. */
export interface ShareEntry {
  /** Relative to the repository's root. */
  readonly path: string;
  /** The former path of a renamed note. */
  readonly from?: string;
  readonly change: ChangeKind;
  readonly role: FileRole;
  /** Ticked at first: nothing speaks against it. */
  readonly safe: boolean;
  /** One sentence: what it is, or why it is held. */
  readonly reason: string;
  readonly hold?: Hold;
  /** Whether a person may share it; false only for a hold that cannot be overridden. */
  readonly selectable: boolean;
  /** Text in the last commit and now, where there is one, with one line end: for a summary or a comparison. */
  readonly before?: string;
  readonly after?: string;
}

interface Candidate {
  readonly status: StatusEntry;
  readonly placed: PlacedScope;
  readonly role: FileRole;
}

/** Notes read at once when looking for links. */
const readAtOnce = 32;

type Found = Omit<ShareEntry, 'safe' | 'reason' | 'selectable'>;

/** Makes the list for these notebooks. */
export async function listShareable(place: Place, scopes: readonly PlacedScope[]): Promise<readonly ShareEntry[]> {
  const statuses = await together(scopes.map((placed) => statusOf(place, placed)));
  let known: Promise<readonly string[]> | undefined;
  const tracked = (): Promise<readonly string[]> => {
    known ??= readIndex(place).then((index) => [...index.keys()]);
    return known;
  };
  const found: Found[] = [];
  for (const [at, placed] of scopes.entries()) {
    const own = await withoutPrivate(place, placed, statuses[at] ?? []);
    const entries = joinRenames(await readEntries(place, await findCandidates(placed, own, tracked)));
    const apart = await holdTwins(place, `${placed.prefix}${configPath}`, entries, tracked);
    found.push(...(await holdMassDelete(place, placed, apart, tracked)));
  }
  return found.map(finish).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths that git knows here: asked for only where something depends on them. */
type Tracked = () => Promise<readonly string[]>;

async function statusOf(place: Place, { prefix }: PlacedScope): Promise<readonly StatusEntry[]> {
  const flags = ['--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=all'];
  const paths = prefix === '' ? [] : [prefix.slice(0, -1)];
  const entries = readStatus(outputParts(await ask(place.git, { verb: 'status', flags, paths })));
  // A nested repository shows as a folder; it is not ours to look into.
  return mergeByPath(entries.filter(({ path }) => !path.endsWith('/')));
}

/** A file removed from the index and still there shows twice; that is the user's doing. */
function mergeByPath(entries: readonly StatusEntry[]): readonly StatusEntry[] {
  const merged = new Map<string, StatusEntry>();
  for (const entry of entries) {
    const known = merged.get(entry.path);
    merged.set(entry.path, known === undefined ? entry : { ...known, worktree: '?' });
  }
  return [...merged.values()];
}

async function findCandidates(
  placed: PlacedScope,
  statuses: readonly StatusEntry[],
  tracked: Tracked,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const others: StatusEntry[] = [];
  for (const status of statuses) {
    const path = pathInScope(placed, status.path);
    const role = path === undefined ? undefined : roleOf(placed.scope, path);
    if (role !== undefined) candidates.push({ status, placed, role });
    else if (path !== undefined) others.push(status);
  }
  if (others.length === 0) return candidates;
  const linked = await linkedFiles(placed, [...(await tracked()), ...candidates.map(({ status }) => status.path)]);
  const attachments = others.filter(({ path }) => linked.has(path));
  return [...candidates, ...attachments.map((status) => ({ status, placed, role: 'attachment' as const }))];
}

/** Files that notes link to. Notes are read some at a time, so that a large notebook holds up nobody. */
async function linkedFiles(placed: PlacedScope, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const linked = new Set<string>();
  const notes = [...new Set(paths)]
    .map((path) => pathInScope(placed, path))
    .filter((path): path is string => path !== undefined && roleOf(placed.scope, path) === 'note');
  for (let at = 0; at < notes.length; at += readAtOnce) {
    const targets = await Promise.all(notes.slice(at, at + readAtOnce).map((path) => placed.scope.linkTargets(path)));
    for (const target of targets.flat()) linked.add(placed.prefix + target);
  }
  return linked;
}

async function readEntries(place: Place, candidates: readonly Candidate[]): Promise<Found[]> {
  const heads = candidates.flatMap(({ status }) =>
    status.head !== undefined && isRegular(status.head.mode) ? [status.head.oid] : [],
  );
  const blobs = await readBlobs(place.git, heads);
  const found: Found[] = [];
  for (const { status, role } of candidates) {
    const before = status.head === undefined ? undefined : blobs.get(status.head.oid);
    found.push(await readEntry(place, status, role, before));
  }
  return found;
}

async function readEntry(
  place: Place,
  status: StatusEntry,
  role: FileRole,
  before: Uint8Array | undefined,
): Promise<Found> {
  const { path } = status;
  const look = await place.worktree.look(path);
  const change: ChangeKind = look.kind === 'missing' ? 'deleted' : before === undefined ? 'new' : 'changed';
  const texts = before === undefined ? {} : { before: comparable(before) };
  const base = { path, change, role, ...texts };
  const staged = stagedHold(status);
  if (look.kind === 'missing') {
    const hold = (await isInCloud(place, path)) ? ({ code: 'in-cloud' } as const) : staged;
    return hold === undefined ? base : { ...base, hold };
  }
  if (look.kind !== 'file') return { ...base, hold: { code: 'link' } };
  if (look.size > maxSharedBytes) return { ...base, hold: { code: 'too-large' } };
  const after = await place.worktree.read(path);
  if (after === undefined) return { ...base, hold: { code: 'unreadable' } };
  const hold = status.unmerged ? ({ code: 'unmerged' } as const) : (staged ?? contentHold(role, before, after));
  return { ...base, after: comparable(after), ...(hold === undefined ? {} : { hold }) };
}

/** macOS takes files out of a full computer and leaves a sign of another name in their place: git sees them deleted. */
async function isInCloud({ worktree }: Place, path: string): Promise<boolean> {
  const name = path.lastIndexOf('/') + 1;
  return (await worktree.look(`${path.slice(0, name)}.${path.slice(name)}.icloud`)).kind === 'file';
}

/** With one line end: git may keep a note with another than the file has. */
function comparable(bytes: Uint8Array): string {
  return normalized(textOf(bytes) ?? '');
}

function contentHold(role: FileRole, before: Uint8Array | undefined, after: Uint8Array): Hold | undefined {
  const hold = holdOfNote(before, after);
  return role === 'attachment' && hold?.code === 'not-text' ? undefined : hold;
}

/** What the user put into the index is theirs: a whole file may be included, a part of one never is. */
function stagedHold({ index, worktree }: StatusEntry): Hold | undefined {
  if (index === '?' || (index === '.' && worktree !== 'A')) return undefined;
  return { code: worktree === '.' ? 'staged' : 'half-staged' };
}

function joinRenames(entries: readonly Found[]): Found[] {
  const isPlain = (entry: Found): boolean => entry.hold === undefined && entry.role === 'note';
  const deleted = entries.filter((entry) => isPlain(entry) && entry.change === 'deleted');
  const added = entries.filter((entry) => isPlain(entry) && entry.change === 'new');
  const pairs = pairRenames(
    deleted.map(({ path, before = '' }) => ({ path, text: before })),
    added.map(({ path, after = '' }) => ({ path, text: after })),
  );
  const gone = new Map(pairs.map(({ from, to }) => [from, to]));
  const former = new Map(pairs.map(({ from, to }) => [to, entries.find(({ path }) => path === from)]));
  return entries
    .filter(({ path }) => !gone.has(path))
    .map((entry) => {
      const from = former.get(entry.path);
      if (from === undefined) return entry;
      return {
        ...entry,
        change: 'renamed' as const,
        from: from.path,
        ...(from.before === undefined ? {} : { before: from.before }),
      };
    });
}

function countNotes(placed: PlacedScope, paths: readonly string[]): number {
  let count = 0;
  for (const path of paths) {
    const own = pathInScope(placed, path);
    if (own !== undefined && roleOf(placed.scope, own) === 'note') count++;
  }
  return count;
}

/** Deletions of a whole batch are doubtful together even if each alone is not. */
async function holdMassDelete(
  place: Place,
  placed: PlacedScope,
  entries: readonly Found[],
  tracked: Tracked,
): Promise<readonly Found[]> {
  const { prefix } = placed;
  const deleted = entries.filter(({ change, role }) => change === 'deleted' && role === 'note');
  const isGone = prefix !== '' && (await place.worktree.look(prefix.slice(0, -1))).kind !== 'folder';
  // So few that they are no mass of any number.
  if (!isGone && !isMassDelete(deleted.length, 0)) return entries;
  const total = countNotes(placed, await tracked());
  if (!isGone && !isMassDelete(deleted.length, total)) return entries;
  const hold: Hold = isGone ? { code: 'unmounted' } : { code: 'mass-delete', count: deleted.length, total };
  return entries.map((entry) => (entry.change === 'deleted' && entry.hold === undefined ? { ...entry, hold } : entry));
}

const plainReasons: Readonly<Record<ChangeKind, Sayable>> = {
  new: toSay('New.'),
  changed: toSay('Changed since it was last shared.'),
  renamed: toSay('Renamed.'),
  deleted: toSay('Deleted.'),
};

function finish(entry: Found): ShareEntry {
  const { hold } = entry;
  const reason =
    hold !== undefined
      ? sayHold(hold)
      : entry.from === undefined
        ? say(plainReasons[entry.change])
        : say('Renamed from {0}.', entry.from);
  return { ...entry, safe: hold === undefined, reason, selectable: hold === undefined || isOverridable(hold.code) };
}
