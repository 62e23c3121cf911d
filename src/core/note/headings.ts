// Headings of the body and the sections they open: milestones, Backlog.md's criteria, attendance. Comes in: the state of the reading at a
// heading line. Goes out: a Heading in its list, the section levels in the state. Headings inside lists and quotes open no section.
import { atxText } from './blockStart.ts';
import type { Heading } from './note.ts';
import type { Scan } from './scan.ts';
import { sectionOf } from './sections.ts';
import { laneClass } from './stateWords.ts';

/** The words of a heading as they are compared: without regard to case, and to a colon at the end. */
export function foldHeading(heading: string): string {
  return (heading.endsWith(':') ? heading.slice(0, -1) : heading).trim().toLowerCase();
}

const plans: ReadonlySet<string> = new Set(['plan', 'top three']);

/** True for a heading under which plans stand, whatever its level. */
export function isPlanHeading(text: string): boolean {
  return text.length <= 12 && plans.has(foldHeading(text));
}

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
  const span = { start, end };
  scan.headings.push({ level: level as Heading['level'], text, line, span });
  scan.linked ||= isPlanHeading(text);
  if (scan.milestones >= level) scan.milestones = 0;
  if (scan.criteria >= level) scan.criteria = 0;
  if (scan.board && level <= 2) scan.lane = isCompleteLane(scan, span.end) ? 'done' : laneClass(text);
  const section = sectionOf(text);
  if (section === undefined) return;
  scan.sections.push({ section, heading: scan.headings.length - 1 });
  if (section === 'milestones') scan.milestones ||= level;
  // Some minutes tick who came: such boxes are nobody's work.
  else if (section === 'criteria' ? scan.criteriaSections : section === 'attendees' || section === 'absent')
    scan.criteria ||= level;
}

/** A lane whose first line is `**Complete**` ticks the cards that are moved into it. */
function isCompleteLane({ text }: Scan, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return text.startsWith('**Complete**', at);
}
