// Numbers to places: the vertical scale of a chart, with round steps. Comes in: the numbers to show; goes out: the ends of the
// scale and the lines to draw across.
import { ticks } from 'd3-array';

/** A scale from `low` at the bottom to `high` at the top, with the values of its lines. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly lines: readonly number[];
}

/** Less than any step between two lines, more than the dust of fractions. */
const TINY = 1e-9;

/**
 * A scale around the numbers with about `count` lines at round values. Bars need zero on it; lines get it too where it costs
 * less than half of the height.
 */
export function scaleOf(numbers: readonly number[], withZero: boolean, count = 4): Scale {
  let low = Math.min(...numbers);
  let high = Math.max(...numbers);
  if (withZero || (low > 0 && low < high / 2)) low = Math.min(0, low);
  if (withZero) high = Math.max(0, high);
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1;
    if (!(withZero && low === 0)) low -= room;
    high += room;
  }
  const [first = low, second = high] = ticks(low, high, count);
  const step = second - first;
  const start = Math.floor(low / step + TINY);
  const end = Math.ceil(high / step - TINY);
  const lines = Array.from({ length: end - start + 1 }, (_, at) => rounded((start + at) * step));
  return { low: lines[0] ?? low, high: lines.at(-1) ?? high, lines };
}

/** Without the dust that multiplying fractions leaves. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Where a value stands on a height that grows downwards. */
export function placeOn(scale: Scale, value: number, height: number): number {
  return height - ((value - scale.low) / (scale.high - scale.low)) * height;
}
