// With how many decimals a figure is written. Comes in: values and their unit; goes out: a count from 0 to 6. Texts are made elsewhere.

const most = 6;

/** As many as its size deserves: `1234`, `56.7`, `4.25`. A percentage between 99 and 100 has two: there they make the difference. */
export function decimalsOf(value: number, unit = ''): number {
  const size = Math.abs(value);
  if (unit === '%' && size > 99 && size < 100) return 2;
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

/** For two values beside each other: more where rounding would make them look equal, so that "missed" never stands beside its limit. */
export function decimalsBeside(value: number, other: number, unit = ''): number {
  let decimals = Math.max(decimalsOf(value, unit), decimalsOf(other, unit));
  while (value !== other && decimals < most && value.toFixed(decimals) === other.toFixed(decimals)) decimals++;
  return decimals;
}
