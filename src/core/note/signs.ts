// The emoji dialect as data: which sign stands for which field, and the shortcodes some tools turn signs into.
// Comes in: a code point or a shortcode. Goes out: a row. U+FE0F behind a sign is the scanner's business.
import type { FieldType } from './aliases.ts';
import type { Priority } from './note.ts';

/** One sign: the field it opens, how the value behind it is read, or the value the sign itself is. */
export interface Sign {
  readonly sign: string;
  readonly field: string;
  readonly type: FieldType;
  /** Only for priority signs, which carry no text. */
  readonly value?: Priority;
}

/** All signs; the first of a field (and value) is the one written. Order of fields as Obsidian Tasks writes them. */
const signs: readonly Sign[] = [
  { sign: '🆔', field: 'id', type: 'id' },
  { sign: '⛔', field: 'after', type: 'ids' },
  { sign: '🔺', field: 'priority', type: 'priority', value: 'critical' },
  { sign: '⏫', field: 'priority', type: 'priority', value: 'high' },
  { sign: '🔼', field: 'priority', type: 'priority', value: 'medium' },
  { sign: '🔽', field: 'priority', type: 'priority', value: 'low' },
  { sign: '⏬', field: 'priority', type: 'priority', value: 'lowest' },
  { sign: '🔁', field: 'repeat', type: 'rule' },
  { sign: '🏁', field: 'on-completion', type: 'word' },
  { sign: '➕', field: 'created', type: 'day' },
  { sign: '🛫', field: 'start', type: 'day' },
  { sign: '⏳', field: 'scheduled', type: 'day' },
  { sign: '⌛', field: 'scheduled', type: 'day' },
  { sign: '📅', field: 'due', type: 'day' },
  { sign: '📆', field: 'due', type: 'day' },
  { sign: '🗓', field: 'due', type: 'day' },
  { sign: '❌', field: 'cancelled', type: 'day' },
  { sign: '✅', field: 'done', type: 'day' },
];

const shortcodes: readonly (readonly [string, string])[] = [
  ['date', '📅'],
  ['calendar', '📆'],
  ['spiral_calendar', '🗓'],
  ['hourglass_flowing_sand', '⏳'],
  ['hourglass', '⌛'],
  ['flight_departure', '🛫'],
  ['airplane_departure', '🛫'],
  ['heavy_plus_sign', '➕'],
  ['white_check_mark', '✅'],
  ['x', '❌'],
  ['small_red_triangle', '🔺'],
  ['arrow_double_up', '⏫'],
  ['arrow_up_small', '🔼'],
  ['arrow_down_small', '🔽'],
  ['arrow_double_down', '⏬'],
  ['repeat', '🔁'],
  ['checkered_flag', '🏁'],
  ['id', '🆔'],
  ['no_entry', '⛔'],
];

const byCodePoint = new Map(signs.map((row) => [row.sign.codePointAt(0) ?? 0, row]));
const byShortcode = new Map(shortcodes.map(([code, sign]) => [code, byCodePoint.get(sign.codePointAt(0) ?? 0)]));

/** The sign with this code point, if it means a field. */
export function signAt(codePoint: number): Sign | undefined {
  return byCodePoint.get(codePoint);
}

/** The sign a shortcode (without its colons) stands for, if it means a field. */
export function signOfShortcode(code: string): Sign | undefined {
  return byShortcode.get(code);
}

/** The sign written for a field (for a priority: of this value), or `undefined` when the dialect has none. */
export function signFor(field: string, value: string): string | undefined {
  return signs.find((row) => row.field === field && (row.value === undefined || row.value === value))?.sign;
}
