// Text as the rest of Daybook sees it: UTF-16 offsets into one string, and changes to it as values.
// Comes in: a string. Goes out: spans, line starts, and edits that can be checked and applied. Never touches a file.

/** A half-open range `[start, end)` of UTF-16 code units inside one text; `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace the text of `span` by `text`. Offsets refer to the text before any edit of the same list was applied. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The end-of-line sequences Daybook keeps apart; a lone carriage return is not a line end (CommonMark 2.1 aside, editors agree). */
export type LineEnd = '\n' | '\r\n';

/**
 * Applies edits that do not overlap; their order does not matter, and several insertions at one place keep their order.
 * Returns the new text. Throws (our own mistake) when spans overlap or lie outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    const { start, end } = edit.span;
    if (start < at || end < start || end > text.length)
      throw new RangeError(`edit ${start}-${end} overlaps or leaves the text`);
    result += text.slice(at, start) + edit.text;
    at = end;
  }
  return result + text.slice(at);
}

/** Offset at which each line starts; the first is 0, and a final line end opens one more (empty) line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Number (from 0) of the line that holds `offset`, by binary search in the result of `lineStarts`. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line end most lines of the text use; `\n` when there is none or they are even. New lines are written with it. */
export function majorityLineEnd(text: string): LineEnd {
  let crlf = 0;
  let lf = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === 13) crlf++;
    else lf++;
  }
  return crlf > lf ? '\r\n' : '\n';
}

/** The line that holds an offset, its line end left out; one between `\r` and `\n` lies behind the end of its line. */
export function lineAround(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return { start, end: end > start && feed >= 0 && text.charCodeAt(end - 1) === 13 ? end - 1 : end };
}

/** The text without any of these characters at its end. An expression anchored at the end would look from every place for it. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** The same text without a leading byte-order mark and with `\n` line ends: how two readings of a note are compared. */
export function normalized(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return bare.includes('\r') ? bare.replaceAll('\r\n', '\n') : bare;
}

/** A part of an address with its `%` signs read; as it is where they mean nothing. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** White space in a row, line ends too, as one blank each; none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The same of a text from elsewhere, without signs that nobody sees. */
export function visibleLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}
