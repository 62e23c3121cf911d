// How a conflict stands in a note: both forms next to each other, the second with a comment that says whose it is. Never a marker
// of git: every tool shows the note as it is. Comes in: two forms and who wrote them; goes out: lines, and the way back from them.
import { lineEndAt } from '../note/characters.ts';
import type { Span } from '../text.ts';

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

/** The comment behind the second form in the body; removing it settles the conflict. */
export function conflictComment(id: string, { name, day }: Author): string {
  return `<!-- daybook:conflict ${id} ${day} ${plain(name)} -->`;
}

/** The comment line below a key of a header, which holds the second form. */
export function headerConflictComment(id: string, { name, day }: Author, line: string): string {
  return `# daybook:conflict ${id} ${day} ${plain(name)}: ${line}`;
}

/** An id from the forms themselves: the same on every clone that meets this conflict. */
export function conflictId(first: string, second: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${first}\n${second}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
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

/** A conflict that stands in a note. */
export interface StandingConflict {
  readonly id: string;
  /** Whose form the second one is, and of which day. */
  readonly author: Author;
  /** The comment alone: what has to go when both forms are to stay. */
  readonly comment: Span;
  /** The lines of the first form, without the line end of the last one. */
  readonly first: Span;
  /** The lines of the second form, comment included, without the line end of the last one. */
  readonly secondLines: Span;
  /** The second form itself, as lines without the comment. */
  readonly second: string;
}

const sign = 'daybook:conflict ';

/** The conflicts that merges left in a note, in the order of the text. What only looks like one is left out. */
export function standingConflicts(text: string): readonly StandingConflict[] {
  const found: StandingConflict[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const last = found.at(-1);
    if (last && at < last.secondLines.end) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    const conflict = text.startsWith('# ', start) && at === start + 2 ? inHeader(text, start) : inBody(text, start);
    if (conflict) found.push(conflict);
  }
  return found;
}

function inBody(text: string, start: number): StandingConflict | undefined {
  const end = lineEndAt(text, start);
  const line = text.slice(start, end);
  const match = /^(.*?) ?<!-- daybook:conflict (\w+) ([\d-]+) ([^<>]*?) -->$/.exec(line);
  if (!match || start === 0) return undefined;
  const [, second = '', id = '', day = '', name = ''] = match;
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return {
    id,
    author: { name, day },
    comment: { start: start + second.length, end },
    first: { start: above, end: lineEndAt(text, above) },
    secondLines: { start, end },
    second,
  };
}

/** The comment lines of one conflict stand below the key that they are about. */
function inHeader(text: string, start: number): StandingConflict | undefined {
  const pattern = /^# daybook:conflict (\w+) ([\d-]+) ([^:]*): (.*)$/;
  const match = pattern.exec(text.slice(start, lineEndAt(text, start)));
  if (!match) return undefined;
  const [, id = '', day = '', name = ''] = match;
  const lines: string[] = [];
  let end = start;
  for (let at = start; at < text.length; ) {
    const lineEnd = lineEndAt(text, at);
    const own = pattern.exec(text.slice(at, lineEnd));
    if (own?.[1] !== id) break;
    lines.push(own[4] ?? '');
    end = lineEnd;
    const next = text.indexOf('\n', lineEnd) + 1;
    if (next === 0) break;
    at = next;
  }
  const second = { start, end };
  return {
    id,
    author: { name, day },
    comment: second,
    first: keyAbove(text, start),
    secondLines: second,
    second: lines.join('\n'),
  };
}

/** The key whose lines end above `start`: back over what is indented, to the line that begins at the margin. */
function keyAbove(text: string, start: number): Span {
  const end = lineEndAt(text, text.lastIndexOf('\n', start - 2) + 1);
  let from = text.lastIndexOf('\n', start - 2) + 1;
  while (from > 0 && /[\s-]/.test(text.charAt(from))) from = text.lastIndexOf('\n', from - 2) + 1;
  return { start: from, end };
}
