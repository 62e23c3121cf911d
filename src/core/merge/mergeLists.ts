// The three-way merge of lists that lines, header blocks and the words of a task line share. Comes in: three lists and what makes
// two items the same; goes out: one list. Nothing that a side added or changed is left out; the answer does not depend on which
// side is whose.
import { align } from './align.ts';
import { type Arrival, type Arrived, type ItemRules, mergeArrivals, sorted } from './mergeArrivals.ts';

/** One side's view of the base: which item became which, and what came in where. */
interface Side<T> {
  readonly items: readonly T[];
  /** For each item the place of the one it belongs to, or -1. */
  readonly parents: readonly number[];
  /** Base item that each item is, or -1. */
  readonly from: Int32Array;
  /** Place in `items` of each base item, or -1 when it was deleted. */
  readonly placeOf: Int32Array;
  /** Base items that this side moved elsewhere. */
  readonly moved: ReadonlySet<number>;
  /** What stands behind each base item (0: at the very front): new items, and moved ones as base places. */
  readonly behind: readonly (readonly Arrival<T>[])[];
}

/**
 * Merges two changed lists of one base. What one side changed or deleted is taken over; a change beats a deletion; additions at one
 * place are all kept, equal ones once, in an order of their own. What both changed goes through `rules.both`.
 */
export function mergeLists<T>(
  base: readonly T[],
  sides: readonly [readonly T[], readonly T[]],
  rules: ItemRules<T>,
): T[] {
  const depths = rules.depths?.(base) ?? [];
  const [one, other] = [sideOf(base, depths, sides[0], rules), sideOf(base, depths, sides[1], rules)];
  const movers = new Map<number, readonly Side<T>[]>();
  for (const place of [...one.moved, ...other.moved]) movers.set(place, moversOf(place, one, other));
  const placed = new Set<number>();
  const wanted = new Set([...parentsWanted(one, other, base, rules), ...parentsWanted(other, one, base, rules)]);
  const merged = (place: number): readonly T[] => mergeItem(base, place, one, other, rules, wanted);
  const followers = [one, other].map((side) => followersOf(side, movers));
  const following = new Set(followers.flatMap((all) => [...all.values()].flat()));
  const arrivalsAt = (gap: number): readonly Arrived<T>[] => {
    const isHere = (side: Side<T>, arrival: Arrival<T>): boolean =>
      arrival.from === undefined ? !following.has(arrival) : movers.get(arrival.from)?.includes(side) === true;
    const [mine = [], theirs = []] = [one, other].map((side) =>
      (side.behind[gap] ?? []).filter((arrival) => isHere(side, arrival)),
    );
    return mergeArrivals(mine, theirs, rules);
  };
  const withFollowers = (place: number): readonly T[] => {
    const [mine = [], theirs = []] = followers.map((all) => all.get(place));
    return [...merged(place), ...mergeArrivals(mine, theirs, rules).map(({ item }) => item)];
  };
  const result: T[] = [];
  for (let gap = 0; gap <= base.length; gap++) {
    if (gap > 0 && !movers.has(gap - 1)) result.push(...merged(gap - 1));
    for (const { item, from } of arrivalsAt(gap)) {
      if (from === undefined) result.push(item);
      else if (!placed.has(from)) result.push(...withFollowers(from));
      if (from !== undefined) placed.add(from);
    }
  }
  return result;
}

/** What a side put below something that the other one moved, by the base item it stands behind: it goes along. */
function followersOf<T>(
  side: Side<T>,
  movers: ReadonlyMap<number, readonly Side<T>[]>,
): ReadonlyMap<number, readonly Arrival<T>[]> {
  const isTaken = (place: number): boolean => movers.get(place)?.includes(side) === false;
  const followers = new Map<number, Arrival<T>[]>();
  for (const arrival of movers.size === 0 ? [] : side.behind.flat()) {
    if (arrival.from !== undefined || !isTaken(knownParent(side, arrival.at))) continue;
    let above = arrival.at - 1;
    while ((side.from[above] ?? 0) < 0) above--;
    const place = side.from[above] ?? -1;
    if (isTaken(place)) followers.set(place, [...(followers.get(place) ?? []), arrival]);
  }
  return followers;
}

/** The nearest base item that an item belongs to, past what is new itself; -1 without one. */
function knownParent<T>({ parents, from }: Side<T>, at: number): number {
  let parent = parents[at] ?? -1;
  while (parent >= 0 && (from[parent] ?? -1) < 0) parent = parents[parent] ?? -1;
  return parent < 0 ? -1 : (from[parent] ?? -1);
}

/**
 * Base items that one side deleted with all that stood below them, while the other changed or added something there: that would belong
 * to something else without them.
 */
