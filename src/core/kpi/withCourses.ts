// Figures together with their course in the past. Comes in: a report of now and points of whole weeks; goes out: the report in which
// figures that have no course of their own have that one. Pure.
import { type Day, dayNumber, dayText, weekdayOf } from '../day.ts';
import type { CompiledKpi, KpiPoint, KpiValue } from './kpi.ts';
import type { KpiReport } from './report.ts';
import { movement } from './standing.ts';

/** Figures that lie on no day and are no readings: only the past knows how they were. */
export function hasNoDays({ on, measure }: CompiledKpi): boolean {
  return on === undefined && measure.kind !== 'readings';
}

/** The report with courses by KPI id; the week that is under way is told by the figure of now. */
export function withCourses(
  report: KpiReport,
  courses: ReadonlyMap<string, readonly KpiPoint[]>,
  today: Day,
): KpiReport {
  const now = dayNumber(today) ?? 0;
  const thisWeek = dayText(now - weekdayOf(now) + 1);
  return {
    ...report,
    values: report.values.map((value) => withCourse(value, courses.get(value.kpi.decl.id), thisWeek)),
  };
}

function withCourse(value: KpiValue, course: readonly KpiPoint[] | undefined, thisWeek: Day): KpiValue {
  if (course === undefined || course.length === 0 || !hasNoDays(value.kpi)) return value;
  const { value: figure, sampleSize } = value;
  const last = course.at(-1)?.value;
  return {
    ...value,
    bucket: 'week',
    series: [...course, { day: thisWeek, sampleSize, ...(figure !== undefined && { value: figure }) }],
    ...(figure !== undefined && last !== undefined && { trend: movement(value.kpi, figure, last) }),
  };
}
