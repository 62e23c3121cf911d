// Questions about single characters and runs of them, by code: what the scanners ask millions of times.
// Comes in: UTF-16 codes, or a text and a range in it. Goes out: booleans and offsets. Never a regular expression, never a slice.

/** Blank between tokens of a line: blank, tab, no-break and zero-width spaces, a stray byte-order mark, a carriage return. */
export function isBlank(code: number): boolean {
  return code <= 32
    ? code === 32 || code === 9 || code === 13
    : code >= 0xa0 && (code === 0xa0 || code === 0x200b || code === 0x202f || code === 0x3000 || code === 0xfeff);
}

/** Blank or tab: what Markdown itself counts. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** a to z, A to Z. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Letters, digits, `_`, `-`: what ids are made of. */
export function isIdChar(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95 || code === 45;
}

/** Signs that end a sentence or a part of one. */
export function isPunctuation(code: number): boolean {
  return code === 46 || code === 44 || code === 59 || code === 58 || code === 33 || code === 63;
}

const letterBeyondAscii = /^[\p{L}\p{N}\p{M}]$/u;

/** A letter or digit of any script; surrogate halves count when they are halves of one (all letters up there are rare scripts). */
export function isWordChar(code: number): boolean {
  if (code < 128) return isLetter(code) || isDigit(code) || code === 95;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return letterBeyondAscii.test(String.fromCharCode(code));
}

/** First offset at or behind `at` that holds no blank, at most `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** First offset at or behind `at` that holds no blank or tab, at most `end`. */
export function skipSpaces(text: string, at: number, end: number): number {
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** End of the range `[start, end)` without the blanks at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** End of the word at `at`: the next blank, or `end`. */
export function wordEnd(text: string, at: number, end: number): number {
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the line's end (its `\n`, or the `\r` before it, or the end of the text) for a line that holds `at`. */
export function lineEndAt(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed < 0) return text.length;
  return feed > at && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
}
