// The course of figures that notes themselves do not tell: what each KPI without days of its own came to at the end of every week of
// the last year, by the notes as they were. Comes in: the past and the notebook; goes out: points by KPI. Weeks that were computed once
// are kept as long as the configuration, the person and the commits behind them stay.
import { type Day, dayMs, dayNumber, dayText, weekdayOf } from '../../core/day.ts';
import { computeKpiSteps } from '../../core/kpi/compute.ts';
import type { Figure, KpiPoint } from '../../core/kpi/kpi.ts';
import { compileKpis } from '../../core/kpi/report.ts';
import { hasNoDays } from '../../core/kpi/withCourses.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { zoneOf } from '../../core/zone.ts';
import { zonedClock } from '../clock.ts';
import { inSlices } from '../slices.ts';
import { type History, placeAt } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** Points by the id of the KPI, oldest first. */
export type KpiCourses = ReadonlyMap<string, readonly KpiPoint[]>;

/** Who asks, and by which configuration. */
export interface CourseContext {
  readonly config: NotebookConfig;
  readonly today: Day;
  readonly me?: string;
}

interface Week {
  /** Its Monday. */
  readonly day: Day;
  readonly last: Day;
  readonly place: number;
  readonly key: string;
}

const weeksShown = 52;
const minuteMs = 60_000;

/** Makes courses of one past; the latest ones are kept. */
export function createKpiCourses(
  history: History,
): (context: CourseContext, options?: PastOptions) => Promise<KpiCourses> {
  let known = new Map<string, ReadonlyMap<string, Figure>>();
  let knownFor: NotebookConfig | undefined;
  return async (context, options = {}) => {
    const { config, me } = context;
    if (knownFor !== config) known = new Map();
    knownFor = config;
    const kpis = compileKpis(config).kpis.filter(hasNoDays);
    const weeks = kpis.length === 0 ? [] : await weeksOf(history, context, options);
    const missing = weeks.filter(({ key }) => !known.has(key));
    let at = 0;
    await history.walk(
      missing.map(({ place }) => place),
      async (index) => {
        const week = missing[at++];
        if (!week) return;
        const moment = { today: week.last, now: endOf(week.last, config), ...(me !== undefined && { me }) };
        const figures = new Map<string, Figure>();
        for (const kpi of kpis) {
          const { value, sampleSize } = await inSlices(
            () => computeKpiSteps(kpi, index, moment, {}),
            () => 0,
          );
          figures.set(kpi.decl.id, { sampleSize, ...(value !== undefined && { value }) });
        }
        known.set(week.key, figures);
      },
      options,
    );
    known = new Map(weeks.flatMap(({ key }) => (known.has(key) ? [[key, known.get(key) ?? new Map()]] : [])));
    return new Map(kpis.map(({ decl }) => [decl.id, courseOf(decl.id, weeks, known)]));
  };
}

/** The whole weeks of the last year that the history knows, oldest first. */
async function weeksOf(history: History, { config, today, me }: CourseContext, options: PastOptions): Promise<Week[]> {
  const line = await history.line(options);
  const zone = zoneOf(config.timezone);
  const now = dayNumber(today) ?? 0;
  const monday = now - weekdayOf(now) + 1;
  const weeks: Week[] = [];
  for (let back = weeksShown; back > 0; back--) {
    const first = monday - 7 * back;
    const place = placeAt(line, zone.instant((first + 7) * dayMs));
    const commit = line.commits[place - 1];
    const day = dayText(first);
    if (commit) weeks.push({ day, last: dayText(first + 6), place, key: `${day} ${commit.id} ${me ?? ''}` });
  }
  return weeks;
}

function endOf(day: Day, { timezone }: NotebookConfig): string {
  const endMs = zoneOf(timezone).instant(((dayNumber(day) ?? 0) + 1) * dayMs) - minuteMs;
  return zonedClock(
    () => timezone,
    () => endMs,
  ).now();
}

function courseOf(
  id: string,
  weeks: readonly Week[],
  known: ReadonlyMap<string, ReadonlyMap<string, Figure>>,
): KpiPoint[] {
  return weeks.flatMap(({ day, key }) => {
    const figure = known.get(key)?.get(id);
    return figure === undefined ? [] : [{ day, ...figure }];
  });
}
