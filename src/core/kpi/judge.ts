// What one row says to a measure, and how many such statements become one figure. A row is judged once; totals, groups,
// buckets of time and the stretch before are all folds over the same judgements. Reads the index, changes nothing.
import { type DayNumber, dayMs, dayNumber } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { changeEffect } from '../record/changeEffect.ts';
import type { KpiDecl } from '../record/kind.ts';
import { countedSpan } from '../record/serviceClock.ts';
import { firstDue, firstSeen } from './firstDue.ts';
import type { CompiledMeasure, Figure, KpiContext, Operand, RowTest, Term } from './kpi.ts';
import type { Aggregate, Comparator } from './measure.ts';
import type { ProjectProgress } from './progress.ts';
import { mean, quantile, sum } from './statistics.ts';

/** What a row contributes: whether it is counted, its number, and the number it is divided by where the measure is a ratio. */
export interface Judgement {
  readonly row: Row;
  readonly counts: boolean;
  readonly number: number;
  readonly divisor: number;
}

/** What judging needs besides the row. */
export interface Bench {
  readonly index: IndexReader;
  readonly context: KpiContext;
  readonly progress: () => ProjectProgress;
  /** Which hours lie between two stamps; absent: all. */
  readonly hours?: NonNullable<KpiDecl['hours']>;
}

/**
 * A function from a row to its judgement: `missing` when the row lacks a field the measure needs, `pending` when it is too
 * early to say.
 */
export type Judge = (row: Row) => Judgement | 'missing' | 'pending';

/**
 * Prepares the judge of a measure over rows (not for readings, which are no rows). In a comparison of fields, a row that is
 * still open and lacks one of them has not got there yet: it does not count, or is pending while its day is still to come.
 * A closed one that lacks a field cannot be judged.
 */
export function* judgeOf(measure: CompiledMeasure, bench: Bench): Steps<Judge> {
  switch (measure.kind) {
    case 'count':
    case 'share': {
      const test = measure.test && (yield* testOf(measure.test, bench));
      return (row) => {
        const counts = test === undefined ? true : test(row);
        return typeof counts === 'string' ? counts : { row, counts, number: Number.NaN, divisor: Number.NaN };
      };
    }
    case 'aggregate': {
      const number = readerOf(measure.of, bench);
      return (row) => judgement(row, number(row), 1);
    }
    case 'ratio': {
      const number = readerOf(measure.of, bench);
      const divisor = readerOf(measure.to, bench);
      return (row) => judgement(row, number(row), divisor(row));
    }
    case 'readings':
      return () => 'missing';
  }
}

/** The figure of many judgements, times in milliseconds, shares and ratios in percent. */
export function fold(measure: CompiledMeasure, judgements: readonly Judgement[]): Figure {
  const value = measured(measure, judgements);
  return value === undefined || !Number.isFinite(value)
    ? { sampleSize: judgements.length }
    : { value, sampleSize: judgements.length };
}

/** Whether `value` is to `other` as the comparator says. */
export function compares(value: number, comparator: Comparator, other: number): boolean {
  switch (comparator) {
    case '<=':
      return value <= other;
    case '>=':
      return value >= other;
    case '<':
      return value < other;
    case '>':
      return value > other;
    case '=':
      return value === other;
  }
}

function measured(measure: CompiledMeasure, judgements: readonly Judgement[]): number | undefined {
  const counted = () => judgements.filter(({ counts }) => counts).length;
  switch (measure.kind) {
    case 'count':
      return counted();
    case 'share':
      return judgements.length === 0 ? undefined : (100 * counted()) / judgements.length;
    case 'aggregate':
      return aggregate(
        measure.function,
        judgements.map(({ number }) => number),
      );
    case 'ratio':
      return (100 * sum(judgements.map(({ number }) => number))) / sum(judgements.map(({ divisor }) => divisor));
    case 'readings':
      return undefined;
  }
}

