// The least that has to be read to stand at some moments of the past, one after the other. Comes in: the line of commits and
// places in it. Goes out: steps: notes that come, change or go, and the moments at which somebody looks. A text that was replaced
// before anybody looks is never asked for. Pure.
import type { PastCommit } from './line.ts';

/** One stretch of the way: what is to be done to the notes as they were, so that they are as they were at the place. */
export interface Stretch {
  /** Commits behind us when it is done. */
  readonly count: number;
  /** Paths that are gone. */
  readonly gone: readonly string[];
  /** Paths with the blob of their text. */
  readonly come: readonly { readonly path: string; readonly blob: string }[];
}

/**
 * The stretches from where `from` commits are behind us to each of the places, which come in ascending order. Places before `from` are
 * not reachable: whoever asks for one begins anew with 0.
 */
export function planWalk(line: readonly PastCommit[], from: number, places: readonly number[]): Stretch[] {
  let at = from;
  return places.map((count) => {
    const latest = new Map<string, string | undefined>();
    for (; at < count; at++) for (const { path, blob } of line[at]?.changes ?? []) latest.set(path, blob);
    return stretch(count, latest);
  });
}

function stretch(count: number, latest: ReadonlyMap<string, string | undefined>): Stretch {
  const gone: string[] = [];
  const come: { path: string; blob: string }[] = [];
  for (const [path, blob] of latest) {
    if (blob === undefined) gone.push(path);
    else come.push({ path, blob });
  }
  return { count, gone, come };
}
