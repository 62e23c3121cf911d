// Combines two histories into one commit, in git's object store alone: no file, index or branch is touched, so that a combination
// that comes too late is simply dropped. Comes in: our commit, the team's, the notebooks. Goes out: the merge commit, or a stop
// that names what only a person can combine. Notes merge by structure; nothing else that both changed is merged at all.
import type { ParseOptions } from '../../core/note/box.ts';
import { outputParts, outputText } from '../git.ts';
import { readBlobs, storeBlob } from './blobs.ts';
import { createCommit } from './commit.ts';
import { type EntryVersion, isRegular, isSameVersion, type TreeChange } from './gitRecords.ts';
import { checkMessage, requireRunnableHooks, runHookOnTree } from './hooks.ts';
import { readIncoming } from './incoming.ts';
import { addOwnCommit } from './journal.ts';
import { isMarkdown, isNoteEntry, type Meeting, mergeVersions } from './mergeVersions.ts';
import { textOf } from './noteChecks.ts';
import { type Place, requireIdentity } from './place.ts';
import { mergeBases } from './remote.ts';
import { pairRenames } from './renames.ts';
import { type PlacedScope, pathInScope, readingAt, roleOf } from './scope.ts';
import { ask, stop } from './stop.ts';
import { treeOf } from './tree.ts';

/** A merge commit that no branch shows yet. */
export interface Combined {
  readonly oid: string;
  /** Notes in which both forms of something stand, for a person to decide. */
  readonly conflicts: readonly string[];
}

/** What becomes of the paths, starting from our tree. */
interface Plan {
  readonly updates: Map<string, EntryVersion | undefined>;
  readonly meetings: readonly Meeting[];
}

const authorsSubject = "Merge the team's notes";

/** Histories that crossed more often than this are left to git. */
const maxDepth = 8;

/**
 * Makes the commit with parents `head` and `tip`, if the repository's checks say yes. A change beats a deletion and follows a renamed
 * note. Stops with `both-moved` for files that are no notes, filtered or linked ones, and names that exclude each other; with
 * `held-hook` for a check that says no or changes what is to be committed.
 */
export async function mergeHistories(
  place: Place,
  head: string,
  tip: string,
  scopes: readonly PlacedScope[],
): Promise<Combined> {
  await requireIdentity(place);
  await requireRunnableHooks(place, ['pre-merge-commit', 'commit-msg']);
  const { plan, conflicts } = await combine(place, head, tip, scopes);
  const names = plan.meetings.map(({ path }) => `- ${path}`).join('\n');
  const subject = names === '' ? authorsSubject : `${authorsSubject}\n\n${names}`;
  const { tree, message } = await treeOf(place, head, plan.updates, async (indexFile, made) => {
    await runHookOnTree(place, 'pre-merge-commit', indexFile, made);
    return await checkMessage(place, indexFile, subject.replaceAll('@', ''));
  });
  const oid = await createCommit(place, [head, tip], tree, message ?? subject);
  await addOwnCommit(place.area, oid);
  return { oid, conflicts };
}

/**
 * The tree that both together have, as `mergeHistories` would commit it; undefined where something is left for a person to decide. Only
 * looks: no check of the repository is run and no commit made. Stops with `both-moved` as it does.
 */
export async function combinedTree(
  place: Place,
  head: string,
  tip: string,
  scopes: readonly PlacedScope[],
): Promise<string | undefined> {
  const { plan, conflicts } = await combine(place, head, tip, scopes);
  return conflicts.length > 0 ? undefined : (await treeOf(place, head, plan.updates)).tree;
}

async function combine(
  place: Place,
  head: string,
  tip: string,
  scopes: readonly PlacedScope[],
): Promise<{ readonly plan: Plan; readonly conflicts: readonly string[] }> {
  const base = await commonBase(place, head, tip, scopes, 0);
  const plan = await planOf(place, await readIncoming(place, base, head), await readIncoming(place, base, tip));
  const conflicts = await settleMeetings(place, plan, { head, tip }, scopes, ({ oid, mode }) => ({ oid, mode }));
  return { plan, conflicts };
}

