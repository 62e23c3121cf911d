// "Share for Review": sends what is here to a branch of its own, for hosts that protect the team's branch, and knows when it was
// merged, squashed too. Comes in: a session. Goes out: outcomes. Own commits stay reachable: where the host rewrote them, they are
// set aside under a reference before the branch follows the team's.
import { outputText } from '../git.ts';
import { applyForward } from './apply.ts';
import type { CommitRequest } from './commit.ts';
import { readIncoming } from './incoming.ts';
import { keepHistory } from './kept.ts';
import { combinedTree } from './mergeHistories.ts';
import { type Told, tell } from './messages.ts';
import { finished, type Outcome, type ShareOptions } from './outcome.ts';
import { type Bound, bindBranch, type Place, readUpstream, resolve, setting, type Upstream } from './place.ts';
import { compare, fetchTip, isAncestor, mergeBases, push, shortName, unpublishedOwn } from './remote.ts';
import { reviewPage } from './reviewPages.ts';
import { clearReview, hasReviews, type Review, readReview, writeReview } from './reviewRecord.ts';
import { combine, commit, type Session } from './sharing.ts';
import { ask, Stop, stop } from './stop.ts';

type Headed = Bound & { readonly head: string };

interface Shared {
  readonly here: Headed;
  readonly upstream: Upstream;
  readonly tip: string | undefined;
}

/** A second review of one day gets a number, up to this one. */
const maxNumber = 20;

/** Commits the choice (where there is one) and sends everything that the team lacks to a branch for review. */
export async function shareForReview(
  session: Session,
  request: CommitRequest | undefined,
  options: ShareOptions,
): Promise<Outcome> {
  const { place } = session;
  await sharedBranch(place);
  const made = request === undefined ? undefined : await commit(session, request);
  if (made !== undefined && made.commit === undefined && made.state !== 'nothing-to-share') return made;
  const { skipped = [], commit: oid } = made ?? {};
  const sent = await sendForReview(session, options);
  return { ...sent, skipped, ...(oid === undefined ? {} : { commit: oid }) };
}

async function sendForReview(session: Session, options: ShareOptions): Promise<Outcome> {
  const { place } = session;
  const shared = await fetchShared(place);
  const { here, upstream, tip } = shared;
  const known = await readReview(place.area, here.branch);
  const own = options.confirmOwnCommits === true ? [] : await unsentOwn(shared, place, known);
  if (own.length > 0) return finished(tell('own-commits', { count: own.length }), { needs: 'confirm-own-commits' });
  const { kind } = await compare(place, here, upstream, tip);
  if (kind === 'equal' || kind === 'behind') return finished(tell('nothing-to-share'));
  if (known !== undefined && (await takeReviewed(session, shared, known))) return await sendForReview(session, options);
  const review = await send(session, shared, kind, known, `notes/${await personAndDay(session)}`);
  await writeReview(place.area, review);
  return finished(inReview(review));
}

/** The person's own commits that neither the team's branch nor that of the review has. */
async function unsentOwn(
  { here, upstream, tip }: Shared,
  place: Place,
  known: Review | undefined,
): Promise<readonly string[]> {
  const own = await unpublishedOwn(place, here.head, tip);
  const reviewed = known === undefined ? undefined : await resolve(place, trackingOf(upstream, known.ref));
  if (reviewed === undefined) return own;
  const unsent = new Set(await unpublishedOwn(place, here.head, reviewed));
  return own.filter((oid) => unsent.has(oid));
}

/** What people read about a review that waits. */
export function inReview({ ref, count }: Review): Told {
  return tell('in-review', { branch: shortName(ref), count });
}

/** The branch must be shared already: a review is proposed against the team's branch. */
async function sharedBranch(place: Place): Promise<{ readonly here: Headed; readonly upstream: Upstream }> {
  const bound = await bindBranch(place);
  const upstream = await readUpstream(place, bound);
  if (upstream === 'none') stop('local-only');
  if (upstream === 'unset' || bound.head === undefined) stop('no-upstream', { branch: shortName(bound.branch) });
  return { here: { branch: bound.branch, head: bound.head }, upstream };
}

/** The branch here and where the team's stands now, asked of the remote. */
export async function fetchShared(place: Place): Promise<Shared> {
  const { here, upstream } = await sharedBranch(place);
  return { here, upstream, tip: await fetchTip(place, upstream) };
}

/** Takes over what a reviewer changed on the branch of the review; true when the branch here moved. */
async function takeReviewed(session: Session, { here, upstream }: Shared, { ref }: Review): Promise<boolean> {
  const { place } = session;
  const target: Upstream = { ...upstream, ref, tracking: trackingOf(upstream, ref) };
  const theirs = await tipOfReview(place, target);
  if (theirs === undefined || theirs === 'gone' || (await isAncestor(place, theirs, here.head))) return false;
  if (!(await isAncestor(place, here.head, theirs))) return (await combine(session, here, target, theirs)) !== 'outrun';
  await applyForward(place, here, theirs, session.dirtyPaths);
  return true;
}

/** Where the branch of a review stands on the remote; `gone` when it was there and is no more. */
async function tipOfReview(place: Place, target: Upstream): Promise<string | 'gone' | undefined> {
  try {
    return await fetchTip(place, target);
  } catch (error) {
    if (error instanceof Stop && error.told.state === 'branch-gone') return 'gone';
    throw error;
  }
}

