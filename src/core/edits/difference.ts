// What differs between two texts, as one edit. Comes in: the text before and after. Goes out: the smallest single replacement,
// never half of a character that takes two units, and how many lines it touches.
import type { TextEdit } from '../text.ts';

/** The one edit that turns `before` into `after`; undefined when they are the same. */
export function differenceOf(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (isLow(before, head) || isLow(after, head)) head--;
  let tail = 0;
  while (tail < limit - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (tail > 0 && (isLow(before, before.length - tail) || isLow(after, after.length - tail))) tail--;
  return { span: { start: head, end: before.length - tail }, text: after.slice(head, after.length - tail) };
}

/** How many lines of the one text are not in the other: changed, added or removed ones. */
export function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length === now.length) return now.filter((line, at) => line !== old[at]).length;
  const limit = Math.min(old.length, now.length);
  let head = 0;
  while (head < limit && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < limit - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return Math.max(old.length, now.length) - head - tail;
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
