// The figures of a KPI for other programs: days as they are written in notes, numbers as numbers, every row and not a page of them. Comes
// in: a KpiValue; goes out: CSV. What people see is words (kpiCharts); this is what they can go on computing with.
import { type CsvCell, csvText } from '../../core/exports/csv.ts';
import type { IndexReader } from '../../core/index/rows.ts';
import type { KpiValue } from '../../core/kpi/kpi.ts';
import type { LabelOf } from './kpiCharts.ts';
import type { KpiChart } from './kpiMessages.ts';

/** The table of a chart. */
export function chartCsv(value: KpiValue, kind: KpiChart['kind'], labelOf: LabelOf): string {
  const { kpi, groups, series } = value;
  const name = (label: string) => (label === '' ? '' : labelOf(kpi.by ?? 'note', label));
  const title = [kpi.decl.title, value.unit].filter(Boolean).join(' ');
  if (kind === 'bars') {
    const beside = kpi.against ? ['against'] : [];
    return csvText([
      [kpi.by ?? 'note', title, ...beside, 'n'],
      ...groups.map((group) => [
        name(group.label),
        cell(group.value),
        ...(kpi.against ? [cell(group.against)] : []),
        group.sampleSize,
      ]),
    ]);
  }
  if (kind !== 'multiples')
    return csvText([
      ['day', title, 'n'],
      ...series.map(({ day, value: at, sampleSize }) => [day, cell(at), sampleSize]),
    ]);
  const courses = groups.map((group) => new Map(group.series?.map((point) => [point.day, point.value])));
  const days = [...new Set(courses.flatMap((course) => [...course.keys()]))].sort();
  return csvText([
    ['day', ...groups.map(({ label }) => name(label))],
    ...days.map((day) => [day, ...courses.map((course) => cell(course.get(day)))]),
  ]);
}

/** All rows behind a figure. */
export function rowsCsv({ rows }: KpiValue, index: IndexReader): string {
  return csvText([
    ['title', 'path', 'line', 'kind', 'state', 'day', 'value', 'counts'],
    ...rows.slice().map(({ row, day, value, counts }) => {
      const { title, path, line, type, kind, state } = index.item(row);
      const isLine = type === 'task' || type === 'milestone';
      return [title, path, isLine ? line + 1 : '', kind, state, day ?? '', cell(value), counts ? 'yes' : 'no'];
    }),
  ]);
}

function cell(value: number | undefined): CsvCell {
  return value ?? '';
}
