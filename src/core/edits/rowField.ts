// The one way to set a field of a row, whatever it is: a task line by its own grammar, a record where it says the field.
// Comes in: the note's text, the row's key, fields and values. Goes out: edits, or a refusal. Trees, panels, the editor, quick
// commands and the command line all come through here; nobody else decides how a field is written.
import type { Day } from '../day.ts';
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { foldKey, headerField, stateOf } from '../note/aliases.ts';
import type { Dialect, HeaderEntry, StateClass } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { isTodoTxt, isYamlNote } from '../note/readNote.ts';
import { kindOf, noteTexts } from '../record/interpret.ts';
import type { Kind, NotebookConfig } from '../record/kind.ts';
import { valueFault } from '../record/validate.ts';
import { applyEdits } from '../text.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import type { HeaderChange } from './header.ts';
import type { HeaderValue } from './headerValue.ts';
import { changeLine } from './lineTask.ts';
import { setNoteFields } from './noteFields.ts';
import { type SharedNote, setState } from './state.ts';
import { taskFieldEdits } from './taskField.ts';
import { setTaskState } from './taskState.ts';
import { setTodoTxtFields, toggleTodoTxt } from './todoTxt.ts';
import { type ToggleContext, type ToggleEdit, toggleTask } from './toggle.ts';

/** What a change of a row needs to know. `now` is an instant with offset, `today` the notebook's day. */
export interface RowContext {
  readonly config: NotebookConfig;
  readonly today: Day;
  readonly now: string;
  /** What lines of the folder or the notebook are written in; see `usualDialect`. */
  readonly usual?: Dialect | undefined;
  /** What others know of the note, where it can be told; see `setState`. */
  readonly shared?: SharedNote | undefined;
}

/** One field of a row and the value it gets; `undefined` (or an empty list) takes the field away. */
export interface FieldChange {
  readonly field: string;
  readonly value: HeaderValue | undefined;
}

/**
 * Sets one field of a row: `field` is a field id of the configuration or of the line grammar, or a spelling of one; `state` (or
 * the kind's own state field) moves the row to a state, given by its id, another word for it, or a class (`done`). Refused:
 * `invalid` for a value that does not fit the field, `unchanged`, `moved`, `ambiguous`, `broken-header`, `not-supported`.
 */
export function setRowField(
  text: string,
  key: RowKey,
  field: string,
  value: HeaderValue | undefined,
  context: RowContext,
): NoteEdit | Refusal {
  return setRowFields(text, key, [{ field, value }], context);
}

/** Sets several fields of a row at once, its state behind the others; what says so already is left. See `setRowField`. */
export function setRowFields(
  text: string,
  key: RowKey,
  changes: readonly FieldChange[],
  context: RowContext,
): NoteEdit | Refusal {
  if (isYamlNote(key.path))
    return { refused: 'not-supported', message: say('This file of another tool is only read.') };
  const own = key.task === undefined ? kindOfText(text, key.path, context.config)?.stateField : 'status';
  const states = changes.filter(({ field }) => own !== undefined && isStateField(field, own));
  const others = changes.filter((change) => !states.includes(change));
  if (states.length > 0 && changes.length > 1)
    return inTurn(text, [others, ...states.map((state) => [state])], (after, each) =>
      setRowFields(after, key, each, context),
    );
  return key.task === undefined
    ? setRecordFields(text, key.path, changes, context)
    : setLineFields(text, key.path, key.task, changes, context);
}

/** One change after the other as one edit; `unchanged` only when each is. */
function inTurn(
  text: string,
  parts: readonly (readonly FieldChange[])[],
  set: (text: string, changes: readonly FieldChange[]) => NoteEdit | Refusal,
): NoteEdit | Refusal {
  let after = text;
  let unchanged: Refusal | undefined;
  for (const part of parts) {
    if (part.length === 0) continue;
    const edit = set(after, part);
    if (!isRefusal(edit)) after = applyEdits(after, edit.edits);
    else if (edit.refused === 'unchanged') unchanged = edit;
    else return edit;
  }
  const edit = differenceOf(text, after);
  return edit === undefined && unchanged !== undefined ? unchanged : { edits: edit ? [edit] : [] };
}

/** Ticks or unticks a task line, in a note or in a todo.txt file; see `toggleTask`. Refused as `not-supported`: what is no task line. */
export function toggleLine(text: string, { path, task }: RowKey, context: ToggleContext): ToggleEdit | Refusal {
  if (task === undefined) return { refused: 'not-supported', message: say('This is no task line.') };
  return isTodoTxt(path) ? toggleTodoTxt(text, task, context) : toggleTask(text, task, context);
}

