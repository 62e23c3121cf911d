// Where things stand: asks the remote and counts what is new on either side. Changes no file and no branch; what was not
// fetched is not claimed.
import { tellOfCopies } from './gitCopies.ts';
import { readIncoming } from './incoming.ts';
import { type Told, tell } from './messages.ts';
import { toldOf } from './outcome.ts';
import { bindBranch, type Place, readUpstream } from './place.ts';
import { compare, fetchTip, mergeBases, type Relation } from './remote.ts';
import { type PlacedScope, pathInScope, roleOf } from './scope.ts';
import { listShareable } from './shareList.ts';

/** Where things stand after a look at the remote. `fromTeam` and `yours` count files of the notebooks. */
export interface Standing {
  readonly told: Told;
  readonly fromTeam: number;
  readonly yours: number;
  /** When the remote was asked, in ms since 1970; absent if it was not reached. */
  readonly checkedMs?: number;
}

/** Counts. `scopes` are the notebooks of the place; `nowMs` gives the time of the check. */
export async function readStanding(place: Place, scopes: readonly PlacedScope[]): Promise<Standing> {
  let edited: readonly string[] = [];
  try {
    const bound = await bindBranch(place);
    const inNotebooks = (path: string): boolean =>
      scopes.some((placed) => roleOf(placed.scope, pathInScope(placed, path) ?? '') !== undefined);
    edited = (await listShareable(place, scopes)).filter(({ safe }) => safe).map(({ path }) => path);
    const upstream = await readUpstream(place, bound);
    if (typeof upstream === 'string' || bound.head === undefined) {
      return { told: tell(upstream === 'none' ? 'local-only' : 'no-upstream'), fromTeam: 0, yours: edited.length };
    }
    const tip = await fetchTip(place, upstream);
    const checkedMs = place.deps.nowMs();
    const relation = await compare(place, { ...bound, head: bound.head }, upstream, tip);
    const { theirs, ours } = await changedPaths(place, bound.head, relation);
    const yours = new Set([...edited, ...ours.filter(inNotebooks)]).size;
    const told = (await tellOfCopies(place, false)) ?? standingOf(relation, yours);
    return { told, fromTeam: theirs.filter(inNotebooks).length, yours, checkedMs };
  } catch (error) {
    const failure = toldOf(error);
    const told = failure.state === 'failed' ? ((await tellOfCopies(place, true)) ?? failure) : failure;
    // What was edited here is known without the remote.
    return { told, fromTeam: 0, yours: edited.length };
  }
}

async function changedPaths(
  place: Place,
  head: string,
  { tip }: Relation,
): Promise<{ readonly theirs: readonly string[]; readonly ours: readonly string[] }> {
  const base = tip === undefined ? undefined : (await mergeBases(place, head, tip))[0];
  if (tip === undefined || base === undefined) return { theirs: [], ours: [] };
  const paths = async (to: string): Promise<readonly string[]> =>
    to === base ? [] : (await readIncoming(place, base, to)).map(({ path }) => path);
  return { theirs: await paths(tip), ours: await paths(head) };
}

function standingOf({ kind, ahead, behind }: Relation, yours: number): Told {
  if (kind === 'diverged') return tell('apart', { count: ahead, total: behind });
  return tell(kind === 'equal' && yours === 0 ? 'up-to-date' : 'ready');
}