function aggregate(name: Aggregate, numbers: readonly number[]): number | undefined {
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

function judgement(row: Row, number: number, divisor: number): Judgement | 'missing' {
  return Number.isFinite(number) && Number.isFinite(divisor) ? { row, counts: true, number, divisor } : 'missing';
}

/** The test as a function of the row. */
function* testOf(test: RowTest, bench: Bench): Steps<(row: Row) => boolean | 'missing' | 'pending'> {
  if (test.kind === 'query') {
    const passes = test.source.test?.(bench.index, bench.context);
    if (passes) return passes;
    const rows = new Set(yield* test.source.rows(bench.index, bench.context));
    return (row) => rows.has(row);
  }
  const { left, comparator, right } = test;
  const constant = 'text' in right;
  const difference = constant ? readerOf(left, bench) : comparisonOf(left, right, bench);
  const limit = constant ? right.value : 0;
  const deadline = constant ? undefined : deadlineOf(left, right, bench);
  return (row) => {
    const value = difference(row);
    if (Number.isFinite(value)) return compares(value, comparator, limit);
    if (!isOpenRow(bench.index, row)) return 'missing';
    return deadline?.(row) ? 'pending' : false;
  };
}

/** Whether the day that an open row is measured against is still to come, today included: it can still be met. */
function deadlineOf(left: Term, right: Term, bench: Bench): ((row: Row) => boolean) | undefined {
  const { read } = right.left;
  if (left.quantity !== 'moment' || (read !== 'field' && read !== 'first-due')) return undefined;
  // As long as the past is not read, nobody can say that it was missed.
  if (read === 'first-due' && bench.context.firstDues === undefined) return () => true;
  const today = dayNumber(bench.context.today) ?? Number.NaN;
  return (row) => (writtenDay(right.left, row, bench) || Number.NEGATIVE_INFINITY) >= today;
}

/** How far two sides of a comparison are apart; two points in time are compared like any other difference of them. */
function comparisonOf(left: Term, right: Term, bench: Bench): (row: Row) => number {
  if (!left.minus && !right.minus && left.quantity === 'moment') {
    return readerOf({ left: left.left, minus: right.left, quantity: 'time' }, bench);
  }
  const first = readerOf(left, bench);
  const second = readerOf(right, bench);
  return (row) => first(row) - second(row);
}

function readerOf(term: Term, bench: Bench): (row: Row) => number {
  const left = operandReader(term.left, bench);
  const { minus } = term;
  if (minus === undefined) return left;
  const right = operandReader(minus, bench);
  if (term.quantity !== 'time' || term.left.type === 'duration') return (row) => left(row) - right(row);
  const { index, hours = 'elapsed' } = bench;
  return (row) =>
    isBareDay(term.left, row, bench) || isBareDay(minus, row, bench)
      ? daysApart(term.left, minus, row, bench)
      : countedSpan(index, row, [right(row), left(row)], hours);
}

function operandReader(operand: Operand, { index, context, progress }: Bench): (row: Row) => number {
  switch (operand.read) {
    case 'today': {
      const today = (dayNumber(context.today) ?? Number.NaN) * dayMs;
      return () => today;
    }
    case 'now': {
      const now = Date.parse(context.now);
      return () => now;
    }
    case 'first-due':
      return (row) => (firstDue(row, index, context) ?? Number.NaN) * dayMs;
    case 'first-seen':
      return (row) => (firstSeen(row, index, context) ?? Number.NaN) * dayMs;
    case 'issues-before':
      return (row) => changeEffect(index, row)?.before.length ?? Number.NaN;
    case 'issues-after':
      return (row) => changeEffect(index, row)?.after.length ?? Number.NaN;
    case 'progress':
      return (row) => progress().of(row) ?? Number.NaN;
    case 'field': {
      const scale = operand.type === 'day' ? dayMs : 1;
      return (row) => index.number(row, operand.field) * scale;
    }
  }
}

/** A day without a time of day says nothing about hours: the difference to it is in whole days, as they are written. */
function daysApart(left: Operand, right: Operand, row: Row, bench: Bench): number {
  return (writtenDay(left, row, bench) - writtenDay(right, row, bench)) * dayMs;
}

function writtenDay(operand: Operand, row: Row, { index, context }: Bench): number {
  if (operand.read === 'today') return dayNumber(context.today) ?? Number.NaN;
  if (operand.read === 'now') return dayNumber(context.now.slice(0, 10)) ?? Number.NaN;
  if (operand.read === 'first-due') return firstDue(row, index, context) ?? Number.NaN;
  if (operand.read === 'first-seen') return firstSeen(row, index, context) ?? Number.NaN;
  return dayOf(index, row, operand.field) ?? Number.NaN;
}

function isBareDay(operand: Operand, row: Row, { index }: Bench): boolean {
  if (operand.type === 'day') return true;
  const value = operand.read === 'field' ? index.get(row, operand.field) : undefined;
  return typeof value === 'string' && value.length === 10;
}

/** The day of a day or stamp field as it is written, whatever the zone: the day its writer lived in. */
export function dayOf(index: IndexReader, row: Row, field: string): DayNumber | undefined {
  if (index.config.fields.get(field)?.type === 'day') {
    const day = index.number(row, field);
    if (!Number.isNaN(day)) return day;
  }
  const value = index.get(row, field);
  return typeof value === 'string' ? dayNumber(value.slice(0, 10)) : undefined;
}
