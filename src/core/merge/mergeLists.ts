// The three-way merge of lists that lines, header blocks and the words of a task line share. Comes in: three lists and what makes
// two items the same; goes out: one list. Nothing that a side added or changed is left out; the answer does not depend on which
// side is whose.
import { align } from './align.ts';

/** What the items of the lists are. */
export interface ItemRules<T> {
  /** Items with equal keys say the same. */
  key(item: T): string;
  /** By what a changed or moved item is known again, strongest first; none for what cannot be told apart (blank lines). */
  identities(item: T): readonly string[];
  /** Whether two items at one place may be an old and a new form of the same thing though nothing tells so. */
  mayReplace(before: T, after: T): boolean;
  /** True for what only separates (blank lines): it goes with the item below. */
  isGap(item: T): boolean;
  /** What becomes of an item both sides changed in different ways, or both added: `first` sorts before `second`. */
  both(before: T | undefined, first: T, second: T): readonly T[];
}

/** One side's view of the base: which item became which, and what came in where. */
interface Side<T> {
  readonly items: readonly T[];
  /** Place in `items` of each base item, or -1 when it was deleted. */
  readonly placeOf: Int32Array;
  /** Base items that this side moved elsewhere. */
  readonly moved: ReadonlySet<number>;
  /** What stands behind each base item (0: at the very front): new items, and moved ones as base places. */
  readonly behind: readonly (readonly Arrival<T>[])[];
}

interface Arrival<T> {
  readonly item: T;
  /** The base item this one was moved from. */
  readonly from?: number;
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
  const [one, other] = [sideOf(base, sides[0], rules), sideOf(base, sides[1], rules)];
  const movers = new Map<number, readonly Side<T>[]>();
  for (const place of [...one.moved, ...other.moved]) movers.set(place, moversOf(place, one, other));
  const placed = new Set<number>();
  const merged = (place: number): readonly T[] => mergeItem(base, place, one, other, rules);
  const result: T[] = [];
  for (let gap = 0; gap <= base.length; gap++) {
    if (gap > 0 && !movers.has(gap - 1)) result.push(...merged(gap - 1));
    const arrivals = [one, other].map((side) =>
      (side.behind[gap] ?? []).filter(({ from }) => from === undefined || movers.get(from)?.includes(side)),
    );
    for (const { item, from } of mergeArrivals(arrivals[0] ?? [], arrivals[1] ?? [], rules)) {
      if (from === undefined) result.push(item);
      else if (!placed.has(from)) result.push(...merged(from));
      if (from !== undefined) placed.add(from);
    }
  }
  return result;
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
): readonly T[] {
  const before = base[place] as T;
  const [mine, theirs] = [one.items[one.placeOf[place] ?? -1], other.items[other.placeOf[place] ?? -1]];
  const isKept = (item: T): boolean => rules.key(item) === rules.key(before);
  if (mine === undefined && theirs === undefined) return [];
  if (mine === undefined || theirs === undefined) {
    const left = (mine ?? theirs) as T;
    return isKept(left) ? [] : [left];
  }
  if (isKept(mine)) return [theirs];
  if (isKept(theirs) || rules.key(mine) === rules.key(theirs)) return [mine];
  return rules.both(before, ...sorted(mine, theirs, rules));
}

function sorted<T>(one: T, other: T, rules: ItemRules<T>): [T, T] {
  return rules.key(one) <= rules.key(other) ? [one, other] : [other, one];
}