function parentsWanted<T>(
  { items, parents, from, behind }: Side<T>,
  { items: others, placeOf, moved, behind: its }: Side<T>,
  base: readonly T[],
  rules: ItemRules<T>,
): Set<number> {
  const wanted = new Set<number>();
  const isGone = (place: number): boolean => placeOf[place] === -1;
  const isAllGone = (place: number, end: number): boolean => {
    for (let at = place; at < end; at++) if (!isGone(at)) return false;
    let gap = place;
    while (gap > 0 && (isGone(gap - 1) || moved.has(gap - 1))) gap--;
    const key = rules.key(base[place] as T);
    return (
      !(its[gap] ?? []).some(({ item }) => rules.mayReplace(base[place] as T, item)) &&
      !others.some((item) => rules.key(item) === key)
    );
  };
  const look = (at: number, end: number): void => {
    for (let parent = parents[at] ?? -1; parent >= 0; parent = parents[parent] ?? -1) {
      const place = from[parent] ?? -1;
      if (place >= 0 && isGone(place) && !wanted.has(place) && isAllGone(place, end)) wanted.add(place);
    }
  };
  behind.forEach((arrivals, gap) => {
    for (const { item, at, from } of arrivals) if (from === undefined && !rules.isGap(item)) look(at, gap);
  });
  items.forEach((item, at) => {
    const place = from[at] ?? -1;
    if (place >= 0 && isGone(place) && rules.key(item) !== rules.key(base[place] as T)) look(at, place);
  });
  return wanted;
}

/** Who decides where an item goes that was moved: whoever moved it; of both the one who put it nearer to the front. */
function moversOf<T>(place: number, one: Side<T>, other: Side<T>): readonly Side<T>[] {
  if (!other.moved.has(place)) return [one];
  if (!one.moved.has(place)) return [other];
  const gapIn = (side: Side<T>): number =>
    side.behind.findIndex((arrivals) => arrivals.some(({ from }) => from === place));
  const difference = gapIn(one) - gapIn(other);
  return difference === 0 ? [one, other] : [difference < 0 ? one : other];
}

function mergeItem<T>(
  base: readonly T[],
  place: number,
  one: Side<T>,
  other: Side<T>,
  rules: ItemRules<T>,
  wanted: ReadonlySet<number>,
): readonly T[] {
  const before = base[place] as T;
  const [mine, theirs] = [one.items[one.placeOf[place] ?? -1], other.items[other.placeOf[place] ?? -1]];
  const isKept = (item: T): boolean => rules.key(item) === rules.key(before);
  if (mine === undefined && theirs === undefined) return [];
  if (mine === undefined || theirs === undefined) {
    const left = (mine ?? theirs) as T;
    return isKept(left) && !wanted.has(place) ? [] : [left];
  }
  if (isKept(mine)) return [theirs];
  if (isKept(theirs) || rules.key(mine) === rules.key(theirs)) return [mine];
  return rules.both(before, ...sorted(mine, theirs, rules));
}

/** Finds out what a side did: unchanged items, then items known by identity, then lone candidates at one place. */
function sideOf<T>(
  base: readonly T[],
  baseDepths: readonly number[],
  items: readonly T[],
  rules: ItemRules<T>,
): Side<T> {
  const placeOf = align(base.map(rules.key), items.map(rules.key));
  const taken = new Set<number>([...placeOf].filter((place) => place >= 0));
  const fixed = Int32Array.from(placeOf);
  pairByIdentity(base, items, placeOf, taken, rules);
  // What is known again and stands in order parts the places, too: nothing becomes something else across it.
  const astray = outOfOrder(placeOf, fixed);
  const known = placeOf.map((at, place) => (astray.has(place) ? -1 : at));
  pairByPlace(base, items, { fixed: known, placeOf, taken }, rules);
  const moved = outOfOrder(placeOf, fixed);
  const from = new Int32Array(items.length).fill(-1);
  placeOf.forEach((at, place) => {
    if (at >= 0) from[at] = place;
  });
  const depths = rules.depths?.(items) ?? [];
  const side = { items, parents: parentsOf(depths), from, placeOf, moved };
  return { ...side, behind: arrivalsOf(side, baseDepths, depths, rules) };
}

function parentsOf(depths: readonly number[]): number[] {
  const open: number[] = [];
  return depths.map((depth, at) => {
    while (open.length > 0 && (depths[open.at(-1) ?? 0] ?? 0) >= depth) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(at);
    return parent;
  });
}

