// The errands of people, whatever way their notes take to the team: straight to its branch, or by a review that waits. Comes in: a
// session and consent. Goes out: outcomes. A review that was merged is settled first.
import type { CommitRequest } from './commit.ts';
import type { Told } from './messages.ts';
import type { Outcome, ShareOptions } from './outcome.ts';
import { inReview, settleReview, shareForReview } from './review.ts';
import type { Review } from './reviewRecord.ts';
import { commitAndShare, type Session, share } from './sharing.ts';
import { Stop } from './stop.ts';

/** Takes over and sends; what waits for review goes to its own branch. */
export async function shareNotes(session: Session, options: ShareOptions): Promise<Outcome> {
  const settled = await settle(session);
  if (settled !== undefined && 'oid' in settled) return await goOnReviewing(session, undefined, options, settled);
  return withWords(await share(session, options), settled);
}

/** Commits the choice, takes over and sends. */
export async function commitAndShareNotes(
  session: Session,
  request: CommitRequest,
  options: ShareOptions,
): Promise<Outcome> {
  const settled = await settle(session);
  if (settled !== undefined && 'oid' in settled) return await goOnReviewing(session, request, options, settled);
  return withWords(await commitAndShare(session, request, options), settled);
}

/** Whatever keeps a review from being looked at, the errand itself will tell. */
async function settle(session: Session): Promise<Review | Told | undefined> {
  try {
    return await settleReview(session);
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  }
}

async function goOnReviewing(
  session: Session,
  request: CommitRequest | undefined,
  options: ShareOptions,
  review: Review,
): Promise<Outcome> {
  const outcome = await shareForReview(session, request, options);
  return outcome.state === 'nothing-to-share' ? { ...outcome, ...inReview(review) } : outcome;
}

/** That a review was merged is the news; what needs a person goes before. */
function withWords(outcome: Outcome, settled: Told | undefined): Outcome {
  const isNews = outcome.state === 'up-to-date' || outcome.state === 'updated' || outcome.state === 'nothing-to-share';
  return settled !== undefined && isNews ? { ...outcome, ...settled } : outcome;
}