/** Finds out what a side did: unchanged items, then items known by identity, then lone candidates at one place. */
function sideOf<T>(base: readonly T[], items: readonly T[], rules: ItemRules<T>): Side<T> {
  const placeOf = align(base.map(rules.key), items.map(rules.key));
  const taken = new Set<number>([...placeOf].filter((place) => place >= 0));
  const fixed = Int32Array.from(placeOf);
  pairByIdentity(base, items, placeOf, taken, rules);
  // What is known again and stands in order parts the places, too: nothing becomes something else across it.
  const astray = outOfOrder(placeOf, fixed);
  const known = placeOf.map((at, place) => (astray.has(place) ? -1 : at));
  pairByPlace(base, items, { fixed: known, placeOf, taken }, rules);
  const moved = outOfOrder(placeOf, fixed);
  return { items, placeOf, moved, behind: arrivalsOf(items, placeOf, moved, base.length) };
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

/** Between two unchanged items, as many lost as new ones that may replace each other are the same, in order. */
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
    if (
      lost.length === fresh.length &&
      lost.every((at, n) => rules.mayReplace(base[at] as T, items[fresh[n] ?? -1] as T))
    )
      lost.forEach((at, n) => {
        placeOf[at] = fresh[n] ?? -1;
        taken.add(fresh[n] ?? -1);
      });
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

function arrivalsOf<T>(
  items: readonly T[],
  placeOf: Int32Array,
  moved: ReadonlySet<number>,
  baseLength: number,
): Arrival<T>[][] {
  const from = new Int32Array(items.length).fill(-1);
  placeOf.forEach((at, place) => {
    if (at >= 0) from[at] = place;
  });
  const behind: Arrival<T>[][] = Array.from({ length: baseLength + 1 }, () => []);
  let gap = 0;
  items.forEach((item, at) => {
    const place = from[at] ?? -1;
    if (place < 0) behind[gap]?.push({ item });
    else if (moved.has(place)) behind[gap]?.push({ item, from: place });
    else gap = place + 1;
  });
  return behind;
}

/** An arrival with the blank lines above it. */
interface Block<T> {
  readonly above: readonly Arrival<T>[];
  readonly arrival?: Arrival<T>;
  readonly key: string;
}

/** Both sides' arrivals at one place: common ones once, the others run by run in an order of their own. */
function mergeArrivals<T>(
  mine: readonly Arrival<T>[],
  theirs: readonly Arrival<T>[],
  rules: ItemRules<T>,
): readonly Arrival<T>[] {
  if (mine.length === 0) return theirs;
  if (theirs.length === 0) return mine;
  const [first, second] = inOrder(blocksOf(mine, rules), blocksOf(theirs, rules));
  const pairs = align(
    first.map(({ key }) => key),
    second.map(({ key }) => key),
  );
  const result: Arrival<T>[] = [];
  let from = { first: 0, second: 0 };
  for (let at = 0; at <= first.length; at++) {
    const place = at < first.length ? (pairs[at] ?? -1) : second.length;
    if (place < 0) continue;
    const runs = inOrder(first.slice(from.first, at), second.slice(from.second, place));
    const common = first[at];
    const twin = second[place];
    const below = common && twin && (common.above.length >= twin.above.length ? common : twin);
    result.push(...mergeRuns(runs[0], apart(runs, below), rules));
    if (below) result.push(...unblocked(below));
    from = { first: at + 1, second: place + 1 };
  }
  return result;
}

/** The second run with the blank lines above it that end both: what both added was set apart from what follows. */
function apart<T>(
  [first, second]: readonly [readonly Block<T>[], readonly Block<T>[]],
  below: Block<T> | undefined,
): readonly Block<T>[] {
  const [head, ...rest] = second;
  if (first.length === 0 || !head || head.above.length > 0 || below?.key !== 'end') return second;
  return [{ ...head, above: below.above }, ...rest];
}

/** Two runs that share no equal item; what is known to be the same thing on both sides is merged where the first has it. */
function mergeRuns<T>(first: readonly Block<T>[], second: readonly Block<T>[], rules: ItemRules<T>): Arrival<T>[] {
  const twins = twinsOf(first, second, rules);
  const merged = first.flatMap((block): Arrival<T>[] => {
    const twin = twins.get(block);
    if (!twin?.arrival || !block.arrival) return unblocked(block);
    const items = rules.both(undefined, ...sorted(block.arrival.item, twin.arrival.item, rules));
    return [...block.above, ...items.map((item) => ({ item }))];
  });
  const used = new Set(twins.values());
  return [...merged, ...second.flatMap((block) => (used.has(block) ? [] : unblocked(block)))];
}

/** Which block of the second run is the same thing as one of the first, by the strongest identity they share. */
function twinsOf<T>(
  first: readonly Block<T>[],
  second: readonly Block<T>[],
  rules: ItemRules<T>,
): Map<Block<T>, Block<T>> {
  const twins = new Map<Block<T>, Block<T>>();
  const used = new Set<Block<T>>();
  const levels = Math.max(0, ...first.map((block) => identitiesOf(block, rules).length));
  for (let level = 0; level < levels; level++) {
    const known = new Map<string, Block<T>>();
    for (const block of second) {
      const identity = used.has(block) ? undefined : identitiesOf(block, rules)[level];
      if (identity !== undefined && !known.has(identity)) known.set(identity, block);
    }
    for (const block of first) {
      const twin = twins.has(block) ? undefined : known.get(identitiesOf(block, rules)[level] ?? '');
      if (!twin || used.has(twin)) continue;
      twins.set(block, twin);
      used.add(twin);
    }
  }
  return twins;
}

function identitiesOf<T>({ arrival }: Block<T>, rules: ItemRules<T>): readonly string[] {
  return arrival && arrival.from === undefined ? rules.identities(arrival.item) : [];
}

function blocksOf<T>(arrivals: readonly Arrival<T>[], rules: ItemRules<T>): Block<T>[] {
  const blocks: Block<T>[] = [];
  let above: Arrival<T>[] = [];
  for (const arrival of arrivals) {
    if (arrival.from === undefined && rules.isGap(arrival.item)) {
      above.push(arrival);
      continue;
    }
    const key = arrival.from === undefined ? `new ${rules.key(arrival.item)}` : `moved ${arrival.from}`;
    blocks.push({ above, arrival, key });
    above = [];
  }
  if (above.length > 0) blocks.push({ above, key: 'end' });
  return blocks;
}

function unblocked<T>({ above, arrival }: Block<T>): Arrival<T>[] {
  return arrival ? [...above, arrival] : [...above];
}

/** The two in an order that does not depend on which side is whose. */
function inOrder<T>(one: readonly Block<T>[], other: readonly Block<T>[]): [readonly Block<T>[], readonly Block<T>[]] {
  const text = (blocks: readonly Block<T>[]): string =>
    blocks.map(({ key, above }) => `${key} ${above.length}`).join('\n');
  return text(one) <= text(other) ? [one, other] : [other, one];
}
