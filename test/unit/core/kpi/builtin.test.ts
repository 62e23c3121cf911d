// The KPIs that come with Daybook can be computed, and a team's own stand beside them in the same format.
import { deepEqual, equal } from 'node:assert/strict';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { fakeIndex } from '../../../support/fakeIndex.ts';
import { indexOf } from '../../../support/notebookText.ts';

const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };

describe('kpi report', () => {
  it('understands every built-in definition', () => {
    const config = loadConfig(undefined);
    const { kpis, broken } = compileKpis(config);
    deepEqual(broken, []);
    deepEqual(
      kpis.map(({ decl }) => decl.id),
      config.kpis.map(({ id }) => id),
    );
  });

  it('keeps a broken definition from harming the others', () => {
    const config = loadConfig('kpis:\n  mine:\n    from: type:isue\n    measure: medain(x)\n');
    const { values, broken } = kpiReport(compileKpis(config), fakeIndex([], config), context);
    equal(values.length, config.kpis.length - 1);
    deepEqual(
      broken.map(({ decl, problems }) => [decl.id, problems.map(({ message }) => message)]),
      [
        [
          'mine',
          ['There is no kind `isue`. Did you mean `issue`?', '`medain` is not a measure. Did you mean `median`?'],
        ],
      ],
    );
  });

  it('makes a KPI of every kpi note that none reads, with its own unit and target', () => {
    const note = (path: string, fields: Record<string, string>) => ({
      kind: 'kpi',
      path,
      fields: { title: path, ...fields },
      readings: [{ day: '2026-03-01', value: 7, line: 9 }],
    });
    const rows = [
      note('kpis/csat.md', { metric: 'csat', target: '>= 4', unit: 'of 5' }),
      note('kpis/noise.md', { metric: 'noise', target: '<= 5 dB', unit: 'dB', direction: 'down' }),
      note('kpis/odd.md', { metric: 'odd', target: 'soonish' }),
    ];
    const config = loadConfig(undefined);
    const { values, broken } = kpiReport(compileKpis(config), fakeIndex(rows, config), context);
    const satisfaction = values.find(({ kpi }) => kpi.decl.id === 'satisfaction');
    const noise = values.find(({ kpi }) => kpi.decl.id === 'kpis/noise.md');
    deepEqual(
      [satisfaction?.kpi.decl.id, satisfaction?.value, satisfaction?.unit, satisfaction?.met],
      ['satisfaction', 7, 'of 5', true],
    );
    deepEqual([noise?.kpi.decl.title, noise?.value, noise?.unit, noise?.met], ['kpis/noise.md', 7, 'dB', false]);
    deepEqual(
      broken.map(({ decl, note: key }) => [decl.id, key?.path]),
      [['kpis/odd.md', 'kpis/odd.md']],
    );
  });

  it('counts service times that were broken though nobody wrote so, on the day that the clock tells', () => {
    const issue = (header: string) => `---\ntype: issue\ntitle: A\nseverity: critical\n${header}\n---\n`;
    const index = indexOf({
      'daybook.yml': 'timezone: Europe/Berlin\nsla: { critical: { acknowledge: 15m, resolve: 4h, hours: elapsed } }\n',
      'issues/open-late.md': issue('status: doing\nopened: 2026-03-10T10:00\nacked: 2026-03-10T10:05'),
      'issues/open-in-time.md': issue('status: doing\nopened: 2026-03-12T10:00\nacked: 2026-03-12T10:05'),
      'issues/was-late.md': issue(
        'status: resolved\nopened: 2026-02-20T10:00\nacked: 2026-02-20T11:00\nresolved: 2026-02-20T12:00',
      ),
      'issues/in-time.md': issue(
        'status: resolved\nopened: 2026-02-20T10:00\nacked: 2026-02-20T10:05\nresolved: 2026-02-20T12:00',
      ),
      'issues/late-long-ago.md': issue('status: resolved\nopened: 2025-03-01T10:00\nresolved: 2025-03-02T10:00'),
      'issues/kept.md': issue(
        'status: resolved\nopened: 2026-03-01T10:00\nresolved: 2026-03-01T11:00\nbreached: 2026-03-01T10:15',
      ),
    });
    const { values } = kpiReport(compileKpis(index.config), index, context);
    const broken = values.find(({ kpi }) => kpi.decl.id === 'promises-broken');
    deepEqual([broken?.value, broken?.met], [3, false]);
    deepEqual(
      broken?.rows
        .slice()
        .map(({ row }) => index.path(row))
        .sort(),
      ['issues/kept.md', 'issues/open-late.md', 'issues/was-late.md'],
    );
  });

  it('has nothing to say about a private notebook', () => {
    const config = loadConfig('visibility: private\n');
    const rows = [{ kind: 'issue', fields: { severity: 'critical', title: 'canary' } }];
    const report = kpiReport(compileKpis(config), fakeIndex(rows, config), context);
    equal(report.private, true);
    equal(JSON.stringify(report).includes('canary'), false);
    deepEqual(report.values, []);
  });
});
