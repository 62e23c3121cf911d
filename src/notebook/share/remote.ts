// Talks to the shared repository: fetch, compare, push. Comes in: a place and its upstream. Goes out: where the remote branch
// stands, how the two histories relate, whether a push arrived. Never forces, never retries what a policy refused.
import { type GitFailure, isAtLeast, outputText } from '../git.ts';
import { readOwnCommits, readSeenTip, writeSeenTip } from './journal.ts';
import { askOnce, type Bound, type Place, resolve, type Upstream } from './place.ts';
import { runRefWrite } from './refWrites.ts';
import { ask, Stop, stateOfFailure, stop, together } from './stop.ts';

/** How the local branch stands to the team's. Counts are commits. */
export interface Relation {
  readonly kind: 'equal' | 'ahead' | 'behind' | 'diverged';
  readonly ahead: number;
  readonly behind: number;
  /** The team's tip; absent if the remote branch does not exist yet. */
  readonly tip?: string;
}

/** Fetches the one branch and answers its tip; undefined when the remote has no such branch and never had. */
export async function fetchTip(place: Place, upstream: Upstream): Promise<string | undefined> {
  const failure = await fetchBranch(place, upstream);
  if (failure?.kind === 'no-remote-branch') {
    // A fetch that failed leaves what was known before.
    const known = await resolve(place, upstream.tracking);
    return known === undefined ? undefined : stop('branch-gone', { branch: shortName(upstream.ref) });
  }
  if (failure !== undefined) throw new Stop(failure.kind === 'timeout' ? offline(failure) : stateOfFailure(failure));
  return await resolve(place, upstream.tracking);
}

async function fetchBranch(place: Place, { remote, ref, tracking }: Upstream): Promise<GitFailure | undefined> {
  const version = await place.git.version();
  const canLeaveFetchHead = !('kind' in version) && isAtLeast(version, 2, 29);
  const flags = ['--no-tags', '--no-recurse-submodules', '--no-prune', '--quiet'];
  const result = await runRefWrite(
    place,
    [tracking, 'packed-refs'],
    {
      verb: 'fetch',
      flags: canLeaveFetchHead ? [...flags, '--no-write-fetch-head'] : flags,
      operands: [remote, `+${ref}:${tracking}`],
    },
    network(place),
  );
  return result.ok ? undefined : result.failure;
}

function network(place: Place): { readonly limitMs?: number } {
  const limitMs = place.deps.limits?.networkMs;
  return limitMs === undefined ? {} : { limitMs };
}

function offline(failure: GitFailure): ReturnType<typeof stateOfFailure> {
  return stateOfFailure({ ...failure, kind: 'offline' });
}

/**
 * Compares. Stops with `rewritten` when commits that were seen on the team's branch are gone from it and still are in ours:
 * sharing would bring them back. Stops with `unrelated` when the histories have no common start.
 */
export async function compare(
  place: Place,
  bound: Bound & { readonly head: string },
  upstream: Upstream,
  tip: string | undefined,
): Promise<Relation> {
  if (tip === undefined) return { kind: 'ahead', ahead: await count(place, [bound.head]), behind: 0 };
  const [, { ahead, behind }] = await together([
    refuseRewritten(place, bound.head, upstream, tip),
    bound.head === tip ? { ahead: 0, behind: 0 } : countApart(place, bound.head, tip),
  ]);
  if (bound.head === tip) return { kind: 'equal', ahead, behind, tip };
  if (ahead > 0 && behind > 0) {
    if ((await mergeBases(place, bound.head, tip)).length === 0) stop('unrelated');
    return { kind: 'diverged', ahead, behind, tip };
  }
  return { kind: ahead > 0 ? 'ahead' : 'behind', ahead, behind, tip };
}

async function countApart(
  place: Place,
  head: string,
  tip: string,
): Promise<{ readonly ahead: number; readonly behind: number }> {
  const call = { verb: 'rev-list', flags: ['--count', '--left-right'], operands: [`${head}...${tip}`] } as const;
  const [, ahead, behind] = /^(\d+)\t(\d+)$/.exec(outputText(await ask(place.git, call))) ?? stop('failed');
  return { ahead: Number(ahead), behind: Number(behind) };
}

async function refuseRewritten(place: Place, head: string, upstream: Upstream, tip: string): Promise<void> {
  const seen = await readSeenTip(place.area, upstream.tracking);
  if (seen !== undefined && seen !== tip && (await isMissing(place, seen, tip))) {
    for (const shared of await mergeBases(place, head, seen)) {
      if (!(await isAncestor(place, shared, tip))) stop('rewritten', { count: await count(place, [head, `^${tip}`]) });
    }
  }
  await writeSeenTip(place.area, upstream.tracking, tip);
}

