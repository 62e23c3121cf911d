// One act on a record as one change: a state with its stamps, some fields of its header, one dated line below a heading. Comes in: the
// note's text and the act as a value. Goes out: edits, or a refusal. Touches the lines it declares and nothing else; what an act means
// is said by whoever makes it.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import type { Kind } from '../record/kind.ts';
import { stateOf } from '../record/recordState.ts';
import { applyEdits } from '../text.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { type LogStamp, logLine } from './logLine.ts';
import { type FieldChange, kindOfText, type RowContext, setRowFields } from './rowField.ts';
import { type StateContext, setState } from './state.ts';

/** What an act writes. */
export interface RecordAct {
  /** The state it leads to; absent: the state stays. */
  readonly state?: string | undefined;
  readonly fields?: readonly FieldChange[];
  readonly log?: { readonly heading: string; readonly words: string; readonly stamp: LogStamp };
}

/** A record as an act reads it. */
export interface ActedRecord {
  readonly kind: Kind;
  /** Id of the state it is in now. */
  readonly state: string;
  /** The first value of a field as written, empty when there is none. */
  readonly written: (field: string) => string;
  /** All of them. */
  readonly all: (field: string) => readonly string[];
}

/** Who acts when, and what is said with the state. */
export type ActContext = RowContext & { readonly me?: string } & Pick<StateContext, 'resolution' | 'pauseReason'>;

/**
 * Does what `act` makes of the record. Refused: `not-supported` for what is no record, `unchanged` when nothing would be, what the act
 * refuses, and whatever `setState`, `setRowFields` and `logLine` refuse.
 */
export function doAct(
  text: string,
  key: RowKey,
  act: (record: ActedRecord) => RecordAct | Refusal,
  context: ActContext,
): NoteEdit | Refusal {
  const record = key.task === undefined ? recordIn(text, key.path, context) : undefined;
  if (!record) return { refused: 'not-supported', message: say('This is no record.') };
  const wanted = act(record);
  if (isRefusal(wanted)) return wanted;
  const { state, fields = [], log } = wanted;
  let result = text;
  const take = (edit: NoteEdit | Refusal): Refusal | undefined => {
    if (!isRefusal(edit)) result = applyEdits(result, edit.edits);
    else if (edit.refused !== 'unchanged') return edit;
    return undefined;
  };
  const { kind } = record;
  const refused =
    (state === undefined || state === record.state
      ? undefined
      : take(setState(result, state, { kind, path: key.path, ...context }))) ??
    (fields.length === 0 ? undefined : take(setRowFields(result, key, fields, context))) ??
    (log === undefined ? undefined : take(logLine(result, log.heading, log.words, log.stamp)));
  if (refused) return refused;
  const edit = differenceOf(text, result);
  return edit === undefined ? { refused: 'unchanged', message: say('There is nothing to change.') } : { edits: [edit] };
}

/** The values of a field (by its id) of a note as they are written; none when it says nothing. */
export function valuesIn(text: string): (field: string) => readonly string[] {
  const { header, stated } = parseNote(text);
  const entries = [...(header?.entries ?? []), ...stated];
  return (field) => entries.findLast((entry) => entry.field === field)?.values.map((value) => value.text) ?? [];
}

function recordIn(text: string, path: string, { config }: ActContext): ActedRecord | undefined {
  const kind = kindOfText(text, path, config);
  if (!kind) return undefined;
  const all = valuesIn(text);
  const written = (field: string): string => all(field)[0] ?? '';
  return { kind, state: stateOf(kind, written(kind.stateField)).state, written, all };
}
