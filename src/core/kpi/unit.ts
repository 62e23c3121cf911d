// Units of time: how a span of time is written in `unit`, `target` and comparisons of a KPI, and how milliseconds turn
// into that unit. Every other unit is a word that is only shown.

const HOUR_MS = 3_600_000;

const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ...words(60_000, 'min', 'minute', 'minutes', 'm'),
  ...words(HOUR_MS, 'h', 'hour', 'hours'),
  ...words(24 * HOUR_MS, 'd', 'day', 'days'),
  ...words(7 * 24 * HOUR_MS, 'w', 'week', 'weeks'),
]);

/** Milliseconds of one unit of time (`h`, `days`, `min`, `w`, …), case ignored; undefined for any other word. */
export function timeUnitMs(unit: string): number | undefined {
  return UNIT_MS.get(unit.toLowerCase());
}

/** A number with an optional unit behind it. `unit` is empty when none is written. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** Reads `24h`, `95 %`, `-3`, `0.5`, `1,200 EUR`; undefined for anything else. A comma stands between groups of three digits. */
export function readAmount(text: string): Amount | undefined {
  const match = /^([+-]?(?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?)\s*([^\s\d.,_][^\d]*)?$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number((match[1] ?? '').replace(/[,_]/g, ''));
  return Number.isFinite(value) ? { value, unit: (match[2] ?? '').trim() } : undefined;
}

function words(ms: number, ...names: string[]): [string, number][] {
  return names.map((name) => [name, ms]);
}
