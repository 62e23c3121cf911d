// Moves a record to another state: the state's own field, the stamp its kind declares, and a one-line resolution.
// Comes in: the note's text, the wanted state, the kind. Goes out: edits of the header (or of the line in the body that states it),
// or a refusal. Never invents a state the kind does not have.

import { say } from '../language.ts';
import { foldKey } from '../note/aliases.ts';
import type { Note, StateClass } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { parsePause } from '../note/timeSpan.ts';
import { readFlag } from '../record/flag.ts';
import { noteTexts } from '../record/interpret.ts';
import type { FieldDecl, Kind, NotebookConfig } from '../record/kind.ts';
import { stateOfRecord, wordInList } from '../record/recordState.ts';
import { foreignOwner, placeOf } from '../record/signatures.ts';
import { statusesFor } from '../record/toolFiles.ts';
import { oneLine } from '../text.ts';
import { instantOfStamp, zoneOf } from '../zone.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import type { HeaderChange } from './header.ts';
import { setNoteFields } from './noteFields.ts';

/** The states of Backlog.md where its configuration names no others. */
const backlogStatuses: readonly string[] = ['To Do', 'In Progress', 'Done'];

/** What a change of state needs to know. `now` is an instant with offset, `today` the notebook's day. */
export interface StateContext {
  readonly kind: Kind;
  readonly config: NotebookConfig;
  readonly today: string;
  readonly now: string;
  /** Where the note lies: the folders of other tools have words of their own for states. */
  readonly path?: string;
  /** One line about how it ended; written only for kinds that have a `resolution`. */
  readonly resolution?: string;
  /** Why it stands still; written behind the span of the pause. */
  readonly pauseReason?: string;
  /** What others know of the note; absent where that cannot be told. */
  readonly shared?: SharedNote | undefined;
}

/** A note as others have it; without a text they have none. */
export interface SharedNote {
  readonly text?: string;
}

/**
 * Sets the state of a record and its declared stamp (`resolved: 2026-03-04T10:15+01:00`); going back to an open state removes the
 * stamps of closed ones. Refused: `invalid` for a state the kind does not have, and whatever `setNoteFields` refuses.
 */
export function setState(text: string, state: string, context: StateContext): NoteEdit | Refusal {
  const { kind, config } = context;
  const wanted = kind.states.find((each) => each.id === state);
  if (wanted === undefined) return { refused: 'invalid', message: say('{0} has no state "{1}".', kind.label, state) };
  const note = parseNote(text);
  const statuses = statusesOf(note, kind, context);
  const flag = flagChanges(note, state, context);
  if (flag !== undefined) return setNoteFields(text, flag);
  const key = keyOf(config.fields.get(kind.stateField), kind.stateField);
  if (statuses === undefined)
    return setNoteFields(text, [
      { key, value: state },
      ...stampChanges(state, context),
      ...pauseChanges(note, state, context),
      ...reopenedChanges(note, state, context),
    ]);
  const word = wordInList(kind, statuses, state);
  return word === undefined
    ? {
        refused: 'invalid',
        message: say('The states of this board are {0}; none of them is "{1}".', statuses.join(', '), state),
      }
    : setNoteFields(text, [{ key, value: word }]);
}

/** The words of the tool that keeps the task file, which nothing else may be written for. */
function statusesOf(note: Note, kind: Kind, { config, path }: StateContext): readonly string[] | undefined {
  if (!kind.criteria || path === undefined) return undefined;
  const isBacklog = foreignOwner(placeOf(path), noteTexts(note)) === 'task';
  return statusesFor(path, config) ?? (isBacklog ? backlogStatuses : undefined);
}

/** A status page says `resolved: true` and has no word for its state; the time it keeps beside it is `resolvedWhen`. */
function flagChanges({ header }: Note, state: string, { kind, now }: StateContext): HeaderChange[] | undefined {
  const entries = header?.entries ?? [];
  const stamps = new Set([...kind.stamps].filter(([each]) => isClosed(kind, each)).map(([, field]) => field));
  const flag = entries.find(({ field, values }) => stamps.has(field) && readFlag(values[0]?.text ?? '') !== undefined);
  if (flag === undefined || entries.some(({ field }) => field === kind.stateField)) return undefined;
  const isDone = isClosed(kind, state);
  const when = entries.find(({ field }) => field === `${flag.field}-when`);
  return [
    { key: flag.key, value: String(isDone), type: 'flag' },
    ...(when === undefined || !isDone ? [] : [{ key: when.key, value: now, type: 'stamp' } as const]),
  ];
}

