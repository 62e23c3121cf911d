// Completion of a field on a task line, in whichever dialect it is being written: `due:fri`, `📅 fri`, `[due:: fri]`, `@due(fri)`.
// Comes in: the line and the cursor; goes out: the token with its value read, in the dialect of the line or else of the note
// (the mirror rule). A value that is finished is left alone.
import { foldKey, type LineField, lineField } from '../note/aliases.ts';
import { isBlank } from '../note/characters.ts';
import type { Dialect } from '../note/note.ts';
import { type Sign, signAt } from '../note/signs.ts';
import { fieldToken, hasBlank } from '../note/taskToken.ts';
import type { Span } from '../text.ts';
import type { Completion, CompletionRequest } from './completion.ts';
import { dialectAt } from './dialect.ts';
import type { CursorLine, TextPlace } from './place.ts';
import { taskFieldValues } from './taskFieldValues.ts';

/** A field that is being written: its key, what stands of the value, and how the finished value is put in. */
interface OpenField {
  readonly key: string;
  readonly typed: string;
  readonly span: Span;
  readonly insert: (value: string) => string;
}

/** Longest value of several words. */
const longestValue = 40;

/** Proposals for the field that the cursor stands in, or undefined when it stands in none. */
export function completeTaskField(request: CompletionRequest, place: TextPlace): Completion[] | undefined {
  const { line } = place;
  const { fields, lineFields } = request.index.config;
  const declared = (key: string): LineField | undefined => (fields.has(key) ? { field: key, type: 'word' } : undefined);
  const field =
    bracketField(line, declared) ?? callField(line) ?? signField(line) ?? plainField(request, place, lineFields);
  if (field === undefined) return undefined;
  return taskFieldValues(field.key, field.typed, request, place).map(({ value, ...shown }) => ({
    ...shown,
    insert: field.insert(value),
    span: field.span,
  }));
}

/** `[key:: value` or `(key:: value`. */
function bracketField(
  { before, after, start }: CursorLine,
  declared: (key: string) => LineField | undefined,
): OpenField | undefined {
  const found = /([[(])[ \t]*([A-Za-z][\w -]{0,30}?)::([ \t]*)([^\][()]*)$/.exec(before);
  const row = found ? (lineField(found[2] ?? '') ?? declared(foldKey(found[2] ?? ''))) : undefined;
  if (!found || !row) return undefined;
  const [, open, , blank = '', typed = ''] = found;
  const close = open === '[' ? ']' : ')';
  const rest = /^[^\][()]*/.exec(after)?.[0].length ?? 0;
  const isClosed = after.startsWith(close, rest);
  const end = start + before.length;
  return {
    key: row.field,
    typed,
    span: { start: end - typed.length, end: isClosed ? end + rest : end },
    insert: (value) => (blank === '' ? ' ' : '') + value + (isClosed ? '' : close),
  };
}

/** `@key(value`. */
function callField({ before, after, start }: CursorLine): OpenField | undefined {
  const found = /(?:^|[\s(])@([A-Za-z][\w-]{0,30})\(([^()]*)$/.exec(before);
  const row = found ? lineField(found[1] ?? '') : undefined;
  if (!found || row?.type !== 'day') return undefined;
  const typed = found[2] ?? '';
  const end = start + before.length;
  return {
    key: row.field,
    typed,
    span: { start: end - typed.length, end },
    insert: (value) => value + (after.startsWith(')') ? '' : ')'),
  };
}

/** A sign and what was typed behind it. */
function signField({ before, after, start }: CursorLine): OpenField | undefined {
  for (let at = before.length - 1; at >= 0 && before.length - at <= longestValue; at--) {
    const row = signAt(before.codePointAt(at) ?? 0);
    if (row) return row.value === undefined ? behindSign(row, before, after, at, start) : undefined;
  }
  return undefined;
}

function behindSign(row: Sign, before: string, after: string, at: number, start: number): OpenField {
  const behind = at + row.sign.length + (before.charCodeAt(at + row.sign.length) === 0xfe0f ? 1 : 0);
  const typed = before.slice(behind).trimStart();
  const rest = typed === '' ? 0 : (/^[\w-]*/.exec(after)?.[0].length ?? 0);
  const end = start + before.length;
  return {
    key: row.field,
    typed,
    span: { start: start + behind, end: end + rest },
    insert: (value) => ` ${value}`,
  };
}

/** `key:value`; a value of several words is looked for as far back as the last key. */
function plainField(
  request: CompletionRequest,
  place: TextPlace,
  own: ReadonlyMap<string, LineField>,
): OpenField | undefined {
  const { before, after, start } = place.line;
  const from = Math.max(0, before.length - longestValue - 24);
  const colon = before.lastIndexOf(':');
  const key = colon < from ? '' : (/(?:^|[\s(])([A-Za-z][\w-]{0,23})$/.exec(before.slice(from, colon))?.[1] ?? '');
  const row = key === '' ? undefined : (lineField(key) ?? own.get(foldKey(key)));
  const typed = before.slice(colon + 1);
  if (!row || typed.startsWith(' ') || (/\s/.test(typed) && row.type !== 'day' && row.type !== 'rule'))
    return undefined;
  const rest = isBlank(after.charCodeAt(0)) ? 0 : (/^[^\s)]*/.exec(after)?.[0].length ?? 0);
  const span = { start: start + colon - key.length, end: start + before.length + rest };
  let dialect: Dialect | undefined;
  // Of a list of ids only the last one is being written.
  const done = row.type === 'ids' ? typed.slice(0, typed.lastIndexOf(',') + 1) : '';
  return {
    key: row.field,
    typed: typed.slice(done.length),
    span,
    insert: (value) => {
      // A team's own key stays as it was typed.
      if (lineField(key) === undefined && !hasBlank(value)) return `${key}:${value}`;
      dialect ??= dialectAt(request, place, span);
      return fieldToken(row.field, done + value, dialect);
    },
  };
}
