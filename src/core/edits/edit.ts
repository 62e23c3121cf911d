// Changes as values: an intent on one note answers with edits, or with a refusal that says why. Applied elsewhere (notebook).
import type { TextEdit } from '../text.ts';

/** Why nothing was written. Shown to the person with one next action; never a guess. */
export type RefusalReason =
  | 'moved' // the line is not there any more
  | 'ambiguous' // several lines could be meant
  | 'broken-header' // the header cannot be read, so it is not written
  | 'unchanged' // it is already so
  | 'invalid' // the value does not fit the field
  | 'exists' // a file of that name is there
  | 'read-only'
  | 'changed-meanwhile' // text moved on between reading and writing
  | 'not-supported' // e.g. a dialect that is only read
  | 'failed'; // something broke that is nobody's answer; told where commands are run

/** A refusal: a value, not an exception. */
export interface Refusal {
  readonly refused: RefusalReason;
  /** One English sentence naming what was meant and what was found. */
  readonly message: string;
  /** The note to look at: its header is broken, or it was changed since. */
  readonly path?: string;
}

/** Edits of one note's text. */
export interface NoteEdit {
  readonly edits: readonly TextEdit[];
  /** Offset (in the new text) at which a person goes on typing, when there is such a place. */
  readonly cursor?: number;
}

/** A file to be made: never over an existing one. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** Offset of the cursor in `text`. */
  readonly cursor: number;
}

/** True for refusals. */
export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}
