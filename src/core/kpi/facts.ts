// The rows behind a figure with what each says to the measure, in columns, and how many of them become one figure. A row is judged once;
// totals, groups and buckets of time are all folds over the same facts. Comes in: rows and a prepared measure; goes out: numbers.
import type { Row } from '../index/rows.ts';
import { eachOf, type Steps } from '../index/steps.ts';
import type { Judge } from './judge.ts';
import type { CompiledMeasure, Figure } from './kpi.ts';
import type { Aggregate } from './measure.ts';
import { mean, quantile, sum } from './statistics.ts';
import type { DayRange } from './window.ts';

/** Judged rows: what stands at one place of the columns is about one row. */
export interface Facts {
  readonly length: number;
  readonly rows: Uint32Array;
  /** The day a row lies on, where the definition has `on`; NaN for none. */
  readonly days: Float64Array | undefined;
  /** 1 for what is counted. */
  readonly counts: Uint8Array;
  /** Where the measure computes with numbers, and divides them. */
  readonly numbers: Float64Array | undefined;
  readonly divisors: Float64Array | undefined;
  /** Rows that could not be judged. */
  readonly missing: number;
}

/** Some of the facts. */
export type Places = readonly number[];

/** Judges the rows that lie in a range; `days` are those of the rows, place by place. */
export function* factsOf(
  rows: readonly Row[],
  days: Float64Array | undefined,
  { judgement, number, divisor }: Judge,
  range: DayRange | undefined,
): Steps<Facts> {
  const places = range ? placesWithin(days, range) : new Uint32Array(rows.length).map((_, place) => place);
  const most = places.length;
  const made = {
    rows: new Uint32Array(most),
    days: days && new Float64Array(most),
    counts: new Uint8Array(most),
    numbers: number && new Float64Array(most),
    divisors: divisor && new Float64Array(most),
  };
  let [length, missing] = [0, 0];
  yield* eachOf(places, (place) => {
    const row = rows[place] ?? 0;
    const said = judgement(row);
    const own = number ? number(row) : 0;
    const other = divisor ? divisor(row) : 0;
    if (said === 'missing' || !Number.isFinite(own) || !Number.isFinite(other)) missing++;
    else if (said !== 'pending') {
      made.rows[length] = row;
      made.counts[length] = said === 'counts' ? 1 : 0;
      if (made.days) made.days[length] = days?.[place] ?? Number.NaN;
      if (made.numbers) made.numbers[length] = own;
      if (made.divisors) made.divisors[length] = other;
      length++;
    }
  });
  return { ...made, length, missing };
}

/** Most rows lie outside: they are told before anything else is asked of them. */
function placesWithin(days: Float64Array = none, { from, to }: DayRange): Uint32Array {
  const places = new Uint32Array(days.length);
  let count = 0;
  for (let place = 0; place < days.length; place++) {
    const day = days[place] ?? Number.NaN;
    if (day >= from && day <= to) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** The figure of some facts, or of all: times in milliseconds, shares and ratios in percent. */
export function fold(measure: CompiledMeasure, facts: Facts, places?: Places): Figure {
  const sampleSize = places?.length ?? facts.length;
  const value = measured(measure, facts, places, sampleSize);
  return value === undefined || !Number.isFinite(value) ? { sampleSize } : { value, sampleSize };
}

function measured(
  measure: CompiledMeasure,
  facts: Facts,
  places: Places | undefined,
  sampleSize: number,
): number | undefined {
  switch (measure.kind) {
    case 'count':
      return counted(facts, places);
    case 'share':
      return sampleSize === 0 ? undefined : (100 * counted(facts, places)) / sampleSize;
    case 'aggregate':
      return aggregate(measure.function, some(facts.numbers, facts.length, places));
    case 'ratio':
      return (100 * sum(some(facts.numbers, facts.length, places))) / sum(some(facts.divisors, facts.length, places));
    case 'readings':
      return undefined;
  }
}

function counted({ counts, length }: Facts, places: Places | undefined): number {
  let count = 0;
  if (places) for (const place of places) count += counts[place] ?? 0;
  else for (let place = 0; place < length; place++) count += counts[place] ?? 0;
  return count;
}

const none = new Float64Array(0);

function some(column: Float64Array | undefined = none, length: number, places: Places | undefined): Float64Array {
  return places ? Float64Array.from(places, (place) => column[place] ?? 0) : column.subarray(0, length);
}

function aggregate(name: Aggregate, numbers: Float64Array): number | undefined {
  switch (name) {
    case 'sum':
      return sum(numbers);
    case 'avg':
      return mean(numbers);
    case 'median':
      return quantile(numbers, 0.5);
    case 'p90':
      return quantile(numbers, 0.9);
    case 'min':
      return quantile(numbers, 0);
    case 'max':
      return quantile(numbers, 1);
  }
}
