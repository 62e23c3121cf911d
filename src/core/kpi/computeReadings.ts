// A KPI over the readings tables of kpi notes. What the definition leaves open (unit, target) is taken from the notes where
// they agree. Comes in: the kpi notes; goes out: a KpiValue like any other.
import { dayText } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { readTarget } from './compile.ts';
import { byGroup } from './groups.ts';
import type { CompiledKpi, KpiContext, KpiGroup, KpiIndex, KpiRow, KpiScope, KpiValue, Target } from './kpi.ts';
import { combine, lastStep, type ReadingLine, readingLine, readingsCourse, readingsFigure } from './readings.ts';
import { movement, standing, todayOf, windowOf } from './standing.ts';
import { type DayRange, windowBefore } from './window.ts';

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
  const range: DayRange = window ? windowBefore(window, today) : { from: Number.NEGATIVE_INFINITY, to: today };
  const lines = rows.map((row) => readingLine(row, index.readings(index.path(row)), range));
  const known = lines.filter(({ readings }) => readings.length > 0);
  const figure = readingsFigure(name, known);
  const unit = kpi.unit || (common(index, rows, 'unit') ?? '');
  const target = kpi.target ?? targetOfNotes(kpi, index, rows, unit);
  const step = name === 'latest' ? lastStep(known) : undefined;
  return {
    kpi,
    ...figure,
    unit,
    ...standing(target, figure.value, undefined),
    ...(step !== undefined &&
      figure.value !== undefined && { trend: movement(kpi, figure.value, figure.value - step) }),
    groups: groupsOf(kpi, name, known, index),
    series: readingsCourse(known),
    bucket: 'reading',
    rows: known.map(rowOf),
    missing: lines.length - known.length,
    ...(window && { window }),
  };
}

/** One group a value of `by`; without `by`, several notes are a group each under their titles. */
function groupsOf(
  kpi: CompiledKpi,
  name: 'latest' | 'trend',
  lines: readonly ReadingLine[],
  index: IndexReader,
): KpiGroup[] {
  if (kpi.by === undefined && lines.length < 2) return [];
  const groups = byGroup(lines, kpi.by ?? 'title', index);
  return [...groups].map(([label, members]) => ({ label, ...readingsFigure(name, members) }));
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
