// Numbers and days as people read them in the panel, in the language of VS Code. Comes in: plain values; goes out: text. All
// formatting happens here, on the host, so that the page shows exactly what was computed.
import { type Day, dayMs, dayNumber } from '../../core/day.ts';
import { decimalsBeside, decimalsOf } from '../../core/kpi/decimals.ts';

/** The texts of VS Code's `l10n`, as far as the panel needs them. */
export interface Localizer {
  t(message: string, ...args: (string | number | boolean)[]): string;
}

/** What turning figures into words needs. */
export interface Wording {
  readonly l10n: Localizer;
  /** BCP 47 tag. */
  readonly language: string;
}

/** A number with as many decimals as its size deserves: `1,234`, `56.7`, `4.25`. */
export function numberText(value: number, { language }: Wording, unit = ''): string {
  return fixed(value, decimalsOf(value, unit), language);
}

/** A value beside the limit it misses, which it never looks like. */
export function numberBeside(value: number, limit: number, { language }: Wording, unit = ''): string {
  return fixed(value, decimalsBeside(value, limit, unit), language);
}

/** A value with its unit: `24 h`, `95 %`, `3 issues`; a dash where there is no value. */
export function figureText(value: number | undefined, unit: string, wording: Wording): string {
  return value === undefined ? '–' : withUnit(numberText(value, wording, unit), unit);
}

/** Number and unit as one text, with a blank between them. */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : `${number} ${unit}`;
}

/** A day as people write it: `2 Mar 2026`; by month or without the year for the axis of a chart. */
export function dayWords(day: Day, { language }: Wording, form: 'day' | 'short' | 'month' = 'day'): string {
  const parts: Intl.DateTimeFormatOptions =
    form === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  const format = new Intl.DateTimeFormat(language, {
    ...parts,
    ...(form === 'day' && { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format((dayNumber(day) ?? 0) * dayMs);
}

/** At most `most` characters, with an ellipsis where something was cut. */
export function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function fixed(value: number, decimals: number, language: string): string {
  const rounded = Number(value.toFixed(decimals));
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(rounded === 0 ? 0 : rounded);
}
