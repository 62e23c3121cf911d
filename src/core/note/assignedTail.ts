// Who does it and until when, as minutes and reviews of incidents write it behind the words: `Do it - @maria - 2026-03-20`,
// `Do it (Maria Lopez, 2026-03-20)`. Comes in: the words of a line. Goes out: where the name and the day stand, and where the
// words end. Whether a bare name is a person's is not known here: the roster decides.
import type { Span } from '../text.ts';
import { isDigit, trimmedEnd } from './characters.ts';
import { dayEnd } from './fieldValue.ts';

/** A tail that was found; its name may begin with `@`. */
export interface AssignedTail {
  /** From the dash or the bracket to its end; the words end before it. */
  readonly span: Span;
  readonly name: Span;
  readonly day: Span;
}

/** How far back from its end a tail is looked for, in UTF-16 units. */
const LONGEST = 100;
const bracketed = /[ \t](\((@?[^@(),]{1,60}),[ \t]?)[^\s(),]{10,40}\)$/;
const dash = /[ \t][-–—][ \t]/g;

/** The tail that ends the words `[start, end)`, or undefined. Hot: most lines are turned away by their last character. */
export function assignedTail(text: string, start: number, end: number): AssignedTail | undefined {
  const close = text.charCodeAt(end - 1) === 41 ? end - 1 : end;
  const at = close - 10;
  if (at - 6 < start || !isDigit(text.charCodeAt(close - 1)) || text.charCodeAt(at + 4) !== 45) return undefined;
  if (dayEnd(text, at, close) !== close) return undefined;
  const from = Math.max(start, end - LONGEST);
  const words = text.slice(from, end);
  const tail = close < end ? inBrackets(words, from) : behindDashes(words, from);
  // Without words before it there is nothing to do.
  if (tail === undefined || trimmedEnd(text, start, tail.open) === start) return undefined;
  return { span: { start: tail.open, end }, name: tail.name, day: { start: at, end: close } };
}

interface Found {
  readonly open: number;
  readonly name: Span;
}

function inBrackets(words: string, from: number): Found | undefined {
  const found = bracketed.exec(words);
  const name = found?.[2];
  if (!found || name === undefined || !isName(name)) return undefined;
  const open = from + found.index + 1;
  return { open, name: { start: open + 1, end: open + 1 + name.trimEnd().length } };
}

function behindDashes(words: string, from: number): Found | undefined {
  const dashes = [...words.matchAll(dash)].map(({ index }) => index);
  const [first, second] = dashes.slice(-2);
  if (first === undefined || second === undefined || second !== words.length - 13) return undefined;
  const name = words.slice(first + 3, second);
  return isName(name) ? { open: from + first + 1, name: { start: from + first + 3, end: from + second } } : undefined;
}

/** A handle, or the words of a name: whatever holds another sign is no name. */
function isName(name: string): boolean {
  return /^(?:@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|\p{L}[\p{L}\p{M}.'’ -]*)$/u.test(name) && !name.endsWith(' ');
}
