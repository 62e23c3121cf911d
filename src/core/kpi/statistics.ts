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
  if (values.length === 0) return undefined;
  const parted = Float64Array.from(values);
  const at = (parted.length - 1) * share;
  const place = Math.floor(at);
  const low = placed(parted, place);
  // What stands behind it is no less: the least of that is next.
  let high = place + 1 < parted.length ? Number.POSITIVE_INFINITY : low;
  for (let next = place + 1; next < parted.length; next++) high = Math.min(high, parted[next] ?? high);
  return at === place ? low : low + (high - low) * (at - place);
}

const mostRounds = 100;

/** The value that would stand at a place were they sorted; what stands before it then is no more, what stands behind it no less. */
function placed(values: Float64Array, place: number): number {
  let [from, to] = [0, values.length - 1];
  for (let rounds = 0; from < to; rounds++) {
    // Values that were put together to make it slow are sorted.
    if (rounds === mostRounds) return values.subarray(from, to + 1).sort()[place - from] ?? Number.NaN;
    const middle = values[(from + to) >> 1] ?? 0;
    let [left, right] = [from, to];
    while (left <= right) {
      while ((values[left] ?? middle) < middle) left++;
      while ((values[right] ?? middle) > middle) right--;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = value;
    }
    if (place <= right) to = right;
    else if (place >= left) from = left;
    else break;
  }
  return values[place] ?? Number.NaN;
}
