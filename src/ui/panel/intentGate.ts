// The host's gate for messages of a page, which is never trusted: too big, too many or unknown ones go no further. Comes in:
// whatever the page sent; goes out: a checked intent or the reason for dropping it. Its clock is an argument.
import type { Shape } from '../../core/shape.ts';
import { longestIntent } from './protocol.ts';

/** What the gate says of a message. `loud` is false for a reason that was given a moment ago: it is not worth a line. */
export type Passage<T> =
  | { readonly intent: T }
  | { readonly dropped: 'too-big' | 'too-many' | 'unknown'; readonly loud: boolean };

const BURST = 40;
const EACH_SECOND = 20;
const QUIET_MS = 10_000;

/** A gate for one page: lets 40 messages through at once and 20 a second after that. `nowMs` is any rising clock. */
export function intentGate<T>(
  shape: Shape<T>,
  nowMs: () => number,
  longest = longestIntent,
): (message: unknown) => Passage<T> {
  let left = BURST;
  let filledMs = nowMs();
  const lastLoud = new Map<string, number>();
  const drop = (dropped: 'too-big' | 'too-many' | 'unknown'): Passage<T> => {
    const last = lastLoud.get(dropped);
    const loud = last === undefined || nowMs() - last > QUIET_MS;
    if (loud) lastLoud.set(dropped, nowMs());
    return { dropped, loud };
  };
  return (message) => {
    left = Math.min(BURST, left + ((nowMs() - filledMs) * EACH_SECOND) / 1000);
    filledMs = nowMs();
    if (left < 1) return drop('too-many');
    left--;
    if (!isSmall(message, longest)) return drop('too-big');
    return shape.fits(message) ? { intent: message } : drop('unknown');
  };
}

function isSmall(message: unknown, longest: number): boolean {
  try {
    return (JSON.stringify(message) ?? '').length <= longest;
  } catch {
    return false;
  }
}
