// Changes keys of a note's header by splicing the text: comments, order, quoting style, line ends and byte-order mark stay.
// Comes in: the note's text and the wanted values. Goes out: edits, or a refusal when the header cannot be read.
// Never reprints a header (docs/format, "Header"): only the bytes of the values that change are replaced.
import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import { readHeader } from '../note/frontMatter.ts';
import type { Header, HeaderEntry } from '../note/note.ts';
import type { FieldType } from '../record/kind.ts';
import type { TextEdit } from '../text.ts';
import { majorityLineEnd } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { lineEndBefore, listEdits, listInPlace, wholeLines } from './headerList.ts';
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
  const { header, problems } = readHeader(text);
  // One that is meant and not read (nobody closed it) has a problem: another header above would hide it and its fix for good.
  if (header === undefined && problems.length === 0) return newHeader(text, changes);
  if (header === undefined || header.broken)
    return {
      refused: 'broken-header',
      message: say('The header (front matter) cannot be read, so it is not changed.'),
    };
  if (header.format !== 'yaml')
    return {
      refused: 'not-supported',
      message: say('A {0} header is only read; change it in the text.', header.format.toUpperCase()),
    };
  if (header.entries.some(({ keySpan }) => !startsLine(text, keySpan.start)))
    return { refused: 'not-supported', message: say('This header has several keys on a line; change it in the text.') };
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const edit = changeKey(text, header, change);
    if (isRefusal(edit)) return edit;
    edits.push(...edit);
  }
  return edits.length > 0 ? { edits } : { refused: 'unchanged', message: say('The header says so already.') };
}

/**
 * Adds an item to the list under a key, in the style the list has; a single value becomes a list, words with commas (tags also
 * with blanks) between them get one more, an absent key a list of one. Refused: `unchanged` when the item is there, and whatever `setHeaderFields` refuses.
 */
export function appendHeaderItem(text: string, key: string, item: string, type?: FieldType): NoteEdit | Refusal {
  const entry = readHeader(text).header?.entries.findLast((each) => each.field === headerField(key));
  const old = entry?.values.map((value) => value.text) ?? [];
  const [only] = old;
  const gap = entry?.shape === 'scalar' && only !== undefined ? gapOf(entry.field, only) : undefined;
  const known =
    gap === undefined || only === undefined ? old : only.split(gap.trim() || gap).map((word) => word.trim());
  if (known.includes(item)) return { refused: 'unchanged', message: say('"{0}" is in the list already.', item) };
  const value = gap !== undefined && !/[,[\]]/.test(item) ? only + gap + item : [...old, item];
  return setHeaderField(text, key, value, gap === undefined ? type : 'text');
}

/** What stands between several words of one value: commas, or blanks between tags, which hold none. */
function gapOf(field: string, value: string): string | undefined {
  if (value.includes('[[')) return undefined;
  if (value.includes(',')) return ', ';
  return field === 'tags' && value.includes(' ') ? ' ' : undefined;
}

function newHeader(text: string, changes: readonly HeaderChange[]): NoteEdit | Refusal {
  const end = majorityLineEnd(text);
  const lines = changes.filter(isSet).map((change) => headerLines(change.key, change.value, change.type, end));
  if (lines.length === 0) return { refused: 'unchanged', message: say('The note has no header.') };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const gap = text.length === start || /^\r?\n/.test(text.slice(start, start + 2)) ? '' : end;
  return { edits: [{ span: { start, end: start }, text: `---${end}${lines.join('')}---${end}${gap}` }] };
}

function changeKey(text: string, header: Header, change: HeaderChange): TextEdit[] | Refusal {
  // Of duplicate keys the last one counts for readers, so it is the one that is changed.
  const entry = header.entries.findLast((each) => each.field === headerField(change.key));
  if (entry === undefined) return isSet(change) ? [addedKey(text, header, change)] : [];
  if (!isSet(change)) return removedKeys(text, header, entry.field);
  if (entry.shape === 'map' || entry.shape === 'maps')
    return {
      refused: 'not-supported',
      message: say('"{0}" holds more than a value or a list; change it in the text.', entry.key),
    };
  return isSame(entry, change.value) ? [] : changeValue(text, entry, change);
}

/** Every line of the key: where it is given twice, an earlier value would count again. */
function removedKeys(text: string, header: Header, field: string): TextEdit[] {
  return header.entries
    .filter((entry) => entry.field === field)
    .map((entry) => ({ span: wholeLines(text, entry.keySpan.start, valueEnd(text, entry)), text: '' }));
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
  if (entry.shape === 'list') return listEdits(text, entry, typeof value === 'string' ? [value] : value, type);
  const isOne = typeof value !== 'string' && value.length === 1 && entry.shape !== 'empty';
  const single = typeof value === 'string' ? value : isOne ? value[0] : undefined;
  if (single === undefined)
    return listInPlace(text, entry, span.end, typeof value === 'string' ? [value] : value, type);
  const written = inStyleOf(source, single, type);
  return [{ span, text: text.charAt(span.start - 1) === ':' ? ` ${written}` : written }];
}

/** A new value in the quotes of the old one. */
function inStyleOf(source: string, value: string, type: FieldType | undefined): string {
  if (source.startsWith('"')) return `"${escaped(value)}"`;
  if (source.startsWith("'") && !/[\p{Cc}\p{Cs}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return headerScalar(value, type);
}

function isSame(entry: HeaderEntry, value: HeaderValue): boolean {
  const wanted = typeof value === 'string' ? (value === '' ? [] : [value]) : value;
  return entry.values.length === wanted.length && entry.values.every((old, at) => old.text === wanted[at]);
}

function isSet(change: HeaderChange): change is HeaderChange & { value: HeaderValue } {
  return change.value !== undefined && (typeof change.value === 'string' || change.value.length > 0);
}

/** True for a key that begins its line, quotes aside: only then are its lines its own. */
function startsLine(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === '' || before === '\uFEFF') return true;
  return before === '\n' || ((before === '"' || before === "'") && text.charAt(at - 2) === '\n');
}

/** End of a value's source without trailing line ends, which a block text may include. */
function valueEnd(text: string, entry: HeaderEntry): number {
  let end = entry.valueSpan.end;
  while (end > entry.valueSpan.start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return end;
}
