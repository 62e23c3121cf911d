// From a checked definition to its figure. Comes in: a CompiledKpi, the index, who asks and when; goes out: a KpiValue.
// Everything is counted from the index at this moment; nothing is kept, and nothing of a private notebook is counted.
import type { Row } from '../index/rows.ts';
import { finished, type Steps } from '../index/steps.ts';
import { computeReadings } from './computeReadings.ts';
import { computeRows } from './computeRows.ts';
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
  if (kpi.measure.kind === 'readings') return computeReadings(kpi, kpi.measure.function, rows, index, context, scope);
  return yield* computeRows(kpi, rows, index, context, scope);
}

/** Rows of the query, of one project where the scope names one. */
function* sourceRows(
  kpi: CompiledKpi,
  index: KpiIndex,
  context: KpiContext,
  { project }: KpiScope,
): Steps<readonly Row[]> {
  const rows = yield* kpi.source.rows(index, context);
  return project === undefined ? rows : rows.filter((row) => projectOf(index, row) === project);
}
