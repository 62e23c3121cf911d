// Sums, means and quantiles of plain numbers. Comes in: finite numbers in any order; goes out: a number, or undefined
// where nothing was given. Never changes its input and never answers NaN.

/** The sum, with the lost low-order parts carried along, so that a long column of cents adds up. 0 for nothing. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; undefined for nothing. */
export function mean(values: ArrayLike<number>): number | undefined {
  return values.length === 0 ? undefined : sum(values) / values.length;
}

/**
 * The value below which `share` (0 to 1) of the values lie, linear between neighbours: the definition spreadsheets use
 * (`PERCENTILE.INC`), so anybody can check a figure. `quantile(values, 0.5)` is the median. Undefined for nothing.
 */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) return undefined;
  return low + (high - low) * (at - Math.floor(at));
}