/**
 * The common form of two commits. Several common points (histories that crossed) are combined first, pair by pair: each side has all of
 * them among its ancestors, so that a line of the combination that a side lacks was taken out by it. Where two of them are in conflict,
 * the older form they share is taken: with it more is left to a person, and nothing less is kept.
 */
async function commonBase(
  place: Place,
  one: string,
  other: string,
  scopes: readonly PlacedScope[],
  depth: number,
): Promise<string> {
  const [first, ...more] = await mergeBases(place, one, other);
  if (first === undefined || depth > maxDepth) stop('both-moved');
  let base = first;
  for (const next of more) {
    const older = await commonBase(place, base, next, scopes, depth + 1);
    const plan = await planOf(place, await readIncoming(place, older, base), await readIncoming(place, older, next));
    await settleMeetings(place, plan, { head: base, tip: next }, scopes, (merged, meeting) =>
      merged.isOpen ? meeting.base : merged,
    );
    const { tree } = await treeOf(place, base, plan.updates);
    // Never shown by any reference: only something to compare with.
    base = outputText(
      await ask(place.git, { verb: 'commit-tree', operands: [tree, base, next] }, { stdin: `${authorsSubject}\n` }),
    );
  }
  return base;
}

interface Merged extends EntryVersion {
  readonly isOpen: boolean;
}

/** Merges what both changed into the updates of the plan, as `choose` says; answers the paths with conflicts. */
async function settleMeetings(
  place: Place,
  plan: Plan,
  sides: { readonly head: string; readonly tip: string },
  scopes: readonly PlacedScope[],
  choose: (merged: Merged, meeting: Meeting) => EntryVersion | undefined,
): Promise<readonly string[]> {
  await refuseSpecial(place, plan.meetings, scopes);
  const conflicts: string[] = [];
  for (const meeting of plan.meetings) {
    const merged = {
      ...(await mergeMeeting(place, meeting, sides, readingAt(scopes, meeting.path))),
      mode: meeting.ours.mode,
    };
    if (merged.isOpen) conflicts.push(meeting.path);
    plan.updates.set(meeting.path, choose(merged, meeting));
  }
  return conflicts;
}

async function planOf(place: Place, ours: readonly TreeChange[], theirs: readonly TreeChange[]): Promise<Plan> {
  const mine = new Map(ours.map((change) => [change.path, change]));
  const renamedHere = await renamesOf(place, ours);
  const cameFromThere = new Map([...(await renamesOf(place, theirs))].map(([from, to]) => [to, from]));
  const changedThere = new Map(theirs.map((change) => [change.path, change]));
  const updates = new Map<string, EntryVersion | undefined>();
  const meetings: Meeting[] = [];
  const meet = (path: string, base: EntryVersion | undefined, here: EntryVersion, there: EntryVersion): void => {
    if (isSameVersion(here, there) || isSameVersion(base, there)) updates.set(path, here);
    else if (isSameVersion(base, here)) updates.set(path, there);
    else meetings.push({ path, ...(base && { base }), ours: here, theirs: there });
  };
  for (const { path, old, new: there } of theirs) {
    const own = mine.get(path);
    const renamed = renamedHere.get(path) ?? '';
    // One note there cannot be both of theirs: where they have the new name, too, their change stays under the old one.
    const movedTo = changedThere.has(renamed) ? '' : renamed;
    const cameFrom = cameFromThere.get(path);
    const followed = cameFrom === undefined ? undefined : mine.get(cameFrom);
    if (there !== undefined && movedTo !== '') {
      // We renamed what they changed: their change goes along.
      const here = mine.get(movedTo)?.new;
      if (here) meet(movedTo, old, here, there);
    } else if (there !== undefined && followed?.new !== undefined && cameFrom !== undefined && own === undefined) {
      // They renamed what we changed: our change goes along.
      const before = changedThere.get(cameFrom)?.old;
      updates.set(cameFrom, undefined);
      meet(path, before, followed.new, there);
    } else if (own === undefined) updates.set(path, there);
    else if (there !== undefined && own.new !== undefined) meet(path, old, own.new, there);
    else if (there !== undefined) updates.set(path, there);
  }
  return { updates, meetings };
}

