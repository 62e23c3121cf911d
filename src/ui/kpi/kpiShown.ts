// What the panel shows for a choice: the report with what the past knows of it, the rows behind the chosen point, marks and the change
// that is looked at. Comes in: a report of now, the index, a reader of the past; goes out: the view, and tables to copy. No vscode.
import { dayNumber, dayText } from '../../core/day.ts';
import type { IndexReader } from '../../core/index/rows.ts';
import { aroundChange, comparableChanges } from '../../core/kpi/aroundChange.ts';
import { computeKpiSteps } from '../../core/kpi/compute.ts';
import type { KpiContext, KpiIndex, KpiScope, KpiValue } from '../../core/kpi/kpi.ts';
import { kpiMarks } from '../../core/kpi/marks.ts';
import { type PointDays, pointDays } from '../../core/kpi/points.ts';
import type { KpiReport } from '../../core/kpi/report.ts';
import { rangeOf } from '../../core/kpi/standing.ts';
import { type DayRange, windowBefore } from '../../core/kpi/window.ts';
import { type KpiPast, pastDays, withCourses } from '../../core/kpi/withCourses.ts';
import { inSlices } from '../../notebook/slices.ts';
import { chosenChange } from './kpiAround.ts';
import { kpiRows, labelsOf, type RowsAbout } from './kpiDetail.ts';
import type { KpiChoice, KpiView } from './kpiMessages.ts';
import { dayWords, figureText, type Wording } from './kpiNumbers.ts';
import { chartCsv, rowsCsv } from './kpiTables.ts';
import { type KpiTargets, kpiView, scopeOf, selectedValue } from './kpiView.ts';
import { daysWords } from './kpiWords.ts';

/** The past as far as the panel needs it. */
export interface KpiPastReader {
  /** What is known for a scope and its days; asking begins to read what is missing. */
  known(scope: KpiScope, days: ReturnType<typeof pastDays>): KpiPast | undefined;
  /** The notes as they were at the end of a day; undefined where there is no such past. */
  atDay<T>(day: string, look: (index: KpiIndex, context: KpiContext) => T | Promise<T>): Promise<T | undefined>;
}

/** Where a view is made from. */
export interface KpiSource {
  readonly report: KpiReport;
  readonly index: KpiIndex;
  readonly context: KpiContext;
  readonly past: KpiPastReader;
  readonly wording: Wording;
}

/** A view with what its refs stand for and what can be copied of it. */
export interface ShownKpis {
  readonly view: KpiView;
  readonly targets: KpiTargets;
  /** The table of a chart, or (-1) of all rows behind the number; undefined when there is none. */
  csv(at: number): Promise<string | undefined>;
}

type Look<T> = (value: KpiValue, index: IndexReader) => T;

/** Makes the view of a choice. */
export async function showKpis(source: KpiSource, choice: KpiChoice): Promise<ShownKpis> {
  const { index, context, past, wording } = source;
  const today = dayNumber(context.today) ?? 0;
  const scope = scopeOf(choice, source.report.projects);
  const days = pastDays(scope, context);
  const report = withCourses(
    source.report,
    past.known(scope, days) ?? nothingYet(days),
    context.today,
    periodOf(scope, today),
  );
  const value = selectedValue(report, choice);
  const point = value && choice.point !== '' ? pointDays(value, choice.point, today) : undefined;
  const behind = <T>(look: Look<T>) => value && rowsBehind(source, value, scope, point, look);
  const about = value && aboutOf(value, choice.point, point, context.today, wording);
  const rows = about && (await behind((each, then) => kpiRows(each, then, choice.page, wording, about)));
  const empty = about && value && kpiRows({ ...value, rows: [] }, index, 0, wording, about);
  const changes = report.private ? [] : comparableChanges(index, context);
  const change = chosenChange(changes, choice, index);
  const kpis = report.values.map(({ kpi }) => kpi);
  const around =
    change === undefined
      ? undefined
      : await inSlices(
          () => aroundChange(kpis, index, context, change, choice.days),
          () => index.version,
        );
  const made = kpiView(report, choice, index, wording, {
    today: context.today,
    marks: value ? kpiMarks(index, courseDays(value), scope.project) : [],
    changes,
    ...((rows ?? empty) && { rows: (rows ?? empty) as NonNullable<typeof rows> }),
    ...(around && { around }),
  });
  return {
    ...made,
    csv: async (at) => {
      const kind = made.view.detail?.charts[at]?.kind;
      if (at < 0) return await behind(rowsCsv);
      return value && kind && chartCsv(value, kind, labelsOf(index));
    },
  };
}

/** As long as the past is not read, a figure of a past day is not known; it is never the one of now. */
function nothingYet({ end }: ReturnType<typeof pastDays>): KpiPast {
  return { courses: new Map(), ...(end && { end: { day: end, figures: new Map() } }) };
}

/** The days of the chosen period, where one is chosen for all KPIs. */
function periodOf({ range, window }: KpiScope, today: number): DayRange | undefined {
  return range ?? (window && window !== 'all' ? windowBefore(window, today) : undefined);
}

/** Hands over the value whose rows are wanted: of now, of a point, or of a past day by the notes as they were. */
async function rowsBehind<T>(
  { index, context, past }: KpiSource,
  value: KpiValue,
  scope: KpiScope,
  point: PointDays | undefined,
  look: Look<T>,
): Promise<T | undefined> {
  const { kpi, asOf } = value;
  const day = point ? point.end : asOf;
  const { compare: _, ...rest } = scope;
  if (day === undefined) {
    const range = point && within(point.range, rangeOf(kpi, scope, dayNumber(context.today) ?? 0));
    const asked = { ...rest, ...(range && { range }) };
    const begin = () => computeKpiSteps(kpi, index, context, asked);
    return look(await inSlices(begin, () => index.version), index);
  }
  return await past.atDay(day, async (then, moment) => {
    const begin = () => computeKpiSteps(kpi, then, moment, rest);
    return look(await inSlices(begin, () => 0), then);
  });
}

function within(point: DayRange, period: DayRange | undefined): DayRange {
  return period ? { from: Math.max(point.from, period.from), to: Math.min(point.to, period.to) } : point;
}

/** What rows are behind where it is not the figure of now. */
function aboutOf(
  value: KpiValue,
  chosen: string,
  point: PointDays | undefined,
  today: string,
  wording: Wording,
): RowsAbout | undefined {
  const { l10n } = wording;
  const then = (day: string, figure: string) =>
    l10n.t('{0} at the end of {1}, by the notes as they were then.', figure, dayWords(day, wording));
  if (!point) {
    const day = value.asOf;
    return day === undefined ? undefined : { day, text: then(day, figureText(value.value, value.unit, wording)) };
  }
  const at = value.series.find(({ day }) => day === chosen);
  const figure = figureText(at?.value, value.unit, wording);
  if (point.end !== undefined) return { day: point.end, text: then(point.end, figure) };
  const last = dayText(point.range.to);
  const when = value.bucket === 'reading' ? dayWords(last, wording) : daysWords(point.range, wording);
  return { day: last < today ? last : '', text: `${when}: ${figure}` };
}

/** From the first day of the course to the end of its last point. */
function courseDays({ series, bucket }: KpiValue): DayRange {
  const [first, last] = [series[0], series.at(-1)].map((point) => dayNumber(point?.day ?? '') ?? 0);
  const more = { reading: 0, week: 6, month: 30 }[bucket];
  return { from: first ?? 0, to: (last ?? 0) + more };
}
