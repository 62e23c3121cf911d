// The zones that a calendar file describes itself: programs name theirs as they like (`W. Europe Standard Time`) and say beside it when
// its clocks change. Comes in: the properties of a zone's parts; goes out: the instant at which its wall shows a time.
import { civil, type Day, dayNumber, daysFromCivil, daysInMonth, dayText, weekdayOf } from '../day.ts';
import { weekdayNames } from '../dayNames.ts';

/** One line of a calendar file: `DTSTART;TZID=Europe/Berlin:20260304T100000`. */
export interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** The instant at which a wall shows a time, `2026-03-04T10:00`, in ms. */
export type WallReader = (wall: string) => number;

/** ISO weekdays as calendars write them, Monday first. */
export const weekdayCodes: readonly string[] = weekdayNames.map((name) => name.slice(0, 2).toUpperCase());

/** One part of a zone: from each of its beginnings on the wall is so far ahead. */
interface Observance {
  /** When it begins in a year, by the wall that there was until then; undefined when it did not begin in it or before. */
  readonly begins: (year: number) => string | undefined;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How times of a zone are read, by its standard and summer times; undefined when those cannot be read. */
export function wallReader(parts: readonly (readonly Property[])[]): WallReader | undefined {
  const observances = parts.flatMap(observanceOf);
  const [any] = observances;
  if (any === undefined) return undefined;
  return (wall) => {
    const year = Number(wall.slice(0, 4));
    let [latest, ahead] = ['', any.fromMs];
    for (const { begins, toMs } of observances) {
      for (const at of [begins(year - 1), begins(year)])
        if (at !== undefined && at <= wall && at > latest) [latest, ahead] = [at, toMs];
    }
    return Date.parse(`${wall}Z`) - ahead;
  };
}

function observanceOf(properties: readonly Property[]): Observance[] {
  const value = (name: string): string => properties.find((each) => each.name === name)?.value.toUpperCase() ?? '';
  const [fromMs, toMs] = [offsetMs(value('TZOFFSETFROM')), offsetMs(value('TZOFFSETTO'))];
  const [, y = '', m = '', d = '', hour = '', minute = ''] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(value('DTSTART')) ?? [];
  const first = `${y}-${m}-${d}`;
  if (Number.isNaN(fromMs + toMs) || dayNumber(first) === undefined) return [];
  const rule = new Map(
    value('RRULE')
      .split(';')
      .map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? ''] as const),
  );
  const isYearly = rule.get('FREQ') === 'YEARLY';
  const last = isYearly ? Number(rule.get('UNTIL')?.slice(0, 4) ?? Number.POSITIVE_INFINITY) : Number(y);
  const begins = (year: number): string | undefined => {
    if (year < Number(y)) return undefined;
    const day = isYearly ? yearlyDay(rule, first, Math.min(year, last)) : first;
    return day === undefined ? undefined : `${day}T${hour}:${minute}`;
  };
  return [{ begins, fromMs, toMs }];
}

/** The day of a rule that comes once a year: `BYMONTH=3;BYDAY=-1SU`, or the same date every year. */
function yearlyDay(rule: ReadonlyMap<string, string>, first: Day, year: number): Day | undefined {
  const from = civil(dayNumber(first) ?? 0);
  const month = Number(rule.get('BYMONTH') ?? from.month);
  const [, nth = '', code = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(rule.get('BYDAY') ?? '') ?? [];
  const written = (rule.get('BYMONTHDAY') ?? '').split(',').filter(Boolean).map(Number);
  const dates = written.length === 0 && code === '' ? [from.day] : written;
  if (!(month >= 1 && month <= 12)) return undefined;
  const found = Array.from({ length: daysInMonth(year, month) }, (_, at) => at + 1).filter((date) => {
    const isNamed = code === '' || weekdayCodes[weekdayOf(daysFromCivil(year, month, date)) - 1] === code;
    return isNamed && (dates.length === 0 || dates.includes(date));
  });
  const date = found.at(Number(nth) < 0 ? Number(nth) : Math.max(0, Number(nth) - 1));
  return date === undefined ? undefined : dayText(daysFromCivil(year, month, date));
}

/** `+0100`, `-033000` in ms; NaN for anything else. */
function offsetMs(text: string): number {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d)(\d\d)(?:\d\d)?$/.exec(text) ?? [];
  const ms = sign === '' ? Number.NaN : (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -ms : ms;
}
