// What changed in a note beside its tasks and fields. Comes in: both forms of a note; goes out: what people wrote into it with a day, and
// whether more changed. Pure.
import { isOfAct } from '../../core/edits/triage.ts';
import type { Note } from '../../core/note/note.ts';

/** One form of a note. */
interface Form {
  readonly text: string;
  readonly note: Note;
}

/** What lines that are no tasks say. */
export interface OtherText {
  /** What a person wrote with a day (entries of a timeline, updates), as it stands there; nothing of a note that keeps some of it in. */
  readonly entries: readonly string[];
  /** Whether more changed than entries, what commands write with a day, and headings. */
  readonly hasMore: boolean;
}

const dated = /^\s*[-*] \d{4}-\d\d-\d\d(?: \d\d:\d\d)?(?: @\S+)?(?: (.*))?/;

/** Compares the lines of two forms. */
export function otherText(before: Form, after: Form): OtherText {
  const [then, later] = [linesOf(before), linesOf(after)];
  const [gone, come] = [without(then, later), without(later, then)];
  const isLog = gone.length === 0 && come.every((line) => line.startsWith('#') || dated.test(line));
  // What a marked heading or line keeps in is not looked for line by line here.
  const entries = /confidential/i.test(after.text) ? [] : come.flatMap(entryIn);
  return { entries, hasMore: !isLog };
}

/** What a person wrote with a day; nothing of what commands write. */
function entryIn(line: string): string[] {
  const words = dated.exec(line)?.[1]?.trim() ?? '';
  return words === '' || isOfAct(words) || /^(?:rescheduled|chased|taken)\b/.test(words) ? [] : [words];
}

function linesOf({ text, note: { header, tasks } }: Form): string[] {
  const own = new Set(tasks.map(({ raw }) => raw));
  const lines = text.slice(header?.span.end ?? 0).split('\n');
  return lines.filter((line) => line.trim() !== '' && !own.has(line));
}

/** The lines that the others have not, equal ones as often as they are there more often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
