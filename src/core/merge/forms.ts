// Which lines are forms of one thing: what a merge may take for an old and a new form, and what stands above the second form of a
// conflict. Comes in: lines without line ends; goes out: yes or no. Knows nothing of sides.
import type { ParseOptions } from '../note/box.ts';
import type { TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { conflictId } from './conflict.ts';

const comment = /^(.*?) ?<!-- daybook:conflict (\w+) ([\d-]+) ([^<>]*?) -->$/;

/** The second form of a conflict of the body, as the line that says so holds it. */
export interface SecondForm {
  /** The line without the comment. */
  readonly form: string;
  readonly id: string;
  readonly day: string;
  readonly names: string;
}

/** The second form that a line holds; undefined for every other line. */
export function secondFormIn(line: string): SecondForm | undefined {
  const [, form = '', id = '', day = '', names = ''] = comment.exec(line) ?? [];
  return id === '' ? undefined : { form, id, day, names };
}

const mark = /^\s*(#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s)|>|\|)/;

/** Lines of one shape may be an old and a new form of one line: tasks, headings, items, table rows, plain text. */
export function shapeOf(content: string, options: ParseOptions): string {
  if (parseTaskLine(content, options)) return 'task';
  return mark.exec(content)?.[1]?.replace(/\d+/, '1') ?? 'text';
}

/**
 * Two tasks of different ids, or without a word in common: a tick of the one that went must not become a tick of the one that came.
 */
export function areOtherTasks(before: string, after: string, options: ParseOptions): boolean {
  const [one, other] = [before, after].map((line) => parseTaskLine(line, options));
  if (!one || !other) return false;
  return haveOtherIds(one, other) || !shareWord(before, after, options);
}

function haveOtherIds(one: TaskLine | undefined, other: TaskLine | undefined): boolean {
  return one?.id !== undefined && other?.id !== undefined && one.id !== other.id;
}

/** Two lines of one shape that have more words in common than the longer one has others; tasks of different ids never are. */
export function areAlike(one: string, other: string, options: ParseOptions): boolean {
  if (shapeOf(one, options) !== shapeOf(other, options)) return false;
  if (haveOtherIds(parseTaskLine(one, options), parseTaskLine(other, options))) return false;
  const [mine, theirs] = [one, other].map((line) => new Set(wordsOf(line, options)));
  const common = [...(mine ?? [])].filter((word) => theirs?.has(word)).length;
  return common * 2 > Math.max(mine?.size ?? 0, theirs?.size ?? 0);
}

/** Two forms of one task, told by the id that somebody gave it. */
export function haveSameId(first: string, second: string, options: ParseOptions): boolean {
  const [one, other] = [first, second].map((line) => parseTaskLine(line, options)?.id);
  return one !== undefined && one === other;
}

/**
 * Whether the line above a second form is the first one: the id of the conflict says so, or the id of the task, or, where neither has
 * another id, most of their words after either was changed. It is not where somebody deleted the first form by hand: the line above is
 * another then, however many small words it shares, and a choice would overwrite it.
 */
export function isFirstForm(above: string, second: SecondForm, options: ParseOptions = {}): boolean {
  const first = secondFormIn(above)?.form ?? above;
  if (conflictId(above, second.form) === second.id || haveSameId(first, second.form, options)) return true;
  return areAlike(first, second.form, options);
}

function shareWord(one: string, other: string, options: ParseOptions): boolean {
  const words = new Set(wordsOf(other, options));
  return wordsOf(one, options).some((word) => words.has(word));
}

function wordsOf(line: string, options: ParseOptions): string[] {
  const text = parseTaskLine(line, options)?.text ?? line.replace(mark, '').trim();
  return text.toLowerCase().split(/\s+/);
}
