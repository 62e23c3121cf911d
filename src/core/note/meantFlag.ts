// Whether a note says that it is confidential where no header says so because of a slip: the header was not closed, stands below other
// text, or a part of it cannot be read. Comes in: the text, its header and the header's problems. Goes out: the flag as an entry, or none.
// What was meant for few must not be told to all, so any word but a no counts.
import { isKept } from '../record/flag.ts';
import { addEntry, headerDraft } from './headerReading.ts';
import type { Header, HeaderEntry, Problem } from './note.ts';

/** So much of a text without a header is looked at. */
const LEAD = 16 * 1024;

/** The key at the start of a line or of an item in braces, and the rest of the line; none in a comment. */
const flag = /(?:^|[,{])[\uFEFF \t"'*_>-]*(confidential)["'*_ \t]*[:=：]+[ \t]*([^\n\r,}]*)/gim;
const marks = /["'*]|\s#.*/g;
/** The first line that is neither a key nor what may stand above keys: nothing, headings, comments, dashes. */
const body = /^(?![^\S\n]*$|#|<!--|---|[\s"'*_{]{0,9}[\p{L}_][\p{L}\w -]{0,60}["'*_]{0,3}[:=：])/mu;

const named = /confidential/i;
const none: readonly HeaderEntry[] = [];

/** The flag that keeps the note in, in a list; an empty one where the header is as it should be and says it itself. */
export function meantFlag(
  text: string,
  header: Header | undefined,
  problems: readonly Problem[],
): readonly HeaderEntry[] {
  const isFaulty = problems.length > 0;
  if (header !== undefined && !isFaulty) return none;
  const { start, end } = header?.contentSpan ?? { start: 0, end: isFaulty ? text.length : leadEnd(text) };
  const part = text.slice(start, end);
  if (!named.test(part)) return none;
  const draft = headerDraft(text);
  for (const { index, 0: all, 1: key = '', 2: rest = '' } of part.matchAll(flag)) {
    const word = rest.replace(marks, '').trim();
    if (!isKept(word)) continue;
    const close = start + index + all.length;
    const at = start + index + all.indexOf(key);
    const span = { start: close - rest.length, end: close };
    addEntry(draft, at, at + key.length, span.start, close, 'scalar', [{ text: word, span }]);
    break;
  }
  return draft.entries;
}

/** Where keys at the top of a text without a header end. */
function leadEnd(text: string): number {
  const end = text.slice(0, LEAD).search(body);
  return end < 0 ? LEAD : end;
}
