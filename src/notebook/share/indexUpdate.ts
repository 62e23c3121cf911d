// Brings the user's index in line with a commit, path by path, where it still holds the old version. Comes in: changes between
// two trees. Goes out: the index, exchanged in one step. What the user staged differs from the old version and so stays.
// The index is edited as a copy while git's own lock file is held by us: no git process of ours can leave a lock behind.
import { outputParts } from '../git.ts';
import {
  type EntryVersion,
  type IndexEntry,
  indexInfo,
  isSameVersion,
  readIndexEntries,
  type TreeChange,
} from './gitRecords.ts';
import { takeLock } from './lock.ts';
import { type Place, token, zeroOid } from './place.ts';
import { ask } from './stop.ts';

/** Entries by path; a path with unmerged stages maps to `unmerged`. */
export type IndexListing = ReadonlyMap<string, EntryVersion | 'unmerged'>;

/** Reads an index (ours if `indexFile` is given). */
export async function readIndex(place: Place, indexFile?: string): Promise<IndexListing> {
  const options = indexFile === undefined ? {} : { indexFile };
  const entries = readIndexEntries(
    outputParts(await ask(place.git, { verb: 'ls-files', flags: ['-s', '-z'] }, options)),
  );
  return new Map(entries.map((entry: IndexEntry) => [entry.path, entry.stage > 0 ? 'unmerged' : entry]));
}

/**
 * Puts the new version of each change into the real index where the entry is the old one. Nothing happens twice. `listed` is the stamp
 * of an index in which each of these entries is known to be the old one: while it is that very file, they need not be listed again.
 */
type ChangeIndex = (changes: readonly TreeChange[], listed?: string) => Promise<void>;

/** Changes the real index, as above. */
export async function updateRealIndex(place: Place, changes: readonly TreeChange[], listed?: string): Promise<void> {
  if (changes.length > 0) await holdIndex(place, (change) => change(changes, listed));
}

/** Does something while the index is ours alone, by the lock file that git itself respects; it can change the index as above. */
export async function holdIndex<T>(place: Place, task: (change: ChangeIndex) => Promise<T>): Promise<T> {
  const letGo = await takeLock(place, `${place.indexPath}.lock`);
  try {
    return await task((changes, listed) => changeIndex(place, changes, listed));
  } finally {
    await letGo();
  }
}

async function changeIndex(place: Place, changes: readonly TreeChange[], listed?: string): Promise<void> {
  const name = await temporaryIndexName(place);
  const copy = place.area.pathOf(name);
  try {
    await place.gitFolder.copy(place.indexPath, copy);
    const isAsListed = listed !== undefined && listed === (await place.gitFolder.stamp(place.indexPath));
    const listing = isAsListed ? undefined : await readIndex(place, copy);
    const due = changes.filter((change) =>
      isDue(listing === undefined ? change.old : listing.get(change.path), change),
    );
    if (due.length === 0) return;
    const input = indexInfo(
      due.map(({ path, new: to }) => ({ path, to })),
      await zeroOid(place, due[0]?.new?.oid ?? due[0]?.old?.oid),
    );
    await ask(place.git, { verb: 'update-index', flags: ['-z', '--index-info'] }, { stdin: input, indexFile: copy });
    await place.gitFolder.move(copy, place.indexPath);
  } finally {
    await removeTemporaryIndex(place, name);
  }
}

function isDue(entry: EntryVersion | 'unmerged' | undefined, change: TreeChange): boolean {
  return entry !== 'unmerged' && isSameVersion(entry, change.old) && !isSameVersion(entry, change.new);
}

/** Name of an index of ours; it tells which process made it, so that what a dead one left can be cleared away. */
export async function temporaryIndexName(place: Place): Promise<string> {
  const owner = await place.deps.processes.self();
  return `index-${owner.pid}-${owner.start}-${token(place.deps)}`;
}

/** Removes an index of ours and the lock a git process may have left beside it. */
export async function removeTemporaryIndex(place: Place, name: string): Promise<void> {
  await place.area.remove(name);
  await place.area.remove(`${name}.lock`);
}

/** Clears away indexes and other temporary files of processes that are gone. */
export async function removeLeftovers(place: Place): Promise<void> {
  for (const name of await place.area.names()) {
    const match = /^(?:index|message|tmp)-(\d+)-(?:(\d*)-)?/.exec(name);
    if (match === null) continue;
    const owner = { pid: Number(match[1]), start: match[2] ?? '' };
    if (!(await place.deps.processes.isAlive(owner))) await place.area.remove(name);
  }
}
