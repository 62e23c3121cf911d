// Which reviews wait, remembered in Daybook's area of git's folder: one for each local branch. A file that cannot be read counts
// as absent; what it says is checked against the remote before anything rests on it.
import { isFullRef } from '../gitVerbs.ts';
import type { Area } from './disk.ts';
import { readRecord, writeRecord } from './record.ts';

/** What was sent for review. */
export interface Review {
  /** Full name of the branch here. */
  readonly local: string;
  /** Full name of the branch of the review, there. */
  readonly ref: string;
  readonly remote: string;
  /** Full name of the branch it is proposed for. */
  readonly target: string;
  /** The commit that was sent last. */
  readonly oid: string;
  /** Files that differ from the team's. */
  readonly count: number;
}

const file = 'reviews';

async function readAll(area: Area): Promise<readonly Review[]> {
  const value = await readRecord(area, file);
  return Array.isArray(value) ? value.filter(isReview) : [];
}

function isReview(value: unknown): value is Review {
  if (typeof value !== 'object' || value === null) return false;
  const { local, ref, remote, target, oid, count } = value as Record<string, unknown>;
  const areRefs = [local, ref, target].every((name) => typeof name === 'string' && isFullRef(name));
  return areRefs && typeof remote === 'string' && /^[0-9a-f]{40,64}$/.test(String(oid)) && typeof count === 'number';
}

/** Whether any branch has a review that waits. */
export async function hasReviews(area: Area): Promise<boolean> {
  return (await readAll(area)).length > 0;
}

/** The review of a local branch that waits. */
export async function readReview(area: Area, local: string): Promise<Review | undefined> {
  return (await readAll(area)).find((review) => review.local === local);
}

/** Remembers a review in place of the branch's former one. */
export async function writeReview(area: Area, review: Review): Promise<void> {
  await writeRecord(area, file, [...(await readAll(area)).filter(({ local }) => local !== review.local), review]);
}

/** The branch has no review any more. */
export async function clearReview(area: Area, local: string): Promise<void> {
  await writeRecord(
    area,
    file,
    (await readAll(area)).filter((review) => review.local !== local),
  );
}
