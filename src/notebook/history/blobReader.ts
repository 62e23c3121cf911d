// Reads the answer of `git cat-file --batch` as it comes. Comes in: blob ids, pieces of the answer. Goes out: the bytes of each in the
// order asked for, or why there are none. Nothing is kept of what is too large, whatever its size. Starts nothing.
import { mostBytes } from '../notePaths.ts';

/** The bytes of a text, good until the next one, or why a blob is not read as a note (as with files on disk) or not here at all. */
export type PastBytes = Uint8Array | { readonly skipped: 'too-large' | 'binary' | 'missing' };

/** Takes the answer about some blobs. */
export interface BlobReader {
  /** What git is asked. */
  readonly question: string;
  /** Takes a piece of the answer; throws when it is another answer. */
  take(piece: Uint8Array): Promise<void>;
  /** Whether all of it was there. */
  isDone(): boolean;
}

const binaryWithin = 8 * 1024;
const newline = 10;

interface Current {
  /** Bytes of the content, the line end behind it included, that are still to come. */
  left: number;
  /** Absent where the content is not kept. */
  readonly pieces: Uint8Array[] | undefined;
}

interface Step {
  readonly to: number;
  /** What ends there. */
  readonly done?: PastBytes;
}

/** A reader; a promise of `take` is waited for before the next one. */
export function blobReader(
  blobs: readonly string[],
  take: (bytes: PastBytes, at: number) => void | Promise<void>,
): BlobReader {
  let at = 0;
  let line = '';
  let current: Current | undefined;
  const begin = (piece: Uint8Array, from: number): Step => {
    const end = piece.indexOf(newline, from);
    line += ascii.decode(piece.subarray(from, end < 0 ? piece.length : end));
    if (end < 0) return { to: piece.length };
    const head = line;
    line = '';
    if (head === `${blobs[at]} missing`) return { to: end + 1, done: { skipped: 'missing' } };
    const size = Number(head.startsWith(`${blobs[at]} blob `) ? head.slice(head.lastIndexOf(' ')) : Number.NaN);
    if (!Number.isSafeInteger(size)) throw new Error('unexpected answer of git cat-file');
    current = { left: size + 1, pieces: size > mostBytes ? undefined : [] };
    return { to: end + 1 };
  };
  const goOn = (piece: Uint8Array, from: number, { pieces, left }: Current): Step => {
    const to = Math.min(piece.length, from + left);
    pieces?.push(piece.subarray(from, to));
    if (to - from < left) {
      current = { pieces, left: left - (to - from) };
      return { to };
    }
    current = undefined;
    return { to, done: bytesOf(pieces) };
  };
  return {
    question: `${blobs.join('\n')}\n`,
    isDone: () => at === blobs.length,
    take: async (piece) => {
      for (let from = 0; from < piece.length; ) {
        const { to, done } = current === undefined ? begin(piece, from) : goOn(piece, from, current);
        from = to;
        if (done === undefined) continue;
        const waits = take(done, at);
        at++;
        if (waits) await waits;
      }
    },
  };
}

const ascii = new TextDecoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text that the bytes of a note are. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function bytesOf(pieces: readonly Uint8Array[] | undefined): PastBytes {
  if (pieces === undefined) return { skipped: 'too-large' };
  const all = joined(pieces);
  const bytes = all.subarray(0, -1);
  return bytes.subarray(0, binaryWithin).includes(0) ? { skipped: 'binary' } : bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first) return first;
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
