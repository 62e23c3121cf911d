// Civil time from instants, in zones with odd offsets and over a change of daylight saving.
import assert from 'node:assert/strict';
import { zonedClock } from '../../../src/notebook/clock.ts';

function at(zone: string | undefined, instant: string): string {
  const clock = zonedClock(
    () => zone,
    () => Date.parse(instant),
  );
  assert.equal(clock.now().slice(0, 10), clock.today());
  return clock.now();
}

describe('zoned clock', () => {
  it('knows the day and the offset of a zone', () => {
    assert.equal(at('Europe/Berlin', '2026-03-04T09:15:30Z'), '2026-03-04T10:15+01:00');
    assert.equal(at('Asia/Kathmandu', '2026-03-04T18:20:00Z'), '2026-03-05T00:05+05:45');
    assert.equal(at('Pacific/Apia', '2026-03-04T12:00:00Z'), '2026-03-05T01:00+13:00');
    assert.equal(at('America/St_Johns', '2026-01-01T02:00:00Z'), '2025-12-31T22:30-03:30');
    assert.equal(at('UTC', '2026-03-04T00:00:00Z'), '2026-03-04T00:00+00:00');
  });

  it('follows daylight saving', () => {
    assert.equal(at('Europe/Berlin', '2026-03-29T00:59:00Z'), '2026-03-29T01:59+01:00');
    assert.equal(at('Europe/Berlin', '2026-03-29T01:00:00Z'), '2026-03-29T03:00+02:00');
  });

  it('takes an unknown zone for the machine’s', () => {
    assert.equal(at('Mars/Olympus', '2026-03-04T09:15:00Z'), at(undefined, '2026-03-04T09:15:00Z'));
  });
});
