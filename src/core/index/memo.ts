// What words mean, worked out once a word: a table from word numbers to results that is filled when asked and thrown away as a
// whole. Thousands of rows share a few words, so nothing that is interpreted has to be kept a row. Knows no meanings.
import { grown } from './columns.ts';

const unknown = 0;

/** Results by word number. `work` answers a number from 0 upwards and is called once a word until `forget`. */
export class WordMemo {
  readonly #work: (word: number) => number;
  /** Results plus one; 0 where nothing was worked out yet. */
  #results = new Uint32Array(64);

  constructor(work: (word: number) => number) {
    this.#work = work;
  }

  of(word: number): number {
    const known = this.#results[word] ?? unknown;
    if (known !== unknown) return known - 1;
    const result = this.#work(word);
    this.#results = grown(this.#results, word + 1);
    this.#results[word] = result + 1;
    return result;
  }

  /** Forgets the result of one word. */
  drop(word: number): void {
    if (word < this.#results.length) this.#results[word] = unknown;
  }

  /** Forgets everything, for example because the configuration changed. */
  forget(): void {
    this.#results.fill(unknown);
  }
}

/** A function of small numbers, such as those of words, that works out each answer once. */
export function numberMemo(work: (word: number) => number): (word: number) => number {
  let known = new Uint8Array(64);
  let results = new Float64Array(64);
  return (word) => {
    if (known[word] === 1) return results[word] ?? 0;
    const result = work(word);
    if (word >= known.length) {
      known = grown(known, word + 1);
      const larger = new Float64Array(known.length);
      larger.set(results);
      results = larger;
    }
    known[word] = 1;
    results[word] = result;
    return result;
  };
}

/** The same with anything else. */
export function valueMemo<T>(work: (word: number) => T): (word: number) => T {
  const results: T[] = [];
  return (word) => {
    const result = results[word] ?? work(word);
    // An array with gaps is no array any more to the engine, but a table.
    while (results.length <= word) results.push(undefined as T);
    results[word] = result;
    return result;
  };
}

/** `numberMemo` for a few of very many words. */
export function sparseMemo(work: (word: number) => number): (word: number) => number {
  const results = new Map<number, number>();
  return (word) => {
    const known = results.get(word);
    if (known !== undefined) return known;
    const result = work(word);
    results.set(word, result);
    return result;
  };
}
