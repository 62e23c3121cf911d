// Changes keys of a note's header by splicing the text: comments, order, quoting style, line ends and byte-order mark stay.
// Comes in: the note's text and the wanted values. Goes out: edits, or a refusal when the header cannot be read.
// Never reprints a header (docs/format, "Header"): only the bytes of the values that change are replaced.
import { headerField } from '../note/aliases.ts';
import { readHeader } from '../note/frontMatter.ts';
import type { Header, HeaderEntry } from '../note/note.ts';
import type { FieldType } from '../record/kind.ts';
import type { LineEnd, TextEdit } from '../text.ts';
import { majorityLineEnd } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import type { HeaderValue } from './headerValue.ts';
import { escaped, headerLines, headerScalar } from './headerValue.ts';

/** One wanted change. `key` is written when the field is absent; `undefined` or an empty list removes the key's lines. */
export interface HeaderChange {
  readonly key: string;
  readonly value: HeaderValue | undefined;
  readonly type?: FieldType;
}

/** Sets (or removes) one key; see `setHeaderFields`. */
export function setHeaderField(
  text: string,
  key: string,
  value: HeaderValue | undefined,
  type?: FieldType,
): NoteEdit | Refusal {
  return setHeaderFields(text, [type === undefined ? { key, value } : { key, value, type }]);
}

/**
 * Sets several keys at once. A key is found under any of its spellings (`due`, `due_date`); new keys are added at the end of the
 * header in the order given; without a header one is made. Refused: `broken-header`, `not-supported` (TOML, JSON, maps),
 * `unchanged` when everything is so already. Edits of different keys never overlap; give each key once.
 */
export function setHeaderFields(text: string, changes: readonly HeaderChange[]): NoteEdit | Refusal {
  const { header } = readHeader(text);
  if (header === undefined) return newHeader(text, changes);
  if (header.broken)
    return { refused: 'broken-header', message: 'The header (front matter) cannot be read, so it is not changed.' };
  if (header.format !== 'yaml')
    return { refused: 'not-supported', message: `A ${header.format.toUpperCase()} header is only read.` };
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const edit = changeKey(text, header, change);
    if (isRefusal(edit)) return edit;
    edits.push(...edit);
  }
  return edits.length > 0 ? { edits } : { refused: 'unchanged', message: 'The header says so already.' };
}

function newHeader(text: string, changes: readonly HeaderChange[]): NoteEdit | Refusal {
  const end = majorityLineEnd(text);
  const lines = changes.filter(isSet).map((change) => headerLines(change.key, change.value, change.type, end));
  if (lines.length === 0) return { refused: 'unchanged', message: 'The note has no header.' };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const gap = text.length === start || /^\r?\n/.test(text.slice(start, start + 2)) ? '' : end;
  return { edits: [{ span: { start, end: start }, text: `---${end}${lines.join('')}---${end}${gap}` }] };
}

function changeKey(text: string, header: Header, change: HeaderChange): TextEdit[] | Refusal {
  // Of duplicate keys the last one counts for readers, so it is the one that is changed.
  const entry = header.entries.findLast((each) => each.field === headerField(change.key));
  if (entry === undefined) return isSet(change) ? [addedKey(text, header, change)] : [];
  if (!isSet(change)) return [{ span: wholeLines(text, entry.keySpan.start, valueEnd(text, entry)), text: '' }];
  if (entry.shape === 'map' || entry.shape === 'maps')
    return {
      refused: 'not-supported',
      message: `"${entry.key}" holds more than a value or a list; change it in the text.`,
    };
  return isSame(entry, change.value) ? [] : changeValue(text, entry, change);
}

function addedKey(text: string, header: Header, change: HeaderChange & { value: HeaderValue }): TextEdit {
  const at = text.lastIndexOf('\n', header.span.end - 1) + 1;
  return {
    span: { start: at, end: at },
    text: headerLines(change.key, change.value, change.type, lineEndBefore(text, at)),
  };
}

