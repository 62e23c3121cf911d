// Words for days: one row a form, what is ambiguous, what is nonsense, and that any text gives days or nothing.
import { deepEqual, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { isDay } from '../../../src/core/day.ts';
import { type DayFrame, proposeDays, readDayWords } from '../../../src/core/dayWords.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { runs } from '../../support/runs.ts';

const { calendar } = loadConfig('work:\n  holidays: [2026-03-16, 2026-04-03]\n');
const wednesday: DayFrame = { today: '2026-03-11', calendar };

function check(words: string, expected: readonly string[], frame: Partial<DayFrame> = {}): void {
  it(`${words} on ${frame.today ?? wednesday.today}${frame.toward === 'past' ? ' in the past' : ''}`, () => {
    const found = readDayWords(words, { ...wednesday, ...frame });
    deepEqual(
      found.map(({ day }) => day),
      expected,
    );
  });
}

describe('words for days', () => {
  describe('near days', () => {
    check('today', ['2026-03-11']);
    check('Tomorrow', ['2026-03-12']);
    check('tmr', ['2026-03-12']);
    check('yesterday', ['2026-03-10']);
    check('2026-03-20', ['2026-03-20']);
    check('2026/3/20', ['2026-03-20']);
  });

  describe('weekdays', () => {
    check('fri', ['2026-03-13']);
    check('Fridays', ['2026-03-13']);
    check('tues', ['2026-03-17']);
    check('next fri', ['2026-03-20']);
    check('next-fri', ['2026-03-20']);
    check('this fri', ['2026-03-13']);
    check('last fri', ['2026-03-06']);
    check('fri', ['2026-03-06'], { toward: 'past' });
    check('wed', ['2026-03-18', '2026-03-11']);
    check('next fri', ['2026-03-20'], { today: '2026-03-14' });
  });

  describe('steps', () => {
    check('+3d', ['2026-03-14']);
    check('-2w', ['2026-02-25']);
    check('+1m', ['2026-04-30'], { today: '2026-03-31' });
    check('+1y', ['2027-03-11']);
    check('in 3 days', ['2026-03-14']);
    check('in-3-days', ['2026-03-14']);
    check('in a week', ['2026-03-18']);
    check('3d', ['2026-03-14']);
    check('2 weeks ago', ['2026-02-25']);
    check('+3wd', ['2026-03-17']);
    check('-1wd', ['2026-03-13'], { today: '2026-03-17' });
    check('in 3 working days', ['2026-03-17']);
  });

  describe('ends and beginnings', () => {
    check('eow', ['2026-03-13']);
    check('eow', ['2026-03-15'], { today: '2026-03-14' });
    check('eow', ['2026-04-02'], { today: '2026-04-01' });
    check('eom', ['2026-03-31']);
    check('end of quarter', ['2026-03-31']);
    check('eoy', ['2026-12-31']);
    check('next week', ['2026-03-17']);
    check('next month', ['2026-04-01']);
    check('this month', ['2026-03-31']);
  });

  describe('days of the year', () => {
    check('12 mar', ['2026-03-12']);
    check('mar 12', ['2026-03-12']);
    check('12th of March', ['2026-03-12']);
    check('March 12, 2027', ['2027-03-12']);
    check('12.3.', ['2026-03-12']);
    check('12.3.2027', ['2027-03-12']);
    check('2 feb', ['2027-02-02']);
    check('2 mar', ['2027-03-02', '2026-03-02']);
    check('2 mar', ['2026-03-02'], { toward: 'past' });
    check('29 feb', ['2028-02-29']);
    check('29 feb', ['2024-02-29'], { toward: 'past' });
    check('29 feb', ['2104-02-29'], { today: '2097-03-01' });
    check('3/12', ['2026-03-12', '2026-12-03']);
    check('25/3', ['2026-03-25']);
    check('4/4', ['2026-04-04']);
    check('3/12/2027', ['2027-03-12', '2027-12-03']);
    check('15th', ['2026-03-15']);
    check('31st', ['2026-05-31'], { today: '2026-04-01' });
  });

  describe('nonsense', () => {
    for (const words of ['', 'f', 'blue', '+d', '32.1.', '30 feb', '99/99', 'in days', 'fri 13', '3:12', '2026-02-30'])
      check(words, []);
    check('0th', []);
    check('+99999y', []);
  });

  it('spells the day out', () => {
    deepEqual(readDayWords('fri', wednesday), [{ day: '2026-03-13', meaning: 'Fri 13 Mar 2026' }]);
  });

  it('refuses a frame without a day', () => {
    throws(() => readDayWords('fri', { ...wednesday, today: 'today' }), /not a day/);
  });

  it('gives existing days or nothing for any text', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 50 }),
      fc
        .array(fc.constantFrom('next', 'in', '+', '-', '3', '31', '12', 'mar', 'fri', 'days', 'wd', '/', '.', ' '), {
          maxLength: 8,
        })
        .map((parts) => parts.join('')),
    );
    const days = fc.constantFrom('0001-01-01', '2026-03-11', '2028-02-29', '9999-12-31');
    fc.assert(
      fc.property(words, days, (text, today) => {
        for (const { day } of proposeDays(text, { today, calendar })) ok(isDay(day), day);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('days proposed while typing', () => {
  const proposed = (typed: string) => proposeDays(typed, wednesday).map(({ words, day }) => `${words} ${day}`);

  it('offers what the words mean first', () => {
    deepEqual(proposed('fri'), ['fri 2026-03-13']);
    deepEqual(proposed('fr'), ['friday 2026-03-13']);
  });

  it('offers today first when nothing is typed', () => {
    deepEqual(proposed('').slice(0, 7), [
      'today 2026-03-11',
      'tomorrow 2026-03-12',
      'this weekend 2026-03-14',
      'next week 2026-03-17',
      'friday 2026-03-13',
      'sunday 2026-03-15',
      'monday 2026-03-16',
    ]);
  });

  it('offers days by date when nothing is typed, none that has passed and no short word', () => {
    for (const today of ['2026-03-09', '2026-03-11', '2026-03-14', '2026-03-15', '2026-12-31']) {
      const all = proposeDays('', { today, calendar });
      const later = all.slice(all.findIndex(({ words }) => words === 'next week') + 1).map(({ day }) => day);
      deepEqual(later, [...later].sort(), today);
      ok(
        all.every(({ day, words }) => day >= today && !/^eo.$/.test(words)),
        today,
      );
    }
  });

  it('offers what has passed to whoever begins to type it, and first where the past is meant', () => {
    deepEqual(proposed('ye'), ['yesterday 2026-03-10']);
    deepEqual(proposed('last m'), ['last monday 2026-03-09']);
    const past = proposeDays('', { ...wednesday, toward: 'past' }).map(({ words }) => words);
    deepEqual(past, ['today', 'yesterday', '3 days ago', 'last week']);
  });

  it('knows short words and spells them out', () => {
    deepEqual(proposed('eom'), ['end of month 2026-03-31']);
    deepEqual(proposed('eo').slice(0, 2), ['end of week 2026-03-13', 'end of month 2026-03-31']);
    deepEqual(proposed('this weekend'), ['this weekend 2026-03-14']);
  });

  it('completes a number to steps', () => {
    deepEqual(proposed('+3'), ['+3d 2026-03-14', '+3w 2026-04-01', '+3m 2026-06-11', '+3wd 2026-03-17']);
    deepEqual(proposed('in 2'), ['in 2 days 2026-03-13', 'in 2 weeks 2026-03-25', 'in 2 months 2026-05-11']);
  });
});
