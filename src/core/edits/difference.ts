// What differs between two texts, as one edit. Comes in: the text before and after. Goes out: the smallest single replacement,
// never half of a character that takes two units, and how many lines it touches.
import { align } from '../merge/align.ts';
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

/** How many lines differ: of each place that differs the larger count of those that went and those that came. */
export function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const pairs = align(old, now);
  let [count, oldFrom, nowFrom] = [0, 0, 0];
  const close = (oldEnd: number, nowEnd: number): void => {
    count += Math.max(oldEnd - oldFrom, nowEnd - nowFrom);
    [oldFrom, nowFrom] = [oldEnd + 1, nowEnd + 1];
  };
  for (const [at, partner] of pairs.entries()) if (partner >= 0) close(at, partner);
  close(old.length, now.length);
  return count;
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
