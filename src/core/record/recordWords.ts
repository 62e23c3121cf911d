// What a new record is called in a sentence about it: `incident`, `critical`. Comes in: a note, its path and the configuration of its
// notebook; goes out: plain English words in lower case, for messages of commits. Says nothing of plain notes.
import { foldKey } from '../note/aliases.ts';
import type { Note } from '../note/note.ts';
import { kindOf, noteTexts, severityOf } from './interpret.ts';
import type { NotebookConfig } from './kind.ts';

/** The kind of a record in one word, and how severe it is, where its kind has that. */
export interface RecordWords {
  readonly word: string;
  readonly severity?: string;
}

/** The words of the notebook that a path is of; undefined for plain notes. */
export type Naming = (path: string, note: Note) => RecordWords | undefined;

/** The words of a note; an alias of its kind in `type:` (`incident`) counts more than the kind's label. */
export function recordWords(path: string, note: Note, config: NotebookConfig): RecordWords | undefined {
  const texts = noteTexts(note);
  const kind = config.kinds.get(kindOf(path, texts, config) ?? '');
  if (kind === undefined) return undefined;
  const type = foldKey(texts.get('type') ?? '');
  const word = kind.aliases.has(type) ? type : /^.[a-z]/.test(kind.label) ? kind.label.toLowerCase() : kind.label;
  const severity = kind.fields.includes('severity') ? severityOf(texts, config) : undefined;
  return { word, ...(severity !== undefined && { severity }) };
}
