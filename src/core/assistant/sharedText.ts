// The text of a note without what is confidential. Comes in: the text, the fields that its kind hides and the index; goes out: the body
// (fields are told on their own), without lines that are or name something confidential, without what it states of a hidden field, without
// the section that such a field is summed up from, and with a word in place of every hidden value. Never hands out a header.
import type { NoteIndex } from '../index/noteIndex.ts';
import { linesWithNested, sectionsOf } from '../note/confidentialLines.ts';
import { foldHeading } from '../note/headings.ts';
import { parseNote } from '../note/parseNote.ts';
import { isYamlNote } from '../note/readNote.ts';
import { withheldFrom } from '../page/withheld.ts';
import { isConfidentialNote } from '../record/confidential.ts';
import type { Span } from '../text.ts';

/** Sections that are the long form of a field. */
const sectionFields: ReadonlyMap<string, string> = new Map([['spending', 'spent']]);
const shortestValue = 2;

/** The body as others may read it; nothing of a file that is all header, or says by now that it is confidential itself. */
export function sharedText(path: string, text: string, hidden: readonly string[], index: NoteIndex): string {
  if (isYamlNote(path)) return '';
  const note = parseNote(text, { markers: index.config.markers });
  if (isConfidentialNote(note, path, index.config)) return '';
  const { reason } = withheldFrom(index, path, () => false);
  const isHidden = (field: string): boolean => hidden.includes(field);
  const entries = [...(note.header?.entries ?? []), ...note.stated].filter(({ field }) => isHidden(field));
  const cuts: Span[] = note.stated.filter(({ field }) => isHidden(field)).map(({ valueSpan }) => valueSpan);
  const isKept = (heading: string): boolean =>
    isHidden(sectionFields.get(foldHeading(heading)) ?? '') || reason(heading) !== undefined;
  cuts.push(
    ...sectionsOf(text, note.headings, isKept),
    ...linesWithNested(text, note.bodyStart, (line) => reason(line) !== undefined),
  );
  let body = '';
  let from = note.bodyStart;
  for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
    body += text.slice(from, start);
    from = Math.max(from, end);
  }
  body += text.slice(from);
  const values = entries.flatMap((entry) => [
    ...entry.values.map((value) => value.text),
    ...entry.maps.flatMap((map) => [...map.values()].map((value) => value.text)),
  ]);
  return values.reduce(withoutWord, body).trim();
}

/** The text with `[confidential]` wherever the value stands as a word of its own. */
function withoutWord(text: string, value: string): string {
  if (value.length < shortestValue) return text;
  const isSign = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
  let result = '';
  let from = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length;
    if (isSign(text.charAt(at - 1)) || isSign(text.charAt(end))) continue;
    result += `${text.slice(from, at)}[confidential]`;
    from = end;
  }
  return result + text.slice(from);
}
