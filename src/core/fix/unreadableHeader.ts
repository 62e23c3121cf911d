// Fixes of a header that cannot be read: a blank, a quote or a bracket that is missing. Comes in: the place of the trouble. Goes out:
// changes of one line, each tried first: one that does not make the header readable, or more of it, is not offered.
import { escaped } from '../edits/headerValue.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { readHeader } from '../note/frontMatter.ts';
import { applyEdits, lineAround, type Span } from '../text.ts';
import { type FixMaker, replacing } from './fix.ts';

/** Most lines of the trouble that are tried: each costs a reading of the header. */
const mostLines = 5;

interface Repair {
  readonly title: Sayable;
  /** The line as it could be meant; undefined where this is not what is wrong with it. */
  readonly line: (line: string) => string | undefined;
}

const repairs: readonly Repair[] = [
  { title: toSay('Put a blank behind the colon'), line: (line) => changed(line, /^(\s*(?:- )?[\w-]+):(?=\S)/, '$1: ') },
  { title: toSay('Close the quotes'), line: (line) => closedQuotes(line) },
  { title: toSay('Close the list'), line: (line) => (count(line, '[') > count(line, ']') ? `${line}]` : undefined) },
  { title: toSay('Put the value in quotes'), line: quotedValue },
  { title: toSay('Turn the line into a comment'), line: (line) => (line.trim() === '' ? undefined : `# ${line}`) },
];

/** The likeliest change that makes the header readable, or more of it; none where only a person can tell what is meant. */
export const fixUnreadable: FixMaker = ({ span }, { text }) => {
  const before = faults(text);
  for (const place of linesOf(text, span)) {
    const line = text.slice(place.start, place.end);
    for (const repair of repairs) {
      const wanted = repair.line(line);
      if (wanted === undefined || wanted === line) continue;
      const fix = replacing(say(repair.title), place, wanted);
      if (faults(applyEdits(text, fix.edits)) < before) return [fix];
    }
  }
  return [];
};

/** How much of a header cannot be read; a header that is none any more is the worst. */
function faults(text: string): number {
  const { header, problems } = readHeader(text);
  if (!header) return Number.POSITIVE_INFINITY;
  const lost = problems.filter(({ code }) => code === 'header-unreadable' || code === 'header-too-deep');
  return lost.length + (header.broken ? 0.5 : 0) + (problems.length - lost.length) / 1000;
}

function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = start; at <= Math.min(end, text.length) && lines.length < mostLines; ) {
    const line = lineAround(text, at);
    lines.push(line);
    const feed = text.indexOf('\n', line.end);
    if (feed < 0) break;
    at = feed + 1;
  }
  return lines;
}

function changed(line: string, pattern: RegExp, by: string): string | undefined {
  const result = line.replace(pattern, by);
  return result === line ? undefined : result;
}

function closedQuotes(line: string): string | undefined {
  const quote = /:\s+(["'])/.exec(line)?.[1];
  return quote !== undefined && count(line, quote) % 2 === 1 ? `${line.trimEnd()}${quote}` : undefined;
}

function quotedValue(line: string): string | undefined {
  const colon = line.indexOf(': ');
  const value = line.slice(colon + 2).trim();
  if (colon < 0 || value === '' || !/^[\w -]+$/.test(line.slice(0, colon))) return undefined;
  return `${line.slice(0, colon)}: "${escaped(value)}"`;
}

function count(line: string, sign: string): number {
  return line.split(sign).length - 1;
}
