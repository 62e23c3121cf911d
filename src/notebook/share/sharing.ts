// The errands of sharing, under the lock: commit, share, and both after taking over what the team has. Comes in: a session and
// consent. Goes out: outcomes, or a stop. Both sides moved on: the notes are merged in memory, published, then taken over.
import { type Applied, applyForward, type DirtyPaths, type Kept } from './apply.ts';
import { type CommitRequest, commitChosen } from './commit.ts';
import { preflight, readIncoming } from './incoming.ts';
import { mergeHistories } from './mergeHistories.ts';
import { type StateName, type Told, tell } from './messages.ts';
import { finished, type Outcome, type ShareOptions, toldOf, toOutcome } from './outcome.ts';
import { type Bound, bindBranch, type Place, readUpstream, remoteNames, type Upstream } from './place.ts';
import { compare, fetchTip, push, type Relation, shortName, unknownThere, unpublishedOwn } from './remote.ts';
import type { PlacedScope } from './scope.ts';
import { Stop, stop, together } from './stop.ts';

/** One operation under the lock. */
export interface Session {
  readonly place: Place;
  readonly scopes: readonly PlacedScope[];
  readonly dirtyPaths: DirtyPaths;
}

const maxRounds = 8;
/** States in which notes are still worth committing here; any other ends the errand before the commit. */
const commitAnyway: ReadonlySet<StateName> = new Set(['offline', 'queued', 'auth-needed', 'local-only', 'no-upstream']);

/** Commits the chosen entries; starts again when the branch moved meanwhile. */
export async function commit(session: Session, request: CommitRequest): Promise<Outcome> {
  const { place, scopes } = session;
  let branch: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const bound = await bindBranch(place);
    branch ??= bound.branch;
    // The files belong to the branch it began with.
    if (bound.branch !== branch) stop('moved');
    try {
      const { oid, count, held, skipped } = await commitChosen(place, bound, scopes, request);
      if (oid !== undefined) return finished(tell('committed', { count }), { skipped, commit: oid });
      return finished(tell(held === 0 ? 'nothing-to-share' : 'all-held', { count: held }), { skipped });
    } catch (error) {
      if (!(error instanceof Stop) || error.told.state !== 'moved' || attempt >= 3) throw error;
    }
  }
}

/** Fetches and takes over, or sends; at most 8 rounds while others are quicker. `firstTip` saves the first fetch. */
export async function share(
  session: Session,
  options: ShareOptions,
  firstTip?: { readonly tip?: string },
): Promise<Outcome> {
  const { place } = session;
  let branch: string | undefined;
  let known = firstTip;
  for (let round = 0; round < maxRounds; round++) {
    const bound = await bindBranch(place);
    branch ??= bound.branch;
    if (bound.branch !== branch) stop('moved');
    const upstream = await readUpstream(place, bound);
    if (upstream === 'none') return finished(tell('local-only'));
    if (bound.head === undefined) return finished(tell('nothing-to-share'));
    const here = { branch, head: bound.head };
    if (upstream === 'unset') return await publishBranch(session, here, options);
    const tip = known === undefined ? await fetchTip(place, upstream) : known.tip;
    known = undefined;
    const relation = await compare(place, here, upstream, tip);
    const outcome = await reconcile(session, here, upstream, relation, options);
    if (outcome !== 'outrun') return outcome;
    await place.deps.wait(100 + Math.floor(place.deps.random() * 400));
  }
  return finished(tell('queued'));
}

type Headed = Bound & { readonly head: string };

async function reconcile(
  session: Session,
  bound: Headed,
  upstream: Upstream,
  relation: Relation,
  options: ShareOptions,
): Promise<Outcome | 'outrun'> {
  const { place } = session;
  const { kind, ahead, tip } = relation;
  if (kind === 'equal') return finished(tell('up-to-date'));
  if (kind === 'behind' && tip !== undefined) {
    const applied: Applied = await applyForward(place, bound, tip, session.dirtyPaths);
    return finished(tell('updated', { count: applied.changes.length }), { kept: applied.kept });
  }
  const own = options.confirmOwnCommits === true ? [] : await unpublishedOwn(place, bound.head, tip);
  if (own.length > 0) return finished(tell('own-commits', { count: own.length }), { needs: 'confirm-own-commits' });
  if (kind === 'diverged' && tip !== undefined) return await combine(session, bound, upstream, tip);
  const [sent, changes] = await together([
    push(place, upstream, bound.head),
    tip === undefined ? undefined : readIncoming(place, tip, bound.head),
  ]);
  return sent === 'outrun' ? sent : finished(tell('shared', { count: changes?.length ?? ahead }));
}

