// Figures together with what the past knows of them. Comes in: a report of now, points of whole weeks, figures of days that a person asked
// about; goes out: the report in which figures that have no days of their own have a course, and are those of the day that was asked
// for. Pure.
import { type Day, type DayNumber, dayNumber, dayText, weekdayOf } from '../day.ts';
import { mostCourses } from './computeRows.ts';
import type { Figure, KpiContext, KpiGroup, KpiPoint, KpiScope, KpiTrend, KpiValue } from './kpi.ts';
import type { KpiReport } from './report.ts';
import { hasNoDays, movement, standing, todayOf } from './standing.ts';
import { type DayRange, rangeYearBefore, windowBefore } from './window.ts';

/** Figures at the end of a day, by KPI. */
export interface DayFigures {
  readonly day: Day;
  readonly figures: ReadonlyMap<string, Figure & { readonly groups: ReadonlyMap<string, number> }>;
}

/** What the past knows for a question. */
export interface KpiPast {
  readonly courses: ReadonlyMap<string, readonly KpiPoint[]>;
  /** The last day of the period, where that is past. */
  readonly end?: DayFigures;
  /** The day that is compared with. */
  readonly earlier?: DayFigures;
}

/**
 * The days that have to be known for a scope: the end of its period, and what that is compared with. Without a period that is the same
 * day a week before: on a Monday the end of last week would be yesterday.
 */
export function pastDays(scope: KpiScope, context: KpiContext): { readonly end?: Day; readonly earlier: Day } {
  const today = todayOf(context);
  const { range, window, compare } = scope;
  const to = Math.min(range?.to ?? today, today);
  const days = range ?? (window && window !== 'all' ? windowBefore(window, today) : undefined);
  const before = compare === 'year' ? rangeYearBefore({ from: to, to }).to : days ? days.from - 1 : to - 7;
  return { ...(to < today && { end: dayText(to) }), earlier: dayText(before) };
}

/** The report with what the past knows; the week that is under way is told by the figure of now. */
export function withCourses(report: KpiReport, past: KpiPast, today: Day, range?: DayRange): KpiReport {
  const now = dayNumber(today) ?? 0;
  const thisWeek = dayText(now - weekdayOf(now) + 1);
  return { ...report, values: report.values.map((value) => withPast(value, past, thisWeek, range)) };
}

function withPast(value: KpiValue, past: KpiPast, thisWeek: Day, range: DayRange | undefined): KpiValue {
  const { kpi } = value;
  if (!hasNoDays(kpi)) return value;
  const course = past.courses.get(kpi.decl.id) ?? [];
  const shown = past.end ? asItStood(value, past.end) : value;
  const trend = trendOf(shown, course, past);
  const inside = course.filter(({ day }) => isInside(dayNumber(day) ?? 0, range));
  const last = past.end ? [] : [thisWeek];
  const withTrend = { ...shown, ...(trend && { trend }) };
  if (inside.length === 0) return withTrend;
  const { value: figure, sampleSize } = shown;
  return {
    ...withTrend,
    bucket: 'week',
    series: [...inside, ...last.map((day) => ({ day, sampleSize, ...pointOf(figure) }))],
    groups: shown.groups.map((group, at) => (at < mostCourses ? withSeries(group, inside, last) : group)),
  };
}

/** The value as it was at the end of a day; the rows behind it are those of that day, which are asked for apart. */
function asItStood(value: KpiValue, { day, figures }: DayFigures): KpiValue {
  const { kpi, target } = value;
  const { against: _, met: __, trend: ___, value: ____, ...rest } = value;
  const { groups = new Map(), sampleSize = 0, value: figure } = figures.get(kpi.decl.id) ?? {};
  return {
    ...rest,
    sampleSize,
    ...pointOf(figure),
    ...standing(target, figure, undefined),
    asOf: day,
    groups: [...groups].map(([label, number]) => ({ label, value: number, sampleSize: 0 })),
    rows: [],
    missing: 0,
  };
}

function trendOf(value: KpiValue, course: readonly KpiPoint[], { end, earlier }: KpiPast): KpiTrend | undefined {
  const { kpi, value: figure } = value;
  if (earlier) {
    const then = earlier.figures.get(kpi.decl.id);
    const day: DayNumber = dayNumber(earlier.day) ?? 0;
    const moved = then?.value === undefined || figure === undefined ? undefined : movement(kpi, figure, then.value);
    return moved && { ...moved, sampleSize: then?.sampleSize ?? 0, days: { from: day, to: day } };
  }
  const last = end ? undefined : course.at(-1)?.value;
  return last === undefined || figure === undefined ? value.trend : movement(kpi, figure, last);
}

function isInside(day: DayNumber, range: DayRange | undefined): boolean {
  return range === undefined || (day + 6 >= range.from && day + 6 <= range.to);
}

/** A group with its own course; in weeks in which nobody counted it there was nothing of it. */
function withSeries(group: KpiGroup, course: readonly KpiPoint[], last: readonly Day[]): KpiGroup {
  const { label, value, sampleSize } = group;
  const past = course.map(({ day, groups }) => ({ day, sampleSize: 0, ...pointOf(groups?.get(label)) }));
  return { ...group, series: [...past, ...last.map((day) => ({ day, sampleSize, ...pointOf(value) }))] };
}

function pointOf(value: number | undefined): { value?: number } {
  return value === undefined ? {} : { value };
}