/** Sends to the branch of a review that waits, or to the first free name of the day. */
async function send(
  session: Session,
  { here, upstream, tip }: Shared,
  kind: 'ahead' | 'diverged',
  known: Review | undefined,
  name: string,
): Promise<Review> {
  const { place } = session;
  const refs = [
    ...(known === undefined ? [] : [known.ref]),
    `refs/heads/${name}`,
    ...Array.from({ length: maxNumber - 1 }, (_, at) => `refs/heads/${name}-${at + 2}`),
  ];
  for (const ref of refs) {
    const target: Upstream = { ...upstream, ref, tracking: trackingOf(upstream, ref) };
    if (kind === 'diverged' && tip !== undefined) {
      // The host could not merge what only Daybook can combine: the team's part goes along.
      if ((await combine(session, here, target, tip)) === 'outrun') continue;
    } else if ((await push(place, target, here.head)) === 'outrun') continue;
    const { head: oid = here.head } = await bindBranch(place);
    const count = tip === undefined ? 1 : (await readIncoming(place, tip, oid)).length;
    return { local: here.branch, ref, remote: upstream.remote, target: upstream.ref, oid, count };
  }
  stop('queued');
}

function trackingOf({ remote }: Upstream, ref: string): string {
  return `refs/remotes/${remote}/${shortName(ref)}`;
}

/** `ana/2026-03-12`: the person by the roster, else by the name that git knows; the day is the notebook's. */
export async function personAndDay({ place, scopes }: Session): Promise<string> {
  const authors = scopes.flatMap(({ scope }) => scope.author?.() ?? []);
  const day = authors[0]?.today ?? new Date(place.deps.nowMs()).toISOString().slice(0, 10);
  const me = authors.find((author) => author.me !== undefined)?.me;
  return `${branchWord(me ?? (await gitName(place)))}/${day}`;
}

async function gitName(place: Place): Promise<string> {
  const ident = outputText(await ask(place.git, { verb: 'var', operands: ['GIT_AUTHOR_IDENT'] }));
  return ident.split(' <', 1)[0] ?? '';
}

/** A name as a part of a branch: lower-case letters, digits and dashes. */
export function branchWord(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const word = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
  return word.replaceAll(/^-|-$/g, '') || 'me';
}

/** The review of the current branch that waits, if any, and whether its changes are in the team's branch; reads only. */
export async function reviewState(
  place: Place,
): Promise<{ readonly review: Review; readonly merged: boolean } | undefined> {
  const { branch } = await bindBranch(place);
  const review = await readReview(place.area, branch);
  if (review === undefined) return undefined;
  const { here, upstream } = await sharedBranch(place);
  const tip = await resolve(place, upstream.tracking);
  const merged = tip !== undefined && here.branch === branch && (await isIn(place, review.oid, tip));
  return { review, merged };
}

/** The page of the host on which the waiting review begins; undefined for hosts that Daybook does not know. */
export async function reviewAddress(place: Place, { remote, ref, target }: Review): Promise<string | undefined> {
  const address = await setting(place, `remote.${remote}.url`);
  return address === undefined ? undefined : reviewPage(address, shortName(ref), shortName(target));
}

/** Whether a commit is in another's history, or all its files stand there as it has them. */
async function isIn(place: Place, oid: string, tip: string): Promise<boolean> {
  if (await isAncestor(place, oid, tip)) return true;
  const [base] = await mergeBases(place, oid, tip);
  if (base === undefined) return false;
  const theirs = new Map((await readIncoming(place, oid, tip)).map((change) => [change.path, change]));
  return (await readIncoming(place, base, oid)).every(({ path }) => !theirs.has(path));
}

/**
 * Looks whether a review that waits was merged, and settles it: a branch whose commits the host squashed follows the team's, its
 * own commits set aside. Answers the review that still waits, or the words for one that is settled.
 */
export async function settleReview(session: Session): Promise<Review | Told | undefined> {
  const { place } = session;
  if (!(await hasReviews(place.area))) return undefined;
  const { branch } = await bindBranch(place);
  const review = await readReview(place.area, branch);
  if (review === undefined) return undefined;
  const { here, upstream, tip } = await fetchShared(place);
  const { ref } = review;
  const reviewed = await tipOfReview(place, { ...upstream, ref, tracking: trackingOf(upstream, ref) });
  const isMerged = async (oid: string): Promise<boolean> =>
    tip !== undefined && ((await isIn(place, oid, tip)) || (await isSquashed(session, oid, tip)));
  // A reviewer may have gone on before it was merged; what was sent is then a part of that.
  const last = reviewed === undefined || reviewed === 'gone' ? review.oid : reviewed;
  if (tip === undefined || !((await isMerged(review.oid)) || (await isMerged(last)))) {
    if (reviewed !== 'gone') return review;
    // Nobody can merge it any more: its changes take the usual way again.
    await clearReview(place.area, branch);
    return undefined;
  }
  if (here.head === review.oid && !(await isAncestor(place, here.head, tip))) {
    await keepHistory(place, here.head);
    await applyForward(place, here, tip, session.dirtyPaths);
  }
  await clearReview(place.area, branch);
  return tell('review-done', { branch: shortName(review.ref), count: review.count });
}

/** Combining both changes nothing in the team's text: all of the review is in it, though others went on since. */
async function isSquashed({ place, scopes }: Session, oid: string, tip: string): Promise<boolean> {
  try {
    const tree = await combinedTree(place, oid, tip, scopes);
    return tree !== undefined && (await readIncoming(place, tip, tree)).length === 0;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}