/** The stamp of the state, a resolution, and the stamps of closed states that hold no more. */
function stampChanges(state: string, context: StateContext): HeaderChange[] {
  const { kind, config, resolution } = context;
  const changes: HeaderChange[] = [];
  const stamp = kind.stamps.get(state);
  if (stamp !== undefined) changes.push(stampChange(stamp, context));
  if (resolution !== undefined && kind.fields.includes('resolution'))
    changes.push({ key: 'resolution', value: oneLine(resolution) });
  const isOpen = !isClosed(kind, state);
  for (const [other, field] of kind.stamps)
    if (isOpen && field !== stamp && isClosed(kind, other))
      changes.push({ key: keyOf(config.fields.get(field), field), value: undefined });
  return changes;
}

/** Where nobody can tell whether others know of the end, taking it back within this time is a slip of the finger. */
const slipMs = 3_600_000;

/**
 * A record that was closed and is open again keeps when, where its kind has a field for it and the end was shared; before that it is
 * only taken back.
 */
function reopenedChanges(note: Note, state: string, context: StateContext): HeaderChange[] {
  const { kind, now, shared } = context;
  if (!kind.fields.includes('reopened') || isClosed(kind, state) || !isEnded(note, kind)) return [];
  const isKnown =
    shared === undefined ? endsBefore(note, context, Date.parse(now) - slipMs) : isSharedEnd(shared, kind);
  return isKnown ? [{ key: 'reopened', value: now, type: 'stamp' }] : [];
}

function isEnded(note: Note, kind: Kind): boolean {
  return !isOpenClass(stateOfRecord(kind, noteTexts(note)).class);
}

function isSharedEnd({ text }: SharedNote, kind: Kind): boolean {
  return text !== undefined && isEnded(parseNote(text), kind);
}

function endsBefore({ header }: Note, { kind, config }: StateContext, atMs: number): boolean {
  const closings = new Set([...kind.stamps].filter(([each]) => isClosed(kind, each)).map(([, field]) => field));
  const ends = (header?.entries ?? []).filter(({ field }) => closings.has(field));
  const zone = zoneOf(config.timezone);
  return ends.some(({ values: [end] }) => end !== undefined && instantOfStamp(end.text, zone) < atMs);
}

/** What is said of waiting and means nothing afterwards. */
const waitingFields: ReadonlySet<string> = new Set(['wait', 'asked', 'chased', 'chase']);

/**
 * The clock of a kind that knows pauses stands still while it waits: the span begins with a waiting state and ends with the next one,
 * and then nobody is waited for any more.
 */
function pauseChanges({ header }: Note, state: string, { kind, now, pauseReason }: StateContext): HeaderChange[] {
  if (!kind.fields.includes('paused')) return [];
  const entries = header?.entries ?? [];
  const entry = entries.findLast(({ field }) => field === 'paused');
  const spans = entry?.values.map(({ text }) => text) ?? [];
  const open = spans.findLastIndex((text) => isLasting(text));
  const waits = kind.states.find(({ id }) => id === state)?.class === 'waiting';
  const gone = waits ? [] : entries.filter(({ field }) => waitingFields.has(field));
  const changes = gone.map(({ key }): HeaderChange => ({ key, value: undefined }));
  if (waits === open >= 0) return changes;
  const next = waits
    ? [...spans, [`${now}..`, pauseReason ?? ''].join(' ').trim()]
    : spans.with(open, (spans[open] ?? '').replace('..', `..${now}`));
  const [only = ''] = next;
  const isList = next.length > 1 || (entry !== undefined && entry.shape !== 'scalar');
  return [...changes, { key: entry?.key ?? 'paused', value: isList ? next : only, type: 'list' }];
}

function isLasting(text: string): boolean {
  const span = parsePause(text);
  return span !== undefined && span.to === undefined;
}

/**
 * The state a tick leads to: the kind's declared one when the record is open, its first open state when it is closed.
 * `undefined` for kinds whose records have no box (projects, risks). A word of another tool's list has a class only.
 */
export function tickedState(kind: Kind, state: string, stateClass?: StateClass): string | undefined {
  if (kind.tick === undefined) return undefined;
  return isClosed(kind, state) || stateClass === 'done' || stateClass === 'cancelled'
    ? kind.states.find((each) => !isClosed(kind, each.id))?.id
    : kind.tick;
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
