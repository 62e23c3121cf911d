// What is not for everybody, asked here alone by whatever leaves the notebook. Comes in: a row of the index, or a parsed note; goes out:
// yes or no. Any word but a no keeps it (`confidential: very`): a slip of the pen must not tell.
import type { IndexReader, Row } from '../index/rows.ts';
import type { Note } from '../note/note.ts';
import { readFlag } from './flag.ts';
import { noteTexts } from './interpret.ts';

const field = 'confidential';

/** Whether a row, or the note that it stands in, says that it is not for everybody. */
export function isConfidentialRow(index: IndexReader, row: Row): boolean {
  const note = index.noteOf(row);
  return keeps(index.get(row, field)) || (note !== row && note !== undefined && keeps(index.get(note, field)));
}

/** Whether a note says of itself that it is not for everybody. */
export function isConfidentialNote(note: Note | undefined): boolean {
  return keeps(noteTexts(note).get(field));
}

function keeps(value: unknown): boolean {
  const text = String(value ?? '').trim();
  return text !== '' && readFlag(text) !== false;
}
