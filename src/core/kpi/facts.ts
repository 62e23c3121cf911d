// The rows behind a figure with what each says to the measure, in columns, and how many of them become one figure. A row is judged once;
// totals, groups and buckets of time are all folds over the same facts. Comes in: rows and a measure; goes out: numbers.
import type { Steps } from '../index/steps.ts';
import type { Places } from './drawers.ts';
import { type Bench, type Judged, judged, judgement } from './judge.ts';
import type { CompiledMeasure, Figure } from './kpi.ts';
import type { Aggregate } from './measure.ts';
import { mean, quantile, sum } from './statistics.ts';
import type { DayRange } from './window.ts';

/** Judged rows: what stands at one place of the columns is about one row. */
export interface Facts extends Pick<Judged, 'numbers' | 'divisors'> {
  readonly length: number;
  readonly rows: Uint32Array;
  /** The day a row lies on, where the definition has `on`; NaN for none. */
  readonly days?: Float64Array;
  /** 1 for what is counted. */
  readonly counts: Uint8Array;
  /** Rows that could not be judged. */
  readonly missing: number;
}

/** Rows, and the days on which they lie. */
export interface DatedRows {
  readonly rows: Uint32Array;
  readonly days?: Float64Array;
}

/** The rows that lie in a range. */
export function* rowsWithin({ rows, days = none }: DatedRows, range: DayRange): Steps<DatedRows> {
  const inside = placesWithin(days, range);
  yield;
  return { rows: rowsAt(rows, inside), days: some(days, days.length, inside) };
}

/** Judges rows. */
export function* factsOf(
  { rows: own, days: ownDays }: DatedRows,
  measure: CompiledMeasure,
  bench: Bench,
): Steps<Facts> {
  const said = yield* judged(measure, own, bench);
  const all = { ...said, length: own.length, rows: own, ...(ownDays && { days: ownDays }) };
  const { judgements, numbers, divisors } = said;
  if (!judgements && !numbers) return { ...all, counts: countsOf(undefined, own.length), missing: 0 };
  const places = new Uint32Array(own.length);
  let [length, missing] = [0, 0];
  for (let place = 0; place < own.length; place++) {
    const judge = judgements?.[place] ?? judgement.counts;
    const isNumber = Number.isFinite(numbers?.[place] ?? 0) && Number.isFinite(divisors?.[place] ?? 0);
    if (judge === judgement.missing || !isNumber) missing++;
    else if (judge !== judgement.pending) places[length++] = place;
  }
  if (length === own.length) return { ...all, counts: countsOf(judgements, own.length), missing };
  const judgedOnes = places.subarray(0, length);
  return {
    length,
    rows: rowsAt(own, judgedOnes),
    counts: countsOf(judgements && some(judgements, own.length, judgedOnes), length),
    ...(ownDays && { days: some(ownDays, own.length, judgedOnes) }),
    ...(numbers && { numbers: some(numbers, own.length, judgedOnes) }),
    ...(divisors && { divisors: some(divisors, own.length, judgedOnes) }),
    missing,
  };
}

function countsOf(judgements: Float64Array | undefined, length: number): Uint8Array {
  return judgements ? new Uint8Array(judgements) : new Uint8Array(length).fill(judgement.counts);
}

function placesWithin(days: Float64Array, { from, to }: DayRange): Places {
  const places = new Uint32Array(days.length);
  let count = 0;
  for (let place = 0; place < days.length; place++) {
    const day = days[place] ?? Number.NaN;
    if (day >= from && day <= to) places[count++] = place;
  }
  return places.slice(0, count);
}

function rowsAt(rows: Uint32Array, places: Places): Uint32Array {
  const chosen = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) chosen[at] = rows[places[at] ?? 0] ?? 0;
  return chosen;
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
  if (places) for (let at = 0; at < places.length; at++) count += counts[places[at] ?? 0] ?? 0;
  else for (let place = 0; place < length; place++) count += counts[place] ?? 0;
  return count;
}

const none = new Float64Array(0);

function some(column: Float64Array | undefined = none, length: number, places: Places | undefined): Float64Array {
  if (!places) return column.subarray(0, length);
  const chosen = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) chosen[at] = column[places[at] ?? 0] ?? 0;
  return chosen;
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
