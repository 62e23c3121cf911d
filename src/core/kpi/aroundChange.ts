// What a change did, in figures: every KPI over issues that lies on days, for the services of the change alone, in so many days before it
// and as many after. Comes in: checked KPIs, the index, a change; goes out: issues and pairs of figures. Whether the change was the
// cause is for people to say.
import { type DayNumber, dayMs } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { type ChangeEffect, changeEffect } from '../record/changeEffect.ts';
import { servicesOf } from '../record/changeWindows.ts';
import { zoneOf } from '../zone.ts';
import { computeKpiSteps } from './compute.ts';
import type { CompiledKpi, Figure, KpiContext, KpiIndex, KpiTrend } from './kpi.ts';
import { movementFrom } from './standing.ts';

/** One KPI on both sides; the movement where both have a value. */
export interface AroundFigure {
  readonly kpi: CompiledKpi;
  readonly before: Figure;
  readonly after: Figure;
  readonly trend?: KpiTrend;
}

/** A change with what lay around it. Figures go by whole days: that of the change itself counts as after. */
export interface AroundChange extends ChangeEffect {
  readonly row: Row;
  readonly day: DayNumber;
  readonly days: number;
  readonly figures: readonly AroundFigure[];
}

const mostChanges = 100;
const mostFigures = 12;

/** Changes that can be looked at: carried out by now, on services; the latest first. */
export function comparableChanges(index: IndexReader, { now }: KpiContext): readonly Row[] {
  const nowMs = Date.parse(now);
  return [...index.rowsAmong({ kinds: new Set(['change']) })]
    .flatMap((row) => {
      const at = index.kind(row) === 'change' ? changeEffect(index, row)?.at : undefined;
      return at !== undefined && at <= nowMs ? [{ row, at }] : [];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, mostChanges)
    .map(({ row }) => row);
}

/** The issues and figures around a change; undefined where it is not known when it was, or on what. */
export function* aroundChange(
  kpis: readonly CompiledKpi[],
  index: KpiIndex,
  context: KpiContext,
  row: Row,
  days: number,
): Steps<AroundChange | undefined> {
  const effect = changeEffect(index, row, days);
  if (!effect) return undefined;
  const services = new Set(servicesOf(index, row));
  const zone = zoneOf(index.config.timezone);
  const day = Math.floor((effect.at + zone.offset(effect.at)) / dayMs);
  const figures: AroundFigure[] = [];
  for (const kpi of kpis) {
    if (kpi.on === undefined || figures.length === mostFigures) continue;
    yield;
    const side = (from: DayNumber) =>
      computeKpiSteps(kpi, index, context, { services, range: { from, to: from + days - 1 } });
    const [before, after] = [yield* side(day - days), yield* side(day)];
    const rows = [...before.rows.slice(), ...after.rows.slice()];
    if (rows.length === 0 || rows.some((each) => index.kind(each.row) !== 'issue')) continue;
    const trend = movementFrom(kpi, after.value, before);
    figures.push({ kpi, before, after, ...(trend && { trend }) });
  }
  return { ...effect, row, day, days, figures };
}
