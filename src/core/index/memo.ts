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
