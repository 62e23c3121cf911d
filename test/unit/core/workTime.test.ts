// Working time: what counts and what does not, over weekends, holidays and changes of the clock.
import assert from 'node:assert/strict';
import { assert as hold, integer, property, tuple, uniqueArray } from 'fast-check';
import { dayNumber, dayText } from '../../../src/core/day.ts';
import { parseAbsence } from '../../../src/core/note/timeSpan.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import type { WorkCalendar } from '../../../src/core/record/kind.ts';
import { lastWorkdayEnd, workTime, workTimeOf } from '../../../src/core/workTime.ts';
import { instantOfStamp, zoneOf } from '../../../src/core/zone.ts';
import { runs } from '../../support/runs.ts';

const hour = 3_600_000;
const berlin = zoneOf('Europe/Berlin');

function calendar(hours: string, days = [1, 2, 3, 4, 5], holidays: readonly string[] = []): WorkCalendar {
  const [from = '', to = ''] = hours.split('-');
  return { days, hours: [from, to], holidays: new Set(holidays) };
}

const office = workTime(calendar('09:00-17:00', undefined, ['2026-04-03', '2026-04-06']), berlin);
const at = (text: string, zone = berlin): number => instantOfStamp(text, zone);
const shown = (instant: number, zone = berlin): string =>
  new Date(instant + zone.offset(instant)).toISOString().slice(0, 16);

function hours(from: string, to: string, expected: number, time = office): void {
  assert.equal(time.between(at(from, time.zone), at(to, time.zone)) / hour, expected, `${from} to ${to}`);
}

function added(from: string, span: number, expected: string, time = office): void {
  assert.equal(shown(time.add(at(from, time.zone), span * hour), time.zone), expected, `${from} + ${span} h`);
}

