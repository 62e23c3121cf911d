// The impact of moved dates as a page to read: a table of what moves, who is touched, what does not fit. Comes in: an impact and names.
// Goes out: Markdown in the reader's language; titles cannot break out of their cells. Nothing of it is ever written to a note.
import type { Day } from '../day.ts';
import { say } from '../language.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { Touched } from './affected.ts';
import type { Impact } from './impact.ts';
import type { Move } from './move.ts';

/** How things are called and counted. */
export interface TableWords {
  readonly kind: (kind: string) => string;
  readonly owner: (move: Move) => string;
  /** Working days between two days. */
  readonly workdays: (from: Day, to: Day) => number;
}

/** What is said of one move: `critical path`, `could stay`, or nothing. */
export function moveRemark({ isCritical, canStay }: Move): string {
  return isCritical ? say('critical path') : canStay ? say('could stay') : '';
}

/** `+4 working days`, `-1 working day`. */
export function workdayWords(count: number): string {
  const signed = count > 0 ? `+${count}` : String(count);
  return Math.abs(count) === 1 ? say('{0} working day', signed) : say('{0} working days', signed);
}

/** The page. */
export function impactTable(
  title: string,
  { moves, notices }: Impact,
  people: readonly Touched[],
  words: TableWords,
): string {
  const head = [say('What'), say('Kind'), say('Now'), say('Then'), say('Working days'), '', say('Owner')];
  const rows = moves.map((move) => {
    const [{ from, to }] = move.days;
    const workdays = String(words.workdays(from, to));
    return [plainTitle(move.title), words.kind(move.kind), from, to, workdays, moveRemark(move), words.owner(move)];
  });
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  const touched = people.map(
    ({ name, moves: own }) => `- ${cell(name)}: ${own.map((move) => cell(plainTitle(move.title))).join(', ')}`,
  );
  return [
    `# ${cell(title)}`,
    table.join('\n'),
    ...section(say('People'), touched),
    ...section(
      say('To look at'),
      notices.map((each) => `- ${cell(each)}`),
    ),
    '',
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

/** Text of notes as mere text. */
function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|#&!]/g, '\\$&');
}
