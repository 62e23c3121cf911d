// Which series meet on a day, and in which order.
import { deepEqual } from 'node:assert/strict';
import { likelySeriesOn, seriesOn } from '../../../../src/core/record/meetingDays.ts';
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

describe('likelySeriesOn', () => {
  const note = (day: string) => ({ [`meetings/${day}-standup.md`]: `---\ntype: standup\ndate: ${day}\n---\n` });
  const ids = (days: readonly string[], day: string, config = '') =>
    likelySeriesOn(indexOf(Object.assign({ 'daybook.yml': config }, ...days.map(note))), day).map(({ id }) => id);

  it('are also those that met on this weekday twice of late', () => {
    deepEqual(ids(['2026-02-19', '2026-03-05'], '2026-03-12'), ['standup']);
    deepEqual(ids(['2026-03-05'], '2026-03-12'), []);
    deepEqual(ids(['2026-02-05', '2026-02-12'], '2026-03-12'), []);
  });
  it('are none on a holiday', () =>
    deepEqual(ids(['2026-02-26', '2026-03-05'], '2026-03-12', 'work: { holidays: [2026-03-12] }\n'), []));
});
