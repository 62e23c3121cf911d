// Changes fields of a record where they stand: in the header, or in the body of a note that states them there (`## Status`,
// `* Date: …`). Comes in: the note's text and the wanted values. Goes out: edits, or a refusal. What the body states is never
// said a second time in a header.

import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import type { HeaderEntry } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { lastDayFields } from '../note/stated.ts';
import type { TextEdit } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { type HeaderChange, setHeaderFields } from './header.ts';

/**
 * Sets several fields of a record. A value in the body is replaced in its place, with a capital letter where it had one; all others
 * go to the header. Refused: `not-supported` for lists in the body and for taking a stated field away, and whatever
 * `setHeaderFields` refuses.
 */
export function setNoteFields(text: string, changes: readonly HeaderChange[]): NoteEdit | Refusal {
  const { stated } = parseNote(text);
  const inBody = (change: HeaderChange): HeaderEntry | undefined =>
    stated.find(({ field }) => field === headerField(change.key) && !lastDayFields.has(field));
  const others = changes.filter((change) => inBody(change) === undefined);
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const entry = inBody(change);
    const edit = entry && bodyEdit(text, entry, change);
    if (edit && isRefusal(edit)) return edit;
    if (edit && text.slice(edit.span.start, edit.span.end) !== edit.text) edits.push(edit);
  }
  const header = others.length === 0 ? undefined : setHeaderFields(text, others);
  if (header !== undefined && !isRefusal(header)) return { edits: [...edits, ...header.edits] };
  if (header?.refused === 'unchanged' || header === undefined)
    return edits.length > 0 ? { edits } : { refused: 'unchanged', message: say('The note says so already.') };
  return header;
}

function bodyEdit(text: string, { key, shape, values }: HeaderEntry, { value }: HeaderChange): TextEdit | Refusal {
  const [old] = values;
  if (shape !== 'scalar' || old === undefined || typeof value !== 'string' || /[\r\n]/.test(value) || value === '')
    return { refused: 'not-supported', message: say('"{0}" stands in the text of the note; change it there.', key) };
  const isCapital = /^\p{Lu}/u.test(text.slice(old.span.start, old.span.end));
  return { span: old.span, text: isCapital ? value.charAt(0).toUpperCase() + value.slice(1) : value };
}
