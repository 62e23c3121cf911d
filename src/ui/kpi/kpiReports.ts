// Reports for the KPI panel, made without holding up the editor: a few KPIs at a time, again from the start when notes change
// meanwhile. Comes in: the index, who asks when, the person's choice; goes out: a report of the index as it is then. Remembers
// the last report and nothing else.
import type { KpiContext, KpiIndex } from '../../core/kpi/kpi.ts';
import { compileKpis, type KpiReport, type KpiSet, kpiProjects, kpiReportSteps } from '../../core/kpi/report.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { KpiChoice } from './kpiMessages.ts';
import { scopeOf } from './kpiView.ts';

/** Answers the report of a choice; computed only when notes, day, person or scope are others than the last time. */
export type KpiReports = (index: KpiIndex, choice: KpiChoice) => Promise<KpiReport>;

/** Longest stretch of work before others get their turn, in ms. */
const longestSliceMs = 8;

/** How often a report is begun again because notes changed, before it is made in one go. */
const mostStarts = 4;

/** A source of reports; `context` says who asks and when, `sliceMs` how long a stretch of work may be. */
export function kpiReports(context: () => KpiContext, sliceMs = longestSliceMs): KpiReports {
  let config: NotebookConfig | undefined;
  let set: KpiSet = { kpis: [], broken: [] };
  let key = '';
  let report: KpiReport | undefined;
  return async (index, choice) => {
    for (let starts = 1; ; starts++) {
      const asker = context();
      if (config !== index.config) {
        config = index.config;
        set = compileKpis(config);
        report = undefined;
      }
      const wanted = JSON.stringify([index.version, asker.now, asker.me, choice.project, choice.period]);
      if (report !== undefined && wanted === key) return report;
      const steps = kpiReportSteps(set, index, asker, scopeOf(choice, kpiProjects(index)));
      const made = await finished(steps, index, starts < mostStarts ? sliceMs : Number.POSITIVE_INFINITY);
      if (made === undefined) continue;
      key = wanted;
      report = made;
      return made;
    }
  };
}

/** The report of the steps; undefined when the index changed on the way, which cannot happen without pauses. */
async function finished(
  steps: ReturnType<typeof kpiReportSteps>,
  index: KpiIndex,
  sliceMs: number,
): Promise<KpiReport | undefined> {
  const { version } = index;
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < sliceMs) continue;
    await new Promise<void>((resolve) => setTimeout(resolve));
    if (index.version !== version) return undefined;
    since = performance.now();
  }
}
