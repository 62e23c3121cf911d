// How severely a problem is shown: by the table, unless a person's settings say otherwise. Comes in: a problem and the value of
// the setting, which may hold anything. Goes out: a severity, or `off`.
import type { Problem, Severity } from '../note/note.ts';

/** What the setting can say of a code. */
export type ShownSeverity = Severity | 'information' | 'off';

const words: ReadonlySet<string> = new Set([
  'off',
  'hint',
  'information',
  'warning',
  'error',
] satisfies ShownSeverity[]);

/** The severity of a problem; `overrides` is the setting by code, and what it says in other words is passed over. */
export function shownSeverity({ code, severity }: Problem, overrides: unknown): ShownSeverity {
  if (typeof overrides !== 'object' || overrides === null || !Object.hasOwn(overrides, code)) return severity;
  const wanted: unknown = (overrides as Record<string, unknown>)[code];
  return typeof wanted === 'string' && words.has(wanted) ? (wanted as ShownSeverity) : severity;
}
