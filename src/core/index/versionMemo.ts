// Answers that hold as long as an index is as it is: several views ask the same of every version of it, and the first pays.
// Comes in: how to make an answer; goes out: the same function, remembering its last answer for each index. Knows no meanings.
import type { IndexReader } from './rows.ts';

/**
 * `make`, called again only when the index has another version or `keyOf` says that the rest of the question is another. The
 * answer is shared: nobody may change it.
 */
export function perVersion<I extends IndexReader, T, Rest extends readonly unknown[]>(
  make: (index: I, ...rest: Rest) => T,
  keyOf: (...rest: Rest) => string = () => '',
): (index: I, ...rest: Rest) => T {
  const known = new WeakMap<IndexReader, { readonly version: number; readonly key: string; readonly answer: T }>();
  return (index, ...rest) => {
    const key = keyOf(...rest);
    const last = known.get(index);
    if (last?.version === index.version && last.key === key) return last.answer;
    const answer = make(index, ...rest);
    known.set(index, { version: index.version, key, answer });
    return answer;
  };
}
