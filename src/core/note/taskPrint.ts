// A new task line in the canonical form: box, text, people, projects, tags, fields in their fixed order, block id last.
// Comes in: a draft of plain values. Goes out: one line without a line end. The counterpart of parseTaskLine: what is printed
// is read back as the same values. Lines that exist are never printed again, they are edited (fieldEdits.ts).
import type { Dialect, Priority, StateClass } from './note.ts';
import { fieldRank, fieldToken } from './taskToken.ts';

/** What a new task line says. Days are ISO text; names are without their sign. */
export interface TaskDraft {
  readonly text: string;
  readonly state: StateClass;
  readonly people?: readonly string[];
  readonly projects?: readonly string[];
  readonly tags?: readonly string[];
  readonly priority?: Priority;
  readonly after?: readonly string[];
  /** Any other field by its normalised key: due, start, wait, asked, est, id, repeat, done, block, ... */
  readonly fields?: Readonly<Record<string, string>>;
  /** Words that stand behind the fields as they are. */
  readonly behind?: readonly string[];
}

/**
 * Prints a draft as `- [ ] …`. Doing and waiting become `status:` (unless `wait` says it), cancelled becomes a ticked box with
 * its text struck through, so that every renderer shows it. `indent` is put before the bullet as it is.
 */
export function printTaskLine(draft: TaskDraft, dialect: Dialect = 'plain', indent = ''): string {
  const closed = draft.state === 'done' || draft.state === 'cancelled';
  const words = draft.state === 'cancelled' ? `~~${draft.text}~~` : draft.text;
  const parts = [`${indent}- [${closed ? 'x' : ' '}] ${words}`];
  for (const name of draft.people ?? []) parts.push(`@${name}`);
  for (const name of draft.projects ?? []) parts.push(`+${name}`);
  for (const name of draft.tags ?? []) parts.push(`#${name}`);
  const fields = fieldsOf(draft).sort(([a], [b]) => fieldRank(a) - fieldRank(b));
  for (const [key, value] of fields) parts.push(fieldToken(key, value, dialect));
  return [...parts, ...(draft.behind ?? [])].join(' ');
}

function fieldsOf(draft: TaskDraft): [string, string][] {
  const fields = Object.entries(draft.fields ?? {});
  const told = draft.state === 'waiting' && draft.fields?.['wait'] !== undefined;
  if ((draft.state === 'doing' || draft.state === 'waiting') && !told) fields.push(['status', draft.state]);
  if (draft.priority !== undefined) fields.push(['priority', draft.priority]);
  if (draft.after !== undefined && draft.after.length > 0) fields.push(['after', draft.after.join(',')]);
  return fields;
}