/** Whether a commit that is here is not in a history. One that a clean-up of git took away cannot come back, and counts as in it. */
async function isMissing(place: Place, oid: string, tip: string): Promise<boolean> {
  const answer = await place.git.run({ verb: 'merge-base', flags: ['--is-ancestor'], operands: [oid, tip] });
  if (answer.ok) return answer.code !== 0;
  if ((await resolve(place, oid)) !== undefined) throw new Stop(stateOfFailure(answer.failure));
  return false;
}

/** The commits both have and that are not ancestors of another such one; none for unrelated histories. */
export function mergeBases(place: Place, a: string, b: string): Promise<readonly string[]> {
  return askOnce(place, `bases ${a} ${b}`, async () => {
    const answer = await ask(place.git, { verb: 'merge-base', flags: ['--all'], operands: [a, b] });
    return answer.code === 0 ? outputText(answer).split('\n') : [];
  });
}

/** Whether `older` is `newer` or one of its ancestors. */
export async function isAncestor(place: Place, older: string, newer: string): Promise<boolean> {
  return (await ask(place.git, { verb: 'merge-base', flags: ['--is-ancestor'], operands: [older, newer] })).code === 0;
}

async function count(place: Place, operands: readonly string[]): Promise<number> {
  return Number(outputText(await ask(place.git, { verb: 'rev-list', flags: ['--count'], operands })));
}

/** Unpublished commits that Daybook did not make: the user's own, which are not shared without asking. */
export async function unpublishedOwn(place: Place, head: string, tip: string | undefined): Promise<readonly string[]> {
  const operands = tip === undefined ? [head] : [head, `^${tip}`];
  const text = outputText(await ask(place.git, { verb: 'rev-list', operands }));
  const ours = new Set(await readOwnCommits(place.area));
  return text.split('\n').filter((oid) => oid !== '' && !ours.has(oid));
}

/** The person's own commits that nothing the remote is known to have contains: what publishing a branch would send along. */
export async function unknownThere(place: Place, head: string, remote: string | undefined): Promise<readonly string[]> {
  const refs = { verb: 'for-each-ref', operands: [`refs/remotes/${remote}`] } as const;
  const there = remote === undefined ? [] : outputText(await ask(place.git, refs)).split('\n');
  const tips = new Set(there.flatMap((line) => line.split(' ', 1)[0] || []));
  const text = outputText(
    await ask(place.git, { verb: 'rev-list', operands: [head, ...[...tips].map((oid) => `^${oid}`)] }),
  );
  const ours = new Set(await readOwnCommits(place.area));
  return text.split('\n').filter((oid) => oid !== '' && !ours.has(oid));
}

/** What became of a push: it arrived, or somebody else was quicker and a new comparison is needed. */
export type PushOutcome = 'arrived' | 'outrun';

/**
 * Sends one commit to the remote branch (with `bindTo`, the local branch of that name, which is then bound to it), never by force. After any trouble the remote is asked what it has: a connection that
 * breaks after the branch moved is a success. Stops with the state to tell if it did not arrive for another reason.
 */
export async function push(place: Place, upstream: Upstream, oid: string, bindTo?: string): Promise<PushOutcome> {
  const locks = [upstream.tracking, 'packed-refs', ...(bindTo === undefined ? [] : ['config'])];
  const result = await runRefWrite(
    place,
    locks,
    {
      verb: 'push',
      flags: [
        '--porcelain',
        '--no-follow-tags',
        '--no-recurse-submodules',
        ...(bindTo === undefined ? [] : ['--set-upstream']),
      ],
      operands: [upstream.remote, `${bindTo ?? oid}:${upstream.ref}`],
    },
    network(place),
  );
  const failure = result.ok ? undefined : result.failure;
  if (failure?.kind === 'policy') stop('rejected-by-server', { branch: shortName(upstream.ref), words: failure.words });
  if (failure?.kind === 'hook') stop('held-hook', { what: 'pre-push', words: failure.words });
  if (failure?.kind === 'untrusted' || failure?.kind === 'missing') throw new Stop(stateOfFailure(failure));
  if (await hasArrived(place, upstream, oid, failure === undefined)) return 'arrived';
  if (failure === undefined || failure.kind === 'rejected') return 'outrun';
  throw new Stop(failure.kind === 'timeout' ? offline(failure) : stateOfFailure(failure));
}

async function hasArrived(place: Place, upstream: Upstream, oid: string, isTold: boolean): Promise<boolean> {
  // git itself moves the tracking reference once the server has said yes.
  const known = isTold ? await resolve(place, upstream.tracking) : undefined;
  if (known !== undefined && (known === oid || (await isAncestor(place, oid, known)))) return true;
  const failure = await fetchBranch(place, upstream);
  const tip = failure === undefined ? await resolve(place, upstream.tracking) : undefined;
  return tip !== undefined && (await isAncestor(place, oid, tip));
}

/** `main` for `refs/heads/main`. */
export function shortName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