describe('working time', () => {
  it('counts what lies within the hours', () => {
    hours('2026-03-04T10:00', '2026-03-04T12:30', 2.5);
    hours('2026-03-04T07:00', '2026-03-04T09:00', 0);
    hours('2026-03-04T16:00', '2026-03-05T10:00', 2);
    hours('2026-03-05T10:00', '2026-03-04T16:00', 0);
  });

  it('leaves out weekends and holidays', () => {
    hours('2026-03-06T16:00', '2026-03-09T10:00', 2);
    hours('2026-04-02T16:00', '2026-04-07T10:00', 2);
    hours('2026-03-07', '2026-03-09', 0);
    hours('2026-03-02', '2026-03-30', 20 * 8);
  });

  it('ends at the end of a day rather than at the beginning of the next', () => {
    added('2026-03-06T16:00', 1, '2026-03-06T17:00');
    added('2026-03-06T16:00', 2, '2026-03-09T10:00');
    added('2026-04-02T16:00', 2, '2026-04-07T10:00');
    added('2026-03-07T12:00', 4, '2026-03-09T13:00');
    added('2026-03-06T16:00', 0, '2026-03-06T16:00');
    added('2026-03-06T16:00', -5, '2026-03-06T16:00');
  });

  it('knows whether a moment is one of work', () => {
    for (const [text, expected] of [
      ['2026-03-06T09:00', true],
      ['2026-03-06T16:59', true],
      ['2026-03-06T17:00', false],
      ['2026-03-07T12:00', false],
      ['2026-04-03T12:00', false],
    ] as const)
      assert.equal(office.isWorking(at(text)), expected, text);
  });

  it('takes changes of the clock as they are', () => {
    // On 29 March 2026 the clock in Berlin went from 2:00 to 3:00, on 25 October back from 3:00.
    hours('2026-03-27T16:00', '2026-03-30T10:00', 2);
    added('2026-03-27T16:00', 2, '2026-03-30T10:00');
    const always = workTime(calendar('00:00-24:00', [1, 2, 3, 4, 5, 6, 7]), berlin);
    hours('2026-03-29', '2026-03-30', 23, always);
    hours('2026-10-25', '2026-10-26', 25, always);
    added('2026-03-28T23:00', 4, '2026-03-29T04:00', always);
    added('2026-10-24T23:00', 4, '2026-10-25T02:00', always);
    const night = workTime(calendar('22:00-06:00', [6]), berlin);
    hours('2026-03-28', '2026-03-30', 7, night);
    hours('2026-10-24', '2026-10-26', 9, night);
    added('2026-03-28', 7, '2026-03-29T06:00', night);
  });

  it('ends a shift through the night on the next day', () => {
    const night = workTime(calendar('22:00-06:00'), zoneOf('UTC'));
    hours('2026-03-06T21:00', '2026-03-09T23:00', 9, night);
    added('2026-03-06T23:00', 8, '2026-03-09T23:00', night);
    assert.equal(night.dayLength, 8 * hour);
    assert.equal(shown(night.endOf(dayNumber('2026-03-06') ?? 0), night.zone), '2026-03-07T06:00');
  });

  it('is the calendar and the zone of the configuration', () => {
    const config = loadConfig(
      'timezone: Asia/Kathmandu\nwork:\n  days: [sun-fri]\n  hours: 10:00 - 18:00\n  holidays: [2026-03-04]\n',
    );
    const time = workTimeOf(config);
    assert.equal(time, workTimeOf(config));
    assert.equal(time.between(Date.parse('2026-03-03T10:00Z'), Date.parse('2026-03-05T05:15Z')) / hour, 2.25 + 1);
  });

  it('is not held up by any calendar or span', () => {
    const days = Array.from({ length: 20_000 }, (_, step) => dayText(15_000 + step));
    const never = workTime(calendar('09:00-17:00', [1, 2, 3, 4, 5], days), berlin);
    assert.equal(never.between(at('2011-02-01'), at('2065-01-01')), 0);
    assert.equal(shown(never.add(at('2026-03-04'), hour)).slice(0, 4), '2065');
    const none = workTime(calendar('09:00-09:00', []), berlin);
    assert.ok(Number.isFinite(none.add(at('2026-03-04'), Number.MAX_VALUE)));
    assert.ok(office.between(at('0001-01-01'), at('9999-12-31')) > 0);
    assert.equal(office.between(Number.NaN, at('2026-03-04')), 0);
  });

  it('adds what lies between', () => {
    const start = Date.UTC(2026, 0, 1);
    const moments = integer({ min: 0, max: 3 * 366 * 24 * 60 }).map((minutes) => start + minutes * 60_000);
    const days = uniqueArray(integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const clock = integer({ min: 0, max: 95 }).map(
      (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    );
    const holidays = uniqueArray(integer({ min: 20_454, max: 21_500 }).map(dayText), { maxLength: 20 });
    hold(
      property(tuple(moments, moments, moments), days, clock, clock, holidays, (times, on, from, to, off) => {
        const time = workTime(calendar(`${from}-${to}`, on, off), berlin);
        const [a = 0, b = 0, c = 0] = [...times].sort((x, y) => x - y);
        assert.equal(time.between(a, b) + time.between(b, c), time.between(a, c));
        const span = time.between(a, c);
        assert.ok(span >= 0 && span <= c - a);
        const end = time.add(a, span);
        assert.ok(end <= c, 'not later than it was');
        assert.equal(time.between(a, end), span);
      }),
      { numRuns: runs(60) },
    );
  });

  it('is what walking through the minutes counts', () => {
    const time = workTime(calendar('08:30-17:15', [1, 2, 3, 4], ['2026-03-31']), zoneOf('America/New_York'));
    const from = at('2026-03-05T13:00Z');
    let sum = 0;
    for (let minutes = 0; minutes <= 40 * 24 * 60; minutes += 5) {
      if (minutes % 1435 === 0) assert.equal(time.between(from, from + minutes * 60_000), sum);
      if (time.isWorking(from + minutes * 60_000)) sum += 5 * 60_000;
    }
  });
});

describe('the end of the last working day', () => {
  const work = calendar('09:00-17:00', undefined, ['2026-04-03', '2026-04-06']);

  function last(today: string, expected: string, ...absences: string[]): void {
    const spans = absences.flatMap((text) => parseAbsence(text) ?? []);
    assert.equal(shown(lastWorkdayEnd(dayNumber(today) ?? 0, spans, work, office)), expected);
  }

  it('is yesterday, or Friday, or the day before the holidays', () => {
    last('2026-03-04', '2026-03-03T17:00');
    last('2026-03-09', '2026-03-06T17:00');
    last('2026-03-08', '2026-03-06T17:00');
    last('2026-04-07', '2026-04-02T17:00');
  });

  it('is before an absence', () => {
    last('2026-07-20', '2026-07-03T17:00', '2026-07-06..2026-07-17');
    last('2026-07-20', '2026-07-01T17:00', '2026-07-06..2026-07-17', '2026-07-02', '2026-07-03..2026-07-08');
    last('2026-07-10', '2026-07-03T17:00', '2026-07-06..2026-07-17');
    last('2026-07-10', '2026-07-03T17:00', '2026-07-06..');
    last('2026-07-10', '2026-07-09T17:00', '2026-07-13..2026-07-17');
  });

  it('is yesterday for who was always away', () => {
    last('2026-03-09', '2026-03-08T17:00', '0001-01-01..', ...new Array(5000).fill('1999-01-01..2030-01-01'));
  });
});
