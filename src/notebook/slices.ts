// Long work in slices, so that the thread it runs on stays free: what has steps is made a few milliseconds at a time. Comes in:
// how to begin, and what tells that the notes changed; goes out: the result. The one place that decides how long a slice is;
// knows nothing of what is made.
import type { Steps } from '../core/index/steps.ts';

/** Longest stretch of work before others get their turn, in ms; a step that was begun is ended. */
export const longestSliceMs = 5;

/** How often work is begun again because notes changed, before it is made in one go. */
const mostStarts = 4;

/**
 * The result of the steps, begun again when `versionOf` answers something else after a pause than it did at the start. Changes
 * without end do not keep it from a result.
 */
export async function inSlices<T>(
  begin: () => Steps<T>,
  versionOf: () => unknown,
  sliceMs = longestSliceMs,
): Promise<T> {
  for (let starts = 1; ; starts++) {
    const version = versionOf();
    const steps = begin();
    let since = performance.now();
    let step = steps.next();
    while (!step.done) {
      if (starts < mostStarts && performance.now() - since >= sliceMs) {
        await new Promise<void>((resolve) => setTimeout(resolve));
        if (versionOf() !== version) break;
        since = performance.now();
      }
      step = steps.next();
    }
    if (step.done) return step.value;
  }
}
