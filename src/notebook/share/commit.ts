// Commits exactly the chosen entries of the share list: temporary index, the repository's own checks, signature, journal,
// compare-and-swap on the branch, and only then the user's index where it still was as before.
// Comes in: a choice and a message. Goes out: the commit, or a state; the files of the worktree are never written.
import { say } from '../../core/language.ts';
import { outputParts, outputText } from '../git.ts';
import { idOfBlob, readBlobs } from './blobs.ts';
import { commitSettings, withTemplate } from './commitSettings.ts';
import { isRegular, readTreeChanges, type TreeChange } from './gitRecords.ts';
import { checkMessage, requireRunnableHooks, runHook } from './hooks.ts';
import { removeTemporaryIndex, temporaryIndexName, updateRealIndex } from './indexUpdate.ts';
import { addOwnCommit, clearJournal, endJournal, type JournalEntry, writeJournal } from './journal.ts';
import { tell } from './messages.ts';
import { conflictLine, isOverridable, textOf } from './noteChecks.ts';
import { type Bound, isOnBranch, type Place, rememberHead, requireIdentity, resolve, token, zeroOid } from './place.ts';
import { runRefWrite } from './refWrites.ts';
import type { PlacedScope } from './scope.ts';
import { findSecrets } from './secrets.ts';
import { listShareable, type ShareEntry } from './shareList.ts';
import { ask, Stop, stateOfFailure, stop, together } from './stop.ts';

/** What to commit: paths of the share list; held ones only if they are in `include` too. */
export interface CommitRequest {
  readonly paths: readonly string[];
  /** Held entries a person wants shared all the same. */
  readonly include?: readonly string[];
  readonly message: string;
}

/** A path that was asked for and left out, with its sentence. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** What came of a request. */
export interface Committed {
  /** The commit; absent when nothing was left to commit. */
  readonly oid?: string;
  /** How many entries are in it. */
  readonly count: number;
  /** How many of the paths have a change and were left out. */
  readonly held: number;
  readonly skipped: readonly Skipped[];
}

/** What is to become a commit on top of `bound`. */
interface Draft {
  readonly bound: Bound;
  /** An index of our own that starts as the commit below. */
  readonly indexFile: string;
  /** The user's index as it was before the changes were listed. */
  readonly listed: string;
  readonly entries: readonly ShareEntry[];
  /** Held entries a person wants shared all the same. */
  readonly included: ReadonlySet<string>;
}

/** Which entries of the list are to be committed, and which are not and why. */
function chooseEntries(
  list: readonly ShareEntry[],
  request: CommitRequest,
): { readonly chosen: readonly ShareEntry[]; readonly skipped: readonly Skipped[] } {
  const byPath = new Map(list.map((entry) => [entry.path, entry]));
  const included = new Set(request.include ?? []);
  const chosen: ShareEntry[] = [];
  const skipped: Skipped[] = [];
  for (const path of new Set(request.paths)) {
    const entry = byPath.get(path);
    if (entry === undefined) skipped.push({ path, reason: say('It has no change to share any more.') });
    else if (entry.hold === undefined || (included.has(path) && isOverridable(entry.hold.code))) chosen.push(entry);
    else skipped.push({ path, reason: entry.reason });
  }
  return { chosen, skipped };
}

/**
 * Commits what was chosen of the notebooks' changes on top of `bound`. Stops with `moved` if the branch is somewhere else by then;
 * nothing is changed then.
 */
export async function commitChosen(
  place: Place,
  bound: Bound,
  scopes: readonly PlacedScope[],
  request: CommitRequest,
): Promise<Committed> {
  const name = await temporaryIndexName(place);
  const indexFile = place.area.pathOf(name);
  try {
    const listed = await place.gitFolder.stamp(place.indexPath);
    const [list] = await together([
      listShareable(place, scopes),
      startIndex(place, bound, indexFile),
      commitSettings(place),
    ]);
    const { chosen: entries, skipped } = chooseEntries(list, request);
    // What was committed meanwhile is not held back: there is only nothing left to commit.
    const held = list.filter(({ path }) => request.paths.includes(path)).length - entries.length;
    const made = { count: entries.length, held, skipped };
    if (entries.length === 0) return made;
    const included = new Set(request.include ?? []);
    return { ...made, oid: await commitDraft(place, { bound, indexFile, listed, entries, included }, request.message) };
  } finally {
    await removeTemporaryIndex(place, name);
  }
}

