// The conflicts of a note as the index keeps them, so that all of a notebook can be listed without a look at its texts. Comes in: a
// text; goes out: its conflicts as plain facts, and the one text that each is kept as.
import { lineAt, lineStarts } from '../text.ts';
import { standingConflicts } from './standing.ts';

/** A conflict by its place and its two forms. */
export interface OpenConflict {
  readonly id: string;
  /** Which one of the conflicts of the note with this id, from 0. */
  readonly ordinal: number;
  /** Line of the first form, from 0. */
  readonly line: number;
  readonly inHeader: boolean;
  /** Both forms as lines. */
  readonly first: string;
  readonly second: string;
  /** Who wrote the second form; the first one's author is unknown in notes that were merged long ago. */
  readonly author: string;
  readonly firstAuthor?: string;
}

/** Where a conflict of a notebook stands. */
export interface PlacedConflict extends OpenConflict {
  readonly path: string;
}

/** The conflicts of a text in its order. */
export function openConflicts(text: string): OpenConflict[] {
  const standing = standingConflicts(text);
  if (standing.length === 0) return [];
  const counts = new Map<string, number>();
  const starts = lineStarts(text);
  return standing.map(({ id, author, firstAuthor, comment, first, secondLines, second }) => {
    const ordinal = counts.get(id) ?? 0;
    counts.set(id, ordinal + 1);
    return {
      id,
      ordinal,
      line: lineAt(starts, first.start),
      inHeader: comment.start === secondLines.start,
      first: text.slice(first.start, first.end),
      second,
      author: author.name,
      ...(firstAuthor === undefined ? {} : { firstAuthor }),
    };
  });
}

/** The keys of the header that stand in two versions, as they are written. */
export function versionedKeys(text: string): string[] {
  return openConflicts(text).flatMap(({ inHeader, second }) => (inHeader ? [second.split(':')[0] ?? ''] : []));
}

/** Whether a line, counted from 0, is one of the two forms. */
export function coversLine({ line, first, second, inHeader }: OpenConflict, wanted: number): boolean {
  const lines = first.split('\n').length + (inHeader ? second.split('\n').length : 1);
  return wanted >= line && wanted < line + lines;
}

/** A conflict as one text. */
export function writeConflict(conflict: OpenConflict): string {
  return JSON.stringify(conflict);
}

/** The conflict that `writeConflict` wrote. */
export function readConflict(text: string): OpenConflict {
  return JSON.parse(text) as OpenConflict;
}
