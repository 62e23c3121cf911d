// "Undo Last Share": a new commit in which the notes of the last share have their earlier text again. Comes in: a session. Goes
// out: an outcome. Nothing is taken out of the history; what somebody changed since is merged, or left and named.
import type { ParseOptions } from '../../core/note/box.ts';
import { outputText } from '../git.ts';
import { applyForward } from './apply.ts';
import { storeBlob } from './blobs.ts';
import { createCommit, type Skipped } from './commit.ts';
import { shareNotes } from './errands.ts';
import { type EntryVersion, isSameVersion, type TreeChange } from './gitRecords.ts';
import { checkMessage, requireRunnableHooks, runHookOnTree } from './hooks.ts';
import { readIncoming } from './incoming.ts';
import { addOwnCommit, readOwnCommits, readUndone, writeUndone } from './journal.ts';
import { isNoteEntry, mergeVersions } from './mergeVersions.ts';
import { type StateName, tell } from './messages.ts';
import { finished, type Outcome, type ShareOptions } from './outcome.ts';
import { bindBranch, type Place, requireIdentity } from './place.ts';
import { isAncestor } from './remote.ts';
import { readingAt } from './scope.ts';
import type { Session } from './sharing.ts';
import { ask, Stop } from './stop.ts';
import { treeOf } from './tree.ts';

/** The share that would be undone. */
export interface LastShare {
  readonly oid: string;
  readonly parent: string;
  readonly subject: string;
  readonly changes: readonly TreeChange[];
}

/** So many of the latest own commits are looked at. */
const maxLooked = 50;
const sentStates: ReadonlySet<StateName> = new Set(['shared', 'combined', 'in-review']);

/** The latest commit of Daybook on the branch that is no merge and was not undone; undefined when there is none. */
export async function findLastShare(place: Place): Promise<LastShare | undefined> {
  const { head } = await bindBranch(place);
  if (head === undefined) return undefined;
  const undone = new Set(await readUndone(place.area));
  const own = (await readOwnCommits(place.area)).filter((oid) => !undone.has(oid));
  for (const oid of own.slice(-maxLooked).reverse()) {
    if (!(await isAncestor(place, oid, head))) continue;
    const [, parent, ...others] = outputText(await ask(place.git, { verb: 'parents', operands: [oid] })).split(' ');
    if (parent === undefined || others.length > 0) continue;
    return { oid, parent, subject: await subjectOf(place, oid), changes: await readIncoming(place, parent, oid) };
  }
  return undefined;
}

async function subjectOf(place: Place, oid: string): Promise<string> {
  const call = { verb: 'log', flags: ['-z', '--max-count=1'], operands: [oid] } as const;
  return outputText(await ask(place.git, call)).split('\0')[3] ?? '';
}

/** Commits the earlier texts, takes them over, and sends them. Stops before any change when notes have edits that are not shared. */
export async function undoLastShare(session: Session, options: ShareOptions): Promise<Outcome> {
  const { place } = session;
  await requireIdentity(place);
  await requireRunnableHooks(place, ['pre-commit', 'commit-msg']);
  const bound = await bindBranch(place);
  const last = await findLastShare(place);
  if (last === undefined || bound.head === undefined) return finished(tell('nothing-to-undo'));
  const here = { branch: bound.branch, head: bound.head };
  const { updates, skipped } = await earlierTexts(session, here.head, last);
  if (updates.size === 0) return finished(tell('nothing-to-undo'), { skipped });
  const text = messageOf(last, [...updates.keys()]);
  const { tree, message } = await treeOf(place, here.head, updates, async (indexFile, made) => {
    await runHookOnTree(place, 'pre-commit', indexFile, made);
    return await checkMessage(place, indexFile, text);
  });
  const oid = await createCommit(place, [here.head], tree, message ?? text);
  await addOwnCommit(place.area, oid);
  try {
    await applyForward(place, here, oid, session.dirtyPaths);
  } catch (error) {
    const path = error instanceof Stop && error.told.state === 'overlap' ? error.told.facts.path : undefined;
    throw path === undefined ? error : new Stop(tell('edited-since', { path }));
  }
  await writeUndone(place.area, [last.oid, oid]);
  const sent = await shareNotes(session, options);
  const told = sentStates.has(sent.state) ? tell('undone', { count: updates.size }) : sent;
  return { ...sent, ...told, skipped, commit: oid };
}

function messageOf({ subject }: LastShare, paths: readonly string[]): string {
  const listed = paths.slice(0, 20).map((path) => `- ${path}`);
  const first = `Undo: ${subject}`.slice(0, 72);
  return [first, '', ...listed].join('\n').replaceAll(/[@#]/g, '');
}

interface Earlier {
  readonly updates: ReadonlyMap<string, EntryVersion | undefined>;
  readonly skipped: readonly Skipped[];
}

async function earlierTexts({ place, scopes }: Session, head: string, last: LastShare): Promise<Earlier> {
  const since = new Map((await readIncoming(place, last.oid, head)).map((change) => [change.path, change]));
  const updates = new Map<string, EntryVersion | undefined>();
  const skipped: Skipped[] = [];
  for (const change of last.changes) {
    const later = since.get(change.path);
    const now = later === undefined ? change.new : later.new;
    if (isSameVersion(now, change.old)) continue;
    const back =
      later === undefined ? { to: change.old } : await mergedBack(place, change, now, readingAt(scopes, change.path));
    if (back === undefined) skipped.push({ path: change.path, reason: tell('changed-since', change).text });
    else updates.set(change.path, back.to);
  }
  return { updates, skipped };
}

/** The note as it is now, without what the share had changed; undefined where both touch the same thing. */
async function mergedBack(
  place: Place,
  change: TreeChange,
  now: EntryVersion | undefined,
  reading: ParseOptions,
): Promise<{ readonly to: EntryVersion } | undefined> {
  const { old, new: shared } = change;
  if (old === undefined || shared === undefined || now === undefined) return undefined;
  const { path } = change;
  if (![old, shared, now].every((version) => isNoteEntry(path, version))) return undefined;
  const nobody = { name: '', day: '' };
  const meeting = { path, base: shared, ours: now, theirs: old };
  const { text, conflicts } = await mergeVersions(place, meeting, { ours: nobody, theirs: nobody }, reading);
  if (conflicts > 0) return undefined;
  const oid = await storeBlob(place.git, new TextEncoder().encode(text));
  return oid === now.oid ? undefined : { to: { mode: now.mode, oid } };
}
