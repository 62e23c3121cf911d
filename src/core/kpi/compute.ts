// From a checked definition to its figure. Comes in: a CompiledKpi, the index, who asks and when; goes out: a KpiValue.
// Everything is counted from the index at this moment; nothing is kept, and nothing of a private notebook is counted.
import type { Row } from '../index/rows.ts';
import { eachRow, finished, type Steps } from '../index/steps.ts';
import { servicesOf } from '../record/changeWindows.ts';
import { computeReadings } from './computeReadings.ts';
import { computeRows } from './computeRows.ts';
import { groupedBy } from './groups.ts';
import type { CompiledKpi, KpiContext, KpiIndex, KpiScope, KpiValue } from './kpi.ts';
import { projectOf, projectProgress, readsProgress } from './progress.ts';

/**
 * Computes a KPI. A private notebook has no figures: nothing of it may be shown to others, so there are no rows at all.
 * Throws when `today` is not a day: that is our own mistake.
 */
export function computeKpi(kpi: CompiledKpi, index: KpiIndex, context: KpiContext, scope: KpiScope = {}): KpiValue {
  return finished(computeKpiSteps(kpi, index, context, scope));
}

/** The same with pauses. */
export function* computeKpiSteps(
  kpi: CompiledKpi,
  index: KpiIndex,
  context: KpiContext,
  scope: KpiScope,
): Steps<KpiValue> {
  const rows = index.config.visibility === 'private' ? [] : yield* sourceRows(kpi, index, context, scope);
  if (readsProgress(kpi)) yield* projectProgress.steps(index);
  yield;
  const asked = scope.by === undefined ? kpi : groupedBy(kpi, scope.by, index.config);
  if (kpi.measure.kind === 'readings') return computeReadings(asked, kpi.measure.function, rows, index, context, scope);
  return yield* computeRows(asked, rows, index, context, scope);
}

/** Rows of the query, of one project and of the services where the scope names them. */
function* sourceRows(
  kpi: CompiledKpi,
  index: KpiIndex,
  context: KpiContext,
  { project, services }: KpiScope,
): Steps<readonly Row[]> {
  const rows = yield* kpi.source.rows(index, context);
  if (project === undefined && services === undefined) return rows;
  const chosen: Row[] = [];
  yield* eachRow(rows, (row) => {
    if (project !== undefined && projectOf(index, row) !== project) return;
    if (services === undefined || servicesOf(index, row).some((service) => services.has(service))) chosen.push(row);
  });
  return chosen;
}
