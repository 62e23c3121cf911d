// A KPI over rows of the index: total, groups, course, trend and the rows behind it. Comes in: a checked definition and the
// rows of its query; goes out: a KpiValue. Every row is judged once; the rest are folds over the judgements.

import { type DayNumber, dayText } from '../day.ts';
import type { Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import type { KpiDecl } from '../record/kind.ts';
import { currenciesOf } from './currency.ts';
import { isCut } from './firstDue.ts';
import { byGroup } from './groups.ts';
import { type Bench, dayOf, fold, type Judgement, judgeOf } from './judge.ts';
import type {
  CompiledKpi,
  CompiledMeasure,
  Figure,
  KpiContext,
  KpiGroup,
  KpiIndex,
  KpiPoint,
  KpiRow,
  KpiScope,
  KpiTrend,
  KpiValue,
} from './kpi.ts';
import { projectProgress } from './progress.ts';
import { earlierDays, movementFrom, rangeOf, standing, todayOf, windowOf } from './standing.ts';
import { bucketOf, bucketStart, bucketsIn, type DayRange, windowBefore } from './window.ts';

/** Groups that have a course of their own. */
export const mostCourses = 12;

/** A judged row with the day it lies on, where the definition has `on`. */
interface Fact extends Judgement {
  readonly day: DayNumber | undefined;
}

/** What a computation over rows works on. */
interface Work {
  readonly kpi: CompiledKpi;
  readonly rows: readonly Row[];
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
  const work: Work = { kpi, rows, bench: benchOf(index, context, kpi.decl.hours), scope, range, today };
  const { facts, missing } = yield* factsOf(work, kpi.measure, range);
  const currencies = currenciesOf(
    kpi.measure,
    facts.map(({ row }) => row),
    index,
  );
  yield;
  const shared = {
    kpi,
    unit: kpi.unit,
    bucket: bucketOf(range ?? yearBefore(today)),
    rows: drillDown(kpi, facts),
    missing,
    ...(window && { window }),
    ...(range && scope.range && { range }),
    ...(readsFirstSeen(kpi) && facts.some(({ row }) => isCut(row, index, context)) && { atLeast: true }),
    ...(endsResolved(kpi) && { reopened: facts.filter(({ row }) => index.get(row, 'reopened') !== undefined).length }),
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
  const beside = kpi.against && (yield* factsOf(work, kpi.against, range)).facts;
  const against = kpi.against && inUnit(kpi, fold(kpi.against, beside ?? [])).value;
  const trend = yield* trendOf(work, figure);
  yield;
  return {
    ...shared,
    ...figure,
    ...standing(kpi.target, figure.value, against),
    ...(trend && { trend }),
    groups: yield* groupsOf(work, facts, beside),
    series: courseOf(kpi, facts, range ?? yearBefore(today)),
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

/** Judges the rows that lie in the range; counts those that cannot be judged. */
function* factsOf(
  { kpi, rows, bench }: Work,
  measure: CompiledMeasure,
  range: DayRange | undefined,
): Steps<{ facts: readonly Fact[]; missing: number }> {
  const judge = yield* judgeOf(measure, bench);
  const facts: Fact[] = [];
  let missing = 0;
  yield* eachRow(rows, (row) => {
    const day = kpi.on === undefined ? undefined : dayOf(bench.index, row, kpi.on);
    if (range && (day === undefined || day < range.from || day > range.to)) return;
    const judgement = judge(row);
    if (judgement === 'missing') missing++;
    else if (judgement !== 'pending') {
      const { counts, number, divisor } = judgement;
      facts.push({ row, counts, number, divisor, day });
    }
  });
  return { facts, missing };
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
  const { facts } = yield* factsOf(work, kpi.measure, days);
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
  facts: readonly Fact[],
  factsBeside: readonly Fact[] | undefined,
): Steps<KpiValue['groups']> {
  const { by, against } = kpi;
  if (by === undefined) return [];
  const courseDays = range ?? yearBefore(today);
  const beside = factsBeside && byGroup(factsBeside, by, bench.index);
  const groups = [...byGroup(facts, by, bench.index)].map(([label, members]) => {
    const other = against && inUnit(kpi, fold(against, beside?.get(label) ?? [])).value;
    return {
      label,
      members,
      ...inUnit(kpi, fold(kpi.measure, members)),
      ...(other !== undefined && { against: other }),
    };
  });
  if (!kpi.byChoices)
    groups.sort((a, b) => Number(a.label === '') - Number(b.label === '') || (b.value ?? 0) - (a.value ?? 0));
  const made: KpiGroup[] = [];
  for (const { members, ...group } of groups) {
    yield;
    const hasCourse = made.length < mostCourses && kpi.on !== undefined;
    made.push({ ...group, ...(hasCourse && { series: courseOf(kpi, members, courseDays) }) });
  }
  return made;
}

/** The figure of every week or month of the range; none without a day to hold on to. */
function courseOf(kpi: CompiledKpi, facts: readonly Fact[], range: DayRange): KpiPoint[] {
  if (kpi.on === undefined) return [];
  const bucket = bucketOf(range);
  const members = new Map<DayNumber, Fact[]>(bucketsIn(range, bucket).map((start) => [start, []]));
  for (const fact of facts) {
    if (fact.day !== undefined && fact.day >= range.from && fact.day <= range.to)
      members.get(bucketStart(fact.day, bucket))?.push(fact);
  }
  return [...members].map(([start, inside]) => ({ day: dayText(start), ...inUnit(kpi, fold(kpi.measure, inside)) }));
}

function yearBefore(today: DayNumber): DayRange {
  return windowBefore({ count: 12, step: 'month', text: 'year' }, today);
}

/** What spoils the figure comes first, then the newest; equal rows keep the order of the query. */
function drillDown(kpi: CompiledKpi, facts: readonly Fact[]): KpiRow[] {
  const sign = kpi.decl.direction === 'up' ? 1 : -1;
  const rows = facts
    .filter(({ counts }) => counts || kpi.measure.kind === 'share')
    .map(({ row, counts, number, divisor, day }) => ({ row, counts, value: contribution(kpi, number, divisor), day }));
  rows.sort(
    (a, b) =>
      sign * (Number(a.counts) - Number(b.counts)) ||
      sign * ((a.value ?? 0) - (b.value ?? 0)) ||
      (b.day ?? 0) - (a.day ?? 0),
  );
  return rows.map(({ row, counts, value, day }) => ({
    row,
    counts,
    ...(value !== undefined && { value }),
    ...(day !== undefined && { day: dayText(day) }),
  }));
}

function contribution(kpi: CompiledKpi, number: number, divisor: number): number | undefined {
  if (kpi.measure.kind === 'aggregate') return number / (kpi.unitMs ?? 1);
  return kpi.measure.kind === 'ratio' && divisor !== 0 ? (100 * number) / divisor : undefined;
}
