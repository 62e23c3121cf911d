// A KPI over rows of the index: total, groups, course, trend and the rows behind it. Comes in: a checked definition and the
// rows of its query; goes out: a KpiValue. Every row is judged once; the rest are folds over the judgements.

import { type DayNumber, dayText } from '../day.ts';
import { fieldReader, numbersOf } from '../index/fieldReader.ts';
import type { Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { breachDays } from '../record/breachDay.ts';
import type { KpiDecl } from '../record/kind.ts';
import { currenciesOf } from './currency.ts';
import { inDrawers, noDrawer, type Places } from './drawers.ts';
import { type DatedRows, type Facts, factsOf, fold, rowsWithin } from './facts.ts';
import { isCut } from './firstDue.ts';
import { byGroup } from './groups.ts';
import type { Bench } from './judge.ts';
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
import { isDerived, projectProgress } from './progress.ts';
import type { Shared } from './shared.ts';
import { earlierDays, movementFrom, rangeOf, standing, todayOf, windowOf } from './standing.ts';
import { bucketDays, bucketOf, bucketsIn, type DayRange, windowBefore } from './window.ts';

/** Places of a figure after which there is a pause. */
const placesAStep = 2048;

/** Groups that have a course of their own. */
export const mostCourses = 12;

const noPlaces: Places = new Uint32Array(0);

/** What a computation over rows works on. */
interface Work {
  readonly kpi: CompiledKpi;
  /** With days where the definition has `on`. */
  readonly rows: DatedRows;
  readonly bench: Bench;
  readonly scope: KpiScope;
  readonly range: DayRange | undefined;
  readonly today: DayNumber;
}

/** Computes a KPI over the rows of its query. Throws when `today` is not a day: that is our own mistake. */
export function* computeRows(
  kpi: CompiledKpi,
  among: readonly Row[],
  index: KpiIndex,
  context: KpiContext,
  scope: KpiScope,
  known: Shared,
): Steps<KpiValue> {
  const today = todayOf(context);
  const window = windowOf(kpi, scope);
  const range = rangeOf(kpi, scope, today);
  const bench = benchOf(index, context, kpi.decl.hours, known);
  const earliest = Math.min(range?.from ?? -Infinity, earlierDays(kpi, scope, today)?.days.from ?? Infinity);
  const rows = yield* known.of(among, `on ${kpi.on} from ${isDerived(kpi) && earliest}`, () =>
    dated(among, kpi, bench, earliest),
  );
  const work: Work = { kpi, rows, bench, scope, range, today };
  const facts = yield* factsIn(work, kpi.measure, range);
  const own = facts.rows;
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
  const beside = kpi.against && (yield* factsIn(work, kpi.against, range));
  const against = kpi.against && beside && inUnit(kpi, fold(kpi.against, beside)).value;
  const trend = yield* trendOf(work, figure);
  const course = yield* bucketsOf(facts, range ?? yearBefore(today), bench);
  return {
    ...shared,
    ...figure,
    ...standing(kpi.target, figure.value, against),
    ...(trend && { trend }),
    groups: yield* groupsOf(work, facts, beside, course),
    series: yield* courseOf(kpi, facts, course),
  };
}

function benchOf(index: KpiIndex, context: KpiContext, hours: KpiDecl['hours'], shared: Shared): Bench {
  let progress: ReturnType<typeof projectProgress> | undefined;
  return {
    index,
    context,
    shared,
    ...(hours && { hours }),
    progress: () => {
      progress ??= projectProgress(index);
      return progress;
    },
  };
}

function* dated(
  among: readonly Row[],
  kpi: CompiledKpi,
  { index, context, shared }: Bench,
  earliest: DayNumber,
): Steps<DatedRows> {
  const rows = yield* shared.of(among, 'rows', function* () {
    yield;
    return Uint32Array.from(among);
  });
  if (kpi.on === undefined) return { rows };
  const days = isDerived(kpi) ? breachDays(index, context.now, earliest) : fieldReader(index).days(kpi.on);
  return { rows, days: yield* numbersOf(rows, days) };
}

/** Most rows lie outside a range: they are told before anything else is asked of them. */
function* factsIn({ rows, bench }: Work, measure: CompiledMeasure, range: DayRange | undefined): Steps<Facts> {
  const inside =
    range && (yield* bench.shared.of(rows, `within ${range.from} ${range.to}`, () => rowsWithin(rows, range)));
  return yield* factsOf(inside ?? rows, measure, bench);
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
  const facts = yield* factsIn(work, kpi.measure, days);
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
  { kpi, bench }: Work,
  facts: Facts,
  factsBeside: Facts | undefined,
  course: Buckets | undefined,
): Steps<KpiValue['groups']> {
  const { by, against } = kpi;
  if (by === undefined) return [];
  const placesOf = ({ rows }: Facts) => bench.shared.of(rows, `by ${by}`, () => byGroup(rows, by, bench.index));
  const beside = factsBeside && (yield* placesOf(factsBeside));
  const groups = [...(yield* placesOf(facts))].map(([label, places]) => {
    const other =
      against && factsBeside && inUnit(kpi, fold(against, factsBeside, beside?.get(label) ?? noPlaces)).value;
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
    made.push({ ...group, ...(hasCourse && { series: yield* courseOf(kpi, facts, course, places) }) });
  }
  return made;
}

/** The weeks or months of a range, and in which of them each fact lies. */
interface Buckets {
  readonly starts: readonly DayNumber[];
  readonly bucketOf: Int32Array;
}

/** None without a day to hold on to. */
function* bucketsOf({ days }: Facts, range: DayRange, { shared }: Bench): Steps<Buckets | undefined> {
  return days && (yield* shared.of(days, `in ${range.from} ${range.to}`, () => inBuckets(days, range)));
}

function* inBuckets(days: Float64Array, range: DayRange): Steps<Buckets> {
  const step = bucketOf(range);
  const starts = bucketsIn(range, step);
  // Thousands of rows lie on a few hundred days.
  const ofDay = new Int32Array(range.to - range.from + 1).fill(noDrawer);
  for (const [bucket, start] of starts.entries()) {
    const { from, to } = bucketDays(start, step);
    ofDay.fill(bucket, Math.max(0, from - range.from), Math.max(0, to + 1 - range.from));
  }
  yield;
  const own = new Int32Array(days.length);
  for (let place = 0; place < days.length; place++)
    own[place] = ofDay[(days[place] ?? Number.NaN) - range.from] ?? noDrawer;
  yield;
  return { starts, bucketOf: own };
}

/** The figure of every week or month, of some facts or all. */
function* courseOf(kpi: CompiledKpi, facts: Facts, course: Buckets | undefined, places?: Places): Steps<KpiPoint[]> {
  if (!course) return [];
  const drawers = yield* inDrawers(course.bucketOf, course.starts.length, places);
  const points: KpiPoint[] = [];
  for (const [bucket, inside] of drawers.entries()) {
    points.push({ day: dayText(course.starts[bucket] ?? 0), ...inUnit(kpi, fold(kpi.measure, facts, inside)) });
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
