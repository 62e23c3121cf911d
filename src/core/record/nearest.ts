// "Did you mean": the known word nearest to one that is not known. Comes in: words. Goes out: a word or nothing.
import { say } from '../language.ts';

/** Longest word that is compared; longer ones are no slips of the keyboard. */
const maxLength = 40;

/**
 * The candidate that differs from `word` by at most `most` slips (a third of its letters, one in short words), case, `_` and
 * `-` aside; the first of equally near ones; undefined when none is near.
 */
export function nearestWord(word: string, candidates: Iterable<string>, most?: number): string | undefined {
  const wanted = plain(word);
  if (wanted.length === 0 || wanted.length > maxLength) return undefined;
  let limit = (most ?? Math.max(1, Math.floor(wanted.length / 3))) + 1;
  let found: string | undefined;
  for (const candidate of candidates) {
    const distance = slips(wanted, plain(candidate), limit);
    if (distance >= limit) continue;
    limit = distance;
    found = candidate;
  }
  return found;
}

/** What is wrong, without a full stop, as a sentence that asks for the nearest candidate; where none is near, `otherwise`. */
export function withGuess(
  wrong: string,
  word: string,
  candidates: Iterable<string>,
  otherwise: string = say('{0}.', wrong),
): string {
  const found = nearestWord(word, candidates);
  return found === undefined ? otherwise : say('{0}, did you mean `{1}`?', wrong, found);
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('_', '').replaceAll('-', '').replaceAll(' ', '');
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; `limit` when not fewer. */
function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return Math.min(limit, last[b.length] ?? limit);
}
