// How a figure stands: in which window it is taken, against its target and against an earlier figure. Comes in: a checked
// definition and numbers; goes out: the parts of a KpiValue that say so. Reads no index.
import { type DayNumber, dayNumber } from '../day.ts';
import { compares } from './judge.ts';
import type { CompiledKpi, Figure, KpiContext, KpiScope, KpiTrend, Target } from './kpi.ts';
import { type DayRange, previousWindow, rangeBefore, rangeYearBefore, type Window, windowBefore } from './window.ts';

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

/** How a value moved against the figure of other days; undefined where there was none. */
export function movementFrom(
  kpi: CompiledKpi,
  value: number | undefined,
  earlier: Figure,
  days?: DayRange,
): KpiTrend | undefined {
  const { value: previous, sampleSize } = earlier;
  if (value === undefined || previous === undefined) return undefined;
  // Where nothing is counted there were none; where nothing is measured there is nothing to say.
  if (sampleSize === 0 && kpi.measure.kind !== 'count') return undefined;
  return { ...movement(kpi, value, previous), sampleSize, ...(days && { days }) };
}

/** Figures that lie on no day and are no readings: only the past knows how they were. */
export function hasNoDays({ on, measure }: CompiledKpi): boolean {
  return on === undefined && measure.kind !== 'readings';
}

/** The window a scope puts in force: its own, else the definition's; it needs a day to hold on to. */
export function windowOf(kpi: CompiledKpi, { window, range }: KpiScope): Window | undefined {
  if (hasNoDays(kpi) || range) return undefined;
  return window === 'all' ? undefined : (window ?? kpi.window);
}

/** The days a figure is about: those that are named, else those of the window; undefined: all. */
export function rangeOf(kpi: CompiledKpi, scope: KpiScope, today: DayNumber): DayRange | undefined {
  if (scope.range && !hasNoDays(kpi)) return scope.range;
  const window = windowOf(kpi, scope);
  return window && windowBefore(window, today);
}

/** The days that figure is compared with; `isNamed` where they are not simply the window before. */
export function earlierDays(
  kpi: CompiledKpi,
  scope: KpiScope,
  today: DayNumber,
): { readonly days: DayRange; readonly isNamed: boolean } | undefined {
  const range = rangeOf(kpi, scope, today);
  if (!range) return undefined;
  if (scope.compare === 'year') return { days: rangeYearBefore(range), isNamed: true };
  const window = windowOf(kpi, scope);
  return window ? { days: previousWindow(window, today), isNamed: false } : { days: rangeBefore(range), isNamed: true };
}

/** Day number of today. */
export function todayOf({ today }: KpiContext): DayNumber {
  const number = dayNumber(today);
  if (number === undefined) throw new RangeError(`not a day: ${today}`);
  return number;
}
