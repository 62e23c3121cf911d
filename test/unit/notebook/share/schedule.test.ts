// When sharing does something by itself.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { isPause, type Pause, untilNextLook } from '../../../../src/notebook/share/schedule.ts';

describe('the schedule of sharing', () => {
  it('looks less often after failures, never less than once an hour', () => {
    const minutes = (every: number, failures: number): number => untilNextLook(every * 60_000, failures) / 60_000;
    deepStrictEqual(
      [0, 1, 2, 3, 4, 100].map((failures) => minutes(5, failures)),
      [5, 10, 20, 40, 60, 60],
    );
    deepStrictEqual([minutes(120, 0), minutes(120, 3)], [120, 120]);
    deepStrictEqual([minutes(0, 0), minutes(-1, 2)], [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it('shares by itself only where that is wished, in a pause, trusted and focused', () => {
    const yes: Pause = {
      mode: 'afterIdle',
      trusted: true,
      focused: true,
      held: false,
      quietMs: 60_000,
      idleMs: 60_000,
    };
    strictEqual(isPause(yes), true);
    const noes: readonly Partial<Pause>[] = [
      { mode: 'onCommand' },
      { trusted: false },
      { focused: false },
      { held: true },
      { quietMs: 59_999 },
    ];
    for (const no of noes) strictEqual(isPause({ ...yes, ...no }), false, JSON.stringify(no));
  });
});
