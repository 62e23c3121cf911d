// Moves a record to another state: the state's own field, the stamp its kind declares, and a one-line resolution.
// Comes in: the note's text, the wanted state, the kind. Goes out: edits of the header (or of the line in the body that states it),
// or a refusal. Never invents a state the kind does not have.
import { foldKey } from '../note/aliases.ts';
import type { FieldDecl, Kind, NotebookConfig } from '../record/kind.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import type { HeaderChange } from './header.ts';
import { setNoteFields } from './noteFields.ts';

/** What a change of state needs to know. `now` is an instant with offset, `today` the notebook's day. */
export interface StateContext {
  readonly kind: Kind;
  readonly config: NotebookConfig;
  readonly today: string;
  readonly now: string;
  /** One line about how it ended; written only for kinds that have a `resolution`. */
  readonly resolution?: string;
}

/**
 * Sets the state of a record and its declared stamp (`resolved: 2026-03-04T10:15+01:00`); going back to an open state removes the
 * stamps of closed ones. Refused: `invalid` for a state the kind does not have, and whatever `setNoteFields` refuses.
 */
export function setState(text: string, state: string, context: StateContext): NoteEdit | Refusal {
  const { kind, config, resolution } = context;
  const wanted = kind.states.find((each) => each.id === state);
  if (wanted === undefined) return { refused: 'invalid', message: `${kind.label} has no state "${state}".` };
  const changes: HeaderChange[] = [{ key: keyOf(config.fields.get(kind.stateField), kind.stateField), value: state }];
  const stamp = kind.stamps.get(state);
  if (stamp !== undefined) changes.push(stampChange(stamp, context));
  if (resolution !== undefined && kind.fields.includes('resolution'))
    changes.push({ key: 'resolution', value: resolution.replace(/\s+/g, ' ').trim() });
  const isOpen = !isClosed(kind, state);
  for (const [other, field] of kind.stamps)
    if (isOpen && field !== stamp && isClosed(kind, other))
      changes.push({ key: keyOf(config.fields.get(field), field), value: undefined });
  return setNoteFields(text, changes);
}

/**
 * The state a tick leads to: the kind's declared one when the record is open, its first open state when it is closed.
 * `undefined` for kinds whose records have no box (projects, risks).
 */
export function tickedState(kind: Kind, state: string): string | undefined {
  if (kind.tick === undefined) return undefined;
  return isClosed(kind, state) ? kind.states.find((each) => !isClosed(kind, each.id))?.id : kind.tick;
}

function stampChange(field: string, { config, today, now }: StateContext): HeaderChange {
  const decl = config.fields.get(field);
  return { key: keyOf(decl, field), value: decl?.type === 'day' ? today : now, type: 'stamp' };
}

function keyOf(decl: FieldDecl | undefined, field: string): string {
  return decl?.key ?? field.replaceAll('-', '_');
}

function isClosed(kind: Kind, state: string): boolean {
  const found = kind.stateOfWord.get(foldKey(state))?.class;
  return found === 'done' || found === 'cancelled';
}
