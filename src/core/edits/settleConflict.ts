// Settles what two people set differently: one form, the other, or both. Comes in: a conflict that stands in a text and what is to
// stay; goes out: edits that take the comment away as well, which settles it for everybody. Touches no line besides the two forms.
import { say } from '../language.ts';
import { type StandingConflict, standingConflicts } from '../merge/standing.ts';
import { lineEndAt } from '../note/characters.ts';
import { majorityLineEnd, type TextEdit } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';

/** What is to stay. A header has room for one form of a key. */
export type Keeping = 'first' | 'second' | 'both';

/** Which conflict of a note is meant: its id, and which one of those with that id, from 0. */
export interface ConflictPlace {
  readonly id: string;
  readonly ordinal: number;
}

/** The conflict of a place, unless somebody settled it meanwhile. */
export function findConflict(text: string, { id, ordinal }: ConflictPlace): StandingConflict | undefined {
  return standingConflicts(text).filter((each) => each.id === id)[ordinal];
}

/** True for a conflict of a key of the header. */
export function isOfHeader({ comment, secondLines }: StandingConflict): boolean {
  return comment.start === secondLines.start;
}

/** Keeps what was chosen; refuses where the conflict is settled already, and both forms of a header's key. */
export function settleConflict(text: string, place: ConflictPlace, keeping: Keeping): NoteEdit | Refusal {
  const found = findConflict(text, place);
  if (!found) return { refused: 'moved', message: say('Somebody has chosen a version here already.') };
  if (keeping === 'both' && isOfHeader(found))
    return { refused: 'not-supported', message: say('A header has room for one version; choose one of the two.') };
  return { edits: [settling(text, found, keeping)] };
}

/** The one edit that settles a conflict; `both` only for those of the body. */
export function settling(text: string, conflict: StandingConflict, keeping: Keeping): TextEdit {
  const { first, second, secondLines, comment } = conflict;
  if (keeping === 'both') return { span: comment, text: '' };
  if (keeping === 'second') {
    const span = { start: first.start, end: secondLines.end };
    return { span, text: second.replaceAll('\n', majorityLineEnd(text)) };
  }
  // The line end above goes with the lines, so that a last line without one stays as it is.
  const { start, end } = secondLines;
  const above = lineEndAt(text, start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1);
  return { span: { start: Math.min(above, start), end }, text: '' };
}
