// What two sides put at one place of a list, as one: the part of mergeLists.ts that knows what belongs to what. Comes in: arrivals of both
// sides; goes out: one list in an order that does not depend on which side is whose. Nothing of either is left out.
import { align } from './align.ts';

/** What the items of the lists are. */
export interface ItemRules<T> {
  /** Items with equal keys say the same. */
  key(item: T): string;
  /** By what a changed or moved item is known again, strongest first; none for what cannot be told apart (blank lines). */
  identities(item: T): readonly string[];
  /** Whether two items at one place may be an old and a new form of the same thing though nothing tells so. */
  mayReplace(before: T, after: T): boolean;
  /** Whether two items of different numbers of them at one place say so much of the same that they are one thing. */
  isLike?(before: T, after: T): boolean;
  /** True for what only separates (blank lines): it goes with the item below. */
  isGap(item: T): boolean;
  /** How deep each item of a list stands: it belongs to the nearest one above it that is less deep. All are equal without it. */
  depths?(items: readonly T[]): readonly number[];
  /** What becomes of an item both sides changed in different ways, or both added: `first` sorts before `second`. */
  both(before: T | undefined, first: T, second: T): readonly T[];
}

/** What a side put somewhere: a new item, or one that it moved there. */
export interface Arrival<T> {
  readonly item: T;
  /** Its place in the list of its side. */
  readonly at: number;
  /** The base item this one was moved from. */
  readonly from?: number;
  readonly depth: number;
  /** What is new itself and this belongs to, by what it is known again. */
  readonly below: string;
}

/** What is left of an arrival in the merged list. */
export type Arrived<T> = Pick<Arrival<T>, 'item' | 'from'>;

/** An arrival with the blank lines above it. */
interface Block<T> {
  readonly above: readonly Arrived<T>[];
  readonly arrival?: Arrival<T>;
  readonly key: string;
}

/** A block that is known on both sides to be the same thing: merged where the first side has it, nothing where the second has. */
interface Twin<T> {
  readonly key: string;
  readonly items: readonly T[];
}

/**
 * Both sides' arrivals at one place: common ones once, the others run by run in an order of their own, what belongs to something above
 * the place before what does not.
 */
export function mergeArrivals<T>(
  mine: readonly Arrival<T>[],
  theirs: readonly Arrival<T>[],
  rules: ItemRules<T>,
): readonly Arrived<T>[] {
  if (mine.length === 0) return theirs;
  if (theirs.length === 0) return mine;
  const [first, second] = inOrder(blocksOf(mine, rules), blocksOf(theirs, rules));
  const twins = twinsOf(first, second, rules);
  const keyOf = (block: Block<T>): string => twins.get(block)?.key ?? block.key;
  const pairs = align(first.map(keyOf), second.map(keyOf));
  const contentOf = (block: Block<T>): readonly Arrived<T>[] =>
    twins.get(block)?.items.map((item) => ({ item })) ?? (block.arrival ? [block.arrival] : []);
  const result: Arrived<T>[] = [];
  let from = { first: 0, second: 0 };
  for (let at = 0; at <= first.length; at++) {
    const place = at < first.length ? (pairs[at] ?? -1) : second.length;
    if (place < 0) continue;
    const [common, twin] = [first[at], second[place]];
    const above = (common?.above.length ?? 0) >= (twin?.above.length ?? 0) ? common?.above : twin?.above;
    const runs = inOrder(first.slice(from.first, at), second.slice(from.second, place));
    for (const block of interleaved(runs, common && contentOf(common).length === 0 ? above : undefined)) {
      const content = contentOf(block);
      if (content.length > 0 || !twins.has(block)) result.push(...block.above, ...content);
    }
    if (common) result.push(...(above ?? []), ...contentOf(common));
    from = { first: at + 1, second: place + 1 };
  }
  return result;
}

/**
 * Two runs as one, each in its order. A block goes before those of the other run that stand less deep than all of its own run so far,
 * so that it stays below what it belongs to. `end` are the blank lines that end both: what both added was set apart from what follows.
 */
