// Waits for what is not seen through the window: notes on the disk, commits of a remote. Comes in: assertions; goes out: nothing once
// they hold. Looks again and again, and ends with the last failure, so that a test says what it found instead.
import { AssertionError, ok } from 'node:assert/strict';

const lookAgainMs = 50;

/** Looks until the assertions hold, at most so long; any other error ends it at once. */
export async function eventually(look: () => void | Promise<void>, limitMs = 15_000): Promise<void> {
  for (const startedMs = Date.now(); ; ) {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof AssertionError) || Date.now() - startedMs > limitMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Waits until it is so, at most so long. A test's own limit would not end it: it would look on for ever. */
export function until(isSo: () => boolean, limitMs = 60_000): Promise<void> {
  return eventually(() => ok(isSo(), 'it never came about'), limitMs);
}
