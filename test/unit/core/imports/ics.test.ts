// Calendar files: events as meetings of the notebook's own wall clock, weekly ones as series, hostile ones harmless.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { eventTable, nearEvents, readCalendar, weeklyEvents } from '../../../../src/core/imports/ics.ts';
import { seriesText, unknownSeries } from '../../../../src/core/imports/series.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { createRoster } from '../../../../src/core/record/roster.ts';
import { zoneOf } from '../../../../src/core/zone.ts';

const zone = zoneOf('Europe/Berlin');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

function read(...lines: string[]) {
  const answer = readCalendar(calendar(...lines), zone);
  ok(!isRefusal(answer));
  return answer;
}

describe('a calendar', () => {
  it('gives meetings at the time that the wall shows here', () => {
    const events = read(
      ...event(
        'UID:1',
        'SUMMARY:Review of the\\, ',
        ' portal',
        'DTSTART;TZID="America/New_York":20260305T090000',
        'DTEND;TZID=America/New_York:20260305T100000',
        'ATTENDEE;CN="Diaz: Rosa":mailto:rosa@acme.example',
        'LOCATION:https://meet.example/x',
        'BEGIN:VALARM',
        'SUMMARY:Soon',
        'END:VALARM',
      ),
    );
    deepEqual(eventTable(events).rows, [
      ['1', 'Review of the, portal', '2026-03-05', '15:00', '1h', 'rosa@acme.example', 'https://meet.example/x'],
    ]);
  });
  it('leaves what an alarm says to the alarm, in every event', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Soon', 'ATTENDEE:mailto:alarm@x.example', 'END:VALARM'];
    const events = read(
      ...event('UID:1', 'DTSTART;VALUE=DATE:20260306', ...alarm, 'SUMMARY:One'),
      ...event('UID:2', ...alarm, 'DTSTART;VALUE=DATE:20260306', 'SUMMARY:Two', 'ATTENDEE:mailto:rosa@acme.example'),
    );
    deepEqual(
      events.map(({ title, attendees }) => [title, attendees]),
      [
        ['One', []],
        ['Two', ['rosa@acme.example']],
      ],
    );
  });
  it('knows a zone that the file describes under a name of its own, and no time that no clock shows', () => {
    const part = (name: string, start: string, from: string, to: string, rule: string) => [
      `BEGIN:${name}`,
      `DTSTART:${start}`,
      `TZOFFSETFROM:${from}`,
      `TZOFFSETTO:${to}`,
      ...(rule === '' ? [] : [`RRULE:${rule}`]),
      `END:${name}`,
    ];
    const berlin = '(UTC+01:00) Berlin; Wien';
    const summer = 'FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3';
    const zones = [
      ...['BEGIN:VTIMEZONE', 'TZID:Eastern'],
      ...part('DAYLIGHT', '16010311T020000', '-0500', '-0400', 'FREQ=YEARLY;BYDAY=2SU;BYMONTH=3'),
      ...part(
        'STANDARD',
        '16011104T020000',
        '-0400',
        '-0500',
        'FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7;BYMONTH=11',
      ),
      ...['END:VTIMEZONE', 'BEGIN:VTIMEZONE', `TZID:${berlin}`],
      ...part('STANDARD', '16010101T030000', '+0200', '+0100', 'FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10'),
      ...part('DAYLIGHT', '16010101T020000', '+0100', '+0200', summer),
      ...['END:VTIMEZONE', 'BEGIN:VTIMEZONE', 'TZID:India Standard Time'],
      ...part('STANDARD', '16010101T000000', '+0530', '+0530', ''),
      'END:VTIMEZONE',
    ];
    const at = (zoneName: string, start: string) => event('UID:1', `DTSTART;TZID=${zoneName}:${start}`);
    const events = read(
      ...at(`"${berlin}"`, '20260304T100000'),
      ...at(`"${berlin}"`, '20260704T100000'),
      ...at('Eastern', '20260307T090000'),
      ...at('Eastern', '20260308T090000'),
      ...at('Eastern', '20261031T090000'),
      ...at('Eastern', '20261101T090000'),
      ...at('India Standard Time', '20260704T120000'),
      // Nobody says what this one is: then a time is one of here.
      ...at('Customized Time Zone', '20260304T100000'),
      ...at('Europe/Berlin', '20260304T256100'),
      ...zones,
    );
    deepEqual(
      events.map(({ day, time }) => `${day} ${time}`),
      [
        '2026-03-04 10:00',
        '2026-07-04 10:00',
        '2026-03-07 15:00',
        '2026-03-08 14:00',
        '2026-10-31 14:00',
        '2026-11-01 15:00',
        '2026-07-04 08:30',
        '2026-03-04 10:00',
      ],
    );
  });
  it('keeps days, near ones, and none that was cancelled', () => {
    const events = read(
      ...event('UID:1', 'DTSTART;VALUE=DATE:20260306'),
      ...event('UID:2', 'DTSTART:20260306T080000Z', 'DURATION:PT45M', 'STATUS:CANCELLED'),
      ...event('UID:3', 'DTSTART:20261224T080000Z'),
      ...event('UID:4', 'SUMMARY:No day'),
      ...event('UID:5', 'DTSTART:20260307T080000Z', 'DURATION:PT45M', 'RECURRENCE-ID:20260306T080000Z'),
    );
    deepEqual(
      nearEvents(events, '2026-03-04').map(({ uid, day, time, duration }) => [uid, day, time, duration]),
      [
        ['1', '2026-03-06', undefined, undefined],
        ['5 2026-03-06', '2026-03-07', '09:00', '45m'],
      ],
    );
  });
  it('gives series of what comes every week', () => {
    const events = read(
      ...event(
        'UID:1',
        'SUMMARY:Ops "sync": [weekly]',
        'DTSTART:20260303T080000Z',
        'RRULE:FREQ=WEEKLY;BYDAY=TU,TH',
        'ATTENDEE:mailto:Maria@acme.example',
      ),
      ...event('UID:2', 'SUMMARY:Stand-up', 'DTSTART:20260303T080000Z', 'RRULE:FREQ=WEEKLY'),
      ...event('UID:3', 'SUMMARY:Over', 'DTSTART:20250303T080000Z', 'RRULE:FREQ=WEEKLY;UNTIL=20250401'),
      ...event('UID:4', 'SUMMARY:Daily', 'DTSTART:20250303T080000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    );
    const config = loadConfig('series:\n  stand-up:\n    label: Stand-up\n');
    const roster = createRoster([{ id: 'maria', name: 'Maria', mails: ['maria@acme.example'], handles: [] }]);
    const [series, ...others] = unknownSeries(weeklyEvents(events, '2026-03-04'), roster, config);
    ok(series);
    equal(others.length, 0);
    const saved = loadConfig(`series:\n${seriesText(series)}\n`);
    deepEqual(saved.problems, []);
    const found = saved.series.get('ops-sync-weekly');
    deepEqual(
      [found?.label, found?.weekdays, found?.time, found?.attendees],
      ['Ops "sync": [weekly]', [2, 4], '09:00', ['maria']],
    );
  });
  it('is refused where it is none or too much', () => {
    for (const text of ['hello', `BEGIN:VCALENDAR\n${'a'.repeat(5_000_001)}`, 'BEGIN:VCALENDAR\n\u0000']) {
      const answer = readCalendar(text, zone);
      equal(isRefusal(answer) && answer.refused, 'invalid');
    }
  });
});
