// A NoteFiles in memory for tests of notebook code: the fake behind our own port. It compares before it writes, as the disk
// does, and lets a test slip in between reading and writing.
import type { FoundText, NoteFiles, Reformatted, WriteOutcome } from '../../src/notebook/ports.ts';

/** Texts by path, with a hook that runs before each write (another program saving, say). */
export interface MemoryNotes extends NoteFiles {
  readonly texts: Map<string, string>;
  beforeWrite?: (path: string) => void;
  /** Runs when a text was read and is not handed over yet. */
  afterRead?: (path: string) => void;
  readOnly?: boolean;
  /** What an editor makes of every text on save. */
  formatted?: ((text: string) => string) | undefined;
  /** Paths that `refuses` tells of; writing to them is up to `readOnly`. */
  locked?: ReadonlySet<string>;
}

export function memoryNotes(initial: Readonly<Record<string, string>>): MemoryNotes {
  const texts = new Map(Object.entries(initial));
  const notes: MemoryNotes = {
    texts,
    async read(path): Promise<FoundText | undefined> {
      const text = texts.get(path);
      notes.afterRead?.(path);
      return text === undefined ? undefined : { text, source: 'disk' };
    },
    async write(path, before, after): Promise<WriteOutcome | Reformatted> {
      notes.beforeWrite?.(path);
      if (notes.readOnly) return 'read-only';
      if (texts.get(path) !== before) return 'changed-meanwhile';
      const saved = notes.formatted?.(after) ?? after;
      texts.set(path, saved);
      return saved === after ? 'written' : { saved };
    },
    async create(path, text): Promise<WriteOutcome> {
      notes.beforeWrite?.(path);
      if (notes.readOnly) return 'read-only';
      if (texts.has(path)) return 'exists';
      texts.set(path, text);
      return 'written';
    },
    async remove(path, before): Promise<WriteOutcome> {
      notes.beforeWrite?.(path);
      if (notes.readOnly) return 'read-only';
      if (texts.get(path) !== before) return 'changed-meanwhile';
      texts.delete(path);
      return 'written';
    },
    async move(path, to): Promise<WriteOutcome> {
      notes.beforeWrite?.(path);
      const text = texts.get(path);
      if (notes.readOnly) return 'read-only';
      if (texts.has(to)) return 'exists';
      if (text === undefined) return 'changed-meanwhile';
      texts.delete(path);
      texts.set(to, text);
      return 'written';
    },
    refuses: async (path) => (notes.locked?.has(path) ? 'read-only' : undefined),
    list: async (folder) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)),
  };
  return notes;
}
