// Forms of notes in the past, parsed and packed as git hands them over. Comes in: which texts under which paths, stretch by stretch of a
// way, and git's answer. Goes out: packed notes in the order asked for, never those of two stretches together, and the paths whose
// content is no note. Nothing of a text is kept. Runs in any thread.
import { type Batch, Packer } from '../../core/index/pack.ts';
import { hashWords } from '../../core/index/textHash.ts';
import type { NoteText } from '../../core/index/writeNote.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { GitResult } from '../git.ts';
import { type BlobReader, blobReader, type PastBytes, textOf } from './blobReader.ts';

/** What is to be read. */
export interface WantedForms {
  readonly stretches: readonly (readonly WantedForm[])[];
  readonly options: ParseOptions;
}

/** A text under the path that it had. */
export interface WantedForm {
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

/** Takes forms one after the other. */
export type TakeForms = (forms: PackedForms) => Promise<void>;

/** A thread of its own for reading forms. */
export interface FormsThread {
  /** Whether it has just been used, and begins at once. */
  isWarm(): boolean;
  /**
   * Reads forms of a repository, given by its folder; undefined when there can be no such thread, and then nothing was handed over.
   * What `take` rejects with it rejects with.
   */
  read(
    folder: string,
    wanted: WantedForms,
    take: TakeForms,
    signal: AbortSignal | undefined,
  ): Promise<GitResult | undefined>;
}

/** Notes in a batch: so many, or so much text, that packing and merging it takes a few milliseconds. */
const batchNotes = 50;
const batchLength = 150_000;

/** Takes git's answer; the next form is read when `take` has resolved. */
export function formReader({ stretches, options }: WantedForms, take: TakeForms): BlobReader {
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
  return blobReader(blobs, add);
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
