// Stretches of our own code on this thread, between two chances for others, each under a name: what programs that measure slices share.
// Comes in: work, or steps; goes out: its result, and how long the stretches took. Must measure as the extension slices its steps.
import type { Steps } from '../../src/core/index/steps.ts';
import { longestSliceMs } from '../../src/notebook/slices.ts';

const slices: { readonly name: string; readonly ms: number }[] = [];

/**
 * Processor time of this thread, told to about 4 ms: what a slice takes on a machine that has nothing else to do. A node that is
 * older than 23.9 tells none, and gets the time by the clock.
 */
export function threadMs(): number {
  if (process.threadCpuUsage === undefined) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Runs work of our own under a name, so that the longest stretch of all can be told. */
export function own<T>(name: string, work: () => T): T {
  const start = threadMs();
  const result = work();
  slices.push({ name, ms: threadMs() - start });
  return result;
}

/** The result of steps in slices as the extension makes them: steps until its limit is over, then others would have their turn. */
export function inOwnSlices<T>(name: string, steps: Steps<T>): T {
  for (;;) {
    const step = own(name, () => {
      // By the clock, as the extension does: to ask for processor time is a call of the system, which takes as long as many a step.
      const start = performance.now();
      let last = steps.next();
      while (!last.done && performance.now() - start < longestSliceMs) last = steps.next();
      return last;
    });
    if (step.done) return step.value;
  }
}

/** The longest stretch so far, of the names that begin with one of these. */
export function longestOf(...names: readonly string[]): number {
  const wanted = slices.filter(({ name }) => names.some((begin) => name.startsWith(begin)));
  return Math.max(0, ...wanted.map(({ ms }) => ms));
}

/** Forgets the stretches so far. */
export function forgetSlices(): void {
  slices.length = 0;
}
