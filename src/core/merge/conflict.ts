// How a conflict is written into a note: both forms next to each other, the second with a comment that says whose they are. Never a
// marker of git: every tool shows the note as it is. Comes in: two forms and who wrote them; goes out: lines (standing.ts reads them).
import { shortHash } from '../fingerprint.ts';

/** Whose text a side of a merge is; `day` is the ISO day of their change. */
export interface Author {
  readonly name: string;
  readonly day: string;
}

/** What could not be merged: the two forms as lines without line ends, and the id that stands in the note's comment. */
export interface MergeConflict {
  readonly id: string;
  readonly before?: string;
  readonly first: string;
  readonly second: string;
}

/** The comment behind the second form in the body; removing it settles the conflict. `first` is who wrote the form above it. */
export function conflictComment(id: string, second: Author, first?: Author): string {
  return `<!-- daybook:conflict ${id} ${second.day} ${namesOf(second, first)} -->`;
}

/** The comment line below a key of a header, which holds the second form. */
export function headerConflictComment(id: string, second: Author, line: string, first?: Author): string {
  return `# daybook:conflict ${id} ${second.day} ${namesOf(second, first)}: ${line}`;
}

/** Stands between the two names; no name can hold it. */
export const nameSeparator = ' / ';

function namesOf(second: Author, first: Author | undefined): string {
  return [second, ...(first ? [first] : [])].map(({ name }) => plain(name)).join(nameSeparator);
}

/** An id from the forms themselves: the same on every clone that meets this conflict. */
export function conflictId(first: string, second: string): string {
  return shortHash(`${first}\n${second}`).toString(36).padStart(7, '0');
}

/** A name cannot end the comment or the line it stands in. */
function plain(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N} .'-]+/gu, ' ')
      .replace(/-{2,}/g, '-')
      .trim() || 'somebody'
  );
}
