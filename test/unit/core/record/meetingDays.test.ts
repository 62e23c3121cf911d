// Which series meet on a day, and in which order.
import { deepEqual } from 'node:assert/strict';
import { seriesOn } from '../../../../src/core/record/meetingDays.ts';
import { indexOf } from '../../../support/notebookText.ts';

const yml = `work: { holidays: [2026-03-13] }
series:
  board: { days: [thu, fri], time: '14:00' }
  daily: { days: [mon-fri], time: '09:15' }
  talk: { days: [thu] }
  whenever: { time: '08:00' }
`;

describe('seriesOn', () => {
  const { config } = indexOf({ 'daybook.yml': yml });
  const check = (day: string, expected: readonly string[]): void =>
    deepEqual(
      seriesOn(day, config).map(({ id }) => id),
      expected,
    );

  it('are those of the weekday, the earliest first, those without a time last', () =>
    check('2026-03-12', ['daily', 'board', 'talk']));
  it('are others on another day', () => check('2026-03-11', ['daily']));
  it('are none on a holiday', () => check('2026-03-13', []));
  it('are none on a weekday of nobody', () => check('2026-03-14', []));
});
