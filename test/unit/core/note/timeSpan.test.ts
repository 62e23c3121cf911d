// Spans in headers: absences in days, pauses in instants.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parseAbsence, parsePause, type TimeSpan } from '../../../../src/core/note/timeSpan.ts';
import { runs } from '../../../support/runs.ts';

function check(read: (text: string) => TimeSpan | undefined, text: string, expected: TimeSpan | undefined): void {
  it(text, () => deepStrictEqual(read(text), expected));
}

describe('absences', () => {
  check(parseAbsence, '2026-07-06..2026-07-17', { from: '2026-07-06', to: '2026-07-17' });
  check(parseAbsence, '2026-07-06', { from: '2026-07-06', to: '2026-07-06' });
  check(parseAbsence, '2026-07-06..', { from: '2026-07-06' });
  check(parseAbsence, '2026-07-06..2026-07-17 surgery', { from: '2026-07-06', to: '2026-07-17' });
  check(parseAbsence, '2026-07-17..2026-07-06', undefined);
  check(parseAbsence, '2026-02-30', undefined);
  check(parseAbsence, '2026-07-06T10:00..2026-07-06T12:00', undefined);
  check(parseAbsence, '..2026-07-06', undefined);
  check(parseAbsence, 'July', undefined);
});

describe('pauses', () => {
  const [noon, later] = ['2026-03-04T12:00+01:00', '2026-03-04T15:30+01:00'];
  check(parsePause, `${noon}..${later}`, { from: noon, to: later });
  check(parsePause, `${noon}..${later} waits for the customer`, {
    from: noon,
    to: later,
    reason: 'waits for the customer',
  });
  check(parsePause, `${noon}..`, { from: noon });
  check(parsePause, '2026-03-04..2026-03-05', { from: '2026-03-04', to: '2026-03-05' });
  check(parsePause, '2026-03-04', { from: '2026-03-04', to: '2026-03-04' });
  check(parsePause, '2026-03-04T12:00Z..2026-03-04T14:00+01:00', {
    from: '2026-03-04T12:00Z',
    to: '2026-03-04T14:00+01:00',
  });
  check(parsePause, `${later}..${noon}`, undefined);
  check(parsePause, noon, undefined);
  check(parsePause, '2026-03-04T25:00..', undefined);
  check(parsePause, 'since yesterday', undefined);
});

it('spans of any text', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('2026-07-06', '..', 'T10:00', 'Z', ' ', '+01:00', 'x')), (parts) => {
      parseAbsence(parts.join(''));
      parsePause(parts.join(''));
    }),
    { numRuns: runs(100) },
  ));
