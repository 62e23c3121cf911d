// Takes over the team's newer commits when nothing of ours is in between: files one by one, then the index, the branch last,
// under a journal. Comes in: where the branch is and where it goes. Goes out: what was taken over, or a stop with everything
// put back. A file is exchanged only while it is exactly what was checked before.

import { moveBranch } from './commit.ts';
import type { TreeChange } from './gitRecords.ts';
import { currentIs, fileChanges, preflight, readContents, readIncoming } from './incoming.ts';
import { updateRealIndex } from './indexUpdate.ts';
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
import { currentBranch, resolve, token } from './place.ts';
import { stop } from './stop.ts';

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
  const stamps = await preflight(place, changes, dirtyPaths());
  const entry: JournalEntry = {
    kind: 'apply',
    token: token(place.deps),
    branch: bound.branch,
    from: bound.head,
    to,
    changes,
  };
  await writeJournal(place.area, entry);
  return await finishApply(place, entry, stamps, dirtyPaths);
}

/** The part under the journal; also what a start after a crash continues with. */
export async function finishApply(
  place: Place,
  entry: JournalEntry,
  stamps: ReadonlyMap<string, string>,
  dirtyPaths: DirtyPaths,
): Promise<Applied> {
  try {
    const kept = await exchangeFiles(place, entry, stamps, dirtyPaths);
    if ((await currentBranch(place)) !== entry.branch || (await resolve(place, entry.branch)) !== entry.from)
      stop('moved');
    await updateRealIndex(place, entry.changes);
    const refused = await moveBranch(place, entry);
    if (refused !== undefined) throw refused;
    await endJournal(place.area, entry);
    return { changes: entry.changes, kept };
  } catch (error) {
    // Where the branch has moved (or nobody can say) there is no way back; the journal stays, and the next start finishes.
    const at = await resolve(place, entry.branch).catch(() => entry.to);
    if (at !== entry.to) await putBack(place, entry, entry.changes, dirtyPaths);
    throw error;
  }
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
      if (dirtyPaths().includes(path)) stop('unsaved', { path });
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
 * Puts the old version back wherever the new one stands untouched, in files and index, and ends the journal entry. An entry that is
 * not in the journal any more was ended by somebody else, and what they made of it stays. Stops with `unsaved`, the entry still in
 * the journal, while an editor holds one of these files: the next start tries again.
 */
export async function putBack(
  place: Place,
  entry: JournalEntry,
  changes: readonly TreeChange[],
  dirtyPaths: DirtyPaths,
): Promise<void> {
  const back = changes.map(reversed);
  const files = (await fileChanges(place, changes)).map(reversed);
  if ((await readJournal(place.area))?.token === entry.token) await clearProgress(place.area);
  for (const change of files.reverse()) {
    if ((await readJournal(place.area))?.token !== entry.token) return;
    const { path } = change;
    const look = await place.worktree.look(path);
    if (!(await currentIs(place, path, look, change.old))) continue;
    const content = (await readContents(place, [change])).get(path);
    if (dirtyPaths().includes(path)) stop('unsaved', { path });
    await place.worktree.replace(path, look.stamp, content);
  }
  await updateRealIndex(place, back);
  await clearJournal(place.area, entry);
}

function reversed({ path, old, new: to }: TreeChange): TreeChange {
  return { path, ...(to === undefined ? {} : { old: to }), ...(old === undefined ? {} : { new: old }) };
}
