// A KPI over rows of the index: total, groups, course, trend and the rows behind it. Comes in: a checked definition and the
// rows of its query; goes out: a KpiValue. Every row is judged once; the rest are folds over the judgements.

import { type DayNumber, dayText } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { valueMemo } from '../index/memo.ts';
import type { Row } from '../index/rows.ts';
import { eachOf, eachRow, type Steps } from '../index/steps.ts';
import type { KpiDecl } from '../record/kind.ts';
import { currenciesOf } from './currency.ts';
import { type Facts, factsOf, fold, type Places } from './facts.ts';
import { isCut } from './firstDue.ts';
import { byGroup } from './groups.ts';
import { type Bench, daysOf, judgeOf } from './judge.ts';
import type {
  CompiledKpi,
  CompiledMeasure,
  Figure,
  KpiContext,
  KpiGroup,
  KpiIndex,
  KpiPoint,
  KpiRow,
  KpiRows,
  KpiScope,
  KpiTrend,
  KpiValue,
} from './kpi.ts';
import { projectProgress } from './progress.ts';
import { earlierDays, movementFrom, rangeOf, standing, todayOf, windowOf } from './standing.ts';
import { bucketOf, bucketStart, bucketsIn, type DayRange, windowBefore } from './window.ts';

/** Judged rows between two pauses, of which little is asked. */
const placesAStep = 2048;

/** Groups that have a course of their own. */
export const mostCourses = 12;

/** What a computation over rows works on. */
interface Work {
  readonly kpi: CompiledKpi;
  readonly rows: readonly Row[];
  /** The days on which the rows lie, where the definition has `on`. */
  readonly days: Float64Array | undefined;
  readonly bench: Bench;
  readonly scope: KpiScope;
  readonly range: DayRange | undefined;
  readonly today: DayNumber;
}

/** Computes a KPI over the rows of its query. Throws when `today` is not a day: that is our own mistake. */
export function* computeRows(
  kpi: CompiledKpi,
  rows: readonly Row[],
  index: KpiIndex,
  context: KpiContext,
  scope: KpiScope,
): Steps<KpiValue> {
  const today = todayOf(context);
  const window = windowOf(kpi, scope);
  const range = rangeOf(kpi, scope, today);
  const bench = benchOf(index, context, kpi.decl.hours);
  const days = kpi.on === undefined ? undefined : yield* numbersOf(rows, daysOf(index, kpi.on));
  const work: Work = { kpi, rows, days, bench, scope, range, today };
  const facts = yield* judged(work, kpi.measure, range);
  const own = facts.rows.subarray(0, facts.length);
  const currencies = currenciesOf(kpi.measure, own, index);
  yield;
  const shared = {
    kpi,
    unit: kpi.unit,
    bucket: bucketOf(range ?? yearBefore(today)),
    rows: drillDown(kpi, facts),
    missing: facts.missing,
    ...(window && { window }),
    ...(range && scope.range && { range }),
    ...(readsFirstSeen(kpi) && own.some((row) => isCut(row, index, context)) && { atLeast: true }),
    ...(endsResolved(kpi) && { reopened: withReopened(index, own) }),
  };
  if (currencies)
    return {
      ...shared,
      ...standing(kpi.target, undefined, undefined),
      sampleSize: facts.length,
      currencies,
      groups: [],
      series: [],
    };
  yield;
  const figure = inUnit(kpi, fold(kpi.measure, facts));
  const beside = kpi.against && (yield* judged(work, kpi.against, range));
  const against = kpi.against && beside && inUnit(kpi, fold(kpi.against, beside)).value;
  const trend = yield* trendOf(work, figure);
  yield;
  return {
    ...shared,
    ...figure,
    ...standing(kpi.target, figure.value, against),
    ...(trend && { trend }),
    groups: yield* groupsOf(work, facts, beside),
    series: yield* courseOf(kpi, facts, range ?? yearBefore(today)),
  };
}

function benchOf(index: KpiIndex, context: KpiContext, hours: KpiDecl['hours']): Bench {
  let progress: ReturnType<typeof projectProgress> | undefined;
  return {
    index,
    context,
    ...(hours && { hours }),
    progress: () => {
      progress ??= projectProgress(index);
      return progress;
    },
  };
}

function* numbersOf(rows: readonly Row[], numberOf: (row: Row) => number): Steps<Float64Array> {
  const numbers = new Float64Array(rows.length);
  let place = 0;
  yield* eachRow(rows, (row) => {
    numbers[place++] = numberOf(row);
  });
  return numbers;
}

function* judged({ rows, days, bench }: Work, measure: CompiledMeasure, range: DayRange | undefined): Steps<Facts> {
  return yield* factsOf(rows, days, yield* judgeOf(measure, bench), range);
}

function withReopened(index: KpiIndex, rows: Uint32Array): number {
  const reopened = fieldReader(index).values('reopened');
  return rows.reduce((count, row) => count + Number(reopened(row) !== undefined), 0);
}

function inUnit(kpi: CompiledKpi, figure: Figure): Figure {
  return figure.value === undefined ? figure : { ...figure, value: figure.value / (kpi.unitMs ?? 1) };
}

/** The same measure over the stretch just before: what a windowed figure is compared with. */
function* trendOf(work: Work, figure: Figure): Steps<KpiTrend | undefined> {
  const { kpi, scope, today } = work;
  const earlier = earlierDays(kpi, scope, today);
  if (earlier === undefined || figure.value === undefined) return undefined;
  const { days, isNamed } = earlier;
  const facts = yield* judged(work, kpi.measure, days);
  return movementFrom(kpi, figure.value, inUnit(kpi, fold(kpi.measure, facts)), isNamed ? days : undefined);
}

