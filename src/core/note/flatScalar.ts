// Scalars and one-line lists of a header, as far as they need no YAML parser. The rules are those of YAML 1.2; everything
// beyond them (escapes, nesting, several lines) is refused here and read by the YAML reader.
// Comes in: a draft, offsets within one line. Goes out: scalars with their source spans, or a refusal.
import { isSpace, isWordChar, skipSpaces } from './characters.ts';
import { addHeaderProblem, type HeaderDraft, scalarAt } from './headerReading.ts';
import type { Scalar } from './note.ts';

/** Signs that make the inside of a wiki link something else to YAML. */
const flowSigns = '[{},"\'#:';

/** End (behind the closing quote) of the quoted scalar at `at`, or -1 when it needs a YAML parser. */
export function scalarEnd(text: string, at: number, lineEnd: number): number {
  const quote = text.charCodeAt(at);
  for (let next = at + 1; next < lineEnd; next++) {
    const code = text.charCodeAt(next);
    if (code === 92 && quote === 34) return -1;
    if (code === 9) return -1;
    if (code !== quote) continue;
    if (quote === 34 || text.charCodeAt(next + 1) !== 39) return next + 1;
    next++;
  }
  return -1;
}

/** The plain scalar at `at`, up to a comment or the line's end; `undefined` when it is not plain. */
export function plainEnd(draft: HeaderDraft, at: number, lineEnd: number, tolerant: boolean): Scalar | undefined {
  const { text } = draft;
  if (!opensPlain(text, at, lineEnd)) return undefined;
  let colon = false;
  let close = lineEnd;
  for (let next = at; next < lineEnd; next++) {
    const code = text.charCodeAt(next);
    if (code > 58) continue;
    if (code < 32) return undefined;
    if (code === 58 && (next + 1 === lineEnd || text.charCodeAt(next + 1) === 32)) colon = true;
    if (code === 35 && text.charCodeAt(next - 1) === 32) {
      close = next;
      break;
    }
  }
  if (colon && !tolerant) return undefined;
  while (close > at && isSpace(text.charCodeAt(close - 1))) close--;
  if (colon) addHeaderProblem(draft, 'header-colon-unquoted', at, close);
  return withSign(draft, at, close);
}

/**
 * Reads the list `[a, "b"]` at `at` into `values`; returns the offset behind it, -1 when it needs a YAML parser. A wiki
 * link `[[Note]]` in place of the whole list is one value whose span begins at `at`.
 */
export function flowList(draft: HeaderDraft, at: number, lineEnd: number, values: Scalar[]): number {
  const { text } = draft;
  let next = skipSpaces(text, at + 1, lineEnd);
  if (text.charCodeAt(at + 1) === 91) return wikiLink(draft, at, lineEnd, values);
  while (next < lineEnd && text.charCodeAt(next) !== 93) {
    const close = flowItem(draft, next, lineEnd, values);
    if (close < 0) return -1;
    next = skipSpaces(text, close, lineEnd);
    if (text.charCodeAt(next) === 93) break;
    if (text.charCodeAt(next) !== 44) return -1;
    next = skipSpaces(text, next + 1, lineEnd);
    if (text.charCodeAt(next) === 93) return -1;
  }
  return next < lineEnd && endsLine(text, next + 1, lineEnd) ? next + 1 : -1;
}

function flowItem(draft: HeaderDraft, at: number, lineEnd: number, values: Scalar[]): number {
  const { text } = draft;
  const first = text.charCodeAt(at);
  if (first === 34 || first === 39) {
    const close = scalarEnd(text, at, lineEnd);
    if (close < 0) return -1;
    const inner = text.slice(at + 1, close - 1);
    values.push({ text: first === 39 ? inner.replaceAll("''", "'") : inner, span: { start: at, end: close } });
    return close;
  }
  if (first === 45 || first === 58 || first === 63 || !opensPlain(text, at, lineEnd)) return -1;
  let close = at;
  for (; close < lineEnd; close++) {
    const code = text.charCodeAt(close);
    if (code === 44 || code === 93) break;
    if (code === 91 || code === 123 || code === 125 || code < 32 || code === 35) return -1;
    if (code === 58 && !isPlainBehindColon(text.charCodeAt(close + 1))) return -1;
  }
  let end = close;
  while (end > at && text.charCodeAt(end - 1) === 32) end--;
  values.push(withSign(draft, at, end));
  return close;
}

function wikiLink(draft: HeaderDraft, at: number, lineEnd: number, values: Scalar[]): number {
  const { text } = draft;
  if (!isWordChar(text.charCodeAt(at + 2))) return -1;
  for (let next = at + 3; next + 1 < lineEnd; next++) {
    const code = text.charCodeAt(next);
    if (code === 93) {
      if (text.charCodeAt(next + 1) !== 93 || !endsLine(text, next + 2, lineEnd)) return -1;
      values.push(scalarAt(text, at, next + 2));
      return next + 2;
    }
    if (code < 32 || flowSigns.includes(text.charAt(next))) return -1;
  }
  return -1;
}

function withSign(draft: HeaderDraft, at: number, end: number): Scalar {
  const first = draft.text.charCodeAt(at);
  if (first === 64 || first === 96 || first === 37) addHeaderProblem(draft, 'header-at-unquoted', at, end);
  return scalarAt(draft.text, at, end);
}

/** True when a plain scalar can begin here; `@`, `%` and a backtick are let in and reported. */
function opensPlain(text: string, at: number, lineEnd: number): boolean {
  const next = at + 1 < lineEnd ? text.charCodeAt(at + 1) : 32;
  switch (text.charCodeAt(at)) {
    case 45: // -
    case 58: // :
    case 63: // ?
      return next !== 32 && next !== 9;
    case 33: // !
    case 34: // "
    case 35: // #
    case 38: // &
    case 39: // '
    case 42: // *
    case 44: // ,
    case 62: // >
    case 91: // [
    case 93: // ]
    case 123: // {
    case 124: // |
    case 125: // }
      return false;
    default:
      return true;
  }
}

function isPlainBehindColon(code: number): boolean {
  return code !== 32 && code !== 9 && code !== 44 && code !== 93 && code !== 91 && code !== 123 && code !== 125;
}

/** Only blanks, or a comment behind a blank, up to the line's end. */
function endsLine(text: string, at: number, lineEnd: number): boolean {
  const next = skipSpaces(text, at, lineEnd);
  return next === lineEnd || (next > at && text.charCodeAt(next) === 35);
}
