// The file of a saved index: a line of JSON with a checksum, then all arrays as they lie in memory. Comes in: the file's path and
// what the index has to be of; goes out: the index, or nothing when the file is absent, of another version, cut off or damaged.
// Whole or not there, and for its owner alone: whoever else could make one up could as well change the extension beside it.
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { bytesOf, emptySaved, isSound, lengthsOf, type SavedIndex, savedArrays } from '../../core/index/savedIndex.ts';
import type { Steps } from '../../core/index/steps.ts';
import { writeDurably } from './durableFile.ts';

/** What a saved index belongs to. */
export interface SavedHeader {
  /** Hash of all that decides how texts are read: version, root, rules. Another one makes the file worthless. */
  readonly identity: string;
  /** Hash of the configuration by which the notes are interpreted. */
  readonly meaning: string;
  /** The commit that `committed` speaks of; empty for none. */
  readonly commit: string;
}

/** Largest file that is written or read. */
const mostBytes = 1024 * 1024 * 1024;
/** The line takes this much of the file, filled up with blanks. */
const lineBytes = 1024;
const bytesAStep = 8 * 1024 * 1024;

/**
 * The index saved in a file under an identity, which is asked for when the file says what it belongs to: that is told at once, before
 * it is known whether the index is of use. Rejects only with what `identity` rejects with.
 */
export async function readSaved(
  file: string,
  identity: () => Promise<string | undefined>,
  onHeader: (header: SavedHeader) => void = () => {},
): Promise<{ readonly header: SavedHeader; readonly saved: SavedIndex } | undefined> {
  const handle = await open(file).catch(() => undefined);
  try {
    const { size = 0 } = (await handle?.stat()) ?? {};
    if (!handle || size < lineBytes || size > mostBytes) return undefined;
    const line = Buffer.alloc(lineBytes);
    await handle.read(line, 0, lineBytes, 0);
    const { lengths, checksum, ...header } = JSON.parse(line.toString()) as Line;
    if (bytesOf(lengths) !== size - lineBytes) return undefined;
    onHeader(header);
    if (header.identity !== (await identity())) return undefined;
    const saved = emptySaved(lengths);
    const { bytesRead } = await handle.readv(bytesOfAll(saved), lineBytes);
    if (bytesRead !== size - lineBytes || !(await lineOf(header, saved)).equals(line)) return undefined;
    return { header, saved };
  } catch {
    // No line of ours.
    return undefined;
  } finally {
    await handle?.close();
  }
}

/**
 * Writes an index; false when it is too big to be kept, or no index that can be walked: that is looked at here, where nobody waits,
 * and the checksum tells whether it is still so when it is read.
 */
export async function writeSaved(file: string, header: SavedHeader, saved: SavedIndex): Promise<boolean> {
  if (bytesOf(lengthsOf(saved)) > mostBytes - lineBytes || !isSound(saved)) return false;
  const parts = [await lineOf(header, saved), ...bytesOfAll(saved)];
  await writeDurably(file, parts, `${file}.${process.pid}-${Date.now()}.new`, 0o600);
  return true;
}

interface Line extends SavedHeader {
  readonly lengths: readonly number[];
  readonly checksum: number;
}

async function lineOf({ identity, meaning, commit }: SavedHeader, saved: SavedIndex): Promise<Buffer> {
  const line = { identity, meaning, commit, lengths: lengthsOf(saved) };
  const checksum = await inTurns(checksumSteps(saved, crc32(JSON.stringify(line))));
  return Buffer.from(JSON.stringify({ ...line, checksum }).padEnd(lineBytes));
}

function bytesOfAll(saved: SavedIndex): Uint8Array[] {
  return savedArrays(saved).map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
}

function* checksumSteps(saved: SavedIndex, before: number): Steps<number> {
  let sum = before;
  for (const bytes of bytesOfAll(saved)) {
    for (let start = 0; start < bytes.length; start += bytesAStep) {
      sum = crc32(bytes.subarray(start, start + bytesAStep), sum);
      yield;
    }
  }
  return sum;
}

/** The result of steps, others having their turn after each. */
async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
