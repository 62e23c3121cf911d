// What one row says to a measure: whether it counts, and with which numbers. Comes in: a checked measure and the index; goes out:
// functions of a row, prepared for many. Reads the index, changes nothing.
import { type DayNumber, dayMs, dayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { changeEffect } from '../record/changeEffect.ts';
import type { KpiDecl } from '../record/kind.ts';
import { countedSpan } from '../record/serviceClock.ts';
import { firstDue, firstSeen } from './firstDue.ts';
import type { CompiledMeasure, KpiContext, Operand, RowTest, Term } from './kpi.ts';
import type { Comparator } from './measure.ts';
import type { ProjectProgress } from './progress.ts';

/** What judging needs besides the row. */
export interface Bench {
  readonly index: IndexReader;
  readonly context: KpiContext;
  readonly progress: () => ProjectProgress;
  /** Which hours lie between two stamps; absent: all. */
  readonly hours?: NonNullable<KpiDecl['hours']>;
}

/** What a row can say: `missing` when it lacks a field that the measure needs, `pending` when it is too early to say. */
export type Judgement = 'counts' | 'counts not' | 'missing' | 'pending';

/** A prepared measure: how a row is judged, and what it contributes where the measure computes with numbers. */
export interface Judge {
  readonly judgement: (row: Row) => Judgement;
  readonly number?: (row: Row) => number;
  /** What the numbers are divided by. */
  readonly divisor?: (row: Row) => number;
}

/**
 * Prepares a measure over rows (not over readings, which are no rows). In a comparison of fields, a row that is still open and lacks
 * one of them has not got there yet: it does not count, or is pending while its day is still to come. A closed one that lacks a field
 * cannot be judged.
 */
export function* judgeOf(measure: CompiledMeasure, bench: Bench): Steps<Judge> {
  switch (measure.kind) {
    case 'count':
    case 'share': {
      const test = measure.test && (yield* testOf(measure.test, bench));
      return { judgement: test ?? (() => 'counts') };
    }
    case 'aggregate':
      return { judgement: () => 'counts', number: readerOf(measure.of, bench) };
    case 'ratio':
      return { judgement: () => 'counts', number: readerOf(measure.of, bench), divisor: readerOf(measure.to, bench) };
    case 'readings':
      return { judgement: () => 'missing' };
  }
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

/** The test as a function of the row. */
function* testOf(test: RowTest, bench: Bench): Steps<(row: Row) => Judgement> {
  const said = (counts: boolean): Judgement => (counts ? 'counts' : 'counts not');
  if (test.kind === 'query') {
    const passes = test.source.test?.(bench.index, bench.context);
    if (passes) return (row) => said(passes(row));
    const rows = new Set(yield* test.source.rows(bench.index, bench.context));
    return (row) => said(rows.has(row));
  }
  const { left, comparator, right } = test;
  const constant = 'text' in right;
  const difference = constant ? readerOf(left, bench) : comparisonOf(left, right, bench);
  const limit = constant ? right.value : 0;
  const deadline = constant ? undefined : deadlineOf(left, right, bench);
  return (row) => {
    const value = difference(row);
    if (Number.isFinite(value)) return said(compares(value, comparator, limit));
    if (!isOpenRow(bench.index, row)) return 'missing';
    return deadline?.(row) ? 'pending' : 'counts not';
  };
}

/** Whether the day that an open row is measured against is still to come, today included: it can still be met. */
function deadlineOf(left: Term, right: Term, bench: Bench): ((row: Row) => boolean) | undefined {
  const { read } = right.left;
  if (left.quantity !== 'moment' || (read !== 'field' && read !== 'first-due')) return undefined;
  // As long as the past is not read, nobody can say that it was missed.
  if (read === 'first-due' && bench.context.firstDues === undefined) return () => true;
  const today = dayNumber(bench.context.today) ?? Number.NaN;
  const deadline = writtenDays(right.left, bench);
  return (row) => (deadline(row) || Number.NEGATIVE_INFINITY) >= today;
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
  const [isLeftBare, isRightBare] = [bareDays(term.left, bench), bareDays(minus, bench)];
  const [leftDay, rightDay] = [writtenDays(term.left, bench), writtenDays(minus, bench)];
  // A day without a time of day says nothing about hours: the difference to it is in whole days, as they are written.
  return (row) =>
    isLeftBare(row) || isRightBare(row)
      ? (leftDay(row) - rightDay(row)) * dayMs
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
      const number = fieldReader(index).numbers(operand.field);
      return operand.type === 'day' ? (row) => number(row) * dayMs : number;
    }
  }
}

/** The day of an operand as its writer wrote it. */
function writtenDays({ read, field }: Operand, { index, context }: Bench): (row: Row) => number {
  const always = (day: DayNumber | undefined) => () => day ?? Number.NaN;
  if (read === 'today') return always(dayNumber(context.today));
  if (read === 'now') return always(dayNumber(context.now.slice(0, 10)));
  if (read === 'first-due') return (row) => firstDue(row, index, context) ?? Number.NaN;
  if (read === 'first-seen') return (row) => firstSeen(row, index, context) ?? Number.NaN;
  return daysOf(index, field);
}

function bareDays({ read, field, type }: Operand, { index }: Bench): (row: Row) => boolean {
  if (type === 'day') return () => true;
  if (read !== 'field') return () => false;
  const isBare = fieldReader(index).measured(field, (value) =>
    Number(typeof value === 'string' && value.length === 10),
  );
  return (row) => isBare(row) === 1;
}

/** `dayOf` of one field, prepared for many rows; NaN where there is none. */
export function daysOf(index: IndexReader, field: string): (row: Row) => number {
  const fields = fieldReader(index);
  const asWritten = fields.measured(field, (value) =>
    typeof value === 'string' ? (dayNumber(value.slice(0, 10)) ?? Number.NaN) : Number.NaN,
  );
  if (index.config.fields.get(field)?.type !== 'day') return asWritten;
  const day = fields.numbers(field);
  return (row) => {
    const number = day(row);
    return Number.isNaN(number) ? asWritten(row) : number;
  };
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