async function startIndex(place: Place, { head }: Bound, indexFile: string): Promise<void> {
  const base = head === undefined ? { flags: ['--empty'] } : { operands: [head] };
  await ask(place.git, { verb: 'read-tree', ...base }, { indexFile });
}

async function commitDraft(place: Place, draft: Draft, text: string): Promise<string> {
  await together([requireIdentity(place), requireRunnableHooks(place, ['pre-commit', 'commit-msg'])]);
  const tree = await buildTree(place, draft);
  const message = await checkMessage(place, draft.indexFile, await withTemplate(place, text));
  const { isSigned } = await commitSettings(place);
  const { head } = draft.bound;
  const create = (): Promise<string> => createCommit(place, head === undefined ? [] : [head], tree, message);
  const verified = verifyTree(place, draft, tree);
  // A commit is nothing until the branch shows it; but nobody is asked for a key for what may be refused.
  const [changes, oid] = await together([verified, isSigned ? verified.then(create) : create()]);
  await publishLocally(place, draft, oid, changes);
  return oid;
}

async function buildTree(place: Place, { indexFile, entries }: Draft): Promise<string> {
  // git reads the files itself, so that line ends, filters and modes become what `git add` would make of them.
  const paths = entries.flatMap(({ path, from }) => (from === undefined ? [path] : [from, path]));
  const stdin = paths.map((path) => `${path}\0`).join('');
  const added = await place.git.run(
    { verb: 'update-index', flags: ['--add', '--remove', '-z', '--stdin'] },
    { stdin, indexFile },
  );
  if (!added.ok)
    throw new Stop(
      added.failure.kind === 'other'
        ? tell('changed-meanwhile', { words: added.failure.words })
        : stateOfFailure(added.failure),
    );
  await runHook(place, 'pre-commit', indexFile);
  return outputText(await ask(place.git, { verb: 'write-tree' }, { indexFile }));
}

/** The tree must differ from its parent in the chosen paths alone, whatever ran in between, and its contents must be shareable. */
async function verifyTree(place: Place, draft: Draft, tree: string): Promise<readonly TreeChange[]> {
  const { bound, entries } = draft;
  const changes = await changesTo(place, bound, tree);
  if (changes.length === 0) stop('nothing-to-share');
  const allowed = new Set(entries.flatMap(({ path, from }) => (from === undefined ? [path] : [from, path])));
  const foreign = changes.find(({ path }) => !allowed.has(path));
  if (foreign !== undefined) stop('held-hook', { what: 'pre-commit', words: say('it also changed {0}', foreign.path) });
  const odd = changes.find((change) => change.new !== undefined && !isRegular(change.new.mode));
  if (odd !== undefined) stop('changed-meanwhile', { path: odd.path });
  await verifyContents(place, changes, draft);
  return changes;
}

async function changesTo(place: Place, bound: Bound, tree: string): Promise<readonly TreeChange[]> {
  const empty = bound.head === undefined ? await emptyTree(place) : bound.head;
  const flags = ['-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv'];
  return readTreeChanges(outputParts(await ask(place.git, { verb: 'diff-tree', flags, operands: [empty, tree] })));
}

async function emptyTree(place: Place): Promise<string> {
  const name = await temporaryIndexName(place);
  try {
    const indexFile = place.area.pathOf(name);
    await ask(place.git, { verb: 'read-tree', flags: ['--empty'] }, { indexFile });
    return outputText(await ask(place.git, { verb: 'write-tree' }, { indexFile }));
  } finally {
    await removeTemporaryIndex(place, name);
  }
}

