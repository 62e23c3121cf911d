// Reads many files quickly: one buffer, three system calls a file, no promise. Comes in: paths below a root; goes out: texts, or
// why a file is not read. When the disk turns out to be cold it goes on with many reads in flight. Follows no link and leaves
// the root by no folder that is one.
import { isUtf8 } from 'node:buffer';
import { close, closeSync, constants, lstatSync, open, openSync, read, readSync, realpathSync } from 'node:fs';
import { hashWords, type TextHash } from '../../core/index/textHash.ts';
import { mostBytes } from '../../notebook/notePaths.ts';

/**
 * A file that was read, or the reason why not: it is no regular file inside the root (any more), too large, or not text. The hash is
 * that of the text, and there for most that hold no NUL and no carriage return.
 */
export type ReadNote =
  | { readonly path: string; readonly text: string; readonly hash: TextHash | undefined }
  | { readonly path: string; readonly skipped: 'unreadable' | 'too-large' | 'binary' };

const binaryWithin = 8 * 1024;
const blockBytes = 512;
const carriageReturn = 13;
/** First byte of a byte-order mark; nearly no other text begins with it. */
const markOfOrder = 0xef;
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * After so many files we know whether the disk answers from memory. A cold one takes longer than so many µs for half of them: the
 * middle one counts, because a busy machine makes a few of them slow.
 */
const probedFiles = 100;
const coldMicros = 60;
const inFlight = 32;

/** Reads notes below one root. */
export class LeanReader {
  readonly #root: string;
  readonly #now: () => number;
  /** In memory of its own, so that it can be looked at as words. */
  #buffer = Buffer.allocUnsafeSlow(64 * 1024);
  #words = new Int32Array(this.#buffer.buffer);
  /** Folders by whether they really lie inside the root. */
  readonly #folders = new Map<string, boolean>();
  readonly #probes: number[] = [];
  #cold = false;

  /** `now` in milliseconds; a test can make the disk look cold with it. */
  constructor(root: string, now: () => number = () => performance.now()) {
    this.#root = realpathSync(root);
    this.#now = now;
  }

  /** Whether the disk turned out to be cold. */
  get isCold(): boolean {
    return this.#cold;
  }

  /** Reads one file at once; the first ones tell whether the disk is cold. */
  readSync(path: string): ReadNote {
    if (!this.isInside(path)) return { path, skipped: 'unreadable' };
    if (this.#probes.length === probedFiles) return this.#read(path);
    const start = this.#now();
    const note = this.#read(path);
    this.#probes.push((this.#now() - start) * 1000);
    if (this.#probes.length === probedFiles)
      this.#cold = (this.#probes.sort((a, b) => a - b)[probedFiles / 2] ?? 0) > coldMicros;
    return note;
  }

  /** Reads files in the order given, many at a time: what a cold disk wants. */
  async readMany(paths: readonly string[]): Promise<ReadNote[]> {
    const notes: ReadNote[] = new Array(paths.length);
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let index = next++; index < paths.length; index = next++) {
        const path = paths[index] ?? '';
        notes[index] = this.isInside(path) ? await readByCallback(this.#root, path) : { path, skipped: 'unreadable' };
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return notes;
  }

  #read(path: string): ReadNote {
    let file: number | undefined;
    try {
      file = openSync(`${this.#root}/${path}`, flags);
      let length = 0;
      for (;;) {
        const count = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
        const isLast = isEnd(count, this.#buffer.length - length);
        length += count;
        if (isLast || length > mostBytes) break;
        if (length === this.#buffer.length) this.#grow(length);
      }
      return noteOf(path, this.#buffer, length, this.#words);
    } catch {
      return { path, skipped: 'unreadable' };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #grow(length: number): void {
    const larger = Buffer.allocUnsafeSlow(length * 2);
    this.#buffer.copy(larger, 0, 0, length);
    this.#buffer = larger;
    this.#words = new Int32Array(larger.buffer);
  }

  /** Whether a path stays below the root: links among the folders would lead elsewhere. Each folder is looked at once. */
  isInside(path: string): boolean {
    const end = path.lastIndexOf('/');
    return end < 0 || this.#isRealFolder(path.slice(0, end));
  }

  #isRealFolder(folder: string): boolean {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const isNamed = folder !== '..' && !folder.endsWith('/..');
    const isReal = isNamed && this.isInside(folder) && isFolder(`${this.#root}/${folder}`);
    this.#folders.set(folder, isReal);
    return isReal;
  }
}

/**
 * Whether a file ends behind what one call read of it. Files give less than there is room for at their end alone; should a network ever cut
 * a piece short, it would be one of whole blocks, and after those another call asks.
 */
function isEnd(count: number, room: number): boolean {
  return count === 0 || (count < room && count % blockBytes !== 0);
}

/** False for a link to one. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** `words` are the same bytes as words, where they can be looked at as such. */
function noteOf(path: string, bytes: Buffer, length: number, words?: Int32Array): ReadNote {
  if (length > mostBytes) return { path, skipped: 'too-large' };
  const note = bytes.subarray(0, length);
  const nul = note.indexOf(0);
  if (nul >= 0 && nul < binaryWithin) return { path, skipped: 'binary' };
  const text = bytes.toString('utf8', 0, length);
  const isPlain = words && nul < 0 && note[0] !== markOfOrder && isUtf8(note) && !note.includes(carriageReturn);
  return { path, text, hash: isPlain ? hashWords(words, length) : undefined };
}

/** Opens, reads and closes with callbacks, which cost a fraction of promises. */
function readByCallback(root: string, path: string): Promise<ReadNote> {
  return new Promise((resolve) => {
    open(`${root}/${path}`, flags, (error, file) => {
      if (error) {
        resolve({ path, skipped: 'unreadable' });
        return;
      }
      const finish = (note: ReadNote): void => close(file, () => resolve(note));
      readOn(file, Buffer.allocUnsafe(16 * 1024), 0, (bytes, length) =>
        finish(bytes ? noteOf(path, bytes, length) : { path, skipped: 'unreadable' }),
      );
    });
  });
}

function readOn(
  file: number,
  bytes: Buffer,
  length: number,
  done: (bytes: Buffer | undefined, length: number) => void,
): void {
  read(file, bytes, length, bytes.length - length, null, (error, count) => {
    if (error) done(undefined, 0);
    else if (isEnd(count, bytes.length - length) || length + count > mostBytes) done(bytes, length + count);
    else if (length + count < bytes.length) readOn(file, bytes, length + count, done);
    else readOn(file, Buffer.concat([bytes], bytes.length * 2), length + count, done);
  });
}
