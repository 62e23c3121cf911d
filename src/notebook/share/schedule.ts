// When sharing does something by itself: how long until the next look at the remote, and whether notes may be shared after a
// pause. Comes in: times and facts as values. Goes out: milliseconds, or a yes. Pure; knows no clock and no window.

/** What sharing does without being asked: nothing but looking, or sharing what is safe after a pause. */
export type SyncMode = 'onCommand' | 'afterIdle';

const hourMs = 3_600_000;

/** Time until the next look: twice as long after each failure in a row, an hour at most; Infinity when looking is switched off. */
export function untilNextLook(everyMs: number, failures: number): number {
  if (!(everyMs > 0)) return Number.POSITIVE_INFINITY;
  return Math.max(everyMs, Math.min(hourMs, everyMs * 2 ** Math.min(failures, 20)));
}

/** What decides whether notes are shared after a pause. */
export interface Pause {
  readonly mode: SyncMode;
  readonly trusted: boolean;
  readonly focused: boolean;
  /** Milliseconds since the last edit, and how many make a pause. */
  readonly quietMs: number;
  readonly idleMs: number;
  /** What stopped the last try waits for a person or another edit. */
  readonly held: boolean;
}

/** Whether a pause has come in which sharing may begin by itself. */
export function isPause({ mode, trusted, focused, quietMs, idleMs, held }: Pause): boolean {
  return mode === 'afterIdle' && trusted && focused && !held && quietMs >= idleMs;
}
