// Service clocks: what is left, in which hours, with pauses, and what stays known of a promise that was broken.
import assert from 'node:assert/strict';
import { clockOf } from '../../../../src/core/outline/clockWords.ts';
import { breachOf, serviceGoals, spanCounter } from '../../../../src/core/record/serviceClock.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const config = [
  'timezone: Europe/Berlin',
  'work: { days: [mon-fri], hours: 09:00-17:00, holidays: [2026-04-06] }',
  'sla:',
  '  critical: { acknowledge: 15m, resolve: 4h, update: 1h, hours: elapsed }',
  '  high: { acknowledge: 1h, resolve: 1d }',
  '  medium: { resolve: 2d }',
  '',
].join('\n');

function issueAt(header: string) {
  const index = indexOf({ 'daybook.yml': config, 'issues/a.md': `---\ntype: issue\ntitle: A\n${header}\n---\n` });
  const row = index.noteRow('issues/a.md');
  assert.ok(row !== undefined);
  return { index, row };
}

/** The short words and the sentences of the clock at an instant. */
function check(header: string, now: string, short: string | undefined, ...lines: string[]): void {
  const { index, row } = issueAt(header);
  const said = clockOf(index, row, { ...outlineContext(index, now.slice(0, 10)), now });
  assert.equal(said.short, short, header);
  assert.deepEqual(said.lines, lines);
}

const opened = 'severity: critical\nopened: 2026-03-04T10:00+01:00';
const high = 'severity: high\nopened: 2026-03-06T16:00+01:00';

