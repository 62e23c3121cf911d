// Forms of notes in the past, read, parsed and packed as git hands them over. Comes in: which texts under which paths, stretch by
// stretch of a way. Goes out: packed notes in the order asked for, never those of two stretches together, and the paths whose content
// is no note. Nothing of a text is kept.
import { type Batch, Packer } from '../../core/index/pack.ts';
import { hashWords } from '../../core/index/textHash.ts';
import type { NoteText } from '../../core/index/writeNote.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { Git } from '../git.ts';
import { type PastBytes, readBlobs, textOf } from './readTexts.ts';

/** What is to be read. */
export interface WantedForms {
  readonly stretches: readonly (readonly PastPath[])[];
  readonly options: ParseOptions;
}

interface PastPath {
  readonly path: string;
  readonly blob: string;
}

/** Some of it. */
export interface PackedForms {
  readonly batch: Batch;
  readonly noNotes: readonly string[];
  /** The stretch it belongs to. */
  readonly stretch: number;
  /** Forms read until now, in all. */
  readonly count: number;
}

/** Notes in a batch: so many, or so much text, that packing and merging it takes a few milliseconds. */
const batchNotes = 50;
const batchLength = 150_000;

/** Hands over what it read; the next is read when `take` has resolved. Stops when git does not answer in full. */
export async function packForms(
  git: Git,
  { stretches, options }: WantedForms,
  take: (forms: PackedForms) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const packer = new Packer(options);
  let noNotes: string[] = [];
  let [stretch, before] = [0, 0];
  const hand = (count: number): Promise<void> => {
    const packed = { batch: packer.pack(), noNotes, stretch, count };
    noNotes = [];
    return take(packed);
  };
  const add = (bytes: PastBytes, at: number): void | Promise<void> => {
    let forms = stretches[stretch] ?? [];
    while (at - before >= forms.length) {
      before += forms.length;
      forms = stretches[++stretch] ?? [];
    }
    const path = forms[at - before]?.path ?? '';
    if ('skipped' in bytes) noNotes.push(path);
    else packer.add(noteText(path, bytes));
    const isLast = at - before === forms.length - 1;
    const isFull = packer.count >= batchNotes || packer.length >= batchLength;
    return isLast || isFull ? hand(at + 1) : undefined;
  };
  const blobs = stretches.flatMap((forms) => forms.map(({ blob }) => blob));
  await readBlobs(git, blobs, add, signal);
}

const carriageReturn = 13;
/** First byte of a byte-order mark; nearly no other text begins with it. */
const markOfOrder = 0xef;
/** What stands for bytes that are no UTF-8. */
const replacement = '\ufffd';

/** Room for the bytes of most texts, as the words that are hashed. */
const words = new Int32Array(64 * 1024);
const room = new Uint8Array(words.buffer);

/** With the hash where the bytes are those of the text as it is parsed: to write them anew takes longer than to copy them. */
function noteText(path: string, bytes: Uint8Array): NoteText {
  const text = textOf(bytes);
  const { length } = bytes;
  const isPlain = bytes[0] !== markOfOrder && !bytes.includes(carriageReturn) && !bytes.includes(0);
  if (!isPlain || length > room.length || text.includes(replacement)) return { path, text };
  room.set(bytes);
  return { path, text, hash: hashWords(words, length) };
}
