// What is not for everybody, asked here alone by whatever leaves the notebook. Comes in: a row of the index, or a parsed note; goes out:
// yes or no.
import type { IndexReader, Row } from '../index/rows.ts';
import { hasConfidentialTag, isConfidentialLine } from '../note/confidentialLines.ts';
import type { Note } from '../note/note.ts';
import { isKept } from './flag.ts';
import { impliedFields, kindOf, noteTexts } from './interpret.ts';
import type { NotebookConfig } from './kind.ts';

/** Whether nothing may be told of a note at a path as it was read, not even its name. */
export type Keeps = (path: string, note: Note) => boolean;

const field = 'confidential';

/** Whether a row, or the note that it stands in, says that it is not for everybody; of a line also what it stands in. */
export function isConfidentialRow(index: IndexReader, row: Row): boolean {
  const note = index.noteOf(row);
  return keeps(index.get(row, field)) || (note !== undefined && saysSo(index, note));
}

/** A note says so by its field, by a tag of its header, or in its title. */
function saysSo(index: IndexReader, note: Row): boolean {
  const tags = index.get(note, 'tags') ?? [];
  if (keeps(index.get(note, field)) || hasConfidentialTag(typeof tags === 'object' ? tags : [String(tags)]))
    return true;
  return isConfidentialLine(String(index.get(note, 'title') ?? ''));
}

/** Whether a note says of itself that it is not for everybody; with its path and a configuration, also by what its `type:` stands for. */
export function isConfidentialNote(note: Note | undefined, path = '', config?: NotebookConfig): boolean {
  const texts = noteTexts(note);
  const kind = config?.kinds.get(kindOf(path, texts, config) ?? '');
  const tags = (note?.header?.entries ?? []).filter((entry) => entry.field === 'tags');
  return (
    keeps(texts.get(field) || (kind && impliedFields(texts.get('type'), kind).get(field))) ||
    hasConfidentialTag(tags.flatMap(({ values }) => values.map(({ text }) => text))) ||
    isConfidentialLine(note?.title ?? '')
  );
}

function keeps(value: unknown): boolean {
  return isKept(String(value ?? '').trim());
}
