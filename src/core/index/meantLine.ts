// The rule of identity of task lines, for the index and for edits alike: the one line that is exactly the same; among equal lines the
// one with the same ordinal, while there are as many as before; else the one with the same id; else the only one with the same words.
// Comes in: lines and a key; goes out: the line, or how many it could be. Never guesses between two, never goes by a line number.
import type { RowKey } from './rows.ts';

/** What is remembered of a task line. */
export type TaskKey = NonNullable<RowKey['task']>;

/** How a line of the one who asks is read. */
export interface LineSays<T> {
  readonly raw: (line: T) => string;
  readonly id: (line: T) => string | undefined;
  readonly words: (line: T) => string | undefined;
  /** The words of the line that the key remembers, undefined when it is read as no task. */
  readonly wordsOfKey: () => string | undefined;
}

/** The line that a key means, or the number of those that it could mean: 0 when it is gone. */
export function meantLine<T extends object | number>(
  lines: readonly T[],
  key: TaskKey,
  { raw, id, words, wordsOfKey }: LineSays<T>,
): { readonly line: T } | { readonly count: number } {
  const equal = lines.filter((line) => raw(line) === key.raw);
  const same = equal.length === key.equal ? equal[key.ordinal] : undefined;
  if (same !== undefined) return { line: same };
  if (equal.length > 0) return { count: equal.length };
  const sameId = key.id === undefined ? [] : lines.filter((line) => id(line) === key.id);
  if (sameId.length > 0) return onlyOf(sameId);
  const wanted = wordsOfKey();
  return onlyOf(wanted === undefined ? [] : lines.filter((line) => words(line) === wanted));
}

function onlyOf<T>(lines: readonly T[]): { readonly line: T } | { readonly count: number } {
  const [only] = lines;
  return only !== undefined && lines.length === 1 ? { line: only } : { count: lines.length };
}