function readsFirstSeen({ measure }: CompiledKpi): boolean {
  return measure.kind === 'aggregate' && measure.of.minus?.read === 'first-seen';
}

/** Whether it is a time that ends with the resolution: beside it stands how often that did not last. */
function endsResolved({ measure }: CompiledKpi): boolean {
  return measure.kind === 'aggregate' && measure.of.quantity === 'time' && measure.of.left.field === 'resolved';
}

/** Groups in the order the choices of the field are declared, else the largest value first. */
function* groupsOf(
  { kpi, bench, range, today }: Work,
  facts: Facts,
  factsBeside: Facts | undefined,
): Steps<KpiValue['groups']> {
  const { by, against } = kpi;
  if (by === undefined) return [];
  const courseDays = range ?? yearBefore(today);
  const placesOf = ({ rows, length }: Facts) => byGroup(rows, length, by, bench.index);
  const beside = factsBeside && (yield* placesOf(factsBeside));
  const groups = [...(yield* placesOf(facts))].map(([label, places]) => {
    const other = against && factsBeside && inUnit(kpi, fold(against, factsBeside, beside?.get(label) ?? [])).value;
    return {
      label,
      places,
      ...inUnit(kpi, fold(kpi.measure, facts, places)),
      ...(other !== undefined && { against: other }),
    };
  });
  if (!kpi.byChoices)
    groups.sort((a, b) => Number(a.label === '') - Number(b.label === '') || (b.value ?? 0) - (a.value ?? 0));
  const made: KpiGroup[] = [];
  for (const { places, ...group } of groups) {
    yield;
    const hasCourse = made.length < mostCourses && kpi.on !== undefined;
    made.push({ ...group, ...(hasCourse && { series: yield* courseOf(kpi, facts, courseDays, places) }) });
  }
  return made;
}

/** The figure of every week or month of the range, of some facts or all; none without a day to hold on to. */
function* courseOf(kpi: CompiledKpi, facts: Facts, range: DayRange, places?: Places): Steps<KpiPoint[]> {
  const { days } = facts;
  if (!days) return [];
  const bucket = bucketOf(range);
  const members = new Map<DayNumber, number[]>(bucketsIn(range, bucket).map((start) => [start, []]));
  // Thousands of rows lie on a few hundred days.
  const ofDay = valueMemo((since) => members.get(bucketStart(range.from + since, bucket)));
  const put = (place: number): void => {
    const day = days[place] ?? Number.NaN;
    if (day >= range.from && day <= range.to) ofDay(day - range.from)?.push(place);
  };
  if (places) yield* eachOf(places, put, placesAStep);
  else
    for (let place = 0; place < facts.length; place++) {
      put(place);
      if ((place + 1) % placesAStep === 0) yield;
    }
  const points: KpiPoint[] = [];
  for (const [start, inside] of members) {
    points.push({ day: dayText(start), ...inUnit(kpi, fold(kpi.measure, facts, inside)) });
    if (inside.length > placesAStep) yield;
  }
  return points;
}

function yearBefore(today: DayNumber): DayRange {
  return windowBefore({ count: 12, step: 'month', text: 'year' }, today);
}

/** What spoils the figure comes first, then the newest; equal rows keep the order of the query. */
function drillDown(kpi: CompiledKpi, facts: Facts): KpiRows {
  const isShown = (place: number): boolean => facts.counts[place] === 1 || kpi.measure.kind === 'share';
  let length = 0;
  for (let place = 0; place < facts.length; place++) length += isShown(place) ? 1 : 0;
  let shown: number[] | undefined;
  return {
    length,
    slice: (from, to) => {
      shown ??= Array.from({ length: facts.length }, (_, place) => place)
        .filter(isShown)
        .sort(orderOf(kpi, facts));
      return shown.slice(from, to).map((place) => rowAt(kpi, facts, place));
    },
  };
}

function orderOf(kpi: CompiledKpi, facts: Facts): (a: number, b: number) => number {
  const sign = kpi.decl.direction === 'up' ? 1 : -1;
  const { counts, days } = facts;
  const value = (place: number): number => contribution(kpi, facts, place) ?? 0;
  const day = (place: number): number => days?.[place] || 0;
  return (a, b) =>
    sign * ((counts[a] ?? 0) - (counts[b] ?? 0)) || sign * (value(a) - value(b)) || day(b) - day(a) || a - b;
}

function rowAt(kpi: CompiledKpi, facts: Facts, place: number): KpiRow {
  const value = contribution(kpi, facts, place);
  const day = facts.days?.[place];
  return {
    row: facts.rows[place] ?? 0,
    counts: facts.counts[place] === 1,
    ...(value !== undefined && { value }),
    ...(day !== undefined && !Number.isNaN(day) && { day: dayText(day) }),
  };
}

function contribution(kpi: CompiledKpi, { numbers, divisors }: Facts, place: number): number | undefined {
  const number = numbers?.[place] ?? 0;
  if (kpi.measure.kind === 'aggregate') return number / (kpi.unitMs ?? 1);
  const divisor = divisors?.[place] ?? 0;
  return kpi.measure.kind === 'ratio' && divisor !== 0 ? (100 * number) / divisor : undefined;
}
