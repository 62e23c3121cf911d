// Inline code of one line: where a span that opens here ends. Linear over a whole line, however many runs stay unclosed.
// Comes in: a text, a range, an offset of a backtick. Goes out: an offset. The memo belongs to one range and is made here.

/** For each length of a run of backticks, where the last run of that length in the range starts. */
export type TickMemo = Map<number, number>;

/** Notes the runs of backticks in `[at, end)`; made once for a line, at its first backtick. */
export function tickMemo(text: string, at: number, end: number): TickMemo {
  const last: TickMemo = new Map();
  while (at < end) {
    const length = runLength(text, at, end);
    if (length > 0) last.set(length, at);
    at += length > 0 ? length : 1;
  }
  return last;
}

/** End of the code span that opens at `at`; of the run of backticks alone when nothing closes it within the line. */
export function codeSpanEnd(text: string, at: number, end: number, memo: TickMemo): number {
  const length = runLength(text, at, end);
  const open = at + length;
  if ((memo.get(length) ?? -1) < open) return open;
  for (let next = open; next < end; ) {
    const run = runLength(text, next, end);
    if (run === length) return next + run;
    next += run > 0 ? run : 1;
  }
  return open;
}

/** First offset of `needle` in `[at, end)`, or -1; unlike `indexOf` it never looks behind `end`. */
export function findWithin(text: string, needle: string, at: number, end: number): number {
  const first = needle.charCodeAt(0);
  for (const last = end - needle.length; at <= last; at++) {
    if (text.charCodeAt(at) === first && text.startsWith(needle, at)) return at;
  }
  return -1;
}

/** Number of backticks at `at`. */
export function runLength(text: string, at: number, end: number): number {
  let length = 0;
  while (at + length < end && text.charCodeAt(at + length) === 96) length++;
  return length;
}
