// After a crash: finishes what the journal says was begun, or puts it back. Comes in: the journal and what is really there.
// Goes out: files, index and branch that agree. Runs at every start and before every operation; doing it twice does no harm.
import { type DirtyPaths, finishApply, putBack } from './apply.ts';
import { moveBranch } from './commit.ts';
import type { TreeChange } from './gitRecords.ts';
import { currentIs, fileChanges } from './incoming.ts';
import { removeLeftovers, updateRealIndex } from './indexUpdate.ts';
import { clearJournal, clearProgress, type JournalEntry, readJournal, readProgress } from './journal.ts';
import { removeIfDead } from './lock.ts';
import { isOnBranch, type Place, resolve } from './place.ts';
import { removeDeadLocks } from './refWrites.ts';

/** Makes everything agree again. Call it while holding the lock. Answers what it did. */
export async function recover(place: Place, dirtyPaths: DirtyPaths): Promise<'nothing' | 'finished' | 'put-back'> {
  await removeLeftovers(place);
  await removeDeadLocks(place);
  await removeIfDead(place, `${place.indexPath}.lock`);
  const entry = await readJournal(place.area);
  if (entry === undefined) {
    await clearProgress(place.area);
    return 'nothing';
  }
  const isHere = await isOnBranch(place, entry.branch);
  const head = isHere ? await resolve(place, entry.branch) : undefined;
  if (!isHere || (head !== entry.from && head !== entry.to)) return await giveUp(place, entry, dirtyPaths);
  if (head === entry.to) return await finishIndex(place, entry, entry.changes);
  // A clean-up of git may have taken a commit that no branch showed yet. What it was made of stands in the files.
  if ((await resolve(place, entry.to)) === undefined) return await giveUp(place, entry, dirtyPaths);
  return entry.kind === 'commit' ? await finishCommit(place, entry) : await continueApply(place, entry, dirtyPaths);
}

async function giveUp(place: Place, entry: JournalEntry, dirtyPaths: DirtyPaths): Promise<'put-back'> {
  await putBack(place, entry, dirtyPaths);
  return 'put-back';
}

async function finishIndex(place: Place, entry: JournalEntry, changes: readonly TreeChange[]): Promise<'finished'> {
  await updateRealIndex(place, changes);
  await clearJournal(place.area, entry);
  return 'finished';
}

/** The commit was complete and wanted; a process of the one that died may be moving the branch this very moment. */
async function finishCommit(place: Place, entry: JournalEntry): Promise<'finished'> {
  const refused = await moveBranch(place, entry);
  if (refused !== undefined) throw refused;
  return await finishIndex(place, entry, entry.changes);
}

async function continueApply(
  place: Place,
  entry: JournalEntry,
  dirtyPaths: DirtyPaths,
): Promise<'finished' | 'put-back'> {
  const stamps = new Map<string, string>();
  const exchanged = await readProgress(place.area, entry);
  for (const [at, change] of (await fileChanges(place, entry.changes)).entries()) {
    const look = await place.worktree.look(change.path);
    const isOld = await currentIs(place, change.path, look, change.old);
    if (isOld && at >= exchanged) stamps.set(change.path, look.stamp);
    // What was certainly exchanged and is neither now was written on top of the team's text: it stays, as a change of one's own.
    else if (at >= exchanged && !(await currentIs(place, change.path, look, change.new))) {
      // Else it may be the old text that somebody has changed since: it waits for the next comparison like any edit.
      await putBack(place, entry, dirtyPaths);
      return 'put-back';
    }
  }
  await finishApply(place, entry, { stamps }, dirtyPaths);
  return 'finished';
}
