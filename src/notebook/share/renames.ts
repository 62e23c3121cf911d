// Pairs deleted notes with new ones that are the same note under another name. Comes in: texts of both. Goes out: pairs, each
// path used at most once. Pure; the work is bounded for big batches.

/** A text with its path. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** `from` was deleted, `to` is new, and they are one note. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Comparing every pair is only done up to this many of them. */
const maxPairs = 2500;

/** Equal texts first, then the pairs with most lines in common, at least half of the longer one's. */
export function pairRenames(deleted: readonly NamedText[], added: readonly NamedText[]): Rename[] {
  const pairs = equalPairs(deleted, added);
  const used = new Set(pairs.flatMap(({ from, to }) => [`-${from}`, `+${to}`]));
  const restDeleted = deleted.filter(({ path }) => !used.has(`-${path}`));
  const restAdded = added.filter(({ path }) => !used.has(`+${path}`));
  if (restDeleted.length * restAdded.length > maxPairs) return pairs;
  const scored = restDeleted
    .flatMap((from) => restAdded.map((to) => ({ from: from.path, to: to.path, score: likeness(from.text, to.text) })))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
  for (const { from, to } of scored) {
    if (used.has(`-${from}`) || used.has(`+${to}`)) continue;
    used.add(`-${from}`).add(`+${to}`);
    pairs.push({ from, to });
  }
  return pairs;
}

function equalPairs(deleted: readonly NamedText[], added: readonly NamedText[]): Rename[] {
  const byText = new Map<string, string[]>();
  for (const { path, text } of added) byText.set(text, [...(byText.get(text) ?? []), path]);
  return deleted.flatMap(({ path, text }) => {
    // Empty notes are equal without being the same.
    const to = text.trim() === '' ? undefined : byText.get(text)?.shift();
    return to === undefined ? [] : [{ from: path, to }];
  });
}

/** Share of the longer text's non-empty lines that the other has too. */
function likeness(a: string, b: string): number {
  const linesA = a.split('\n').filter((line) => line.trim() !== '');
  const linesB = b.split('\n').filter((line) => line.trim() !== '');
  const counts = new Map<string, number>();
  for (const line of linesA) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of linesB) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    common++;
    counts.set(line, left - 1);
  }
  return common / Math.max(linesA.length, linesB.length, 1);
}
