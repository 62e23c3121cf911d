// Places of rows put in drawers by number, so that whoever folds one group, or one week, reads its places in a row. Comes in: the number
// of the drawer of each place; goes out: the places of each drawer, in their order.
import type { Steps } from '../index/steps.ts';

/** Some of the places of a column. */
export type Places = Uint32Array;

/** Places between two pauses. */
const placesAStep = 16_384;

/** The number of a place that is in no drawer. */
export const noDrawer = -1;

/** The places of each of `count` drawers; `drawerOf` is by place, and all places are looked at unless some are given. */
export function* inDrawers(drawerOf: Int32Array, count: number, among?: Places): Steps<Places[]> {
  const length = among?.length ?? drawerOf.length;
  const ends = new Uint32Array(count);
  for (let from = 0; from < length; from += placesAStep) {
    countSome(drawerOf, among, from, Math.min(from + placesAStep, length), ends);
    yield;
  }
  let filled = 0;
  for (let drawer = 0; drawer < count; drawer++) {
    const size = ends[drawer] ?? 0;
    ends[drawer] = filled;
    filled += size;
  }
  const starts = ends.slice();
  const places = new Uint32Array(filled);
  for (let from = 0; from < length; from += placesAStep) {
    putSome(drawerOf, among, from, Math.min(from + placesAStep, length), ends, places);
    yield;
  }
  return Array.from(starts, (start, drawer) => places.subarray(start, ends[drawer]));
}

function countSome(
  drawerOf: Int32Array,
  among: Places | undefined,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  for (let at = from; at < to; at++) {
    const drawer = drawerOf[among ? (among[at] ?? 0) : at] ?? noDrawer;
    if (drawer !== noDrawer) counts[drawer] = (counts[drawer] ?? 0) + 1;
  }
}

function putSome(
  drawerOf: Int32Array,
  among: Places | undefined,
  from: number,
  to: number,
  next: Uint32Array,
  places: Places,
): void {
  for (let at = from; at < to; at++) {
    const place = among ? (among[at] ?? 0) : at;
    const drawer = drawerOf[place] ?? noDrawer;
    if (drawer === noDrawer) continue;
    const free = next[drawer] ?? 0;
    places[free] = place;
    next[drawer] = free + 1;
  }
}
