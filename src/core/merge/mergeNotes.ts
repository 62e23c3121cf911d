// Merges two changed forms of one note (threat and failure table, F36): the header by keys, the body by lines and fields. Comes in:
// the common form and both sides; goes out: one text, never with a marker of git in it, and what could not be decided. A line that
// a side added is in the result, or in a conflict that stands in the text.
import type { ParseOptions } from '../note/box.ts';
import { readHeader } from '../note/frontMatter.ts';
import type { Header } from '../note/note.ts';
import { majorityLineEnd } from '../text.ts';
import type { Author, MergeConflict } from './conflict.ts';
import { mergeHeader } from './mergeHeader.ts';
import { convertedEnd, type MergedText, mergeLines } from './mergeLines.ts';

/** The three forms of a note; `base` is undefined when both sides made it. */
export interface NoteVersions {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
  readonly authors: { readonly ours: Author; readonly theirs: Author };
  readonly options?: ParseOptions;
}

/**
 * The merged note. `merge(b, x, b)` is `x`, `merge(b, x, x)` is `x`, and swapping the sides (with their authors) changes nothing.
 * Headers that cannot be read are merged as text.
 */
export function mergeNotes({ base = '', ours, theirs, authors, options = {} }: NoteVersions): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const context = { authors, options };
  const parts = [base, ours, theirs].map(partsOf);
  const [b, o, t] = parts;
  if (!b || !o || !t) return mergeLines({ base, ours, theirs, ...context });
  const header = mergeHeader({ base: b, ours: o, theirs: t }, context);
  const body = mergeLines({ base: b.body, ours: o.body, theirs: t.body, ...context });
  const fences = [o, t, b].find((part) => part.header);
  const isMeant = header.text !== '' || (o.header && t.header);
  const written = fences && isMeant ? fenced(fences, header.text, majorityLineEnd(ours)) : '';
  // Who converted the line ends of a note meant those of its header, too.
  const head = written.replace(/\r?\n/g, (end) => convertedEnd(base, ours, theirs) ?? end);
  const bom = (o.bom === b.bom ? t.bom : o.bom) ?? '';
  const conflicts: MergeConflict[] = [...header.conflicts, ...body.conflicts];
  return { text: bom + head + body.text, conflicts };
}

interface Parts {
  readonly bom: string;
  readonly text: string;
  readonly header?: Header;
  readonly body: string;
}

/** The parts of a note; undefined when its header is broken, foreign, or says a key twice. */
function partsOf(text: string): Parts | undefined {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const { header, bodyStart, problems } = readHeader(text);
  if (!header) return problems.length > 0 ? undefined : { bom, text, body: text.slice(bom.length) };
  const keys = header.entries.map(({ field }) => field);
  if (header.broken || header.format !== 'yaml' || new Set(keys).size < keys.length) return undefined;
  if (header.entries.length === 0 && text.slice(header.contentSpan.start, header.contentSpan.end).trim() !== '')
    return undefined;
  return { bom, text, header, body: text.slice(bodyStart) };
}

function fenced({ text, header }: Parts, content: string, lineEnd: string): string {
  if (!header) return '';
  const open = text.slice(header.span.start, header.contentSpan.start);
  const close = text.slice(header.contentSpan.end, header.span.end);
  const behind = /^\r?\n/.exec(text.slice(header.span.end))?.[0] ?? lineEnd;
  return open + content + close + behind;
}
