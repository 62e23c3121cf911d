// Reads many texts of the past in one process, as they come. Comes in: blob ids. Goes out: each text in the order asked for, or why
// it is none. An answer that was cut off stops the reading.
import { say } from '../../core/language.ts';
import type { Git } from '../git.ts';
import { ask, stop } from '../share/stop.ts';
import { type BlobReader, blobReader, type PastBytes, textOf } from './blobReader.ts';

/** A text, or why a blob is none. */
export type PastText = { readonly text: string } | Exclude<PastBytes, Uint8Array>;

/** Hands over one text after the other; a promise is waited for before the next one. Stops when git does not answer in full. */
export async function readTexts(
  git: Git,
  blobs: readonly string[],
  take: (text: PastText, at: number) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  if (blobs.length === 0) return;
  const reader = blobReader(blobs, (bytes, at) => take('skipped' in bytes ? bytes : { text: textOf(bytes) }, at));
  await readBlobs(git, reader, signal);
}

/** Asks git for what a reader takes; stops when it does not answer in full. */
export async function readBlobs(git: Git, reader: BlobReader, signal?: AbortSignal): Promise<void> {
  const options = { stdin: reader.question, onOutput: reader.take, ...(signal && { signal }) };
  await ask(git, { verb: 'blobs' }, options);
  if (!reader.isDone()) stop('failed', { words: say('the answer of git was cut off') });
}
