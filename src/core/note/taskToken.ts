// Tokens of a task line as they are written: one field in one dialect, and the order in which fields stand. The counterpart of
// the readers in fieldDialects.ts: what is printed here is read there as the same field.
// Comes in: a normalised key, its value, a dialect. Goes out: text without blanks around it. Never looks at a line.
import { isDay } from '../day.ts';
import { parseRecurrence } from '../recurrence.ts';
import { lineField, priorityOf } from './aliases.ts';
import { isBlank } from './characters.ts';
import type { Dialect } from './note.ts';
import { signFor } from './signs.ts';

/** Fields in the order they are written (docs/format, "Canonical form"); others stand between `est` and `id`. */
const order = (
  'owner project tags status wait asked est * id after priority repeat on-completion created start scheduled due ' +
  'cancelled done block'
).split(' ');

/** Names of bracket fields where Obsidian's plugins know another one than ours. */
const bracketNames: ReadonlyMap<string, string> = new Map([
  ['done', 'completion'],
  ['after', 'dependsOn'],
  ['on-completion', 'onCompletion'],
]);

/** The place of a field among others: a lower one stands further left. */
export function fieldRank(key: string): number {
  const rank = order.indexOf(key);
  return rank < 0 ? order.indexOf('*') : rank;
}

/**
 * The token of one field. A dialect that cannot say it falls back: no sign for the key (or the value is not what stands behind
 * the sign) gives the plain form; a value with blanks, or a key that is a team's own, gives the bracket form. `block` is always `^value`.
 */
export function fieldToken(key: string, value: string, dialect: Dialect): string {
  if (key === 'block') return `^${value}`;
  if (dialect === 'emoji') return emojiToken(key, value) ?? fieldToken(key, value, 'plain');
  if (dialect === 'bracket' || hasBlank(value) || lineField(key) === undefined)
    return `[${bracketNames.get(key) ?? key}:: ${value}]`;
  // A board knows no other field than its day: the others are said as calls.
  if (dialect === 'brace' && key === 'due' && isDay(value)) return `@{${value}}`;
  if ((dialect === 'call' || dialect === 'brace') && isDay(value)) return `@${key}(${value})`;
  return `${key}:${value}`;
}

/** True when the value cannot stand in a plain field. */
export function hasBlank(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (isBlank(value.charCodeAt(at))) return true;
  return false;
}

function emojiToken(key: string, value: string): string | undefined {
  if (key === 'priority') {
    const priority = priorityOf(value);
    return priority && signFor(key, priority);
  }
  const sign = signFor(key, value);
  if (sign === undefined || (key === 'repeat' && parseRecurrence(value) === undefined)) return undefined;
  return `${sign} ${value}`;
}