function interleaved<T>(
  [first, [head, ...rest]]: readonly [readonly Block<T>[], readonly Block<T>[]],
  end: readonly Arrived<T>[] | undefined,
): readonly Block<T>[] {
  if (!head) return first;
  const isApart =
    end && head.above.length === 0 && first.length > 0 && first.every((block) => depthOf(block) >= depthOf(head));
  const ranked = [first, [isApart ? { ...head, above: end } : head, ...rest]].flatMap((run) => {
    let rank = Number.MAX_VALUE;
    return run.map((block) => {
      rank = Math.min(rank, depthOf(block));
      return { block, rank };
    });
  });
  return ranked.sort((a, b) => b.rank - a.rank).map(({ block }) => block);
}

function depthOf<T>(block: Block<T> | undefined): number {
  return block?.arrival?.depth ?? 0;
}

/** Which blocks are the same thing on both sides, by the strongest identity they share, and belong to the same. */
function twinsOf<T>(
  first: readonly Block<T>[],
  second: readonly Block<T>[],
  rules: ItemRules<T>,
): ReadonlyMap<Block<T>, Twin<T>> {
  const twins = new Map<Block<T>, Twin<T>>();
  const levels = Math.max(0, ...first.map((block) => identitiesOf(block, rules).length));
  for (let level = 0; level < levels; level++) {
    const known = new Map<string, Block<T>>();
    for (const block of second) {
      const identity = twins.has(block) ? undefined : identitiesOf(block, rules)[level];
      if (identity !== undefined && !known.has(identity)) known.set(identity, block);
    }
    for (const block of first) {
      const identity = identitiesOf(block, rules)[level] ?? '';
      const [mine, twin] = [block.arrival, known.get(identity)];
      if (twins.has(block) || !mine || !twin?.arrival || twins.has(twin)) continue;
      const items = mergedTwins(mine.item, twin.arrival.item, rules);
      if (items === undefined) continue;
      const key = `twin ${twins.size}`;
      twins.set(block, { key, items }).set(twin, { key, items: [] });
    }
  }
  return twins;
}

/** One thing of two that look alike; undefined where they are two after all. */
function mergedTwins<T>(one: T, other: T, rules: ItemRules<T>): readonly T[] | undefined {
  const [first, second] = sorted(one, other, rules);
  if (rules.key(first) === rules.key(second)) return [one];
  const items = rules.both(undefined, first, second);
  return items.length > 1 && rules.key(items.at(-1) as T) === rules.key(second) ? undefined : items;
}

function identitiesOf<T>({ arrival }: Block<T>, rules: ItemRules<T>): readonly string[] {
  if (!arrival || arrival.from !== undefined) return [];
  return rules.identities(arrival.item).map((identity) => arrival.below + identity);
}

function blocksOf<T>(arrivals: readonly Arrival<T>[], rules: ItemRules<T>): Block<T>[] {
  const blocks: Block<T>[] = [];
  let above: Arrival<T>[] = [];
  for (const arrival of arrivals) {
    const { from, item, below } = arrival;
    if (from === undefined && rules.isGap(item)) {
      above.push(arrival);
      continue;
    }
    blocks.push({ above, arrival, key: from === undefined ? `new ${below}${rules.key(item)}` : `moved ${from}` });
    above = [];
  }
  if (above.length > 0) blocks.push({ above, key: 'end' });
  return blocks;
}

/** The two in an order that does not depend on which side is whose: who stands deeper first. */
function inOrder<T>(one: readonly Block<T>[], other: readonly Block<T>[]): [readonly Block<T>[], readonly Block<T>[]] {
  const text = (blocks: readonly Block<T>[]): string =>
    blocks.map(({ key, above }) => `${key} ${above.length}`).join('\n');
  const deeper = depthOf(one[0]) - depthOf(other[0]);
  return deeper > 0 || (deeper === 0 && text(one) <= text(other)) ? [one, other] : [other, one];
}

/** The two in an order that does not depend on which side is whose. */
export function sorted<T>(one: T, other: T, rules: Pick<ItemRules<T>, 'key'>): [T, T] {
  return rules.key(one) <= rules.key(other) ? [one, other] : [other, one];
}