describe('service clock', () => {
  it('counts down to what is promised next', () => {
    check(
      `status: open\n${opened}`,
      '2026-03-04T10:05+01:00',
      '10 min to acknowledge',
      '10 min to acknowledge, until Wednesday 2026-03-04, 10:15',
      '3 h 55 min to resolve, until Wednesday 2026-03-04, 14:00',
    );
    check(
      `status: open\n${opened}`,
      '2026-03-04T10:40+01:00',
      'acknowledge 25 min late',
      'acknowledge 25 min late, until Wednesday 2026-03-04, 10:15',
      '3 h 20 min to resolve, until Wednesday 2026-03-04, 14:00',
    );
  });

  it('counts working hours over nights, weekends and holidays', () => {
    check(
      `status: acked\nacked: 2026-03-06T16:30+01:00\n${high}`,
      '2026-03-07T12:00+01:00',
      '7 h to resolve',
      'acknowledged with 30 min left',
      '7 h to resolve (working hours), until Monday 2026-03-09, 16:00',
    );
    check(
      'severity: medium\nstatus: doing\nopened: 2026-04-02T16:00+02:00',
      '2026-04-07T09:30+02:00',
      '6 h 30 min to resolve',
      '6 h 30 min to resolve (working hours), until Tuesday 2026-04-07, 16:00',
    );
    check(
      `status: doing\n${high}`,
      '2026-03-10T12:00+01:00',
      'resolve 4 h late',
      'resolve 4 h late (working hours), until Monday 2026-03-09, 16:00',
    );
  });

  it('leaves out pauses, overlapping ones once, and stands still in one that lasts', () => {
    const paused =
      'paused:\n  - 2026-03-04T10:30+01:00..2026-03-04T11:30+01:00 waits for Acme\n  - 2026-03-04T11:00+01:00..2026-03-04T12:00+01:00\n  - nonsense';
    check(
      `status: doing\nacked: 2026-03-04T10:01+01:00\n${opened}\n${paused}`,
      '2026-03-04T12:30+01:00',
      '3 h to resolve',
      'acknowledged with 14 min left',
      '3 h to resolve, until Wednesday 2026-03-04, 15:30',
    );
    check(
      `status: waiting\n${opened}\npaused: 2026-03-04T10:30+01:00..`,
      '2026-03-20T12:30+01:00',
      'clock paused',
      '3 h 30 min to resolve, clock paused',
    );
    check(
      `status: waiting\n${high}\npaused:\n  - 2026-03-09..2026-03-10`,
      '2026-03-11T10:00+01:00',
      '6 h to resolve',
      '6 h to resolve (working hours), until Wednesday 2026-03-11, 16:00',
    );
  });

  it('still knows afterwards what was met late', () => {
    const late = `status: resolved\nacked: 2026-03-04T10:40+01:00\nresolved: 2026-03-04T16:30+01:00\n${opened}`;
    check(late, '2026-05-01T12:00+02:00', undefined, 'acknowledged 25 min late', 'resolved 2 h 30 min late');
    const { index, row } = issueAt(late);
    assert.equal(breachOf(serviceGoals(index, row, '2026-05-01T12:00+02:00')), Date.parse('2026-03-04T10:15+01:00'));
    check(
      `status: resolved\nacked: 2026-03-04T10:10+01:00\nresolved: 2026-03-04T11:00+01:00\n${opened}`,
      '2026-05-01T12:00+02:00',
      undefined,
      'acknowledged with 5 min left',
      'resolved with 3 h left',
    );
  });

  it('asks for updates of major incidents, by their own word or by severity', () => {
    const major = `status: doing\nacked: 2026-03-04T10:01+01:00\n${opened}\nmajor: true`;
    check(
      major,
      '2026-03-04T10:50+01:00',
      '10 min to the next update',
      'acknowledged with 14 min left',
      '3 h 10 min to resolve, until Wednesday 2026-03-04, 14:00',
      '10 min to the next update, until Wednesday 2026-03-04, 11:00',
    );
    const said = clockOf(
      ...(() => {
        const { index, row } = issueAt(`${major}\nupdate_every: 30m\nlast_update: 2026-03-04T10:15+01:00`);
        return [index, row, { ...outlineContext(index, '2026-03-04'), now: '2026-03-04T10:50+01:00' }] as const;
      })(),
    );
    assert.equal(said.short, 'update 5 min late');
    assert.ok(said.late);
  });

  it('says nothing where nothing was promised, or nobody knows since when', () => {
    check('status: open\nseverity: low\nopened: 2026-03-04T10:00+01:00', '2026-03-04T12:00+01:00', undefined);
    check('status: open\nseverity: critical', '2026-03-04T12:00+01:00', undefined);
    check('status: open\nseverity: critical\nopened: soon', '2026-03-04T12:00+01:00', undefined);
  });

  it('starts with the end of the day when no time is written', () => {
    check(
      'status: open\nseverity: critical\nopened: 2026-03-04',
      '2026-03-04T17:05+01:00',
      '10 min to acknowledge',
      '10 min to acknowledge, until Wednesday 2026-03-04, 17:15',
      '3 h 55 min to resolve, until Wednesday 2026-03-04, 21:00',
    );
  });

  it('counts the time between two stamps as its severity does', () => {
    const hours = (header: string, how: 'working' | 'elapsed' | 'service'): number => {
      const { index, row } = issueAt(header);
      const [from, to] = [Date.parse('2026-03-06T16:00+01:00'), Date.parse('2026-03-09T10:00+01:00')];
      return spanCounter(index, how)(row, from, to) / 3_600_000;
    };
    assert.equal(hours('severity: high', 'elapsed'), 66);
    assert.equal(hours('severity: high', 'working'), 2);
    assert.equal(hours('severity: high', 'service'), 2);
    assert.equal(hours('severity: high\npaused: 2026-03-09T09:30+01:00..', 'service'), 1.5);
    assert.equal(hours('severity: critical', 'service'), 66);
    assert.equal(hours('severity: low', 'service'), 66);
  });

  it('is not held up by many pauses or odd ones', () => {
    const pauses = Array.from({ length: 300 }, (_, at) => `  - 0001-01-01..${9000 + (at % 900)}-01-01`);
    const header = `status: doing\n${high}\npaused:\n${pauses.join('\n')}`;
    check(
      header,
      '2026-03-10T12:00+01:00',
      '8 h to resolve',
      '8 h to resolve (working hours), until Friday 9299-01-02, 17:00',
    );
  });
});
