// What a point of a course stands for, so that the rows behind it can be asked for. Comes in: a computed KPI and the day of a point; goes
// out: days of rows as notes tell them now, or the past day whose notes have to be looked at. Reads nothing.
import { type Day, type DayNumber, dayNumber, dayText } from '../day.ts';
import type { KpiValue } from './kpi.ts';
import { hasNoDays } from './standing.ts';
import { bucketDays, type DayRange } from './window.ts';

/** A point: the days it is about, the last of which is no later than today. */
export interface PointDays {
  readonly range: DayRange;
  /** The day whose notes tell it, where that is past and the notes of now do not. */
  readonly end?: Day;
}

/** Long enough for any reading that is still the newest one. */
const lifetime = 36_500;

/** The days of the point that begins with `day`; undefined where the course has no such point. */
export function pointDays(value: KpiValue, day: Day, today: DayNumber): PointDays | undefined {
  const start = dayNumber(day);
  if (start === undefined || !value.series.some((point) => point.day === day)) return undefined;
  if (value.bucket === 'reading') return { range: { from: start - lifetime, to: start } };
  const { from, to } = bucketDays(start, value.bucket);
  const range = { from, to: Math.min(to, today) };
  return hasNoDays(value.kpi) && to < today ? { range, end: dayText(to) } : { range };
}
