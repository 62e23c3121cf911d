// Reports made in slices are the same reports, and never of an index that changed on the way.
import { deepEqual, equal } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { kpiReports } from '../../../../src/ui/kpi/kpiReports.ts';
import { firstChoice } from '../../../../src/ui/kpi/kpiView.ts';

const context = { today: '2026-03-12', now: '2026-03-12T09:30+01:00' };
const late = '- [ ] Call due:2026-03-01\n';

describe('KPI reports in slices', () => {
  for (const sliceMs of [0, 8, Number.POSITIVE_INFINITY]) {
    it(`slices of ${sliceMs} ms give the report made at once`, async () => {
      const index = notes();
      const report = await kpiReports(() => context, sliceMs)(index, firstChoice);
      deepEqual(figures(report), figures(kpiReport(compileKpis(index.config), index, context)));
      equal(figures(report).get('overdue-todos'), 2);
    });
  }

  it('notes that change on the way count', async () => {
    const index = notes();
    const coming = kpiReports(() => context, 0)(index, firstChoice);
    index.put('c.md', late);
    equal(figures(await coming).get('overdue-todos'), 3);
  });

  it('changes without end do not keep it from an answer', async () => {
    const index = notes();
    let count = 0;
    const typing = setInterval(() => index.put('c.md', late.repeat(++count)), 0);
    const report = await kpiReports(() => context, 0)(index, firstChoice).finally(() => clearInterval(typing));
    equal(figures(report).get('overdue-todos'), 2 + count);
  });

  it('is remembered until something changes', async () => {
    const index = notes();
    const reports = kpiReports(() => context);
    const first = await reports(index, firstChoice);
    equal(await reports(index, firstChoice), first);
    index.put('c.md', late);
    equal(figures(await reports(index, firstChoice)).get('overdue-todos'), 3);
  });
});

/** Of the KPIs some: each pause takes a millisecond. */
function notes(): NoteIndex {
  const config = loadConfig(undefined);
  const index = new NoteIndex({
    ...config,
    kpis: config.kpis.filter(({ id }, at) => id === 'overdue-todos' || at % 6 === 0),
  });
  index.put('a.md', late);
  index.put('b.md', late);
  return index;
}

function figures({ values }: ReturnType<typeof kpiReport>): Map<string, number | undefined> {
  return new Map(values.map(({ kpi, value }) => [kpi.decl.id, value]));
}
