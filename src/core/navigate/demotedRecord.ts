// What other notes say of a record that becomes a task line: links to it lead to the note that gets the line, those to one of its
// headings to the line itself, and what comes after it comes after the line, which has an id for that. Comes in: the paths of the record and of that note, a text. Goes out: the edits of
// that text. Reads no file: the caller hands over the texts.
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { idsEnd } from '../note/fieldValue.ts';
import { readNote } from '../note/readNote.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { Span, TextEdit } from '../text.ts';
import { noteTarget } from './definition.ts';
import type { NameUse } from './nameUse.ts';
import { usesIn } from './references.ts';
import { mayChange, renameEdits } from './rename.ts';

/** A record that goes, the note that gets its line, and the id of the line where something needs it. */
export interface Demotion {
  readonly record: string;
  readonly to: string;
  readonly id?: string;
}

/** The edits that lead what a text says of the record on to its line, in the order of the text; empty for a text that says nothing. */
export function demotedEdits(path: string, text: string, { record, to, id }: Demotion, index: NoteIndex): TextEdit[] {
  const plan = { words: [], moves: [{ from: record, to }] };
  if (!mayChange(path, text, plan)) return [];
  const after = id === undefined ? [] : comesAfter(path, text, record, index);
  const links = renameEdits(path, text, plan, index).filter(({ span }) => !after.some((each) => lies(span, each)));
  const headings = headingUses(path, text, record, index).flatMap(({ by, headingSpan }) =>
    headingSpan === undefined || after.some((each) => lies(headingSpan, each))
      ? []
      : { span: headingSpan, text: by === 'wiki' && id !== undefined ? `#^${id}` : '' },
  );
  const ids = after.flatMap((span) =>
    id === undefined || text.slice(span.start, span.end) === id ? [] : { span, text: id },
  );
  return [...links, ...headings, ...ids].sort((a, b) => a.span.start - b.span.start);
}

/** True for a text that needs the line to have an id: something in it comes after the record, or leads to a heading of it. */
export function needsId(path: string, text: string, record: string, index: NoteIndex): boolean {
  const leads = (): boolean => headingUses(path, text, record, index).some(({ by }) => by === 'wiki');
  return comesAfter(path, text, record, index).length > 0 || leads();
}

/** Links to a heading of the record. Only wiki links can lead to a line: the others lead to its note. */
function headingUses(path: string, text: string, record: string, index: NoteIndex): NameUse[] {
  if (!text.includes('#')) return [];
  return usesIn(path, text, index).filter((use) => {
    if (use.kind !== 'note' || use.headingSpan === undefined) return false;
    const target = noteTarget(path, use, index);
    return target.is === 'found' && target.path === record;
  });
}

/** Where a text says that something comes after the record: by the name of its file, or in a header by a link. */
export function comesAfter(path: string, text: string, record: string, index: NoteIndex): Span[] {
  const slug = slugOfPath(record).toLowerCase();
  const means = (value: string): boolean => slugOfValue(value).toLowerCase() === slug;
  if (!text.toLowerCase().includes(slug)) return [];
  const lines = usesIn(path, text, index).filter(
    ({ kind, by, name }) => kind === 'id' && by === 'field' && means(name),
  );
  const { header } = readNote(path, text, parseOptions(index.config));
  const values = header?.entries.filter(({ field }) => field === 'after').flatMap((entry) => entry.values);
  const named = (values ?? []).filter((value) => means(value.text));
  return [...named, ...lines].map(({ span }) => span);
}

/** The id of the line that a record becomes: the record's own, else the name of its file where that can be one, else a new one. */
export function idOfLine(text: string, record: string, newId: () => string): string {
  const own = readNote(record, text).header?.entries.findLast(({ field }) => field === 'id')?.values[0]?.text;
  return [own, slugOfPath(record)].find((each) => each !== undefined && isId(each)) ?? newId();
}

function isId(word: string): boolean {
  return word !== '' && idsEnd(word, 0, word.length, false) === word.length;
}

function lies(span: Span, around: Span): boolean {
  return span.start >= around.start && span.end <= around.end;
}
