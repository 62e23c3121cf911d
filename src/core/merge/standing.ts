// Finds the conflicts that merges left in a note (conflict.ts writes them). Comes in: a text; goes out: both forms with their places
// and whose they are. What only looks like a conflict is left out; nothing is changed.
import { lineEndAt } from '../note/characters.ts';
import type { Span } from '../text.ts';
import { type Author, nameSeparator } from './conflict.ts';
import { isFirstForm, type SecondForm, secondFormIn } from './forms.ts';

/** A conflict that stands in a note. */
export interface StandingConflict {
  readonly id: string;
  /** Whose form the second one is, and of which day. */
  readonly author: Author;
  /** Who wrote the first one; notes that were merged long ago do not say it. */
  readonly firstAuthor?: string;
  /** The comment alone: what has to go when both forms are to stay. */
  readonly comment: Span;
  /** The lines of the first form, without the line end of the last one; empty, at the second one, where somebody deleted it. */
  readonly first: Span;
  /** The lines of the second form, comment included, without the line end of the last one. */
  readonly secondLines: Span;
  /** The second form itself, as lines without the comment. */
  readonly second: string;
}

const sign = 'daybook:conflict ';
/** Its end, which begins with a character that texts have less of: so a note without conflicts is known quickly. */
const quickSign = ':conflict ';

/** The conflicts that merges left in a note, in the order of the text. What only looks like one is left out. */
export function standingConflicts(text: string): readonly StandingConflict[] {
  const found: StandingConflict[] = [];
  if (!text.includes(quickSign)) return found;
  // Each line is looked at once, however often it names a conflict.
  for (let at = text.indexOf(sign); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const conflict = text.startsWith('# ', start) && at === start + 2 ? inHeader(text, start) : inBody(text, start);
    if (conflict) found.push(conflict);
    at = text.indexOf(sign, Math.max(at + 1, conflict?.secondLines.end ?? lineEndAt(text, start)));
  }
  return found;
}

function inBody(text: string, start: number): StandingConflict | undefined {
  const end = lineEndAt(text, start);
  const second = secondFormIn(text.slice(start, end));
  if (!second) return undefined;
  const { id, day, names, form } = second;
  return {
    id,
    ...authorsOf(names, day),
    comment: { start: start + form.length, end },
    first: lineAbove(text, start, second),
    secondLines: { start, end },
    second: form,
  };
}

function lineAbove(text: string, start: number, second: SecondForm): Span {
  const from = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  const above = { start: from, end: lineEndAt(text, from) };
  return start > 0 && isFirstForm(text.slice(above.start, above.end), second) ? above : { start, end: start };
}

/** The comment lines of one conflict stand below the key that they are about. */
function inHeader(text: string, start: number): StandingConflict | undefined {
  const pattern = /^# daybook:conflict (\w+) ([\d-]+) ([^:]*): (.*)$/;
  const match = pattern.exec(text.slice(start, lineEndAt(text, start)));
  if (!match) return undefined;
  const [, id = '', day = '', names = ''] = match;
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
  const [secondLines, second, above] = [{ start, end }, lines.join('\n'), keyAbove(text, start)];
  // Where somebody deleted the first form by hand another key stands above.
  const isFirst = keyIn(text.slice(above.start, above.end)) === keyIn(second);
  const first = isFirst ? above : { start, end: start };
  return { id, ...authorsOf(names, day), comment: secondLines, first, secondLines, second };
}

function keyIn(lines: string): string | undefined {
  return /^[^\s#-][^:\n]*(?=:)/m.exec(lines)?.[0];
}

function authorsOf(names: string, day: string): Pick<StandingConflict, 'author' | 'firstAuthor'> {
  const [name = '', firstAuthor] = names.split(nameSeparator);
  return { author: { name, day }, ...(firstAuthor === undefined ? {} : { firstAuthor }) };
}

/** The key whose lines end above `start`: back over comments and what is indented, to the line that begins at the margin. */
function keyAbove(text: string, start: number): Span {
  const end = lineEndAt(text, text.lastIndexOf('\n', start - 2) + 1);
  let from = text.lastIndexOf('\n', start - 2) + 1;
  while (from > 0 && /[\s#-]/.test(text.charAt(from))) from = text.lastIndexOf('\n', from - 2) + 1;
  return { start: from, end };
}
