// Words kept once: every distinct text gets a number from 0 upwards. All bytes lie in one array, so a hundred thousand words
// cost no objects and move between threads as they are. Comes in: strings or another dictionary's bytes; goes out: numbers
// and strings. Words are never taken out again; an index that holds too many dead ones is built anew.
import { asMany, bytesInRoom, grown, grownInSteps, type Room, trimmed } from './columns.ts';
import { finished, type Steps } from './steps.ts';
import { compareBytes, decode, encode, maxBytes } from './utf8.ts';

/** A dictionary as plain arrays of exact length, to be transferred to another thread. */
export interface PackedWords {
  readonly bytes: Uint8Array;
  /** Where each word ends in `bytes`; the first starts at 0. */
  readonly ends: Uint32Array;
}

/** The same with the table by which words are found, as a saved index has it. */
export interface WordArrays extends PackedWords {
  readonly slots: Int32Array;
}

/** Number of a word. */
export type Word = number;

/** The empty text, and so "nothing" in a column of words: word 0 of every dictionary. */
export const noWord = 0;

const cacheLimit = 4096;
const free = -1;

/** Words put in new slots between two pauses. */
const wordsAStep = 8192;

/** A growing set of numbered words; number 0 is the empty text from the start. */
export class Dictionary {
  #bytes: Uint8Array = new Uint8Array(256);
  #ends: Uint32Array = new Uint32Array(16);
  #slots: Int32Array = new Int32Array(32).fill(free);
  #count = 0;
  readonly #texts = new Map<Word, string>();
  readonly #numbers = new Map<string, Word>();
  /** Texts that were looked for and are no words; forgotten with the next word. */
  readonly #missing = new Set<string>();
  /** How many words there will be at most, in per cent of those there are, as far as one knows: whoever grows then takes room for them. */
  expected = asMany;

  constructor() {
    this.add('');
  }

  get size(): number {
    return this.#count;
  }

  /** Bytes that the arrays take, unused room included. */
  get byteLength(): number {
    return this.#bytes.byteLength + this.#ends.byteLength + this.#slots.byteLength;
  }

