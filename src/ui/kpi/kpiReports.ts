// Reports for the KPI panel, made without holding up the editor: a few KPIs at a time, again from the start when notes change
// meanwhile. Comes in: the index, who asks when, the person's choice; goes out: a report of the index as it is then. Remembers
// the last report and nothing else.

import type { Steps } from '../../core/index/steps.ts';
import type { KpiContext, KpiIndex } from '../../core/kpi/kpi.ts';
import { compileKpis, type KpiReport, kpiProjects, kpiReportSteps } from '../../core/kpi/report.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { inSlices } from '../../notebook/slices.ts';
import type { KpiChoice } from './kpiMessages.ts';
import { scopeOf } from './kpiView.ts';

/** Answers the report of a choice; computed only when notes, day, person or scope are others than the last time. */
export type KpiReports = (index: KpiIndex, choice: KpiChoice) => Promise<KpiReport>;

/** A source of reports; `context` says who asks and when, `sliceMs` how long a stretch of work may be. */
export function kpiReports(context: () => KpiContext, sliceMs?: number): KpiReports {
  let made:
    | (Pick<KpiContext, 'firstDues' | 'firstSeen'> & {
        readonly key: string;
        readonly config: NotebookConfig;
        readonly report: KpiReport;
      })
    | undefined;
  return async (index, choice) => {
    let key = '';
    let { firstDues, firstSeen } = context();
    const begin = (): Steps<KpiReport> => {
      const asker = context();
      key = keyOf(index, asker, choice);
      ({ firstDues, firstSeen } = asker);
      return kpiReportSteps(compileKpis(index.config), index, asker, scopeOf(choice, kpiProjects(index)));
    };
    const isPast = made?.firstDues === firstDues && made?.firstSeen === firstSeen;
    const isSame = isPast && made?.key === keyOf(index, context(), choice);
    if (made?.config === index.config && isSame) return made.report;
    const report = await inSlices(begin, () => index.version, sliceMs);
    made = { key, config: index.config, report, firstSeen, ...(firstDues && { firstDues }) };
    return report;
  };
}

function keyOf(index: KpiIndex, { now, me }: KpiContext, choice: KpiChoice): string {
  const { project, period, from, to, compare, by } = choice;
  return JSON.stringify([index.version, now, me, project, period, from, to, compare, by]);
}