/** Merges in memory, makes sure that the result can be taken over here, publishes it, and takes it over. */
export async function combine(
  { place, scopes, dirtyPaths }: Session,
  bound: Headed,
  upstream: Upstream,
  tip: string,
): Promise<Outcome | 'outrun'> {
  const { oid, conflicts } = await mergeHistories(place, bound.head, tip, scopes);
  await preflight(place, await readIncoming(place, bound.head, oid), dirtyPaths());
  if ((await push(place, upstream, oid)) === 'outrun') return 'outrun';
  const { changes, kept } = await applyForward(place, bound, oid, dirtyPaths);
  const [path] = conflicts;
  if (path !== undefined) return finished(tell('combined-open', { path, total: conflicts.length }), { kept });
  return finished(tell('combined', { count: changes.length }), { kept });
}

/** The remote that a branch without one is published to: the only one, or `origin`. */
export async function publishedTo(place: Place): Promise<string | undefined> {
  const remotes = await remoteNames(place);
  return remotes.length === 1 ? remotes[0] : remotes.find((name) => name === 'origin');
}

/** Sends a branch that is only here under its own name; the person's own commits in it go only with their consent. */
async function publishBranch(session: Session, bound: Headed, options: ShareOptions): Promise<Outcome> {
  const { place } = session;
  const branch = shortName(bound.branch);
  const remote = await publishedTo(place);
  if (remote === undefined || options.confirmPublish !== true)
    return finished(tell('no-upstream', { branch }), { needs: 'confirm-publish' });
  const own = options.confirmOwnCommits === true ? [] : await unknownThere(place, bound.head, remote);
  if (own.length > 0) return finished(tell('own-commits', { count: own.length }), { needs: 'confirm-own-commits' });
  const upstream: Upstream = { remote, ref: bound.branch, tracking: `refs/remotes/${remote}/${branch}` };
  if ((await push(place, upstream, bound.head, bound.branch)) === 'arrived')
    return finished(tell('shared', { count: 1 }));
  // The team has such a branch already: the two are compared like any others, and bound once they are one.
  const relation = await compare(place, bound, upstream, await fetchTip(place, upstream));
  const outcome = await reconcile(session, bound, upstream, relation, options);
  if (outcome === 'outrun') return finished(tell('queued'));
  const { head } = await bindBranch(place);
  if (outcome.tone === 'fine' && head !== undefined) await push(place, upstream, head, bound.branch);
  return outcome;
}

/** The whole errand. Offline, or with nowhere to send to, it ends with the commit. */
export async function commitAndShare(
  session: Session,
  request: CommitRequest,
  options: ShareOptions,
): Promise<Outcome> {
  const before = await takeOver(session, options);
  const isFine =
    before.told.tone === 'fine' || commitAnyway.has(before.told.state) || isSettledBy(request, before.told);
  if (!isFine) return finished(before.told);
  const made = await commit(session, request);
  if (made.commit === undefined && made.state !== 'nothing-to-share') return made;
  const after = isShared(before.told)
    ? await toOutcome(() => share(session, options, before.fetched))
    : finished(before.told, before.told.state === 'no-upstream' ? { needs: 'confirm-publish' } : {});
  const { skipped, commit: oid } = made;
  const kept = [...before.kept, ...after.kept];
  return { ...after, skipped, kept, ...(oid === undefined ? {} : { commit: oid }) };
}

/** A note of this very request that the team changed, too: once it is committed, the two merge. */
function isSettledBy({ paths }: CommitRequest, { state, facts }: Told): boolean {
  return (state === 'overlap' || state === 'in-the-way') && paths.includes(facts.path ?? '');
}

function isShared({ state }: Told): boolean {
  return !commitAnyway.has(state);
}

interface Prepared {
  readonly told: Told;
  /** What the remote has, where it was asked. */
  readonly fetched?: { readonly tip?: string };
  readonly kept: readonly Kept[];
}

/** Fetches and, if only the team moved on, takes that over; commits of ours are left for the push after the new one. */
async function takeOver(session: Session, options: ShareOptions): Promise<Prepared> {
  const { place } = session;
  let fetched: Prepared['fetched'];
  const prepared = (told: Told, more: Partial<Prepared> = {}): Prepared => ({ kept: [], ...more, told });
  try {
    const bound = await bindBranch(place);
    const upstream = await readUpstream(place, bound);
    if (upstream === 'none') return prepared(tell('local-only'));
    // Before the first commit there is nothing to compare; where it goes is seen once it is made.
    if (bound.head === undefined) return prepared(tell('ready'));
    if (upstream === 'unset') {
      const state = options.confirmPublish === true ? 'ready' : 'no-upstream';
      return prepared(tell(state, { branch: shortName(bound.branch) }));
    }
    const here = { branch: bound.branch, head: bound.head };
    const tip = await fetchTip(place, upstream);
    const { kind } = await compare(place, here, upstream, tip);
    if (tip === undefined) return prepared(tell('ready'), { fetched: {} });
    fetched = { tip };
    const kept = kind === 'behind' ? (await applyForward(place, here, tip, session.dirtyPaths)).kept : [];
    return prepared(tell('ready'), { fetched, kept });
  } catch (error) {
    return prepared(toldOf(error), fetched === undefined ? {} : { fetched });
  }
}
