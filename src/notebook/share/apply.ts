// Takes over the team's newer commits when nothing of ours is in between: files one by one, then the index, the branch last,
// under a journal. Comes in: where the branch is and where it goes. Goes out: what was taken over, or a stop with everything
// put back. A file is exchanged only while it is exactly what was checked before.

import { outputParts } from '../git.ts';
import { moveBranch } from './commit.ts';
import { type EntryVersion, isSameVersion, readTreeEntries, type TreeChange } from './gitRecords.ts';
import { type Clearance, currentIs, fileChanges, preflight, readContents, readIncoming } from './incoming.ts';
import { holdIndex } from './indexUpdate.ts';
import {
  clearJournal,
  clearProgress,
  endJournal,
  type JournalEntry,
  readJournal,
  readProgress,
  writeJournal,
  writeProgress,
} from './journal.ts';
import { keepText } from './kept.ts';
import type { Bound, Place } from './place.ts';
import { isOnBranch, resolve, token } from './place.ts';
import { ask, stop } from './stop.ts';
import { isAmong } from './twins.ts';

/** A text that a program wrote at the very moment its file was exchanged; kept under a reference of its own. */
export interface Kept {
  readonly path: string;
  readonly ref: string;
}

/** What was taken over. */
export interface Applied {
  readonly changes: readonly TreeChange[];
  readonly kept: readonly Kept[];
}

/** Asks which files have unsaved changes in an editor; repository paths. */
export type DirtyPaths = () => readonly string[];

/** Files whose contents are read together. */
const chunkSize = 64;

/** Brings files, index and branch from `bound.head` to its descendant `to`. Stops before touching anything, or puts it back. */
export async function applyForward(
  place: Place,
  bound: Bound & { readonly head: string },
  to: string,
  dirtyPaths: DirtyPaths,
): Promise<Applied> {
  const changes = await readIncoming(place, bound.head, to);
  const clearance = await preflight(place, changes, dirtyPaths());
  const entry: JournalEntry = {
    kind: 'apply',
    token: token(place.deps),
    branch: bound.branch,
    from: bound.head,
    to,
    changes,
  };
  await writeJournal(place.area, entry);
  return await finishApply(place, entry, clearance, dirtyPaths);
}

/** The part under the journal; also what a start after a crash continues with. */
export async function finishApply(
  place: Place,
  entry: JournalEntry,
  { stamps, listed }: Clearance,
  dirtyPaths: DirtyPaths,
): Promise<Applied> {
  try {
    const kept = await exchangeFiles(place, entry, stamps, dirtyPaths);
    await holdIndex(place, (changeIndex) => moveOn(place, entry, (changes) => changeIndex(changes, listed)));
    await endJournal(place.area, entry);
    return { changes: entry.changes, kept };
  } catch (error) {
    await putBack(place, entry, dirtyPaths);
    throw error;
  }
}

/** Index and branch go on together: whoever would put the files back needs the index, too, and finds another journal then. */
async function moveOn(
  place: Place,
  entry: JournalEntry,
  changeIndex: (changes: readonly TreeChange[]) => Promise<void>,
): Promise<void> {
  if (!(await isStanding(place, entry))) stop('moved');
  if (!(await isOnBranch(place, entry.branch)) || (await resolve(place, entry.branch)) !== entry.from) stop('moved');
  await changeIndex(entry.changes);
  const refused = await moveBranch(place, entry);
  if (refused !== undefined) throw refused;
}

