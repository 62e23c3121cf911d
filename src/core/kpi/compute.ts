// From a checked definition to its figure. Comes in: a CompiledKpi, the index, who asks and when; goes out: a KpiValue.
// Everything is counted from the index at this moment, but for the last figure where none of its rows changed; nothing of a private
// notebook is counted.
import type { Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { servicesOf } from '../record/changeWindows.ts';
import { computeReadings } from './computeReadings.ts';
import { computeRows } from './computeRows.ts';
import { groupedBy } from './groups.ts';
import type { CompiledKpi, KpiContext, KpiIndex, KpiScope, KpiValue } from './kpi.ts';
import { isOfItsRows, projectOf, projectProgress, readsProgress } from './progress.ts';
import { Shared } from './shared.ts';

/**
 * Computes a KPI, with pauses. A private notebook has no figures: nothing of it may be shown to others, so there are no rows at all. A
 * figure is the last one where no note changed that has a say in it. `shared` is that of all figures of a report. Throws when `today`
 * is not a day: that is our own mistake.
 */
export function* computeKpiSteps(
  kpi: CompiledKpi,
  index: KpiIndex,
  context: KpiContext,
  scope: KpiScope,
  shared: Shared = new Shared(),
): Steps<KpiValue> {
  const { version } = index;
  const all = index.config.visibility === 'private' ? [] : yield* kpi.source.rows(index, context);
  const isKept = isOfItsRows(kpi);
  const key = keyOf(context, scope);
  const last = isKept ? lastValues.get(kpi)?.get(index) : undefined;
  if (last?.rows === all && last.key === key && last.services === scope.services) return last.value;
  const rows = yield* shared.of(all, 'in scope', () => scopedRows(all, index, scope));
  if (readsProgress(kpi)) yield* projectProgress.steps(index);
  yield;
  const asked = scope.by === undefined ? kpi : groupedBy(kpi, scope.by, index.config);
  const value =
    kpi.measure.kind === 'readings'
      ? computeReadings(asked, kpi.measure.function, rows, index, context, scope)
      : yield* computeRows(asked, rows, index, context, scope, shared);
  if (isKept && index.version === version) {
    const values = lastValues.get(kpi) ?? new WeakMap<KpiIndex, Last>();
    lastValues.set(kpi, values.set(index, { rows: all, key, services: scope.services, value }));
  }
  return value;
}

/** A figure with all that it was computed from. */
interface Last {
  readonly rows: readonly Row[];
  readonly key: string;
  readonly services: KpiScope['services'];
  readonly value: KpiValue;
}

const lastValues = new WeakMap<CompiledKpi, WeakMap<KpiIndex, Last>>();

function keyOf({ today, me }: KpiContext, { project, window, range, compare, by }: KpiScope): string {
  return JSON.stringify([today, me, project, window, range, compare, by]);
}

/** The rows of one project and of the services where the scope names them. */
function* scopedRows(rows: readonly Row[], index: KpiIndex, { project, services }: KpiScope): Steps<readonly Row[]> {
  if (project === undefined && services === undefined) return rows;
  const chosen: Row[] = [];
  yield* eachRow(rows, (row) => {
    if (project !== undefined && projectOf(index, row) !== project) return;
    if (services === undefined || servicesOf(index, row).some((service) => services.has(service))) chosen.push(row);
  });
  return chosen;
}
