// Text as bytes and back, for the pools of the index: UTF-8, except that a lone surrogate is kept as three bytes of its
// own, so that every JavaScript string comes back exactly as it was. Comes in: strings and byte arrays; goes out: the
// same. Never reads outside the range given.

/** The most bytes that a string of `length` UTF-16 code units can take. */
export function maxBytes(length: number): number {
  return length * 3;
}

/** The standard's encoder, which every host of JavaScript has. */
declare class TextEncoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number };
}

const encoder = new TextEncoder();

/** From this length on the engine's encoder is quicker, its call included. */
const longText = 32;

/** Writes a text to the beginning of `bytes` as any UTF-8, a lone surrogate as U+FFFD, and returns how many bytes that took. */
export function encodeWhole(text: string, bytes: Uint8Array): number {
  return encoder.encodeInto(text, bytes).written;
}

/** Writes `text` at `at` and returns the offset behind it. The caller has made room for `maxBytes(text.length)` bytes. */
export function encode(text: string, bytes: Uint8Array, at: number): number {
  const { length } = text;
  // As many bytes as characters: all of it is ASCII, so that nothing in it was a lone surrogate.
  if (length >= longText && encodeWhole(text, bytes.subarray(at)) === length) return at + length;
  return encodeByUnits(text, bytes, at);
}

/** Never looks behind the text's end: one such look, and engines ask for every character by a call. */
function encodeByUnits(text: string, bytes: Uint8Array, at: number): number {
  // Engines look it up anew each time, since strings are of many kinds.
  const { length } = text;
  let end = at;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[end++] = unit;
    else if (unit < 0x800) {
      bytes[end++] = 0xc0 | (unit >> 6);
      bytes[end++] = 0x80 | (unit & 63);
    } else if (isHigh(unit) && index + 1 < length && isLow(text.charCodeAt(index + 1))) {
      const point = 0x10000 + ((unit - 0xd800) << 10) + (text.charCodeAt(++index) - 0xdc00);
      bytes[end++] = 0xf0 | (point >> 18);
      bytes[end++] = 0x80 | ((point >> 12) & 63);
      bytes[end++] = 0x80 | ((point >> 6) & 63);
      bytes[end++] = 0x80 | (point & 63);
    } else {
      bytes[end++] = 0xe0 | (unit >> 12);
      bytes[end++] = 0x80 | ((unit >> 6) & 63);
      bytes[end++] = 0x80 | (unit & 63);
    }
  }
  return end;
}

/**
 * The same for a part of a long text that splits no pair of surrogates. A loop of its own over the text itself: engines are quick with characters
 * of a few kinds of strings only, and a piece that is cut out is another kind.
 */
export function encodePart(text: string, start: number, end: number, bytes: Uint8Array, at: number): number {
  let to = at;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) return encodeByUnits(text.slice(index, end), bytes, to);
    bytes[to++] = unit;
  }
  return to;
}

/** How many bytes `encode` writes for a part of a text that splits no pair of surrogates. */
export function encodedLength(text: string, start: number, end: number): number {
  let length = end - start;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) length += unit < 0x800 ? 1 : 2;
    // Two units, of which the first was counted as three bytes.
    if (isHigh(unit) && index + 1 < end && isLow(text.charCodeAt(index + 1))) index++;
  }
  return length;
}

/** The string whose bytes `encode` wrote to `[start, end)`. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let from = start; from < end; ) {
    const until = Math.min(end, from + units.length);
    let at = from;
    let count = 0;
    while (at < until && count < units.length - 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) {
        units[count++] = lead;
        at++;
      } else {
        const point = pointAt(bytes, at, lead);
        at += lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (point < 0x10000) units[count++] = point;
        else {
          units[count++] = 0xd800 + ((point - 0x10000) >> 10);
          units[count++] = 0xdc00 + (point & 0x3ff);
        }
      }
    }
    text += String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
    from = at;
  }
  return text;
}

/**
 * Order of two encoded strings by UTF-16 code units, as `<` on strings has it: negative, zero or positive. Bytes sort the same
 * way but for pairs of surrogates, which strings put before U+E000.
 */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shared = Math.min(aEnd - aStart, bEnd - bStart);
  for (let at = 0; at < shared; at++) {
    const left = a[aStart + at] ?? 0;
    const right = b[bStart + at] ?? 0;
    if (left === right) continue;
    // A lone surrogate may stand on either side of a pair.
    if (Math.min(left, right) === 0xed && Math.max(left, right) >= 0xf0)
      return decode(a, aStart + at, aEnd) < decode(b, bStart + at, bEnd) ? -1 : 1;
    return unitRank(left) - unitRank(right);
  }
  return aEnd - aStart - (bEnd - bStart);
}

/**
 * Finds `word` in encoded strings, case aside: where it begins, -1 where it is not; made once for many. `word` is plain ASCII in lower case and not empty; a
 * byte of another alphabet never equals one of it, so no decoding is needed. Looks at the two bytes where the word would end and goes on
 * by as much as those allow: of a long word at one byte in ten.
 */
export function wordFinder(word: string): (bytes: Uint8Array, start: number, end: number) => number {
  const codes = Uint8Array.from(word, (unit) => unit.charCodeAt(0));
  const last = codes.length - 1;
  if (last === 0) return byteFinder(word);
  // Behind two bytes that the word does not have, it begins with the second of them at the soonest.
  const steps = new Uint8Array(65_536).fill(Math.min(last, 255));
  let again = Math.min(last, 255);
  for (let place = 1; place <= last; place++)
    for (const first of bothCases(word.charAt(place - 1)))
      for (const second of bothCases(word.charAt(place))) {
        if (place === last) again = steps[(first << 8) | second] ?? again;
        steps[(first << 8) | second] = Math.min(last - place, 255);
      }
  return (bytes, start, end) => {
    for (let place = start + last; place < end; ) {
      const step = steps[((bytes[place - 1] ?? 0) << 8) | (bytes[place] ?? 0)] ?? 1;
      if (step > 0) {
        place += step;
        continue;
      }
      let back = last - 2;
      while (back >= 0 && lowered(bytes[place - last + back] ?? 0) === codes[back]) back--;
      if (back < 0) return place - last;
      place += again;
    }
    return -1;
  };
}

function byteFinder(word: string): ReturnType<typeof wordFinder> {
  const [code, upper = code] = bothCases(word);
  return (bytes, start, end) => {
    for (let place = start; place < end; place++) if (bytes[place] === code || bytes[place] === upper) return place;
    return -1;
  };
}

function bothCases(letter: string): readonly number[] {
  const [code, upper] = [letter.charCodeAt(0), letter.toUpperCase().charCodeAt(0)];
  return code === upper ? [code] : [code, upper];
}

function lowered(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

const units = new Uint16Array(1024);

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function pointAt(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] ?? 0) & 63;
  if (lead < 0xe0) return ((lead & 31) << 6) | second;
  const third = (bytes[at + 2] ?? 0) & 63;
  if (lead < 0xf0) return ((lead & 15) << 12) | (second << 6) | third;
  return ((lead & 7) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 63);
}

/** The two leads of U+E000 and above go behind those of pairs; nothing else moves. */
function unitRank(lead: number): number {
  return lead === 0xee || lead === 0xef ? lead + 0x10 : lead;
}
