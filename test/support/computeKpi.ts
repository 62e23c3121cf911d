// A figure without pauses.
import { finished } from '../../src/core/index/steps.ts';
import { computeKpiSteps } from '../../src/core/kpi/compute.ts';
import type { CompiledKpi, KpiContext, KpiIndex, KpiScope, KpiValue } from '../../src/core/kpi/kpi.ts';

/** Computes a KPI at once. */
export function computeKpi(kpi: CompiledKpi, index: KpiIndex, context: KpiContext, scope: KpiScope = {}): KpiValue {
  return finished(computeKpiSteps(kpi, index, context, scope));
}
