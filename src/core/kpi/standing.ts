// How a figure stands: in which window it is taken, against its target and against an earlier figure. Comes in: a checked
// definition and numbers; goes out: the parts of a KpiValue that say so. Reads no index.
import { type DayNumber, dayNumber } from '../day.ts';
import { compares } from './judge.ts';
import type { CompiledKpi, KpiContext, KpiScope, KpiTrend, Target } from './kpi.ts';
import type { Window } from './window.ts';

/** The target in force and whether it is reached. */
export function standing(
  target: Target | undefined,
  value: number | undefined,
  against: number | undefined,
): { target?: Target; met?: boolean; against?: number } {
  const limit = target?.value === 'against' ? against : target?.value;
  const known = target !== undefined && value !== undefined && limit !== undefined;
  return {
    ...(target && { target }),
    ...(known && { met: compares(value, target.comparator, limit) }),
    ...(against !== undefined && { against }),
  };
}

/** How a value moved against an earlier one, and whether for the better. */
export function movement(kpi: CompiledKpi, value: number, previous: number): KpiTrend {
  if (value === previous) return { previous, change: 'flat' };
  const change = value > previous ? 'up' : 'down';
  const { direction } = kpi.decl;
  return { previous, change, ...(direction !== 'none' && { better: direction === change }) };
}

/** The window a scope puts in force: its own, else the definition's; it needs a day to hold on to. */
export function windowOf(kpi: CompiledKpi, { window }: KpiScope): Window | undefined {
  if (kpi.on === undefined && kpi.measure.kind !== 'readings') return undefined;
  return window === 'all' ? undefined : (window ?? kpi.window);
}

/** Day number of today. */
export function todayOf({ today }: KpiContext): DayNumber {
  const number = dayNumber(today);
  if (number === undefined) throw new RangeError(`not a day: ${today}`);
  return number;
}
