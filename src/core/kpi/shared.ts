// What several figures of one report make of the same rows: their days, numbers, groups and weeks are worked out once. Comes in: an object
// that stands for the rows, what is wanted of them and how it is made; goes out: the same each time. Lives as long as one report and one version of
// the index; nobody may change what it gives.
import type { Steps } from '../index/steps.ts';

/** Remembers by object and words. */
export class Shared {
  readonly #made = new Map<object, Map<string, unknown>>();

  /** What `make` makes, the first time that these words are asked of this object. */
  *of<T>(object: object, words: string, make: () => Steps<T>): Steps<T> {
    const made = this.#made.get(object) ?? new Map<string, unknown>();
    this.#made.set(object, made);
    if (!made.has(words)) made.set(words, yield* make());
    return made.get(words) as T;
  }
}
