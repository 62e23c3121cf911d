// A hash by which a text is known again: of its UTF-8 bytes, so that whoever reads files has it without a look at characters. Comes in: a
// text, or bytes; goes out: 64 bits. Equal for two readings of one note that differ in nothing but byte-order mark and line ends.
import { normalized } from '../text.ts';
import { encode, maxBytes } from './utf8.ts';

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

/** The hash of a text without a leading byte-order mark and with every CRLF read as one line feed. */
export function hashText(text: string): TextHash {
  const same = normalized(text);
  const most = maxBytes(same.length);
  const { bytes, words } = most <= usual.bytes.length ? usual : roomFor(most);
  return hashWords(words, encodePlainly(same, bytes));
}

/** The hash of a text by its UTF-8, the first `length` bytes, which begin with no byte-order mark and hold no carriage return. */
export function hashWords(all: Int32Array, length: number): TextHash {
  let low = 0x811c9dc5 ^ length;
  let high = 0x2c1b3c6d;
  const whole = length >> 2;
  for (let at = 0; at < whole; at++) {
    const word = all[at] ?? 0;
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word ^ (high >>> 15), 0x297a2d39);
    low ^= low >>> 13;
  }
  const rest = length & 3;
  if (rest > 0) {
    const word = (all[whole] ?? 0) & ((1 << (8 * rest)) - 1);
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word, 0x297a2d39);
  }
  return { low, high };
}

/** As `encode` from the first byte, with a loop of its own up to the first character that is not ASCII: engines run it twice as fast. */
function encodePlainly(text: string, bytes: Uint8Array): number {
  const { length } = text;
  let at = 0;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) break;
    bytes[at] = unit;
  }
  return at === length ? at : encode(text.slice(at), bytes, at);
}

function roomFor(length: number): Room {
  const words = new Int32Array((length + 3) >> 2);
  return { words, bytes: new Uint8Array(words.buffer) };
}
