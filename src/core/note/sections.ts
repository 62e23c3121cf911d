// What the headings of notes are called: sections that mean something to Daybook, by their words in other teams' notes. Comes
// in: a heading's text. Goes out: the section's own name. Level, case, a colon behind and signs before the words do not matter.
import { withoutEnd } from '../text.ts';
import { isDigit, isLetter } from './characters.ts';

/** A section that is read in a way of its own, or whose words other parts ask for. */
export type Section =
  | 'milestones'
  | 'criteria'
  | 'attendees'
  | 'absent'
  | 'actions'
  | 'status'
  | 'log' // dated lines of what was heard and done
  | 'updates' // dated lines or headings of what was told
  | 'choice' // what only a decision record has
  | 'reasons'; // what a decision record has, and others too

const names: ReadonlyMap<string, Section> = new Map<string, Section>([
  ...words('milestones', 'milestones'),
  ...words('criteria', 'acceptance criteria', 'definition of done'),
  ...words('attendees', 'attendees', 'attendance', 'present', 'participants', 'in attendance', 'who'),
  ...words('absent', 'absent', 'regrets', 'apologies', 'excused'),
  ...words('actions', 'action items', 'actions', 'todo', 'todos', 'to-dos', 'next steps', 'follow-ups', 'tasks'),
  ...words('status', 'status', 'state'),
  ...words('log', 'log', 'contact log'),
  ...words('updates', 'updates', 'status updates', 'progress updates'),
  ...words('choice', 'decision', 'decision outcome', 'considered options', 'decision drivers'),
  ...words('reasons', 'context', 'context and problem statement', 'consequences'),
]);

/** First letters of the names, as bits from `a`: most headings begin with another one, or are longer. */
const initials = [...names.keys()].reduce((bits, name) => bits | bit(name.charCodeAt(0)), 0);
const longest = Math.max(...[...names.keys()].map((name) => name.length)) + 8;

/** The section a heading opens, or undefined. Hot: called for each heading at load. */
export function sectionOf(heading: string): Section | undefined {
  if (heading.length < 3 || heading.length > longest) return undefined;
  const first = heading.charCodeAt(0);
  if (isDigit(first)) return undefined;
  if (!isLetter(first)) return names.get(bareName(heading));
  if ((initials & bit(first | 32)) === 0) return undefined;
  const name = heading.toLowerCase();
  return names.get(name) ?? (/[:\s]$/.test(name) ? names.get(bareName(name)) : undefined);
}

function bareName(heading: string): string {
  return withoutEnd(heading.toLowerCase().replace(/^[^\p{L}]+/u, ''), ': \t\u00a0');
}

function bit(code: number): number {
  return 1 << (code - 97);
}

function words(section: Section, ...list: readonly string[]): [string, Section][] {
  return list.map((name) => [name, section]);
}
