// Work that can pause: what has to look at many rows yields now and then, so that a caller may let others have their turn. Comes
// in: a generator; goes out: its result, the same whether it was made in one go or with pauses. Rows are those of one version of
// the index: when that changes during a pause, the rest of the steps is worthless.

/** Work in steps of a millisecond or two; the last one answers. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows looked at between two pauses. */
export const rowsAStep = 128;

/** The result of steps, made in one go. */
export function finished<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Does something with every row, with a pause after so many of them. */
export function* eachRow(rows: Iterable<number>, work: (row: number) => void, rowsBetween = rowsAStep): Steps<void> {
  yield* eachOf(rows, work, rowsBetween);
}

/** The same with anything else. */
export function* eachOf<T>(all: Iterable<T>, work: (each: T) => void, between = rowsAStep): Steps<void> {
  if ('length' in all) {
    const list = all as Iterable<T> & ArrayLike<T>;
    for (let from = 0; from < list.length; from += between) {
      if (from > 0) yield;
      someOf(list, from, Math.min(from + between, list.length), work);
    }
    return;
  }
  let count = 0;
  for (const each of all) {
    work(each);
    if (++count % between === 0) yield;
  }
}

/** A loop of its own, which engines run faster than one that pauses. */
function someOf<T>(list: ArrayLike<T>, from: number, to: number, work: (each: T) => void): void {
  for (let at = from; at < to; at++) work(list[at] as T);
}

/** As much of a list is sorted in one go; longer ones are sorted in such runs, which are merged. */
const sortedAtOnce = 1024;

/** A list sorted like `toSorted`, equal ones as they stood, with pauses. */
export function* sorted<T>(list: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < list.length; from += sortedAtOnce) {
    if (from > 0) yield;
    runs.push(list.slice(from, from + sortedAtOnce).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedRuns<T>(first: T[], second: T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const merged: T[] = [];
  let [one, other] = [0, 0];
  while (one < first.length && other < second.length) {
    const next = compare(first[one] as T, second[other] as T) <= 0 ? first[one++] : second[other++];
    if (merged.push(next as T) % sortedAtOnce === 0) yield;
  }
  return merged.concat(one < first.length ? first.slice(one) : second.slice(other));
}

/** The rows that pass, with pauses. */
export function* filtered(rows: Iterable<number>, passes: (row: number) => boolean): Steps<number[]> {
  const found: number[] = [];
  yield* eachRow(rows, (row) => {
    if (passes(row)) found.push(row);
  });
  return found;
}
