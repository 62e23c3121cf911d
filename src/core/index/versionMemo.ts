// Answers that hold as long as an index is as it is: several views ask the same of every version of it, and the first pays.
// Comes in: how to make an answer; goes out: the same function, remembering its last answer for each index. Knows no meanings.
import type { IndexReader } from './rows.ts';
import { finished, type Steps } from './steps.ts';

/** A function that remembers; `steps` makes the same answer with pauses, and the function has it then. */
export interface Remembered<I extends IndexReader, T, Rest extends readonly unknown[]> {
  (index: I, ...rest: Rest): T;
  readonly steps: (index: I, ...rest: Rest) => Steps<T>;
}

interface Known<T> {
  readonly version: number;
  readonly key: string;
  readonly answer: T;
}

/**
 * `make`, called again only when the index has another version or `keyOf` says that the rest of the question is another. The
 * answer is shared: nobody may change it.
 */
export function perVersion<I extends IndexReader, T, Rest extends readonly unknown[]>(
  make: (index: I, ...rest: Rest) => T,
  keyOf: (...rest: Rest) => string = () => '',
): (index: I, ...rest: Rest) => T {
  const known = new WeakMap<IndexReader, Known<T>>();
  return (index, ...rest) => {
    const key = keyOf(...rest);
    const last = known.get(index);
    if (last?.version === index.version && last.key === key) return last.answer;
    const answer = make(index, ...rest);
    known.set(index, { version: index.version, key, answer });
    return answer;
  };
}

/** The same for answers that take long to make. One during which the index changed is not remembered. */
export function perVersionInSteps<I extends IndexReader, T, Rest extends readonly unknown[]>(
  make: (index: I, ...rest: Rest) => Steps<T>,
  keyOf: (...rest: Rest) => string = () => '',
): Remembered<I, T, Rest> {
  const known = new WeakMap<IndexReader, Known<T>>();
  function* steps(index: I, ...rest: Rest): Steps<T> {
    const key = keyOf(...rest);
    const { version } = index;
    const last = known.get(index);
    if (last?.version === version && last.key === key) return last.answer;
    const answer = yield* make(index, ...rest);
    if (index.version === version) known.set(index, { version, key, answer });
    return answer;
  }
  return Object.assign((index: I, ...rest: Rest) => finished(steps(index, ...rest)), { steps });
}