/** Old names and new ones of notes that a side renamed. */
async function renamesOf(place: Place, changes: readonly TreeChange[]): Promise<ReadonlyMap<string, string>> {
  const gone = changes.filter((change) => change.new === undefined && isNoteEntry(change.path, change.old));
  const came = changes.filter((change) => change.old === undefined && isNoteEntry(change.path, change.new));
  if (gone.length === 0 || came.length === 0) return new Map();
  const oids = [...gone.map(({ old }) => old?.oid ?? ''), ...came.map((change) => change.new?.oid ?? '')];
  const blobs = await readBlobs(place.git, oids);
  const named = (path: string, version: EntryVersion | undefined) => ({
    path,
    text: textOf(blobs.get(version?.oid ?? '') ?? new Uint8Array()) ?? '',
  });
  const pairs = pairRenames(
    gone.map(({ path, old }) => named(path, old)),
    came.map((change) => named(change.path, change.new)),
  );
  return new Map(pairs.map(({ from, to }) => [from, to]));
}

/** Attributes that give a file's content a meaning of its own, or forbid a merge. */
const special = ['filter', 'merge', 'text', 'working-tree-encoding'];

async function refuseSpecial(
  place: Place,
  meetings: readonly Meeting[],
  scopes: readonly PlacedScope[],
): Promise<void> {
  const isOurs = (path: string): boolean =>
    scopes.some((placed) => roleOf(placed.scope, pathInScope(placed, path) ?? '') !== undefined);
  const odd = meetings.find(
    ({ path, ours, theirs }) => !isOurs(path) || !isRegular(ours.mode) || !isRegular(theirs.mode),
  );
  if (odd !== undefined) stop('both-moved', { path: odd.path });
  if (meetings.length === 0) return;
  const stdin = meetings.map(({ path }) => `${path}\0`).join('');
  const parts = outputParts(
    await ask(place.git, { verb: 'check-attr', flags: ['-z', '--stdin'], operands: special }, { stdin }),
  );
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = '', attribute, value] = parts.slice(at, at + 3);
    // `-merge` says that nobody but a person combines such a file.
    const isUsual = value === 'unspecified' || (value === 'unset' && attribute !== 'merge');
    // Daybook's own driver merges as is done here.
    const isOwn = attribute === 'merge' && value === 'daybook';
    const isPlain = attribute === 'text' ? value !== 'unset' : isUsual || isOwn;
    if (!isPlain) stop('both-moved', { path });
  }
}

async function mergeMeeting(
  place: Place,
  meeting: Meeting,
  { head, tip }: { readonly head: string; readonly tip: string },
  reading: ParseOptions,
): Promise<{ readonly oid: string; readonly isOpen: boolean }> {
  const { path } = meeting;
  const authors = { ours: await authorOf(place, head, path), theirs: await authorOf(place, tip, path) };
  const { text, conflicts } = await mergeVersions(place, meeting, authors, reading);
  // The comment that tells a conflict has a meaning in Markdown only.
  if (conflicts > 0 && !isMarkdown(path)) stop('both-moved', { path });
  return { oid: await storeBlob(place.git, new TextEncoder().encode(text)), isOpen: conflicts > 0 };
}

/** Who changed a path last, and on which day. */
async function authorOf(place: Place, commit: string, path: string): Promise<{ name: string; day: string }> {
  const call = { verb: 'log', flags: ['-z', '--max-count=1'], operands: [commit], paths: [path] } as const;
  const [, stamp = '', name = ''] = outputText(await ask(place.git, call)).split('\0');
  return { name, day: stamp.slice(0, 10) };
}
