// Reads many files quickly: one buffer, three system calls a file, no promise. Comes in: paths below a root; goes out: texts, or
// why a file is not read. When the disk turns out to be cold it goes on with many reads in flight. Follows no link and leaves
// the root by no folder that is one.
import { close, closeSync, constants, open, openSync, read, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { mostBytes } from '../../notebook/notePaths.ts';

/** A file that was read, or the reason why not: it is no regular file inside the root (any more), too large, or not text. */
export type ReadNote =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly skipped: 'unreadable' | 'too-large' | 'binary' };

const binaryWithin = 8 * 1024;
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
  #buffer = Buffer.allocUnsafe(64 * 1024);
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

  /** Reads files in the order given. */
  async read(paths: readonly string[]): Promise<ReadNote[]> {
    if (this.#cold) return await this.#readMany(paths);
    return paths.map((path) => (this.#probes.length < probedFiles ? this.#probe(path) : this.readSync(path)));
  }

  #probe(path: string): ReadNote {
    const isKnownFolder = this.isInside(path);
    const start = this.#now();
    const note = isKnownFolder ? this.readSync(path) : { path, skipped: 'unreadable' as const };
    this.#probes.push((this.#now() - start) * 1000);
    if (this.#probes.length === probedFiles) {
      this.#cold = (this.#probes.sort((a, b) => a - b)[probedFiles / 2] ?? 0) > coldMicros;
    }
    return note;
  }

  /** Reads one file at once. */
  readSync(path: string): ReadNote {
    if (!this.isInside(path)) return { path, skipped: 'unreadable' };
    let file: number | undefined;
    try {
      file = openSync(`${this.#root}/${path}`, flags);
      let length = 0;
      for (;;) {
        const count = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
        length += count;
        if (count === 0 || length > mostBytes) break;
        if (length === this.#buffer.length) this.#grow(length);
      }
      return noteOf(path, this.#buffer, length);
    } catch {
      return { path, skipped: 'unreadable' };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  async #readMany(paths: readonly string[]): Promise<ReadNote[]> {
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

  #grow(length: number): void {
    const larger = Buffer.allocUnsafe(length * 2);
    this.#buffer.copy(larger, 0, 0, length);
    this.#buffer = larger;
  }

  /** Whether a path stays below the root: links among the folders would lead elsewhere. Each folder is looked at once. */
  isInside(path: string): boolean {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const inside = this.#isRealFolder(folder);
    this.#folders.set(folder, inside);
    return inside;
  }

  #isRealFolder(folder: string): boolean {
    if (folder.split('/').includes('..')) return false;
    const expected = folder === '' ? this.#root : join(this.#root, folder);
    try {
      return realpathSync(expected).split(sep).join('/') === expected.split(sep).join('/');
    } catch {
      return false;
    }
  }
}

function noteOf(path: string, bytes: Buffer, length: number): ReadNote {
  if (length > mostBytes) return { path, skipped: 'too-large' };
  if (bytes.subarray(0, Math.min(length, binaryWithin)).includes(0)) return { path, skipped: 'binary' };
  return { path, text: bytes.toString('utf8', 0, length) };
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
    else if (count === 0 || length + count > mostBytes) done(bytes, length + count);
    else if (length + count < bytes.length) readOn(file, bytes, length + count, done);
    else readOn(file, Buffer.concat([bytes], bytes.length * 2), length + count, done);
  });
}
