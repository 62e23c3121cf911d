// Fixes of what is doubtful in a record's header by its kind: states, choices, people, severities, misspelt keys, a missing title.
// Comes in: a problem of `validateRecord`; goes out: named changes of one header line. The kind's own declaration has the words.
import { isRefusal } from '../edits/edit.ts';
import { setHeaderFields } from '../edits/header.ts';
import { headerScalar } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import type { HeaderEntry } from '../note/note.ts';
import { kindOf, noteTexts, severityByTable, titleOf } from '../record/interpret.ts';
import type { FieldDecl, Kind } from '../record/kind.ts';
import { nearestWord } from '../record/nearest.ts';
import type { Span } from '../text.ts';
import { dayFixes } from './dayFixes.ts';
import { type Fix, type FixContext, type FixMaker, replacing, shown } from './fix.ts';
import { newPersonFix, personFixes } from './nameFixes.ts';

/** Most words that are offered beside the nearest one. */
const mostWords = 8;

/** An unknown state: the nearest one, then the others in the order of the kind. */
export const fixState: FixMaker = ({ span }, context) => {
  const states = kindOfNote(context)?.states.map(({ id }) => id) ?? [];
  return wordFixes(span, states, context);
};

/** A word that is no value of its choice field: the nearest one, then the others. */
export const fixChoice: FixMaker = ({ span }, context) => {
  const found = fieldAt(span, context);
  if (!found) return [];
  const { decl, kind } = found;
  const values = decl.type === 'flag' ? ['true', 'false'] : (kind?.choices.get(decl.id) ?? decl.values);
  return wordFixes(span, values, context);
};

/** A value of the wrong form: days in other notations can be written as one; amounts are left to a person. */
export const fixValue: FixMaker = (problem, context) => {
  const type = fieldAt(problem.span, context)?.decl.type;
  return type === 'day' || type === 'stamp' ? dayFixes(problem, context) : [];
};

/** Somebody the roster does not know: the nearest name, or a note for the person. */
export const fixPerson: FixMaker = ({ span }, context) => {
  const { text, index } = context;
  const known = (name: string) => name === '' || index.roster().resolve(name) !== undefined;
  const names = partsOf(text, span).filter(({ start, end }) => !known(text.slice(start, end)));
  return names
    .slice(0, 1)
    .flatMap((place) => [
      ...personFixes(place, context),
      ...newPersonFix(text.slice(place.start, place.end).replace(/^@/, ''), context),
    ]);
};

/** A severity that differs from the table: the table's one, or a line that says why not. */
export const fixSeverity: FixMaker = ({ span }, context) => {
  const { text, note, index } = context;
  const table = severityByTable(noteTexts(note), index.config);
  if (table === undefined) return [];
  const reason = setHeaderFields(text, [{ key: 'severity_reason', value: '…' }]);
  const says = isRefusal(reason)
    ? []
    : [{ title: say('Say why in severity_reason'), edits: reason.edits, sure: false }];
  return [replacing(say('Change to {0}', table), span, table), ...says];
};

/** A key one slip away from a field of the kind. */
export const fixField: FixMaker = ({ span }, { text, note, path, index }) => {
  const kind = kindOfNote({ text, note, path, index });
  const keys = kind?.fields.map((field) => index.config.fields.get(field)?.key ?? field) ?? [];
  const key = text.slice(span.start, span.end);
  const near = nearestWord(key, keys, key.length < 8 ? 1 : 2);
  return near === undefined ? [] : [replacing(say('Rename to `{0}`', near), span, near, true)];
};

/** No title: the one that is shown already, from the first heading or the file's name, is written down. */
export const fixTitle: FixMaker = (_, { text, note, path }) => {
  const title = titleOf(note?.headings[0]?.text ?? '', path);
  const edit = setHeaderFields(text, [{ key: 'title', value: title, type: 'text' }]);
  return isRefusal(edit) ? [] : [{ title: say('Add the title “{0}”', shown(title)), edits: edit.edits, sure: true }];
};

/** The kind of the note that is looked at. */
function kindOfNote({
  path,
  note,
  index,
}: Pick<FixContext, 'path' | 'text' | 'index'> & { note?: FixContext['note'] }): Kind | undefined {
  const id = kindOf(path, noteTexts(note), index.config);
  return id === undefined ? undefined : index.config.kinds.get(id);
}

function fieldAt(span: Span, context: FixContext): { decl: FieldDecl; kind: Kind | undefined } | undefined {
  const entry = entryAt(context, span);
  const decl = context.index.config.fields.get(entry?.field ?? lineFieldAt(context, span) ?? '');
  return decl && { decl, kind: entry && kindOfNote(context) };
}

/** The field of a task line whose value stands at a span. */
function lineFieldAt({ note }: FixContext, span: Span): string | undefined {
  const fields = note?.tasks.flatMap((task) => task.fields);
  return fields?.find(({ valueSpan }) => valueSpan.start === span.start && valueSpan.end === span.end)?.key;
}

function entryAt({ note }: FixContext, { start }: Span): HeaderEntry | undefined {
  return note?.header?.entries.findLast(({ values, keySpan, valueSpan }) => {
    const end = Math.max(valueSpan.end, values.at(-1)?.span.end ?? 0);
    return keySpan.start <= start && start <= end;
  });
}

/** The nearest word first and sure of itself, then the others. A value keeps its quotes. */
function wordFixes(span: Span, words: readonly string[], { text }: FixContext): Fix[] {
  const source = text.slice(span.start, span.end);
  const quote = /^["']/.exec(source)?.[0] ?? '';
  const near = nearestWord(source.replace(/["']/g, ''), words);
  const others = words.filter((word) => word !== near).slice(0, mostWords);
  return [...(near === undefined ? [] : [near]), ...others].map((word) =>
    replacing(
      say('Change to {0}', word),
      span,
      quote === '' ? headerScalar(word) : quote + word + quote,
      word === near,
    ),
  );
}

/** The names of a value that may hold several, without quotes and signs around them. */
function partsOf(text: string, { start, end }: Span): Span[] {
  const source = text.slice(start, end);
  const quote = /^["']/.test(source) ? 1 : 0;
  const parts: Span[] = [];
  let at = start + quote;
  for (const part of source.slice(quote, source.length - quote).split(',')) {
    const lead = part.length - part.trimStart().length;
    parts.push({ start: at + lead, end: at + lead + part.trim().length });
    at += part.length + 1;
  }
  return parts;
}
