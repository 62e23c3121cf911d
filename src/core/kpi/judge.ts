// What rows say to a measure: whether they count, and with which numbers. Comes in: a checked measure, rows and the index; goes out:
// columns, at each place what the row there says. Reads the index, changes nothing.
import { type DayNumber, dayMs, dayNumber } from '../day.ts';
import { fieldReader, numbersOf } from '../index/fieldReader.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, NumberReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { changeEffect } from '../record/changeEffect.ts';
import type { KpiDecl } from '../record/kind.ts';
import { spanCounter } from '../record/serviceClock.ts';
import { firstDue, firstSeen } from './firstDue.ts';
import type { CompiledMeasure, KpiContext, Operand, RowTest, Term } from './kpi.ts';
import type { Comparator } from './measure.ts';
import type { ProjectProgress } from './progress.ts';
import type { Shared } from './shared.ts';

/** What judging needs besides the rows. */
export interface Bench {
  readonly index: IndexReader;
  readonly context: KpiContext;
  /** What was worked out for other figures of the same rows. */
  readonly shared: Shared;
  readonly progress: () => ProjectProgress;
  /** Which hours lie between two stamps; absent: all. */
  readonly hours?: NonNullable<KpiDecl['hours']>;
}

/** What a row can say: `missing` when it lacks a field that the measure needs, `pending` when it is too early to say. */
export const judgement = { countsNot: 0, counts: 1, missing: 2, pending: 3 } as const;

/** What rows said, place by place. */
export interface Judged {
  /** By `judgement`; absent: each counts. */
  readonly judgements?: Float64Array;
  /** What each contributes, where the measure computes with numbers. */
  readonly numbers?: Float64Array;
  /** What the numbers are divided by. */
  readonly divisors?: Float64Array;
}

/**
 * Judges rows (not readings, which are no rows). In a comparison of fields, a row that is still open and lacks one of them has not got
 * there yet: it does not count, or is pending while its day is still to come. A closed one that lacks a field cannot be judged.
 */
export function* judged(measure: CompiledMeasure, rows: Uint32Array, bench: Bench): Steps<Judged> {
  switch (measure.kind) {
    case 'count':
    case 'share':
      return measure.test ? { judgements: yield* judgementsOf(measure.test, rows, bench) } : {};
    case 'aggregate':
      return { numbers: yield* numbersOfTerm(measure.of, rows, bench) };
    case 'ratio':
      return {
        numbers: yield* numbersOfTerm(measure.of, rows, bench),
        divisors: yield* numbersOfTerm(measure.to, rows, bench),
      };
    case 'readings':
      return { judgements: new Float64Array(rows.length).fill(judgement.missing) };
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

function* judgementsOf(test: RowTest, rows: Uint32Array, bench: Bench): Steps<Float64Array> {
  const { index, context } = bench;
  if (test.kind === 'query') {
    const among = test.source.test ? undefined : new Set(yield* test.source.rows(index, context));
    const passes = test.source.test?.(index, context) ?? ((row: Row) => among?.has(row) === true);
    return yield* numbersOf(rows, (row) => (passes(row) ? judgement.counts : judgement.countsNot));
  }
  const { left, comparator, right } = test;
  const isConstant = 'text' in right;
  const differences = yield* isConstant ? numbersOfTerm(left, rows, bench) : differencesOf(left, right, rows, bench);
  const limit = isConstant ? right.value : 0;
  const isToCome = isConstant ? undefined : deadlineOf(left, right, bench);
  let place = 0;
  return yield* numbersOf(rows, (row) => {
    const value = differences[place++] ?? Number.NaN;
    if (Number.isFinite(value)) return compares(value, comparator, limit) ? judgement.counts : judgement.countsNot;
    if (!isOpenRow(index, row)) return judgement.missing;
    return isToCome?.(row) ? judgement.pending : judgement.countsNot;
  });
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
function* differencesOf(left: Term, right: Term, rows: Uint32Array, bench: Bench): Steps<Float64Array> {
  if (!left.minus && !right.minus && left.quantity === 'moment')
    return yield* numbersOfTerm({ left: left.left, minus: right.left, quantity: 'time' }, rows, bench);
  const [first, second] = [yield* numbersOfTerm(left, rows, bench), yield* numbersOfTerm(right, rows, bench)];
  return first.map((number, place) => number - (second[place] ?? 0));
}

function numbersOfTerm(term: Term, rows: Uint32Array, bench: Bench): Steps<Float64Array> {
  const words = `${JSON.stringify(term)} in hours ${bench.hours}`;
  return bench.shared.of(rows, words, () => termNumbers(term, rows, bench));
}

function* termNumbers(term: Term, rows: Uint32Array, bench: Bench): Steps<Float64Array> {
  const numbers = yield* operandNumbers(term.left, rows, bench);
  const { minus } = term;
  if (minus === undefined) return numbers;
  const others = yield* operandNumbers(minus, rows, bench);
  if (term.quantity !== 'time' || term.left.type === 'duration' || term.left.type === 'interval')
    return numbers.map((number, place) => number - (others[place] ?? 0));
  const [isLeftBare, isRightBare] = [bareDays(term.left, bench), bareDays(minus, bench)];
  const [leftDay, rightDay] = [writtenDays(term.left, bench), writtenDays(minus, bench)];
  const span = spanCounter(bench.index, bench.hours);
  let place = 0;
  return yield* numbersOf(rows, (row) => {
    const [left, right] = [numbers[place] ?? 0, others[place] ?? 0];
    place++;
    const [isDay, isOtherDay] = [isLeftBare(row, left), isRightBare(row, right)];
    if (!isDay && !isOtherDay) return span(row, right, left);
    // A day without a time of day says nothing about hours: the difference to it is in whole days, as they are written.
    const day = isDay && !Number.isNaN(left) ? left / dayMs : leftDay(row);
    const otherDay = isOtherDay && !Number.isNaN(right) ? right / dayMs : rightDay(row);
    return (day - otherDay) * dayMs;
  });
}

function operandNumbers(operand: Operand, rows: Uint32Array, bench: Bench): Steps<Float64Array> {
  return bench.shared.of(rows, JSON.stringify(operand), () => numbersOf(rows, operandReader(operand, bench)));
}

function operandReader(operand: Operand, { index, context, progress }: Bench): NumberReader {
  switch (operand.read) {
    case 'today':
      return always((dayNumber(context.today) ?? Number.NaN) * dayMs);
    case 'now':
      return always(Date.parse(context.now));
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
function writtenDays({ read, field }: Operand, { index, context }: Bench): NumberReader {
  if (read === 'today') return always(dayNumber(context.today));
  if (read === 'now') return always(dayNumber(context.now.slice(0, 10)));
  if (read === 'first-due') return (row) => firstDue(row, index, context) ?? Number.NaN;
  if (read === 'first-seen') return (row) => firstSeen(row, index, context) ?? Number.NaN;
  return fieldReader(index).days(field);
}

function always(number: DayNumber | undefined): NumberReader {
  return () => number ?? Number.NaN;
}

/** Whether an operand is a day without a time of day, of a row and the instant that was read from it. */
function bareDays({ read, field, type }: Operand, { index }: Bench): (row: Row, instant: number) => boolean {
  if (type === 'day') return () => true;
  if (read !== 'field') return () => false;
  const isBare = fieldReader(index).measured(field, (value) =>
    Number(typeof value === 'string' && value.length === 10),
  );
  // Such a day is read as its beginning in UTC, where it can be read.
  return (row, instant) => (Number.isNaN(instant) || instant % dayMs === 0) && isBare(row) === 1;
}
