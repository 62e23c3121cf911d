// A hash by which a text is known again: of its UTF-8 bytes, so that whoever reads files has it without a look at characters. Comes in: a
// text, or bytes; goes out: 64 bits. Equal for two readings of one note that differ in nothing but byte-order mark and line ends.
import { normalized } from '../text.ts';
import { encodeWhole, maxBytes } from './utf8.ts';

/** What two readings of a text have in common when it means the same. */
export interface TextHash {
  readonly low: number;
  readonly high: number;
}

/** Room for the bytes of a text, which are looked at as whole words, as processors like them. */
interface Room {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
}

/** Used for every text of usual length, up to 87,000 characters: a new one would have to be filled with zeros first. */
const usual = roomFor(256 * 1024);

/** The hash of a text without a leading byte-order mark and with every CRLF read as one line feed; a lone surrogate, which no file holds, counts as U+FFFD. */
export function hashText(text: string): TextHash {
  const same = normalized(text);
  const most = maxBytes(same.length);
  const { bytes, words } = most <= usual.bytes.length ? usual : roomFor(most);
  return hashWords(words, encodeWhole(same, bytes));
}

/** The hash of a text by its UTF-8, the first `length` bytes, which begin with no byte-order mark and hold no carriage return. */
export function hashWords(all: Int32Array, length: number): TextHash {
  let low = 0x811c9dc5 ^ length;
  let high = 0x2c1b3c6d;
  // Two words at a time, each with sums of its own: a step waits for the one before it, and processors do several side by side.
  let lowOdd = 0x165667b1;
  let highOdd = 0x27d4eb2f;
  const pairs = (length >> 3) << 1;
  for (let at = 0; at < pairs; at += 2) {
    const word = all[at] ?? 0;
    const odd = all[at + 1] ?? 0;
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word ^ (high >>> 15), 0x297a2d39);
    lowOdd = Math.imul(lowOdd ^ odd, 0x01000193);
    highOdd = Math.imul(highOdd ^ odd ^ (highOdd >>> 15), 0x297a2d39);
    low ^= low >>> 13;
    lowOdd ^= lowOdd >>> 13;
  }
  const end = pairs << 2;
  const first = lastBytes(all[pairs] ?? 0, length - end);
  const second = lastBytes(all[pairs + 1] ?? 0, length - end - 4);
  for (const word of [first, second, lowOdd, highOdd]) {
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word ^ (high >>> 15), 0x297a2d39);
    low ^= low >>> 13;
  }
  return { low, high };
}

/** What belongs to the bytes of a word, of which so many count. */
function lastBytes(word: number, count: number): number {
  return count <= 0 ? 0 : count >= 4 ? word : word & ((1 << (8 * count)) - 1);
}

function roomFor(length: number): Room {
  const words = new Int32Array((length + 3) >> 2);
  return { words, bytes: new Uint8Array(words.buffer) };
}
