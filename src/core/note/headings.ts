// Headings of the body and the sections they open: milestones, Backlog.md's criteria. Comes in: the state of the reading at a
// heading line. Goes out: a Heading in its list, the section levels in the state. Headings inside lists and quotes open no section.
import { atxText } from './blockStart.ts';
import { isDigit, isLetter } from './characters.ts';
import type { Heading } from './note.ts';
import type { Scan } from './scan.ts';

const criteriaNames = new Set(['acceptance criteria', 'definition of done']);

/** Adds the ATX heading of `level` at the cursor. */
export function addAtx(scan: Scan, level: number): void {
  const { text, first, end, line } = scan;
  add(scan, level, atxText(text, first, end, level), line, first, end);
}

/** Makes the open paragraph a heading: its underline is the current line. */
export function addSetext(scan: Scan, level: 1 | 2): void {
  const { text, paragraphStart, paragraphEnd, paragraphLine, end } = scan;
  const words = text.slice(paragraphStart, paragraphEnd).trim();
  const line = words.includes('\n')
    ? words
        .split('\n')
        .map((each) => each.trim())
        .join(' ')
    : words;
  add(scan, level, line, paragraphLine, paragraphStart, end);
}

function add(scan: Scan, level: number, text: string, line: number, start: number, end: number): void {
  if (scan.depth > 0) return;
  scan.headings.push({ level: level as Heading['level'], text, line, span: { start, end } });
  if (scan.milestones >= level) scan.milestones = 0;
  if (scan.criteria >= level) scan.criteria = 0;
  const name = opensSection(text) ? sectionName(text) : '';
  if (name === 'milestones') scan.milestones ||= level;
  else if (scan.criteriaSections && criteriaNames.has(name)) scan.criteria ||= level;
}

/** A cheap sieve: a heading about as long as a known section that begins with its letter, or with a sign. */
function opensSection(text: string): boolean {
  if (text.length < 10 || text.length > 40) return false;
  const first = text.charCodeAt(0);
  const letter = first | 32;
  return isLetter(first) ? letter === 97 || letter === 100 || letter === 109 : !isDigit(first);
}

/** A heading's words without case, a colon at the end, and signs before them. */
function sectionName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[:\s]+$/, '');
}
