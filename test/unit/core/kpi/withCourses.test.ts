// Figures of now together with their course in the past.
import { deepStrictEqual } from 'node:assert/strict';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { hasNoDays } from '../../../../src/core/kpi/standing.ts';
import { pastDays, withCourses } from '../../../../src/core/kpi/withCourses.ts';
import { indexOf } from '../../../support/notebookText.ts';

describe('courses of figures', () => {
  const index = indexOf({
    'issues/a.md': '---\ntype: issue\nseverity: critical\nstatus: open\nopened: 2026-03-02\n---\n',
  });
  const context = { today: '2026-03-12', now: '2026-03-12T09:00+01:00' };
  const report = kpiReport(compileKpis(index.config), index, context);
  const course = [
    { day: '2026-02-23', value: 4, sampleSize: 4 },
    { day: '2026-03-02', value: 3, sampleSize: 3 },
  ];

  it('end with the week that is under way, and say how the figure moved', () => {
    const [value] = withCourses(report, { courses: new Map([['open-criticals', course]]) }, context.today).values;
    deepStrictEqual(value?.series.slice(1), [course[1], { day: '2026-03-09', value: 1, sampleSize: 1 }]);
    deepStrictEqual([value?.bucket, value?.trend], ['week', { previous: 3, change: 'down', better: true }]);
  });

  it('take the place of no course that the notes tell themselves', () => {
    const all = new Map(report.values.map(({ kpi }) => [kpi.decl.id, course]));
    withCourses(report, { courses: all }, context.today).values.forEach((value, at) => {
      if (!hasNoDays(value.kpi)) deepStrictEqual(value, report.values[at]);
    });
    deepStrictEqual(withCourses(report, { courses: new Map() }, context.today), report);
  });

  const figures = (value: number) =>
    new Map([['open-criticals', { value, sampleSize: value, groups: new Map([['mail', value]]) }]]);
  const earlier = { day: '2025-03-12', figures: figures(5) };

  it('are set beside the day that is compared with', () => {
    const [value] = withCourses(report, { courses: new Map(), earlier }, context.today).values;
    const days = { from: 20159, to: 20159 };
    deepStrictEqual(value?.trend, { previous: 5, change: 'down', better: true, sampleSize: 5, days });
  });

  it('are those of the last day of a period that is over', () => {
    const range = { from: 20500, to: 20511 };
    const past = {
      courses: new Map([['open-criticals', course]]),
      end: { day: '2026-02-27', figures: figures(2) },
      earlier,
    };
    const [value] = withCourses(report, past, context.today, range).values;
    deepStrictEqual([value?.value, value?.asOf, value?.rows, value?.met], [2, '2026-02-27', [], false]);
    deepStrictEqual(
      value?.groups.map(({ label, value: count }) => [label, count]),
      [['mail', 2]],
    );
    deepStrictEqual(value?.series, []);
    deepStrictEqual(value?.trend?.previous, 5);
  });

  it('need the past of so few days', () => {
    const check = (scope: Parameters<typeof pastDays>[0], expected: object): void =>
      deepStrictEqual(pastDays(scope, context), expected);
    check({}, { earlier: '2026-03-05' });
    check({ window: 'all' }, { earlier: '2026-03-05' });
    check({ compare: 'year' }, { earlier: '2025-03-12' });
    check({ range: { from: 20454, to: 20512 } }, { end: '2026-02-28', earlier: '2025-12-31' });
    check({ range: { from: 20454, to: 20512 }, compare: 'year' }, { end: '2026-02-28', earlier: '2025-02-28' });
    check({ range: { from: 20520, to: 20600 } }, { earlier: '2026-03-07' });
  });
});
