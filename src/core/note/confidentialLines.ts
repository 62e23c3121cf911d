// Lines that are not for everybody although their note is. Comes in: a text, or a line of it; goes out: which lines say so themselves
// (`[confidential:: yes]`, `confidential:yes`, `#confidential`), and what belongs to such a line: what is nested in it, or goes on from it,
// and all of a section whose heading says so.
import { isKept } from '../record/flag.ts';
import type { Span } from '../text.ts';
import type { Heading } from './note.ts';

const mark = /[\s[({@]confidential(?:::\s*|[:(](?=\S))([^\s\])}]+)/gi;
const tag = /(?:^|(?<!\])\(|[\s[{])#confidential(?![\p{L}\p{N}_-])/iu;
const named = /confidential/i;
const item = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const block = /^[ \t]*(?:$|[-*+>|#]|\d{1,9}[.)]|```|~~~)/;

/** Whether a line is marked by itself, be it a task or not. */
export function isConfidentialLine(line: string): boolean {
  return named.test(line) && (tag.test(line) || [...line.matchAll(mark)].some(([, word]) => isKept(word ?? '')));
}

/** Whether one of the tags of a header, as they are written there, keeps its note in. */
export function hasConfidentialTag(tags: readonly string[]): boolean {
  return tags.some((words) => words.split(/[\s,]+/).some((word) => /^["'#]*confidential(?:["'/]|$)/i.test(word)));
}

/** The lines from an offset on that pass the test, with what is nested in them and goes on from them; line ends included. */
export function linesWithNested(text: string, from: number, passes: (line: string) => boolean): Span[] {
  const spans: Span[] = [];
  // How far in the line stands that passed; -1 outside of one and of what belongs to it. Signs of quotes count as blanks.
  let depth = -1;
  let goesOn = false;
  for (let start = from, end = start; start < text.length; start = end) {
    end = text.indexOf('\n', start) + 1 || text.length;
    const line = text.slice(start, end);
    const indent = line.replaceAll('\t', '    ').search(/[^\s>]/);
    const isLazy = depth >= 0 && goesOn && !block.test(line.trimEnd());
    if (!isLazy && (depth < 0 || (indent >= 0 && indent <= depth))) {
      depth = passes(line) ? Math.max(0, indent) : -1;
      goesOn = item.test(line);
    }
    if (depth < 0) continue;
    goesOn &&= indent >= 0;
    spans.push({ start, end });
  }
  return spans;
}

/** Marks the tasks of a note that may not be told. Costs one look at the text where nothing is confidential. */
export function markKept(
  text: string,
  from: number,
  headings: readonly Heading[],
  tasks: readonly { kept: boolean; readonly lineSpan: Span; readonly heading: number }[],
): void {
  if (tasks.length === 0 || !named.test(text)) return;
  const lines = new Set(linesWithNested(text, from, isConfidentialLine).map(({ start }) => start));
  let level = 0;
  const sections = headings.map((heading) => {
    if (heading.level <= level) level = 0;
    if (level === 0 && isConfidentialLine(heading.text)) level = heading.level;
    return level > 0;
  });
  for (const task of tasks) task.kept = lines.has(task.lineSpan.start) || sections[task.heading] === true;
}

/** The sections whose headings pass the test, with all below them. */
export function sectionsOf(text: string, headings: readonly Heading[], passes: (heading: string) => boolean): Span[] {
  return headings.flatMap((heading, at) => {
    if (!passes(heading.text)) return [];
    const next = headings.slice(at + 1).find(({ level }) => level <= heading.level);
    return [{ start: heading.span.start, end: next?.span.start ?? text.length }];
  });
}