function pairByIdentity<T>(
  base: readonly T[],
  items: readonly T[],
  placeOf: Int32Array,
  taken: Set<number>,
  rules: ItemRules<T>,
): void {
  const levels = Math.max(0, ...[base, items].map((all) => deepest(all, rules)));
  for (let level = 0; level < levels; level++) {
    const free = lonePlaces(items, level, (place) => !taken.has(place), rules);
    const lost = lonePlaces(base, level, (place) => placeOf[place] === -1, rules);
    for (const [identity, place] of lost) {
      const found = free.get(identity);
      if (found === undefined) continue;
      placeOf[place] = found;
      taken.add(found);
    }
  }
}

/** Where the items stand that are the only ones with their identity of a level, among those that count. */
function lonePlaces<T>(
  items: readonly T[],
  level: number,
  counts: (place: number) => boolean,
  { identities }: ItemRules<T>,
): Map<string, number> {
  const places = new Map<string, number>();
  const several = new Set<string>();
  items.forEach((item, place) => {
    const identity = counts(place) ? identities(item)[level] : undefined;
    if (identity === undefined) return;
    if (places.has(identity)) several.add(identity);
    places.set(identity, place);
  });
  for (const identity of several) places.delete(identity);
  return places;
}

function deepest<T>(items: readonly T[], { identities }: ItemRules<T>): number {
  return items.reduce((most, item) => Math.max(most, identities(item).length), 0);
}

/** Between two unchanged items, as many lost as new ones that may replace each other are the same, in order; else those that are alike. */
function pairByPlace<T>(
  base: readonly T[],
  items: readonly T[],
  pairs: { fixed: Int32Array; placeOf: Int32Array; taken: Set<number> },
  rules: ItemRules<T>,
): void {
  const { fixed, placeOf, taken } = pairs;
  let from = { base: 0, item: 0 };
  for (let place = 0; place <= base.length; place++) {
    const end = place < base.length ? (fixed[place] ?? -1) : items.length;
    if (end < 0) continue;
    const lost = range(from.base, place).filter((at) => placeOf[at] === -1 && !rules.isGap(base[at] as T));
    const fresh = range(from.item, end).filter((at) => !taken.has(at) && !rules.isGap(items[at] as T));
    const isReplaced =
      lost.length === fresh.length &&
      lost.every((at, n) => rules.mayReplace(base[at] as T, items[fresh[n] ?? -1] as T));
    let next = 0;
    for (const at of lost) {
      const found = isReplaced
        ? next
        : fresh.findIndex((it, n) => n >= next && rules.isLike?.(base[at] as T, items[it] as T));
      if (found < 0) continue;
      placeOf[at] = fresh[found] ?? -1;
      taken.add(fresh[found] ?? -1);
      next = found + 1;
    }
    from = { base: place + 1, item: end + 1 };
  }
}

function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, n) => from + n);
}

/** Base items whose counterpart does not stand between the counterparts of the unchanged ones around it, in order. */
function outOfOrder(placeOf: Int32Array, fixed: Int32Array): Set<number> {
  const moved = new Set<number>();
  const next = new Int32Array(placeOf.length);
  let ahead = Number.MAX_SAFE_INTEGER;
  for (let place = placeOf.length - 1; place >= 0; place--) {
    next[place] = Math.min(ahead, 2 ** 31 - 1);
    if ((fixed[place] ?? -1) >= 0) ahead = fixed[place] ?? ahead;
  }
  let last = -1;
  for (let place = 0; place < placeOf.length; place++) {
    const at = placeOf[place] ?? -1;
    if (at < 0) continue;
    if (at > last && at < (next[place] ?? 0)) last = at;
    else moved.add(place);
  }
  return moved;
}

/** What is new stands behind the last known item above it, and behind what is gone there and stood deeper: that was not its own. */
function arrivalsOf<T>(
  { items, parents, from, placeOf, moved }: Omit<Side<T>, 'behind'>,
  baseDepths: readonly number[],
  depths: readonly number[],
  rules: ItemRules<T>,
): Arrival<T>[][] {
  const behind: Arrival<T>[][] = Array.from({ length: placeOf.length + 1 }, () => []);
  const paths: string[] = [];
  let gap = 0;
  items.forEach((item, at) => {
    const place = from[at] ?? -1;
    const [below, depth] = [paths[parents[at] ?? -1] ?? '', depths[at] ?? 0];
    paths.push(place < 0 ? `${below}${rules.identities(item).at(-1) ?? rules.key(item)}\n` : '');
    if (place >= 0 && !moved.has(place)) gap = place + 1;
    else {
      while ((placeOf[gap] === -1 || moved.has(gap)) && (baseDepths[gap] ?? 0) > depth) gap++;
      behind[gap]?.push({ item, at, depth, below, ...(place >= 0 && { from: place }) });
    }
  });
  return behind;
}
