// The least that has to be read to stand at some moments of the past, one after the other. Comes in: the line of commits and
// places in it. Goes out: steps: notes that come, change or go, and the moments at which somebody looks. A text that was replaced
// before anybody looks is never asked for. Pure.
import { eachOf, type Steps } from '../index/steps.ts';
import type { PastCommit, PathChange } from './line.ts';

/** One stretch of the way: what is to be done to the notes as they were, so that they are as they were at the place. */
export interface Stretch {
  /** Commits behind us when it is done. */
  readonly count: number;
  /** Paths that are gone. */
  readonly gone: readonly string[];
  /** Paths with the blob of their text. */
  readonly come: readonly { readonly path: string; readonly blob: string }[];
}

/** Paths looked at between two pauses. */
const pathsAStep = 2000;

/**
 * The stretches from where `from` commits are behind us to each of the places, which come in ascending order. Places before `from` are
 * not reachable: whoever asks for one begins anew with 0.
 */
export function* planWalk(line: readonly PastCommit[], from: number, places: readonly number[]): Steps<Stretch[]> {
  const stretches: Stretch[] = [];
  let at = from;
  for (const count of places) {
    const latest = new Map<string, PathChange>();
    for (; at < count; at++)
      yield* eachOf(line[at]?.changes ?? [], (change) => latest.set(change.path, change), pathsAStep);
    stretches.push(yield* stretch(count, latest));
    yield;
  }
  return stretches;
}

function* stretch(count: number, latest: ReadonlyMap<string, PathChange>): Steps<Stretch> {
  const gone: string[] = [];
  const come: { path: string; blob: string }[] = [];
  const sort = ({ path, blob }: PathChange): void => {
    if (blob === undefined) gone.push(path);
    else come.push({ path, blob });
  };
  yield* eachOf(latest.values(), sort, pathsAStep);
  return { count, gone, come };
}