/** What is about to be committed is looked at once more: the file may have changed since the list was made. */
async function verifyContents(
  place: Place,
  changes: readonly TreeChange[],
  { entries, included }: Draft,
): Promise<void> {
  const oids = changes.flatMap((change) => [change.old?.oid ?? [], change.new?.oid ?? []].flat());
  // Only bytes with this very id have it: what the list has read is not read again.
  const listed = await namedTexts(entries, oids[0]?.length);
  const blobs = await readBlobs(
    place.git,
    oids.filter((oid) => !listed.has(oid)),
  );
  const textAt = (oid = ''): string => listed.get(oid) ?? textOf(blobs.get(oid) ?? new Uint8Array()) ?? '';
  // A renamed note brings its old lines along.
  const removed = changes.map((change) => (change.new === undefined ? textAt(change.old?.oid) : '')).join('\n');
  for (const change of changes) {
    const text = textAt(change.new?.oid);
    const before = change.old === undefined ? removed : textAt(change.old.oid);
    const isSecret = !included.has(change.path) && findSecrets(before, text).length > 0;
    if (isSecret || conflictLine(text) !== undefined) stop('changed-meanwhile', { path: change.path });
  }
}

/** The texts of the list by the ids (of so many characters) that git has for their bytes; other bytes than texts are left out. */
async function namedTexts(entries: readonly ShareEntry[], length: number | undefined): Promise<Map<string, string>> {
  const texts = entries.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  return new Map(
    await together(texts.map(async (text): Promise<[string, string]> => [await idOfBlob(text, length), text])),
  );
}

/** Makes a commit that no branch shows yet, signed if the repository wants that; its first parent is ours. */
export async function createCommit(
  place: Place,
  parents: readonly string[],
  tree: string,
  message: string,
): Promise<string> {
  const { isSigned } = await commitSettings(place);
  const result = await place.git.run(
    { verb: 'commit-tree', flags: isSigned ? ['-S'] : [], operands: [tree, ...parents] },
    { stdin: `${message}\n`, limitMs: place.deps.limits?.signingMs ?? 30_000 },
  );
  if (result.ok) return outputText(result);
  const { kind, words } = result.failure;
  if (isSigned && kind === 'timeout') stop('held-signing', { words: say('it did not finish in time') });
  throw new Stop(stateOfFailure({ kind, words }));
}

async function publishLocally(
  place: Place,
  { bound, listed, entries }: Draft,
  oid: string,
  changes: readonly TreeChange[],
): Promise<void> {
  await addOwnCommit(place.area, oid);
  const entry: JournalEntry = {
    kind: 'commit',
    token: token(place.deps),
    branch: bound.branch,
    to: oid,
    changes,
    ...(bound.head === undefined ? {} : { from: bound.head }),
  };
  // A switched branch means the files belong to another history than the one they would be committed to.
  if (!(await isOnBranch(place, bound.branch))) stop('moved');
  await writeJournal(place.area, entry);
  const moved = await moveBranch(place, entry);
  if (moved !== undefined) {
    await clearJournal(place.area, entry);
    throw moved;
  }
  // But for what the user staged and wants shared all the same, the index had what the branch has when the changes were listed.
  const isStaged = entries.some(({ hold }) => hold?.code === 'staged');
  await updateRealIndex(place, changes, isStaged ? undefined : listed);
  await endJournal(place.area, entry);
}

/** Moves the branch of a journal entry if it still is where the entry says; else answers why not. */
export async function moveBranch(place: Place, entry: JournalEntry): Promise<Stop | undefined> {
  const from = entry.from ?? (await zeroOid(place, entry.to));
  const locks = [entry.branch, 'HEAD', 'packed-refs'];
  const result = await runRefWrite(place, locks, { verb: 'update-ref', operands: [entry.branch, entry.to, from] });
  // A process that was ended may have done its work before.
  if (!result.ok && (await resolve(place, entry.branch)) !== entry.to) return new Stop(stateOfFailure(result.failure));
  rememberHead(place, { branch: entry.branch, head: entry.to });
  return undefined;
}
