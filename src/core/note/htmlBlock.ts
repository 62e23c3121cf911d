// HTML blocks of Markdown: what opens one at the start of a line and what ends it. The rules are CommonMark's seven kinds.
// Comes in: a text and a range within one line. Goes out: the kind, or whether the line ends a block of that kind.

import { isDigit, isLetter, isSpace, skipSpaces } from './characters.ts';
import { findWithin } from './codeSpan.ts';

/** 1 raw text elements, 2 comment, 3 instruction, 4 declaration, 5 CDATA, 6 block element, 7 any other tag alone; 0 none. */
export type HtmlKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const rawElements = new Set(['script', 'pre', 'style', 'textarea']);
const blockElements = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);
const LONGEST_ELEMENT = 12;

/** The kind of HTML block that the `<` at `at` opens; kind 7 only where `alone` (it cannot interrupt a paragraph). */
export function htmlKind(text: string, at: number, end: number, alone: boolean): HtmlKind {
  const next = text.charCodeAt(at + 1);
  if (next === 33) {
    if (text.startsWith('--', at + 2)) return 2;
    if (text.startsWith('[CDATA[', at + 2)) return 5;
    return isLetter(text.charCodeAt(at + 2)) ? 4 : 0;
  }
  if (next === 63) return 3;
  const closing = next === 47;
  const from = closing ? at + 2 : at + 1;
  if (at + 1 >= end || !isLetter(text.charCodeAt(from))) return 0;
  let close = from;
  while (close < end && (isLetter(text.charCodeAt(close)) || isDigit(text.charCodeAt(close)))) close++;
  if (close - from <= LONGEST_ELEMENT) {
    const name = text.slice(from, close).toLowerCase();
    const behind = close < end ? text.charCodeAt(close) : 32;
    const edge = isSpace(behind) || behind === 62;
    if (!closing && edge && rawElements.has(name)) return 1;
    if ((edge || (behind === 47 && text.charCodeAt(close + 1) === 62)) && blockElements.has(name)) return 6;
  }
  return alone && isTagAlone(text, at, end) ? 7 : 0;
}

/** True when the line `[at, end)` holds what ends a block of `kind`; kinds 6 and 7 end at a blank line instead. */
export function endsHtml(text: string, at: number, end: number, kind: HtmlKind): boolean {
  switch (kind) {
    case 1:
      return /<\/(?:script|pre|style|textarea)>/i.test(text.slice(at, end));
    case 2:
      return findWithin(text, '-->', at, end) >= 0;
    case 3:
      return findWithin(text, '?>', at, end) >= 0;
    case 4:
      return findWithin(text, '>', at, end) >= 0;
    case 5:
      return findWithin(text, ']]>', at, end) >= 0;
    default:
      return false;
  }
}

/** One complete opening or closing tag and nothing else on the line. */
function isTagAlone(text: string, at: number, end: number): boolean {
  const closing = text.charCodeAt(at + 1) === 47;
  let next = at + (closing ? 2 : 1);
  while (
    next < end &&
    (isLetter(text.charCodeAt(next)) || isDigit(text.charCodeAt(next)) || text.charCodeAt(next) === 45)
  )
    next++;
  for (;;) {
    const from = next;
    next = skipSpaces(text, next, end);
    const code = text.charCodeAt(next);
    if (next >= end) return false;
    if (code === 62) return skipSpaces(text, next + 1, end) === end;
    if (code === 47 && !closing) return text.charCodeAt(next + 1) === 62 && skipSpaces(text, next + 2, end) === end;
    if (closing || next === from) return false;
    next = attributeEnd(text, next, end);
    if (next < 0) return false;
  }
}

function attributeEnd(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  if (!isLetter(first) && first !== 95 && first !== 58) return -1;
  let next = at;
  while (next < end && isAttributeName(text.charCodeAt(next))) next++;
  const equals = skipSpaces(text, next, end);
  if (text.charCodeAt(equals) !== 61 || equals >= end) return next;
  next = skipSpaces(text, equals + 1, end);
  const quote = text.charCodeAt(next);
  if (quote === 34 || quote === 39) {
    const close = findWithin(text, quote === 34 ? '"' : "'", next + 1, end);
    return close < 0 ? -1 : close + 1;
  }
  const from = next;
  while (next < end && !isSpace(text.charCodeAt(next)) && !'"\'=<>`'.includes(text.charAt(next))) next++;
  return next > from ? next : -1;
}

function isAttributeName(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95 || code === 58 || code === 46 || code === 45;
}
