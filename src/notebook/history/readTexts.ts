// Reads many texts of the past in one process, as they come. Comes in: blob ids. Goes out: each text, or its bytes, in the order asked
// for, or why it is none. Nothing is kept of what is too large, whatever its size; an answer that was cut off stops the reading.
import { say } from '../../core/language.ts';
import type { Git } from '../git.ts';
import { mostBytes } from '../notePaths.ts';
import { ask, stop } from '../share/stop.ts';

/** A text, or why a blob is not read as a note (as with files on disk) or is not here at all. */
export type PastText = { readonly text: string } | { readonly skipped: 'too-large' | 'binary' | 'missing' };

/** The bytes of a text, or why there are none. */
export type PastBytes = Uint8Array | Extract<PastText, { skipped: string }>;

type Take<T> = (text: T, at: number) => void | Promise<void>;

const binaryWithin = 8 * 1024;
const newline = 10;

/** Hands over one text after the other; a promise is waited for before the next one. Stops when git does not answer in full. */
export async function readTexts(
  git: Git,
  blobs: readonly string[],
  take: Take<PastText>,
  signal?: AbortSignal,
): Promise<void> {
  const takeBytes: Take<PastBytes> = (bytes, at) => take('skipped' in bytes ? bytes : { text: textOf(bytes) }, at);
  await readBlobs(git, blobs, takeBytes, signal);
}

/** The same with their bytes, which are good until the next one. */
export async function readBlobs(
  git: Git,
  blobs: readonly string[],
  take: Take<PastBytes>,
  signal?: AbortSignal,
): Promise<void> {
  if (blobs.length === 0) return;
  const reader = blobReader(blobs, take);
  const options = { stdin: `${blobs.join('\n')}\n`, onOutput: reader.take, ...(signal && { signal }) };
  await ask(git, { verb: 'blobs' }, options);
  if (!reader.isDone()) stop('failed', { words: say('the answer of git was cut off') });
}

interface Current {
  /** Bytes of the content, the line end behind it included, that are still to come. */
  left: number;
  /** Absent where the content is not kept. */
  readonly pieces: Uint8Array[] | undefined;
}

interface Step {
  readonly to: number;
  /** The text that ends there. */
  readonly done?: PastBytes;
}

function blobReader(blobs: readonly string[], take: Take<PastBytes>) {
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
    isDone: () => at === blobs.length,
    take: async (piece: Uint8Array): Promise<void> => {
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
