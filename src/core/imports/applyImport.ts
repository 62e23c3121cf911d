// Makes what was chosen of an import: new records, and edits of those that change. Comes in: items, the notes' texts. Goes out: files and
// edits, each of which keeps what the import said, so that the next one knows what was edited since.
import { addLine } from '../edits/addLine.ts';
import { differenceOf } from '../edits/difference.ts';
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { setNoteFields } from '../edits/noteFields.ts';
import { type RowContext, setRowFields } from '../edits/rowField.ts';
import { readValue } from '../index/values.ts';
import { headerField } from '../note/aliases.ts';
import { parseNote } from '../note/parseNote.ts';
import type { ImportDecl } from '../record/kind.ts';
import { newRecord, type RecordContext } from '../record/newRecord.ts';
import { quotedText } from '../record/quotedText.ts';
import { applyEdits } from '../text.ts';
import { type ImportItem, keptKey, lastImport, plainValue } from './planImport.ts';

/** The record of a new item. Refused as by `newRecord`; what the text of the other tool says stands in it as a quote. */
export function importedRecord(
  item: ImportItem,
  decl: ImportDecl,
  context: RecordContext,
  template?: string,
): NewFile | Refusal {
  const fields = new Map<string, HeaderValue>(item.changes.map(({ field, value }) => [field, value]));
  // A severity of theirs is not weighed anew by what a new record of ours begins with.
  if (fields.has('severity')) for (const part of ['impact', 'urgency']) if (!fields.has(part)) fields.set(part, '');
  fields.set('external', item.key);
  const said = keptValues(new Map(), item.changes);
  if (said.length > 0) fields.set('imported', said);
  const input = { title: item.title, fields, ...(template === undefined ? {} : { template }) };
  const file = newRecord(decl.kind, input, context);
  if (isRefusal(file) || item.body === undefined) return file;
  const quoted = addLine(file.text, 'As it came in', quotedText(item.body));
  return { ...file, text: applyEdits(file.text, quoted.edits) };
}

/** Writes the fields of an item into its record, its state with what that brings along. Refused as by `setRowFields`. */
export function importedEdit(text: string, item: ImportItem, context: RowContext): NoteEdit | Refusal {
  const path = item.path ?? '';
  let result = text;
  const isState = (field: string): boolean => headerField(field) === 'status';
  const changes = item.changes.map(({ field, value }) => ({ field, value }));
  // The state first: the stamps of the other tool then stand over the time of the import.
  for (const group of [changes.filter(({ field }) => isState(field)), changes.filter(({ field }) => !isState(field))]) {
    const edit = group.length === 0 ? undefined : setRowFields(result, { path }, group, context);
    if (edit && isRefusal(edit) && edit.refused !== 'unchanged') return edit;
    if (edit && !isRefusal(edit)) result = applyEdits(result, edit.edits);
  }
  const edit = differenceOf(text, remembered(result, item.changes, context));
  return { edits: edit === undefined ? [] : [edit] };
}

/** Remembers that of a conflict the record's own value was kept: it is none again until theirs is another. */
export function keptEdit(text: string, { changes }: ImportItem, context: RowContext): NoteEdit {
  const kept = changes.map(({ field, value }) => ({ field: keptKey(field), value }));
  const edit = differenceOf(text, remembered(text, kept, context));
  return { edits: edit === undefined ? [] : [edit] };
}

type Said = readonly { readonly field: string; readonly value: HeaderValue }[];

/** The text with what an import said added to its memory; as it was where the header takes none. */
function remembered(text: string, changes: Said, { config }: RowContext): string {
  const entry = parseNote(text).header?.entries.findLast(({ field }) => field === 'imported');
  const references = { person: same, project: same, record: same };
  const written = readValue(entry?.values.map((value) => value.text) ?? [], 'list', references);
  const said = keptValues(lastImport(written), changes);
  const kept = setNoteFields(text, [{ key: config.fields.get('imported')?.key ?? 'imported', value: said }]);
  return isRefusal(kept) ? text : applyEdits(text, kept.edits);
}

function keptValues(last: ReadonlyMap<string, string>, changes: Said): string[] {
  const said = new Map([...last, ...changes.map(({ field, value }) => [field, plainValue(value)] as const)]);
  return [...said].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, value]) => `${field}=${value}`);
}

function same(text: string): string {
  return text;
}