/** The kind of the record in a note's text, as its header and its path say; undefined for a plain note. */
export function kindOfText(text: string, path: string, config: NotebookConfig): Kind | undefined {
  return config.kinds.get(kindOf(path, noteTexts(parseNote(text)), config) ?? '');
}

function setLineFields(
  text: string,
  path: string,
  key: NonNullable<RowKey['task']>,
  changes: readonly FieldChange[],
  context: RowContext,
): NoteEdit | Refusal {
  const [first] = changes;
  if (isTodoTxt(path))
    return setTodoTxtFields(
      text,
      key,
      changes.map(({ field, value }) => ({ field, value: lineValue(value) })),
      context,
    );
  if (first !== undefined && isStateField(first.field, 'status')) {
    const state = typeof first.value === 'string' ? stateOf(first.value) : undefined;
    return state === undefined ? noValue(first, 'state') : setTaskState(text, key, state, context);
  }
  return changeLine(
    text,
    key,
    context,
    changes.map(
      ({ field, value }) =>
        (line) =>
          taskFieldEdits(line, field, lineValue(value)),
    ),
  );
}

/** Lists stand on a line with commas between. */
function lineValue(value: HeaderValue | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return value.length === 0 ? undefined : value.join(',');
}

function setRecordFields(
  text: string,
  path: string,
  changes: readonly FieldChange[],
  context: RowContext,
): NoteEdit | Refusal {
  const { config } = context;
  const kind = kindOfText(text, path, config);
  const [first] = changes;
  if (kind !== undefined && first !== undefined && isStateField(first.field, kind.stateField)) {
    const state = typeof first.value === 'string' ? stateIn(kind, first.value) : undefined;
    return state === undefined ? noValue(first, kind.label) : setState(text, state, { kind, path, ...context });
  }
  const { header, stated } = parseNote(text);
  const entries = [...(header?.entries ?? []), ...stated];
  const wanted: HeaderChange[] = [];
  for (const change of changes) {
    const answer = headerChange(change, entries, kind, config);
    if (isRefusal(answer)) return answer;
    wanted.push(answer);
  }
  return setNoteFields(text, wanted);
}

function headerChange(
  { field, value }: FieldChange,
  entries: readonly HeaderEntry[],
  kind: Kind | undefined,
  config: NotebookConfig,
): HeaderChange | Refusal {
  const id = headerField(field);
  const decl = config.fields.get(id);
  const texts = value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
  if (decl !== undefined) {
    const fault = texts.map((text) => valueFault(text, decl, kind)).find((each) => each !== undefined);
    if (fault !== undefined) return { refused: 'invalid', message: fault };
  }
  const old = entries.findLast((entry) => entry.field === id)?.values[0]?.text ?? '';
  const isName = decl?.type === 'person' || decl?.type === 'people' || decl?.type === 'project';
  const written = isName ? inFormOf(old, value) : value;
  const key = decl?.key ?? field.trim().replaceAll('-', '_');
  return { key, value: written, ...(decl === undefined ? {} : { type: decl.type }) };
}

/** A name in the form the header names such things by: `@maria`, `+mail`, `[[mail]]`, else bare. */
function inFormOf(old: string, value: HeaderValue | undefined): HeaderValue | undefined {
  if (value === undefined) return value;
  if (typeof value !== 'string') return value.map((each) => named(old, each));
  return named(old, value);
}

function named(old: string, value: string): string {
  const bare = value.replace(/^[@+](?=[\p{L}\p{N}])/u, '');
  if (/^[@+][\p{L}\p{N}]/u.test(old)) return old.charAt(0) + bare;
  return /^\[\[[^\][|]+\]\]$/.test(old) && !bare.startsWith('[') ? `[[${bare}]]` : bare;
}

function isStateField(field: string, own: string): boolean {
  const id = headerField(field);
  return id === 'status' || id === 'class' || id === own;
}

/** The state a word means in a kind: its id, another word for it, or the first state of a class (its tick for done). */
function stateIn(kind: Kind, word: string): string | undefined {
  const known = kind.stateOfWord.get(foldKey(word));
  if (known !== undefined) return known.id;
  const wanted: StateClass | undefined = stateOf(word);
  if (wanted === 'done' && kind.tick !== undefined) return kind.tick;
  return kind.states.find((state) => state.class === wanted)?.id;
}

function noValue({ field, value }: FieldChange, of: string): Refusal {
  return { refused: 'invalid', message: say('"{0}" is no {1} of this {2}.', String(value), field, of.toLowerCase()) };
}
