// What is collected while one task line is scanned: fields, mentions, problems, and where the words end.
// Comes in: offsets in the text the line stands in. Goes out: the growing lists. Deciding what a token is happens elsewhere.
// Lists start as one shared empty list and are made with their first item: most lines have one or two tokens.

import type { Span } from '../text.ts';
import type { LineField } from './aliases.ts';
import { isPunctuation, skipBlanks } from './characters.ts';
import type { TickMemo } from './codeSpan.ts';
import type { Dialect, Field, Mention, Problem } from './note.ts';
import { type ProblemCode, problemAt } from './problems.ts';

/** One line being read. `start` and `end` bound its content (behind the box, without the line end). */
export interface LineReading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the box is open: some doubts only matter then. */
  readonly open: boolean;
  /** Plain fields that this line has besides those of the alias table, by key. */
  readonly own: ReadonlyMap<string, LineField> | undefined;
  fields: readonly Field[];
  people: readonly Mention[];
  projects: readonly Mention[];
  tags: readonly Mention[];
  problems: readonly Problem[];
  /** Comments on the line: like fields they are never text. */
  hidden: readonly Span[];
  /** The latest run of tokens with nothing but blanks between them: what stands at the line's end is not its text. */
  runStart: number;
  runEnd: number;
  /** Whether the run ends with a field: punctuation behind it belongs to no word. */
  runField: boolean;
  /** How many more looks far ahead may fail; bounds the work of a line full of signs that open and never close. */
  tries: number;
  /** The same for rules to repeat by, each of which costs more. */
  ruleTries: number;
  ticks: TickMemo | undefined;
  /** The kind of comment that was opened and never closed on this line. */
  unclosed: string;
}

const none: readonly never[] = [];

/** An empty reading of the content `[start, end)` of a line. */
export function lineReading(
  text: string,
  start: number,
  end: number,
  open: boolean,
  own?: ReadonlyMap<string, LineField>,
): LineReading {
  return {
    text,
    start,
    end,
    open,
    own,
    fields: none,
    people: none,
    projects: none,
    tags: none,
    problems: none,
    hidden: none,
    runStart: start,
    runEnd: start,
    runField: false,
    tries: 24,
    ruleTries: 24,
    ticks: undefined,
    unclosed: '',
  };
}

/** Adds the field `[start, end)` with its value's range; returns the end of its token, where scanning goes on. */
export function addField(
  line: LineReading,
  key: string,
  dialect: Dialect,
  start: number,
  end: number,
  valueStart: number,
  valueEnd: number,
  value: string = line.text.slice(valueStart, valueEnd),
): number {
  const field = { key, value, span: { start, end }, valueSpan: { start: valueStart, end: valueEnd }, dialect };
  line.fields = withItem(line.fields, field);
  addToken(line, start, end);
  line.runField = true;
  return end;
}

/** Adds a mention with the name `[nameStart, end)`; returns the end of its token. */
export function addMention(
  line: LineReading,
  kind: 'people' | 'projects' | 'tags',
  start: number,
  nameStart: number,
  end: number,
): number {
  nameMention(line, kind, line.text.slice(nameStart, end), start, end);
  return addToken(line, start, end);
}

/** Adds a mention that is no token of its own: it lies inside a field, or its name is not what is written. */
export function nameMention(
  line: LineReading,
  kind: 'people' | 'projects' | 'tags',
  name: string,
  start: number,
  end: number,
): void {
  const mention = { name, span: { start, end } };
  if (kind === 'people') line.people = withItem(line.people, mention);
  else if (kind === 'tags') line.tags = withItem(line.tags, mention);
  else line.projects = withItem(line.projects, mention);
}

/** Takes `[start, end)` out of the text: a comment. Returns `end`. */
export function addHidden(line: LineReading, start: number, end: number): number {
  line.hidden = withItem(line.hidden, { start, end });
  return addToken(line, start, end);
}

/** Notes that `[start, end)` is a token; tokens come in the order of the line. Returns `end`. */
export function addToken(line: LineReading, start: number, end: number): number {
  if (!isGap(line, line.runEnd, start)) line.runStart = start;
  line.runEnd = end;
  line.runField = false;
  return end;
}

/** Adds a problem at `[start, end)`, whose text is quoted in the sentence unless `subject` is given. */
export function addProblem(
  line: LineReading,
  code: ProblemCode,
  start: number,
  end: number,
  subject: string = line.text.slice(start, end),
): void {
  line.problems = withItem(line.problems, problemAt(code, start, end, subject));
}

/** True when no word stands between the end of the run and an offset: blanks, and punctuation right behind a field. */
export function isGap(line: LineReading, from: number, to: number): boolean {
  let at = from;
  while (line.runField && at < to && isPunctuation(line.text.charCodeAt(at))) at++;
  return skipBlanks(line.text, at, to) === to;
}

function withItem<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length === 0) return [item];
  (list as T[]).push(item);
  return list;
}
