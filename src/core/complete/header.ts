// Completion in the header of a note: keys of its kind that are missing, values of the key on the line, each with the sentence of
// its declaration. Comes in: the request and the place; goes out: proposals. Lines are read here, because a header is seldom
// valid while it is typed; what they hold is read by the reader of headers, with the line at the cursor left out.

import { headerScalar } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import type { Header } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { kindOf, noteTexts } from '../record/interpret.ts';
import type { FieldDecl, Kind } from '../record/kind.ts';
import type { Span } from '../text.ts';
import { withoutEnd } from '../text.ts';
import { type Completion, type CompletionRequest, fitting } from './completion.ts';
import { type HeaderField, headerValues } from './headerValues.ts';
import type { CursorLine, HeaderPlace } from './place.ts';
import type { ProposedValue } from './values.ts';

/** Keys that any note may have, for notes of no kind yet. */
const commonKeys: readonly string[] = ['title', 'owner', 'project', 'tags', 'date', 'status', 'due'];

/** The header as far as it stands without the line at the cursor, and what the note is by it. */
interface Known {
  readonly request: CompletionRequest;
  readonly line: CursorLine;
  readonly header: Header | undefined;
  readonly fields: ReadonlyMap<string, string>;
  readonly kind: Kind | undefined;
}

/** Proposals in a header. */
export function completeHeader(request: CompletionRequest, place: HeaderPlace): Completion[] {
  const { line } = place;
  const known = readAround(request, place);
  const value = /^([A-Za-z](?:[\w -]*[\w-])?)[ \t]*:(?=[ \t]|$)[ \t]*/.exec(line.before);
  if (value) return valuesAt(known, value[1] ?? '', value[0].length, false);
  const item = /^[ \t]*-(?:[ \t]+|$)/.exec(line.before);
  if (item) return valuesAt(known, keyAbove(request.text, line.start, place.start), item[0].length, true);
  return /^[A-Za-z]?[\w-]*$/.test(line.before) ? keysAt(known) : [];
}

function readAround(request: CompletionRequest, { line, isClosed }: HeaderPlace): Known {
  const { text, path, index } = request;
  const above = text.slice(0, line.start);
  const below = text.slice(line.end).replace(/^\r?\n/, '');
  const note = parseNote(isClosed ? above + below : `${above}---\n`);
  const fields = noteTexts(note);
  const kind = index.config.kinds.get(kindOf(path, fields, index.config) ?? '');
  return { request, line, header: note.header, fields, kind };
}

function keysAt({ request, line, header, kind }: Known): Completion[] {
  const { config } = request.index;
  const taken = new Set(header?.entries.map(({ field }) => field));
  const own = kind?.fields ?? commonKeys;
  const typed = line.before;
  // Everything else there is comes only when somebody types for it.
  const more = typed === '' ? [] : [...config.fields.keys()];
  const ids = [...new Set(['type', ...own, ...more])].filter((id) => !taken.has(headerField(id)));
  const wordsOf = (id: string) => [keyOf(id, config.fields.get(id))];
  const rank = new Map(own.map((id, at) => [id, own.length - at]));
  const weightOf = (id: string) => (id === 'type' ? (kind ? -1 : 1e6) : (rank.get(id) ?? -2));
  const rest = /^[\w-]*/.exec(line.after)?.[0] ?? '';
  const span = { start: line.start, end: line.start + typed.length + rest.length };
  const isWritten = line.after.startsWith(':', rest.length);
  return fitting(typed, ids, wordsOf, weightOf).map((id) => keyCompletion(id, { request, kind, span, isWritten }));
}

interface KeyPlace {
  readonly request: CompletionRequest;
  readonly kind: Kind | undefined;
  readonly span: Span;
  /** A colon stands behind it already. */
  readonly isWritten: boolean;
}

function keyCompletion(id: string, { request, kind, span, isWritten }: KeyPlace): Completion {
  const decl = request.index.config.fields.get(id);
  const key = keyOf(id, decl);
  const doc = id === 'type' ? say('What kind of record the note is.') : (decl?.doc ?? '');
  const isList = decl?.type === 'list' || decl?.type === 'people' || decl?.type === 'records';
  const behind = isWritten ? '' : isList ? ':\n  - ' : ': ';
  const base = { kind: 'key', label: key, insert: key + behind, span, doc } as const;
  const detail = kind?.fields.includes(id) ? { detail: kind.label } : {};
  const goesOn = id === 'type' || id === kind?.stateField || (decl !== undefined && proposesFor.has(decl.type));
  return { ...base, ...detail, ...(goesOn && !isWritten ? { again: true } : {}) };
}

/** Types of fields for which there is always something to propose. */
const proposesFor: ReadonlySet<string> = new Set([
  'day',
  'stamp',
  'choice',
  'flag',
  'duration',
  'interval',
  'person',
  'people',
  'project',
]);

function keyOf(id: string, decl: FieldDecl | undefined): string {
  return decl?.key ?? id.replaceAll('-', '_');
}

/** Values of a key where the cursor stands: in a list between brackets its item, else all that stands behind the colon or dash. */
function valuesAt(
  { request, line, header, fields, kind }: Known,
  key: string,
  from: number,
  inList: boolean,
): Completion[] {
  const field = headerField(key);
  const flow = !inList && line.before.startsWith('[', from);
  const comma = Math.max(line.before.lastIndexOf(','), line.before.indexOf('[', from));
  const behind = flow ? comma + 1 + (/^[ \t]*/.exec(line.before.slice(comma + 1))?.[0].length ?? 0) : from;
  const quote = /^["']/.test(line.before.slice(behind)) ? 1 : 0;
  const typed = line.before.slice(behind + quote);
  if (/(?:^|[ \t])#/.test(typed)) return [];
  const rest = flow ? (/^[^,\]]*/.exec(line.after)?.[0] ?? '') : valueIn(line.after);
  const span = { start: line.start + behind, end: request.offset + rest.length };
  const others = new Set(header?.entries.find((entry) => entry.field === field)?.values.map(({ text }) => text));
  const asked: HeaderField = { request, field, kind, fields, typed };
  const lead = behind === from && /[:-]$/.test(line.before.slice(0, behind)) ? ' ' : '';
  return headerValues(asked)
    .filter(({ value }) => !others.has(value))
    .map((value) => completionOf(value, span, lead, request.index.config.fields.get(field)));
}

/** What stands on a line up to its comment. */
function valueIn(after: string): string {
  const comment = after.search(/[ \t]#/);
  return withoutEnd(comment < 0 ? after : after.slice(0, comment), ' \t');
}

function completionOf({ value, ...shown }: ProposedValue, span: Span, lead: string, decl?: FieldDecl): Completion {
  return { ...shown, insert: lead + headerScalar(value, decl?.type), span };
}

/** The key whose list the line belongs to: the nearest one above that stands further left. */
function keyAbove(text: string, lineStart: number, contentStart: number): string {
  const lines = text.slice(contentStart, lineStart).split('\n');
  for (const line of lines.reverse()) {
    const key = /^([A-Za-z](?:[\w -]*[\w-])?)[ \t]*:/.exec(line)?.[1];
    if (key !== undefined) return key;
  }
  return '';
}
