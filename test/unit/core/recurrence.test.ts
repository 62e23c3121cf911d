// Recurrence: which day comes next, by hand for the rules people write and by properties for all of them.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, dayText } from '../../../src/core/day.ts';
import { nextDay, nextOccurrence } from '../../../src/core/occurrence.ts';
import type { WorkCalendar } from '../../../src/core/record/kind.ts';
import { parseRecurrence } from '../../../src/core/recurrence.ts';
import { runs } from '../../support/runs.ts';

const TODAY = '2026-03-11'; // a Wednesday

function check(rule: string, base: string, expected: readonly string[]): void {
  it(`${rule} from ${base}`, () => {
    const found: string[] = [];
    let at = base;
    for (const _ of expected) {
      const next = nextOccurrence(rule, at, TODAY);
      if (next === undefined || next === 'ended') break;
      at = next.day;
      found.push(at);
    }
    deepStrictEqual(found, expected);
  });
}

describe('recurrence', () => {
  describe('days and weeks', () => {
    check('every day', '2026-03-28', ['2026-03-29', '2026-03-30']);
    check('every 3 days', '2026-02-27', ['2026-03-02', '2026-03-05']);
    check('every weekday', '2026-03-05', ['2026-03-06', '2026-03-09', '2026-03-10']);
    check('every 2 weekdays', '2026-03-06', ['2026-03-10', '2026-03-12']);
    check('every week', '2026-03-04', ['2026-03-11', '2026-03-18']);
    check('Every-2-Weeks', '2026-03-04', ['2026-03-18']);
    check('every other week', '2026-03-04', ['2026-03-18']);
    check('every Tuesday, Friday', '2026-03-04', ['2026-03-06', '2026-03-10', '2026-03-13']);
    check('every 2 weeks on Friday and Mon', '2026-03-04', ['2026-03-06', '2026-03-16', '2026-03-20']);
    check('weekly', '2026-03-04', ['2026-03-11']);
    check('every-week-until-2026-03-20', '2026-03-04', ['2026-03-11', '2026-03-18']);
    check('every_week_until_2026-03-12_when_done', '2026-03-04', []);
    check('every-week-until-2026-02-30', '2026-03-04', []);
  });

  describe('months and years', () => {
    check('every month', '2026-01-31', ['2026-02-28', '2026-03-28', '2026-04-28']);
    check('every month on the 31st', '2026-01-31', ['2026-03-31', '2026-05-31']);
    check('every month on the last', '2026-01-31', ['2026-02-28', '2026-03-31', '2026-04-30']);
    check('every month on the 1st and 15th', '2026-01-10', ['2026-01-15', '2026-02-01', '2026-02-15']);
    check('every month on the 2nd Tuesday', '2026-03-04', ['2026-03-10', '2026-04-14']);
    check('every month on the last Friday', '2026-03-28', ['2026-04-24', '2026-05-29']);
    check('every month on the 2nd last Friday', '2026-03-01', ['2026-03-20', '2026-04-17']);
    check('every 3 months', '2026-11-30', ['2027-02-28', '2027-05-28']);
    check('every January on the 15th', '2026-01-20', ['2027-01-15', '2028-01-15']);
    check('every year', '2024-02-29', ['2025-02-28', '2026-02-28']);
    check('every year on the 1st', '2026-03-01', ['2027-03-01']);
    check('every February on the 29th', '2026-01-01', ['2028-02-29', '2032-02-29']);
  });

  describe('todo.txt', () => {
    check('+1w', '2026-03-01', ['2026-03-08']);
    check('1w', '2026-03-01', ['2026-03-18']);
    check('+5b', '2026-03-04', ['2026-03-11']);
    check('+1m', '2026-01-31', ['2026-02-28']);
  });

  describe('what the next day is counted from', () => {
    // Today is a Wednesday, 2026-03-11: these were planned for days gone by.
    check('every week', '2026-02-02', ['2026-02-09', '2026-02-16']);
    check('every week catch up', '2026-02-02', ['2026-03-16', '2026-03-23']);
    check('every-3-days-catch-up', '2026-03-01', ['2026-03-13', '2026-03-16']);
    check('every 2 weeks on Tuesday catch up', '2026-02-03', ['2026-03-17', '2026-03-31']);
    check('every month catch up', '2026-01-31', ['2026-03-31', '2026-04-30']);
    check('every year on the 1st catch up', '2019-06-01', ['2026-06-01', '2027-06-01']);
    check('++1w', '2026-02-02', ['2026-03-16']);
    check('.+1w', '2026-02-02', ['2026-03-18']);
    check('every day catch up', '0001-01-01', ['2026-03-12']);
    check('every 2 months catch up', '0001-01-31', ['2026-03-31']);
    it('a fixed rule gives the same day whenever the task is completed', () => {
      const days = ['2026-03-11', '2026-03-20', '2027-01-01'].map((today) =>
        nextOccurrence('+1w', '2026-03-04', today),
      );
      deepStrictEqual(new Set(days.map((next) => JSON.stringify(next))).size, 1);
    });
  });

  describe('working days', () => {
    const office: WorkCalendar = {
      days: [1, 2, 3, 4],
      hours: ['09:00', '17:00'],
      holidays: new Set(['2026-04-06', '2026-04-30']),
    };
    const days = (rule: string, base: string, count: number) => {
      const found = [base];
      for (let left = count; left > 0; left--) {
        const next = nextOccurrence(rule, found.at(-1), TODAY, office);
        found.push(typeof next === 'object' ? next.day : String(next));
      }
      return found.slice(1);
    };
    const cases: [string, string, string[]][] = [
      ['every weekday', '2026-04-01', ['2026-04-02', '2026-04-07', '2026-04-08']],
      ['every working day', '2026-04-02', ['2026-04-07']],
      ['every 2 working days', '2026-04-01', ['2026-04-07', '2026-04-09']],
      ['every month on the last working day', '2026-03-11', ['2026-03-31', '2026-04-29']],
      ['every month on the 1st workday', '2026-03-31', ['2026-04-01', '2026-05-04']],
      ['every month on the 2nd last working day and the 15th', '2026-04-15', ['2026-04-28', '2026-05-15']],
      ['+3b', '2026-04-01', ['2026-04-08']],
    ];
    for (const [rule, base, expected] of cases)
      it(`${rule} from ${base}`, () => deepStrictEqual(days(rule, base, expected.length), expected));
    it('are all days where nobody works', () =>
      deepStrictEqual(nextOccurrence('every weekday', '2026-04-01', TODAY, { ...office, days: [] }), {
        day: '2026-04-02',
        rule: 'every weekday',
      }));
  });

  it('may leave out "every" where nothing but a rule can stand', () => {
    deepStrictEqual(parseRecurrence('2 weeks', true), parseRecurrence('every 2 weeks'));
    strictEqual(parseRecurrence('2 weeks'), undefined);
  });

  describe('over the change of clocks', () => {
    check('every day', '2026-03-28', ['2026-03-29', '2026-03-30']);
    check('every day', '2026-10-24', ['2026-10-25', '2026-10-26']);
    check('every week', '2026-03-22', ['2026-03-29', '2026-04-05']);
  });

  describe('limits', () => {
    check('every week when done', '2026-02-01', ['2026-03-18']);
    check('every week until 2026-03-20', '2026-03-04', ['2026-03-11', '2026-03-18']);
    it('ends after the last of n times and counts down in the rule', () => {
      deepStrictEqual(nextOccurrence('every day for 3 times', '2026-03-04', TODAY), {
        day: '2026-03-05',
        rule: 'every day for 2 times',
      });
      strictEqual(nextOccurrence('every day for 1 times', '2026-03-04', TODAY), 'ended');
      strictEqual(nextOccurrence('every week until 2026-03-10', '2026-03-04', TODAY), 'ended');
    });
    it('counts from today without a base', () =>
      deepStrictEqual(nextOccurrence('every day', undefined, TODAY), { day: '2026-03-12', rule: 'every day' }));
    it('never comes for a day that does not exist', () =>
      strictEqual(nextOccurrence('every 12 months on the 31st', '2026-02-01', TODAY), 'ended'));
  });

  describe('not rules', () => {
    const texts = ['', 'sometimes', 'every', 'every 0 days', 'every 1000 days', 'every week call Bob', '0d', '+w'];
    for (const text of [
      ...texts,
      'every day on Friday',
      'every month on',
      'every week on the 3rd',
      'every day until then',
      'every working',
      'every month on the working day',
      'every month on the 0th working day',
      'every week when',
      'every week catch',
    ])
      it(JSON.stringify(text), () => strictEqual(parseRecurrence(text), undefined));
  });

  const day = fc.integer({ min: 0, max: 40_000 }).map(dayText);
  const rule = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('day', 'weekday', 'week', 'month', 'year'))
      .map(([n, unit]) => `every ${n} ${unit}s`),
    fc
      .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 36 }))
      .map(([at, n]) => `every ${n} months on the ${at}`),
    fc
      .tuple(fc.constantFrom('1st', '3rd', '5th', 'last', '2nd last'), fc.constantFrom('Mon', 'Sunday', 'workday'))
      .map(([n, name]) => `every month on the ${n} ${name}`),
  );

  it('is always later than its base', () =>
    fc.assert(
      fc.property(rule, day, fc.nat(4000), (text, base, gone) => {
        const parsed = parseRecurrence(text);
        ok(parsed, text);
        const next = nextDay(parsed, base);
        ok(next === undefined || next > base);
        // Days gone by are left out, and the days that are left are those of the same series.
        const after = addDays(base, gone);
        const later = nextDay(parsed, base, after);
        ok(later === undefined || (later > after && (next === undefined || later >= next)));
      }),
      { numRuns: runs(500) },
    ));

  it('reads any text in bounded time, without throwing', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('every ', 'on the ', '31 ', 'last ', 'friday ', ', ', 'until ', '9', '-') }),
        day,
        (text, base) => {
          const next = nextOccurrence(text, base, base);
          ok(next === undefined || next === 'ended' || next.day > base);
        },
      ),
      { numRuns: runs(500) },
    ));
});