  /** The number of `text`, given now when the text is new. Asks the bytes: to remember texts that come again costs more than it saves. */
  add(text: string): Word {
    if (text === '' && this.#count > 0) return noWord;
    const start = this.#end(this.#count);
    this.#bytes = grown(this.#bytes, start + maxBytes(text.length));
    const end = encode(text, this.#bytes, start);
    const slot = this.#slot(this.#bytes, start, end);
    const word = this.#slots[slot] ?? free;
    return word >= 0 ? word : this.#append(slot, end);
  }

  /** The number of `text`, or 0 when it was never added. */
  find(text: string): Word {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.#missing.has(text)) return noWord;
    const start = this.#end(this.#count);
    this.#bytes = grown(this.#bytes, start + maxBytes(text.length));
    const end = encode(text, this.#bytes, start);
    const word = this.#slots[this.#slot(this.#bytes, start, end)] ?? free;
    if (word >= 0) return this.#remember(text, word);
    this.#missing.add(text);
    return noWord;
  }

  /** The text of a word. */
  text(word: Word): string {
    const known = this.#texts.get(word);
    if (known !== undefined) return known;
    const text = this.read(word);
    if (this.#texts.size >= cacheLimit) this.#texts.clear();
    this.#texts.set(word, text);
    return text;
  }

  /** The text of a word without remembering it: for walks over many words. */
  read(word: Word): string {
    return decode(this.#bytes, this.#end(word), this.#end(word + 1));
  }

  /** What is told by the bytes of a word. */
  told<T>(word: Word, tell: (bytes: Uint8Array, start: number, end: number) => T): T {
    return tell(this.#bytes, this.#end(word), this.#end(word + 1));
  }

  /** False when certainly no word is found anything in. */
  holds(find: (bytes: Uint8Array, start: number, end: number) => number): boolean {
    return find(this.#bytes, 0, this.#end(this.#count)) >= 0;
  }

  /** The words in which something of a length is found, in the order of their numbers. */
  *holding(find: (bytes: Uint8Array, start: number, end: number) => number, length: number): Iterable<Word> {
    const all = this.#end(this.#count);
    for (let from = 0; ; ) {
      const hit = find(this.#bytes, from, all);
      if (hit < 0) return;
      const word = this.#wordAt(hit);
      const end = this.#end(word + 1);
      // What reaches into the next word is in none; another may begin right behind its first byte.
      const isWithin = hit + length <= end;
      if (isWithin) yield word;
      from = isWithin ? end : hit + 1;
    }
  }

  /** Order of two words as strings: negative, zero or positive. */
  compare(a: Word, b: Word): number {
    return compareBytes(this.#bytes, this.#end(a), this.#end(a + 1), this.#bytes, this.#end(b), this.#end(b + 1));
  }

  /** Adds every word of `packed`; the result maps its numbers to ours. */
  addAll(packed: PackedWords): Int32Array {
    const { bytes, ends } = packed;
    const mapped = new Int32Array(ends.length);
    let from = 0;
    for (let word = 0; word < ends.length; word++) {
      const until = ends[word] ?? from;
      mapped[word] = this.#addBytes(bytes, from, until);
      from = until;
    }
    return mapped;
  }

  /** Makes room for as many words more, a piece at a time; words that come in a pause are kept. */
  *makeRoom({ bytes, ends }: PackedWords): Steps<void> {
    this.#bytes = yield* grownInSteps(() => this.#bytes, this.#end(this.#count) + bytes.length, this.expected);
    this.#ends = yield* grownInSteps(() => this.#ends, this.#count + ends.length, this.expected);
    while (this.#isFull(this.#count + ends.length)) yield* this.#rehash();
  }

  /** Bytes that `pack` needs. */
  get packedBytes(): number {
    return bytesInRoom(this.#bytes, this.#end(this.#count)) + bytesInRoom(this.#ends, this.#count);
  }

  /** A copy of the words in arrays of exact length. */
  pack(room: Room): PackedWords {
    return { bytes: room.copy(this.#bytes, this.#end(this.#count)), ends: room.copy(this.#ends, this.#count) };
  }

  /** The arrays themselves, without unused room. */
  arrays(): WordArrays {
    const bytes = this.#bytes.subarray(0, this.#end(this.#count));
    return { bytes, ends: this.#ends.subarray(0, this.#count), slots: this.#slots };
  }

  /** Takes arrays that `arrays` gave, as its own. */
  adopt({ bytes, ends, slots }: WordArrays): void {
    this.clear();
    [this.#bytes, this.#ends, this.#slots, this.#count] = [bytes, ends, slots, ends.length];
  }

  /** Forgets every word and keeps the room. */
  clear(): void {
    this.#count = 0;
    this.#slots.fill(free);
    this.#texts.clear();
    this.#numbers.clear();
    this.#missing.clear();
    this.add('');
  }

  /** Gives unused room back where it is much; words that come during a pause are kept. */
  *trim(): Steps<void> {
    this.#texts.clear();
    this.#numbers.clear();
    this.#bytes = trimmed(this.#bytes, this.#end(this.#count));
    yield;
    this.#ends = trimmed(this.#ends, this.#count);
  }

  /** Offset at which word number `word` starts, which is where the one before it ends. */
  #end(word: Word): number {
    return word === 0 ? 0 : (this.#ends[word - 1] ?? 0);
  }

  /** The word in whose bytes one lies. */
  #wordAt(byte: number): Word {
    let [low, high] = [0, this.#count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#end(middle + 1) <= byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #remember(text: string, word: Word): Word {
    if (this.#numbers.size >= cacheLimit) this.#numbers.clear();
    this.#numbers.set(text, word);
    return word;
  }

  #addBytes(bytes: Uint8Array, from: number, until: number): Word {
    const slot = this.#slot(bytes, from, until);
    const known = this.#slots[slot] ?? free;
    if (known >= 0) return known;
    const start = this.#end(this.#count);
    const end = start + until - from;
    this.#bytes = grown(this.#bytes, end, this.expected);
    this.#bytes.set(bytes.subarray(from, until), start);
    return this.#append(slot, end);
  }

  #append(slot: number, end: number): Word {
    const word = this.#count++;
    if (this.#missing.size > 0) this.#missing.clear();
    this.#ends = grown(this.#ends, this.#count, this.expected);
    this.#ends[word] = end;
    this.#slots[slot] = word;
    if (this.#isFull(this.#count)) finished(this.#rehash());
    return word;
  }

  #isFull(count: number): boolean {
    return count * 3 > this.#slots.length * 2;
  }

  /** Puts all words, those that come in a pause among them, in twice as many slots. */
  *#rehash(): Steps<void> {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2).fill(free);
    for (let word = 0; word < this.#count; word += wordsAStep) {
      if (word > 0) yield;
      // So many came that it was done without pauses.
      if (this.#slots !== before) return;
      this.#putSome(slots, word, Math.min(this.#count, word + wordsAStep));
    }
    this.#slots = slots;
  }

  /** Words that are in none yet, and so need not be compared. */
  #putSome(slots: Int32Array, from: number, until: number): void {
    const mask = slots.length - 1;
    for (let word = from; word < until; word++) {
      let slot = hashBytes(this.#bytes, this.#end(word), this.#end(word + 1)) & mask;
      while (slots[slot] !== free) slot = (slot + 1) & mask;
      slots[slot] = word;
    }
  }

  /** The slot that holds these bytes, or the free one where they belong. */
  #slot(bytes: Uint8Array, from: number, until: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashBytes(bytes, from, until) & mask;
    for (;;) {
      const word = this.#slots[slot] ?? free;
      if (word < 0 || this.#equals(word, bytes, from, until)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(word: Word, bytes: Uint8Array, from: number, until: number): boolean {
    const start = this.#end(word);
    if (this.#end(word + 1) - start !== until - from) return false;
    for (let at = from, own = start; at < until; at++, own++) if (bytes[at] !== this.#bytes[own]) return false;
    return true;
  }
}

/** FNV-1a with a final mix, because linear probing needs the low bits to differ. */
function hashBytes(bytes: Uint8Array, from: number, until: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < until; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
