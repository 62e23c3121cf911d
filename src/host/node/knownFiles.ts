// Tells files that are as an index knows them from those to be read: by their stamps, and where those are others, by their texts. The one
// way to ask what changed on disk, for a saved index, a window that comes back and a server. Comes in: what an index knows, paths one
// by one as they are listed; goes out: whether a file has to be read and let in, in the end what came and went, and newer stamps.
import { lstatSync, type Stats } from 'node:fs';
import { Dictionary } from '../../core/index/dictionary.ts';
import type { KnownNotes } from '../../core/index/knownNotes.ts';
import { hashText, type TextHash } from '../../core/index/textHash.ts';
import type { NoteText } from '../../core/index/writeNote.ts';
import { restlessMs } from './fileStamp.ts';

/** What a comparison found, besides what was handed over. */
export interface ComparedFiles {
  /** Notes that nobody knew of, and those that are no more, or cannot be read. */
  readonly came: readonly string[];
  readonly gone: readonly string[];
  /** What was known, with stamps of the files that have these texts now. */
  readonly known: KnownNotes;
}

/** Compares the files below a root with what is known of them; takes the arrays as its own. */
export class KnownFiles {
  readonly #known: KnownNotes;
  readonly #root: string;
  readonly #nowMs: number;
  readonly #paths = new Dictionary();
  readonly #seen: Uint8Array;
  readonly #came: string[] = [];

  readonly #isInside: (path: string) => boolean;

  /** `nowMs` by the clock of the files: one that changed shortly before gets no stamp. What is not inside of the root is not there. */
  constructor(known: KnownNotes, root: string, nowMs: number, isInside: (path: string) => boolean) {
    this.#known = known;
    this.#root = root;
    this.#nowMs = nowMs;
    this.#isInside = isInside;
    this.#paths.adopt(known.paths);
    this.#seen = new Uint8Array(known.columns.live.length);
  }

  /** Whether the file at a path is the very one that its text was read from; if not, it has to be read. */
  isAsItWas(path: string): boolean {
    const note = this.#noteAt(path);
    if (note === undefined) return false;
    const { stampLow, stampHigh } = this.#known.columns;
    const stats = this.#isInside(path) ? lstatSync(`${this.#root}/${path}`, { throwIfNoEntry: false }) : undefined;
    const stamp = stats ? stampOf(stats) : noStamp;
    if (stats && stamp.low === stampLow[note] && stamp.high === stampHigh[note]) {
      this.#seen[note] = 1;
      return true;
    }
    const isRestful = stats !== undefined && Math.max(stats.mtimeMs, stats.ctimeMs) < this.#nowMs - restlessMs;
    [stampLow[note], stampHigh[note]] = isRestful ? [stamp.low, stamp.high] : [0, 0];
    return false;
  }

  /** Whether the text that was read now is the one that is known; if not, it has to be let in. */
  isKnown({ path, text, hash = hashText(text) }: NoteText): boolean {
    const note = this.#noteAt(path);
    if (note === undefined) {
      this.#came.push(path);
      return false;
    }
    this.#seen[note] = 1;
    const { hashLow, hashHigh, stampLow, stampHigh } = this.#known.columns;
    if (hashLow[note] === hash.low && hashHigh[note] === hash.high) return true;
    [stampLow[note], stampHigh[note]] = [0, 0];
    return false;
  }

  /** What came of it, when all that is listed was asked for. */
  compared(): ComparedFiles {
    const { order, columns } = this.#known;
    const unseen = order.filter((note) => this.#seen[note] !== 1);
    for (const note of unseen) [columns.stampLow[note], columns.stampHigh[note]] = [0, 0];
    return { came: this.#came, gone: Array.from(unseen, (note) => this.#paths.read(note)), known: this.#known };
  }

  #noteAt(path: string): number | undefined {
    const note = this.#paths.find(path);
    return this.#known.columns.live[note] === 1 ? note : undefined;
  }
}

const noStamp: TextHash = { low: 0, high: 0 };

/** Tells a file from those that were in its place before. A program may set the one time, but not the other. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): TextHash {
  const { low, high } = hashText([size, mtimeMs, ctimeMs, ino].join());
  return { low: low || 1, high };
}
