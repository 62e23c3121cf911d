// The text of a note without what its kind calls confidential. Comes in: the text and the hidden fields; goes out: the body (fields are
// told on their own), without what it states of such a field, without the section that such a field is summed up from, and with a word in
// place of every hidden value. Never hands out a header.
import type { NoteIndex } from '../index/noteIndex.ts';
import { foldHeading } from '../note/headings.ts';
import { parseNote } from '../note/parseNote.ts';
import { isYamlNote } from '../note/readNote.ts';
import type { Span } from '../text.ts';

/** Sections that are the long form of a field. */
const sectionFields: ReadonlyMap<string, string> = new Map([['spending', 'spent']]);
const shortestValue = 2;

/** The body as others may read it; nothing of a file that is all header. */
export function sharedText(
  path: string,
  text: string,
  hidden: readonly string[],
  { config }: Pick<NoteIndex, 'config'>,
): string {
  if (isYamlNote(path)) return '';
  const note = parseNote(text, { markers: config.markers });
  const isHidden = (field: string): boolean => hidden.includes(field);
  const entries = [...(note.header?.entries ?? []), ...note.stated].filter(({ field }) => isHidden(field));
  const cuts: Span[] = note.stated.filter(({ field }) => isHidden(field)).map(({ valueSpan }) => valueSpan);
  note.headings.forEach((heading, at) => {
    const field = sectionFields.get(foldHeading(heading.text));
    if (field === undefined || !isHidden(field)) return;
    const next = note.headings.slice(at + 1).find(({ level }) => level <= heading.level);
    cuts.push({ start: heading.span.start, end: next?.span.start ?? text.length });
  });
  let body = '';
  let from = note.bodyStart;
  for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    body += text.slice(from, start);
    from = end;
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
