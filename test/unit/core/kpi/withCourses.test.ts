// Figures of now together with their course in the past.
import { deepStrictEqual } from 'node:assert/strict';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { hasNoDays, withCourses } from '../../../../src/core/kpi/withCourses.ts';
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
    const [value] = withCourses(report, new Map([['open-criticals', course]]), context.today).values;
    deepStrictEqual(value?.series.slice(1), [course[1], { day: '2026-03-09', value: 1, sampleSize: 1 }]);
    deepStrictEqual([value?.bucket, value?.trend], ['week', { previous: 3, change: 'down', better: true }]);
  });

  it('take the place of no course that the notes tell themselves', () => {
    const all = new Map(report.values.map(({ kpi }) => [kpi.decl.id, course]));
    withCourses(report, all, context.today).values.forEach((value, at) => {
      if (!hasNoDays(value.kpi)) deepStrictEqual(value, report.values[at]);
    });
    deepStrictEqual(withCourses(report, new Map(), context.today), report);
  });
});
