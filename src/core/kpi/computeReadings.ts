// A KPI over the readings tables of kpi notes. What the definition leaves open (unit, target) is taken from the notes where
// they agree. Comes in: the kpi notes; goes out: a KpiValue like any other.
import { type DayNumber, dayText } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { finished } from '../index/steps.ts';
import { readTarget } from './compile.ts';
import { byGroup } from './groups.ts';
import type {
  CompiledKpi,
  Figure,
  KpiContext,
  KpiGroup,
  KpiIndex,
  KpiRow,
  KpiScope,
  KpiTrend,
  KpiValue,
  Target,
} from './kpi.ts';
import { combine, lastStep, type ReadingLine, readingLine, readingsCourse, readingsFigure } from './readings.ts';
import { earlierDays, movement, movementFrom, rangeOf, standing, todayOf, windowOf } from './standing.ts';
import { type DayRange, rangeYearBefore } from './window.ts';

const always = Number.NEGATIVE_INFINITY;

/** Computes `latest(value)` or `trend(value)`; notes without a reading in the window count as missing. */
export function computeReadings(
  kpi: CompiledKpi,
  name: 'latest' | 'trend',
  rows: readonly Row[],
  index: KpiIndex,
  context: KpiContext,
  scope: KpiScope,
): KpiValue {
  const window = windowOf(kpi, scope);
  const today = todayOf(context);
  const within = (range: DayRange) => rows.map((row) => readingLine(row, index.readings(index.path(row)), range));
  const lines = within(rangeOf(kpi, scope, today) ?? { from: always, to: today });
  const known = lines.filter(({ readings }) => readings.length > 0);
  const figure = readingsFigure(name, known);
  const unit = kpi.unit || (common(index, rows, 'unit') ?? '');
  const target = kpi.target ?? targetOfNotes(kpi, index, rows, unit);
  const trend = trendOf(kpi, name, figure, known, { scope, today, within });
  return {
    kpi,
    ...figure,
    unit,
    ...standing(target, figure.value, undefined),
    ...(trend && { trend }),
    groups: groupsOf(kpi, name, known, index),
    series: readingsCourse(known),
    bucket: 'reading',
    rows: known.map(rowOf),
    missing: lines.length - known.length,
    ...(window && { window }),
    ...(scope.range && { range: scope.range }),
  };
}

interface Asked {
  readonly scope: KpiScope;
  readonly today: DayNumber;
  readonly within: (range: DayRange) => readonly ReadingLine[];
}

/** Against the reading before; where a person named days or a year, against the newest reading of those. */
function trendOf(
  kpi: CompiledKpi,
  name: 'latest' | 'trend',
  figure: Figure,
  known: readonly ReadingLine[],
  { scope, today, within }: Asked,
): KpiTrend | undefined {
  if (scope.range || scope.compare) {
    const { to } = rangeYearBefore({ from: today, to: today });
    const days = earlierDays(kpi, scope, today)?.days ?? { from: always, to };
    return movementFrom(
      kpi,
      figure.value,
      readingsFigure(name, within(days)),
      days.from === always ? { from: to, to } : days,
    );
  }
  const step = name === 'latest' ? lastStep(known) : undefined;
  return step === undefined || figure.value === undefined
    ? undefined
    : movement(kpi, figure.value, figure.value - step);
}

/** One group a value of `by`; without `by`, several notes are a group each under their titles. */
function groupsOf(
  kpi: CompiledKpi,
  name: 'latest' | 'trend',
  lines: readonly ReadingLine[],
  index: IndexReader,
): KpiGroup[] {
  if (kpi.by === undefined && lines.length < 2) return [];
  const rows = lines.map(({ row }) => row);
  return [...finished(byGroup(rows, kpi.by ?? 'title', index))].map(([label, places]) => {
    const members = Array.from(places).flatMap((place) => lines[place] ?? []);
    return { label, ...readingsFigure(name, members), series: readingsCourse(members) };
  });
}

function rowOf({ row, readings }: ReadingLine): KpiRow {
  const last = readings.at(-1);
  const { value } = combine(last ? [last] : []);
  return { row, counts: true, ...(value !== undefined && { value }), ...(last && { day: dayText(last.day) }) };
}

/** The target the kpi notes state; one that cannot be read is no target (the note's own check says so). */
function targetOfNotes(kpi: CompiledKpi, index: IndexReader, rows: readonly Row[], unit: string): Target | undefined {
  const text = common(index, rows, 'target');
  const target = text === undefined ? undefined : readTarget(text, kpi.decl.direction, unit);
  return target?.value === 'against' ? undefined : target;
}

/** The value of a field that all rows share. */
function common(index: IndexReader, rows: readonly Row[], field: string): string | undefined {
  const values = new Set(rows.map((row) => index.get(row, field)));
  const [value] = values;
  return values.size === 1 && value !== undefined && typeof value !== 'object' ? String(value) : undefined;
}
