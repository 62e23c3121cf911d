// Figures of days that are past, by the notes as they were at the end of each. Comes in: the past, who asks by which configuration, days;
// goes out: figures by KPI for each day that the history knows. What was computed once is kept as long as the configuration stays, for
// the commits, person and scope it was computed for; and a look at the notes of one day for whoever needs more than figures.
import { addDays, type Day, dayMs, dayNumber } from '../../core/day.ts';
import type { FirstSeen } from '../../core/history/firstSeen.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import { computeKpiSteps } from '../../core/kpi/compute.ts';
import { mostCourses } from '../../core/kpi/computeRows.ts';
import type { Figure, KpiContext, KpiScope } from '../../core/kpi/kpi.ts';
import { compileKpis } from '../../core/kpi/report.ts';
import { hasNoDays } from '../../core/kpi/standing.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { zoneOf } from '../../core/zone.ts';
import { zonedClock } from '../clock.ts';
import { inSlices } from '../slices.ts';
import { type History, placeAt } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** A figure of a day with what its first groups came to. */
export interface PastFigure extends Figure {
  readonly groups: ReadonlyMap<string, number>;
}

/** Figures by KPI. */
export type PastFigures = ReadonlyMap<string, PastFigure>;

/** Who asks, by which configuration, narrowed to what. */
export interface PastAsker {
  readonly config: NotebookConfig;
  readonly me?: string;
  readonly scope?: Pick<KpiScope, 'project' | 'by'>;
  /** Since when lines stand there, which no single moment can tell. */
  readonly firstSeen?: FirstSeen | undefined;
}

/** Days that are remembered, of all scopes together. */
const mostKept = 500;
const minuteMs = 60_000;

/** Computes figures of one past: those of every KPI that has no days of its own. */
export function createPastFigures(
  history: History,
): (asker: PastAsker, days: readonly Day[], options?: PastOptions) => Promise<ReadonlyMap<Day, PastFigures>> {
  const known = new Map<string, PastFigures>();
  let knownFor: NotebookConfig | undefined;
  return async (asker, days, options = {}) => {
    const { config, me, scope = {} } = asker;
    if (knownFor !== config) known.clear();
    knownFor = config;
    const kpis = compileKpis(config).kpis.filter(hasNoDays);
    const line = kpis.length === 0 || days.length === 0 ? undefined : await history.line(options);
    const wanted = [...new Set(days)].sort().flatMap((day) => {
      const place = line ? placeAt(line, endOf(day, config)) : 0;
      const commit = line?.commits[place - 1];
      return commit ? [{ day, place, key: JSON.stringify([day, commit.id, me, scope.project, scope.by]) }] : [];
    });
    const missing = wanted.filter(({ key }) => !known.has(key));
    const looks = missing.values();
    if (missing.length > 0)
      await history.walk(
        missing.map(({ place }) => place),
        async (index) => {
          const { value } = looks.next();
          if (!value) return;
          const figures = new Map<string, PastFigure>();
          for (const kpi of kpis) {
            const steps = () => computeKpiSteps(kpi, index, momentOf(value.day, asker), scope);
            const { value: figure, sampleSize, groups } = await inSlices(steps, () => 0);
            const first = groups.slice(0, mostCourses).flatMap((group) => groupEntry(group.label, group.value));
            figures.set(kpi.decl.id, {
              sampleSize,
              ...(figure !== undefined && { value: figure }),
              groups: new Map(first),
            });
          }
          known.set(value.key, figures);
        },
        options,
      );
    const answer = new Map(wanted.map(({ day, key }) => [day, known.get(key) ?? new Map()]));
    for (const old of [...known.keys()].slice(0, -mostKept)) known.delete(old);
    return answer;
  };
}

/** The notes as they were at the end of a day, with the moment; undefined for days before the first commit. */
export async function lookAtDay<T>(
  history: History,
  asker: PastAsker,
  day: Day,
  look: (index: NoteIndex, context: KpiContext) => T | Promise<T>,
  options: PastOptions = {},
): Promise<T | undefined> {
  const place = placeAt(await history.line(options), endOf(day, asker.config));
  if (place === 0) return undefined;
  const [answer] = await history.walk([place], (index) => look(index, momentOf(day, asker)), options);
  return answer;
}

/** The text of a note as it was at the end of a day; undefined where there was none. */
export async function textOfDay(
  history: History,
  { config }: PastAsker,
  day: Day,
  path: string,
  options: PastOptions = {},
): Promise<string | undefined> {
  const place = placeAt(await history.line(options), endOf(day, config));
  return (await history.notesAt(place, [path], options)).get(path)?.text;
}

function groupEntry(label: string, value: number | undefined): [string, number][] {
  return value === undefined ? [] : [[label, value]];
}

/** The first moment behind a day. */
function endOf(day: Day, { timezone }: NotebookConfig): number {
  return zoneOf(timezone).instant((dayNumber(addDays(day, 1)) ?? 0) * dayMs);
}

function momentOf(day: Day, { config, me, firstSeen }: PastAsker): KpiContext {
  const clock = zonedClock(
    () => config.timezone,
    () => endOf(day, config) - minuteMs,
  );
  return { today: day, now: clock.now(), firstSeen, ...(me !== undefined && { me }) };
}
