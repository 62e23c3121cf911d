// Zones: offsets, their changes, and instants of what a wall shows.
import assert from 'node:assert/strict';
import { instantOfStamp, type Zone, zoneOf } from '../../../src/core/zone.ts';

const hour = 3_600_000;

function check(text: string, zone: Zone, expected: string): void {
  const instant = instantOfStamp(text, zone);
  assert.equal(Number.isNaN(instant) ? 'none' : new Date(instant).toISOString().slice(0, 16), expected, text);
}

describe('a zone', () => {
  const berlin = zoneOf('Europe/Berlin');

  it('tells the instants at which its offset changes', () => {
    const changes = [...berlin.changes(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))];
    assert.deepEqual(
      changes.map(({ at, before, after }) => [new Date(at).toISOString().slice(0, 16), before / hour, after / hour]),
      [
        ['2026-03-29T01:00', 1, 2],
        ['2026-10-25T01:00', 2, 1],
      ],
    );
    const casablanca = [...zoneOf('Africa/Casablanca').changes(Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1))];
    assert.equal(casablanca.length, 2);
    const recife = zoneOf('America/Recife').changes(Date.UTC(2000, 0, 1), Date.UTC(2001, 0, 1));
    assert.deepEqual(
      [...recife].map(({ at }) => new Date(at).toISOString().slice(0, 10)),
      ['2000-02-27', '2000-10-08', '2000-10-15'],
    );
    assert.deepEqual([...zoneOf('Asia/Kathmandu').changes(Date.UTC(2020, 0, 1), Date.UTC(2030, 0, 1))], []);
  });

  it('reads stamps as they are written', () => {
    check('2026-03-04T12:00+05:45', berlin, '2026-03-04T06:15');
    check('2026-03-04T12:00Z', berlin, '2026-03-04T12:00');
    check('2026-03-04 12:00', berlin, '2026-03-04T11:00');
    check('2026-07-04T12:00:30', berlin, '2026-07-04T10:00');
    check('2026-07-04', berlin, '2026-07-03T22:00');
    check('2026-02-30', berlin, 'none');
    check('tomorrow', berlin, 'none');
    for (const clock of ['24:00', '12:60', '12:00:61', '99:99Z']) check(`2026-03-04T${clock}`, berlin, 'none');
  });

  it('takes the hour that is left out as later, and of one that comes twice the first', () => {
    check('2026-03-29T02:30', berlin, '2026-03-29T01:30');
    check('2026-10-25T02:30', berlin, '2026-10-25T00:30');
    check('2026-10-25T03:00', berlin, '2026-10-25T02:00');
  });

  it('is the machine’s when nobody knows the name, and the same far away', () => {
    assert.equal(zoneOf('Nowhere/Land').offset(0), zoneOf(undefined).offset(0));
    assert.equal(berlin.offset(Date.UTC(9000, 6, 1)), hour);
    assert.equal(berlin.offset(-1e15), hour);
  });

  it('is the machine’s by name and without one', () => {
    const { TZ } = process.env;
    // Nobody else asks for these years: what was read of a year is kept.
    const years = [Date.UTC(2061), Date.UTC(2065)] as const;
    try {
      process.env['TZ'] = 'America/St_Johns';
      const [own, named] = [zoneOf(undefined), zoneOf('America/St_Johns')];
      assert.equal(own.offset(years[0]), -3.5 * hour);
      assert.deepEqual([...own.changes(...years)], [...named.changes(...years)]);
    } finally {
      process.env['TZ'] = TZ;
      if (TZ === undefined) delete process.env['TZ'];
    }
  });
});
