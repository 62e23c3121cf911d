// Which items of two lists are the same ones, in order: the longest common subsequence. Comes in: keys of two lists; goes out:
// pairs of places. Two long lists with little in common are aligned by what stands once in each, so that time stays bounded.

/** Longest run of differences that is looked for exactly; beyond it only items that are unique on both sides count. */
const exactLimit = 1500;

/** For each place of `a` the place of the same item in `b`, or -1; places rise. Deterministic; empty lists are fine. */
export function align(a: readonly string[], b: readonly string[]): Int32Array {
  const pairs = new Int32Array(a.length).fill(-1);
  alignRange(a, b, { a: 0, aEnd: a.length, b: 0, bEnd: b.length }, pairs);
  return pairs;
}

interface Range {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

function alignRange(a: readonly string[], b: readonly string[], range: Range, pairs: Int32Array): void {
  let { a: aAt, b: bAt, aEnd, bEnd } = range;
  while (aAt < aEnd && bAt < bEnd && a[aAt] === b[bAt]) pairs[aAt++] = bAt++;
  while (aEnd > aAt && bEnd > bAt && a[aEnd - 1] === b[bEnd - 1]) pairs[--aEnd] = --bEnd;
  if (aAt === aEnd || bAt === bEnd) return;
  const rest = { a: aAt, aEnd, b: bAt, bEnd };
  if (!alignExactly(a, b, rest, pairs)) alignByUnique(a, b, rest, pairs);
}

/** Myers' greedy algorithm; false when there are more differences than the limit. */
function alignExactly(a: readonly string[], b: readonly string[], range: Range, pairs: Int32Array): boolean {
  const aLength = range.aEnd - range.a;
  const bLength = range.bEnd - range.b;
  const most = Math.min(aLength + bLength, exactLimit);
  const middle = most + 1;
  const furthest = new Int32Array(2 * middle + 1);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = furthest[middle + diagonal + 1] ?? 0;
      const right = (furthest[middle + diagonal - 1] ?? 0) + 1;
      let x = diagonal === -edits || (diagonal !== edits && right <= down) ? down : right;
      while (x < aLength && x - diagonal < bLength && a[range.a + x] === b[range.b + x - diagonal]) x++;
      furthest[middle + diagonal] = x;
      if (x < aLength || x - diagonal < bLength) continue;
      walkBack(trace, { x: aLength, y: bLength }, range, pairs);
      return true;
    }
  }
  return false;
}

/** Follows the steps back from the end; every diagonal step is a pair. */
function walkBack(trace: readonly Int32Array[], end: { x: number; y: number }, range: Range, pairs: Int32Array): void {
  let { x, y } = end;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const row = trace[edits] ?? new Int32Array();
    const at = (diagonal: number): number => row[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const cameDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) + 1 <= at(diagonal + 1));
    const fromDiagonal = edits === 0 ? 0 : cameDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : at(fromDiagonal);
    const startX = edits === 0 ? 0 : cameDown ? fromX : fromX + 1;
    while (x > startX) pairs[range.a + --x] = range.b + --y;
    if (edits > 0) {
      x = fromX;
      y = fromX - fromDiagonal;
    }
  }
}

/** Pairs items that stand once on both sides, in the longest rising order, and aligns what lies between them. */
function alignByUnique(a: readonly string[], b: readonly string[], range: Range, pairs: Int32Array): void {
  const inB = uniquePlaces(b, range.b, range.bEnd);
  const anchors = [...uniquePlaces(a, range.a, range.aEnd)]
    .flatMap(([key, place]) => {
      const other = inB.get(key);
      return other === undefined ? [] : [{ a: place, b: other }];
    })
    .sort((one, other) => one.a - other.a);
  const rising = longestRising(anchors.map((anchor) => anchor.b)).flatMap((place) => anchors[place] ?? []);
  if (rising.length === 0) return;
  let from = { a: range.a, b: range.b };
  for (const anchor of [...rising, { a: range.aEnd, b: range.bEnd }]) {
    const between = { a: from.a, aEnd: anchor.a, b: from.b, bEnd: anchor.b };
    alignRange(a, b, between, pairs);
    if (anchor.a < range.aEnd) pairs[anchor.a] = anchor.b;
    from = { a: anchor.a + 1, b: anchor.b + 1 };
  }
}

function uniquePlaces(list: readonly string[], from: number, end: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let place = from; place < end; place++) {
    const key = list[place] ?? '';
    places.set(key, places.has(key) ? -1 : place);
  }
  for (const [key, place] of places) if (place < 0) places.delete(key);
  return places;
}

/** Places of a longest strictly rising subsequence. */
export function longestRising(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, place) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[place] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = place;
  });
  const result: number[] = [];
  for (let place = tails.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) result.push(place);
  return result.reverse();
}