async function exchangeFiles(
  place: Place,
  entry: JournalEntry,
  stamps: ReadonlyMap<string, string>,
  dirtyPaths: DirtyPaths,
): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  const changes = await fileChanges(place, entry.changes);
  const known = await readProgress(place.area, entry);
  let done = 0;
  for (const chunk of chunks(changes)) {
    const contents = await readContents(place, chunk);
    for (const { path } of chunk) {
      done++;
      const stamp = stamps.get(path);
      if (stamp === undefined) continue;
      if (isAmong(dirtyPaths(), path)) stop('unsaved', { path });
      const result = await place.worktree.replace(path, stamp, contents.get(path));
      if (result.kind === 'changed') stop('overlap', { path });
      if (result.kind === 'failed') stop('disk-problem', { words: result.words });
      if (result.kind === 'late') kept.push(await keep(place, path, result.bytes));
      const isWorthIt = changes.length <= chunkSize || done % chunkSize === 0;
      if (isWorthIt && done > known) await writeProgress(place.area, entry, done);
    }
  }
  return kept;
}

/** Attribute files come first and alone: how the others are read depends on them. */
function* chunks(changes: readonly TreeChange[]): Generator<readonly TreeChange[]> {
  const first = changes.filter(({ path }) => path.endsWith('.gitattributes'));
  if (first.length > 0) yield first;
  const rest = changes.slice(first.length);
  for (let at = 0; at < rest.length; at += chunkSize) yield rest.slice(at, at + chunkSize);
}

async function keep(place: Place, path: string, bytes: Uint8Array): Promise<Kept> {
  const ref = await keepText(place, path, bytes);
  return { path, ref };
}

/**
 * Gives an entry up and ends it: each path follows the version that the current commit has. Where that is the old one, it is put back
 * if the new one stands untouched; where somebody else's commit brought the new one meanwhile, only the index follows. An entry that
 * is not in the journal any more was ended by somebody else, and what they made of it stays; where the branch has moved on there is
 * no way back, and the entry stays for the next start, which finishes it. Stops with `unsaved`, the entry still in the journal, while
 * an editor holds one of these files: the next start tries again.
 */
export async function putBack(place: Place, entry: JournalEntry, dirtyPaths: DirtyPaths): Promise<void> {
  await holdIndex(place, async (changeIndex) => {
    const head = await resolve(place, 'HEAD');
    const isThere = head === entry.to && (await isOnBranch(place, entry.branch));
    if (isThere || !(await isStanding(place, entry))) return;
    await clearProgress(place.area);
    const tree = await treeAt(place, head);
    const has = (path: string, version: TreeChange['old']): boolean => isSameVersion(tree.get(path), version);
    await changeIndex(entry.changes.filter((change) => has(change.path, change.new)));
    const stale = entry.kind === 'apply' ? entry.changes.filter((change) => has(change.path, change.old)) : [];
    if (!(await exchangeBack(place, entry, stale, dirtyPaths))) return;
    await changeIndex(stale.map(reversed));
    await clearJournal(place.area, entry);
  });
}

async function isStanding(place: Place, { token }: JournalEntry): Promise<boolean> {
  return (await readJournal(place.area))?.token === token;
}

async function treeAt(place: Place, commit: string | undefined): Promise<ReadonlyMap<string, EntryVersion>> {
  if (commit === undefined) return new Map();
  const flags = ['-r', '-z', '--full-tree'];
  return readTreeEntries(outputParts(await ask(place.git, { verb: 'ls-tree', flags, operands: [commit] })));
}

/** Puts files back, the last one first; false as soon as somebody else has ended the entry. */
async function exchangeBack(
  place: Place,
  entry: JournalEntry,
  changes: readonly TreeChange[],
  dirtyPaths: DirtyPaths,
): Promise<boolean> {
  for (const change of (await fileChanges(place, changes)).map(reversed).reverse()) {
    if (!(await isStanding(place, entry))) return false;
    const { path } = change;
    const look = await place.worktree.look(path);
    if (!(await currentIs(place, path, look, change.old))) continue;
    const content = (await readContents(place, [change])).get(path);
    if (isAmong(dirtyPaths(), path)) stop('unsaved', { path });
    await place.worktree.replace(path, look.stamp, content);
  }
  return true;
}

function reversed({ path, old, new: to }: TreeChange): TreeChange {
  return { path, ...(to === undefined ? {} : { old: to }), ...(old === undefined ? {} : { new: old }) };
}
