// Seeded draws: the same seed and key give the same choices on every machine, so the sample is the same bytes each time.
// Every note draws from a stream of its own (its key), so adding one note does not reshuffle the others.

/** A stream of draws. Each call moves it on by one. */
export interface Draw {
  /** A fraction in `[0, 1)`. */
  fraction(): number;
  /** A whole number in `[low, high]`. */
  whole(low: number, high: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the items; throws when there is none (our own mistake). */
  pick<T>(items: readonly T[]): T;
}

/** A stream for `seed` and `key`. */
export function drawFor(seed: number, key: string): Draw {
  let state = hash(`${seed}/${key}`);
  const fraction = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return (mixed(state) >>> 0) / 4_294_967_296;
  };
  return {
    fraction,
    whole: (low, high) => low + Math.floor(fraction() * (high - low + 1)),
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[Math.floor(fraction() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
  return value;
}

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
