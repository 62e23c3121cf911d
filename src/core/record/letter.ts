// A pasted mail or alert as what it says: who wrote, about what, when, the number of its ticket. Comes in: any text. Goes out: the parts
// that were found; without lines of a header the first line is the subject. Never follows or opens anything in it.
import { visibleLine } from '../text.ts';

/** The parts of a letter. */
export interface Letter {
  readonly subject: string;
  readonly from?: string;
  /** The number of a ticket in its subject: `INC0012345`, `OPS-123`. */
  readonly ticket?: string;
  readonly body: string;
}

const longestSubject = 160;
const mostHeaders = 60;

/** Words of header lines in mails, as programs in some languages write them. */
const headerWords: ReadonlyMap<string, 'subject' | 'from' | 'other'> = new Map([
  ...(['subject', 'betreff', 'objet', 'asunto', 'oggetto'] as const).map((word) => [word, 'subject'] as const),
  ...(['from', 'von', 'de', 'da'] as const).map((word) => [word, 'from'] as const),
  ...(['to', 'cc', 'an', 'date', 'sent', 'gesendet', 'datum', 'reply-to', 'message-id', 'priority'] as const).map(
    (word) => [word, 'other'] as const,
  ),
]);

/** Reads a letter; undefined for a text without a word. */
export function readLetter(text: string): Letter | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return undefined;
  const { subject, from, end } = headersOf(lines, first);
  const title = visibleLine(subject ?? lines[first] ?? '');
  const ticket = /\b[A-Z]{2,10}-?\d{3,12}\b/.exec(title)?.[0];
  return {
    subject: title.replace(/^(?:(?:re|fwd?|aw|wg|tr|sv)\s?:\s?)+/i, '').slice(0, longestSubject) || title,
    ...(from === undefined ? {} : { from: visibleLine(from).slice(0, longestSubject) }),
    ...(ticket === undefined ? {} : { ticket }),
    body: lines.slice(end).join('\n').trim(),
  };
}

function headersOf(lines: readonly string[], first: number): { subject?: string; from?: string; end: number } {
  const found: { subject?: string; from?: string } = {};
  let at = first;
  for (; at < lines.length && at < first + mostHeaders; at++) {
    const [, word = '', value = ''] =
      /^\*{0,2}([A-Za-z-]{2,20})\*{0,2}:\*{0,2}[ \t]?(.{0,1000})$/.exec(lines[at] ?? '') ?? [];
    const known = headerWords.get(word.toLowerCase());
    // A line that is folded belongs to the one above.
    const isFolded = at > first && /^[ \t]+\S/.test(lines[at] ?? '');
    if (known === undefined && word === '' && !isFolded) break;
    if (known === undefined && at === first) break;
    if (known === 'subject' || known === 'from') found[known] ??= value;
  }
  return { ...found, end: at === first ? first : at };
}
