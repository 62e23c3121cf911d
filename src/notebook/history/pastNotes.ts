// Notes of the past by blob id: each blob is read and parsed once, and the latest ones are kept. Comes in: blob ids with the paths
// they had. Goes out: notes; what is no text has none. Bounded: a long history does not stay in memory.
import type { ParseOptions } from '../../core/note/box.ts';
import type { Note } from '../../core/note/note.ts';
import { readNote } from '../../core/note/readNote.ts';
import type { Git } from '../git.ts';
import type { PastOptions } from './readLine.ts';
import { readTexts } from './readTexts.ts';

/** A form of a note in the past. */
export interface PastForm {
  readonly path: string;
  readonly blob: string;
}

/** A text with what was read from it. */
export interface PastNote {
  readonly text: string;
  readonly note: Note;
}

/** What was asked for: notes by form, and how many blobs are no notes, or not here. */
export interface PastNotes {
  get(form: PastForm): PastNote | undefined;
  readonly tooLarge: number;
  readonly missing: number;
}

/** Characters of text that are kept, in all. */
const mostKept = 8_000_000;

/** Reads forms, and keeps the latest. */
export interface NoteCache {
  read(git: Git, forms: readonly PastForm[], parse: ParseOptions, options: PastOptions): Promise<PastNotes>;
}

/** An empty cache. */
export function createNoteCache(): NoteCache {
  const kept = new Map<string, PastNote>();
  let size = 0;
  const keep = (key: string, found: PastNote): void => {
    kept.set(key, found);
    size += found.text.length;
    for (const [old, { text }] of kept) {
      if (size <= mostKept || old === key) break;
      kept.delete(old);
      size -= text.length;
    }
  };
  return {
    async read(git, forms, parse, { signal, onProgress }) {
      const options = JSON.stringify(parse, (_, value) => (value instanceof Map ? [...value] : value));
      // How a text is read depends on the name of the file only by its end.
      const keyOf = ({ path, blob }: PastForm): string => `${blob}${path.slice(path.lastIndexOf('.'))}${options}`;
      const found = new Map<string, PastNote>();
      const wanted = new Map<string, PastForm>();
      for (const form of forms) {
        const known = kept.get(keyOf(form));
        if (known) found.set(keyOf(form), known);
        else wanted.set(keyOf(form), form);
      }
      const counts = { 'too-large': 0, missing: 0, binary: 0 };
      const list = [...wanted];
      await readTexts(
        git,
        list.map(([, { blob }]) => blob),
        (answer, at) => {
          const [key, form] = list[at] ?? [];
          if ('skipped' in answer) counts[answer.skipped]++;
          else if (key !== undefined && form) {
            const note = { text: answer.text, note: readNote(form.path, answer.text, parse) };
            found.set(key, note);
            keep(key, note);
          }
          onProgress?.(at + 1);
        },
        signal,
      );
      return { get: (form) => found.get(keyOf(form)), tooLarge: counts['too-large'], missing: counts.missing };
    },
  };
}