function changeValue(text: string, entry: HeaderEntry, change: HeaderChange & { value: HeaderValue }): TextEdit[] {
  const { value, type } = change;
  const span = { start: entry.valueSpan.start, end: valueEnd(text, entry) };
  const source = text.slice(span.start, span.end);
  if (entry.shape === 'list') {
    const items = typeof value === 'string' ? [value] : value;
    if (source.startsWith('[')) return [{ span, text: flowList(text, entry, items, type) }];
    return changedItems(text, entry, items, type);
  }
  const single = typeof value === 'string' ? value : value.length === 1 ? value[0] : undefined;
  if (single === undefined)
    return [{ span: { start: entry.keySpan.end, end: span.end }, text: blockList(text, entry, value, type) }];
  const written = inStyleOf(source, single, type);
  return [{ span, text: text.charAt(span.start - 1) === ':' ? ` ${written}` : written }];
}

/** A new value in the quotes of the old one. */
function inStyleOf(source: string, value: string, type: FieldType | undefined): string {
  if (source.startsWith('"')) return `"${escaped(value)}"`;
  if (source.startsWith("'") && !/[\p{Cc}\p{Cs}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return headerScalar(value, type);
}

function flowList(text: string, entry: HeaderEntry, items: readonly string[], type: FieldType | undefined): string {
  const written = items.map((item) => {
    const kept = entry.values.find((old) => old.text === item);
    if (kept !== undefined) return text.slice(kept.span.start, kept.span.end);
    const source = headerScalar(item, type);
    return source.includes(',') && !source.startsWith('"') ? `"${source}"` : source;
  });
  return `[${written.join(', ')}]`;
}

function blockList(text: string, entry: HeaderEntry, value: HeaderValue, type: FieldType | undefined): string {
  const end = lineEndAfter(text, entry.keySpan.end);
  const items = typeof value === 'string' ? [value] : value;
  return `:${items.map((item) => `${end}  - ${headerScalar(item, type)}`).join('')}`;
}

/** Removes and adds whole item lines, so that comments and order of the others stay; new items come last. */
function changedItems(
  text: string,
  entry: HeaderEntry,
  items: readonly string[],
  type: FieldType | undefined,
): TextEdit[] {
  const gone = entry.values.filter((old) => !items.includes(old.text));
  const added = items.filter((item) => !entry.values.some((old) => old.text === item));
  const last = entry.values.at(-1);
  const first = entry.values[0];
  if (first === undefined || last === undefined) return [];
  const edits: TextEdit[] = gone.map((old) => ({ span: wholeLines(text, old.span.start, old.span.end), text: '' }));
  const lead = text
    .slice(wholeLines(text, first.span.start, first.span.start).start, first.span.start)
    .replace(/["']$/, '');
  const at = wholeLines(text, last.span.start, last.span.end).end;
  const lines = added.map((item) => lead + headerScalar(item, type) + lineEndBefore(text, at));
  return added.length > 0 ? [...edits, { span: { start: at, end: at }, text: lines.join('') }] : edits;
}

function isSame(entry: HeaderEntry, value: HeaderValue): boolean {
  const wanted = typeof value === 'string' ? (value === '' ? [] : [value]) : value;
  return entry.values.length === wanted.length && entry.values.every((old, at) => old.text === wanted[at]);
}

function isSet(change: HeaderChange): change is HeaderChange & { value: HeaderValue } {
  return change.value !== undefined && (typeof change.value === 'string' || change.value.length > 0);
}

/** End of a value's source without trailing line ends, which a block text may include. */
function valueEnd(text: string, entry: HeaderEntry): number {
  let end = entry.valueSpan.end;
  while (end > entry.valueSpan.start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return end;
}

/** From the start of the first line to behind the end of the last one. */
function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next + 1 };
}

function lineEndBefore(text: string, lineStart: number): LineEnd {
  return text.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n';
}

function lineEndAfter(text: string, at: number): LineEnd {
  return lineEndBefore(text, wholeLines(text, at, at).end);
}
