// Where sharing stands in a window with several repositories, as one state. Comes in: the last state of each; goes out: the counts of
// all, with the words of the one that needs a person most. Pure.
import type { StateTone, Told } from '../../notebook/share/messages.ts';

/** Where one repository stands, or all do. */
export interface SharingState {
  readonly told: Told;
  readonly fromTeam: number;
  readonly yours: number;
  /** When the remote was last asked, in ms since 1970. */
  readonly checkedMs?: number;
}

const urgency: Readonly<Record<StateTone, number>> = { fine: 0, waiting: 1, paused: 2 };

/** The one to speak of first: where a person has to do something, then what was not reached, then where there is something to share. */
export function foremost<T>(standings: ReadonlyMap<T, SharingState>): T | undefined {
  const rank = ({ told, fromTeam, yours }: SharingState): number =>
    2 * urgency[told.tone] + (fromTeam + yours > 0 ? 1 : 0);
  const [first] = [...standings].sort(([, one], [, other]) => rank(other) - rank(one));
  return first?.[0];
}

/** All as one, undefined for none. It was checked when the one was that waits longest. */
export function inAll<T>(standings: ReadonlyMap<T, SharingState>): SharingState | undefined {
  const first = foremost(standings);
  const state = first === undefined ? undefined : standings.get(first);
  if (!state) return undefined;
  const states = [...standings.values()];
  const sum = (count: (state: SharingState) => number): number =>
    states.reduce((total, each) => total + count(each), 0);
  const checked = states.flatMap(({ checkedMs }) => checkedMs ?? []);
  return {
    told: state.told,
    fromTeam: sum(({ fromTeam }) => fromTeam),
    yours: sum(({ yours }) => yours),
    ...(checked.length > 0 && { checkedMs: Math.min(...checked) }),
  };
}
