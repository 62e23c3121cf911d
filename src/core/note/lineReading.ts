// What is collected while one task line is scanned: fields, mentions, the ranges that are not text, problems.
// Comes in: offsets in the text the line stands in. Goes out: the growing lists. Deciding what a token is happens elsewhere.

import type { Span } from '../text.ts';
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
  readonly fields: Field[];
  readonly people: Mention[];
  readonly projects: Mention[];
  readonly tags: Mention[];
  readonly problems: Problem[];
  /** Fields and mentions in the order of the line: what a text may end with and still be the same text. */
  readonly tokens: Span[];
  /** Fields and comments: never text, wherever they stand. */
  readonly cuts: Span[];
  /** How many more rules of repetition are looked for; bounds the work of a line full of signs. */
  rules: number;
  ticks?: TickMemo;
  /** The kind of comment that was opened and never closed on this line. */
  unclosed?: string;
}

/** An empty reading of the content `[start, end)` of a line. */
export function lineReading(text: string, start: number, end: number, open: boolean): LineReading {
  return {
    text,
    start,
    end,
    open,
    fields: [],
    people: [],
    projects: [],
    tags: [],
    problems: [],
    tokens: [],
    cuts: [],
    rules: 4,
  };
}

/** Where a field token and its value stand. */
export interface FieldPlace {
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** Adds a field; returns the end of its token, where scanning goes on. */
export function addField(line: LineReading, key: string, dialect: Dialect, at: FieldPlace, value?: string): number {
  const span = { start: at.start, end: at.end };
  line.fields.push({
    key,
    value: value ?? line.text.slice(at.valueStart, at.valueEnd),
    span,
    valueSpan: { start: at.valueStart, end: at.valueEnd },
    dialect,
  });
  line.tokens.push(span);
  line.cuts.push(span);
  return at.end;
}

/** Adds a mention with the name `[nameStart, end)`; returns the end of its token. */
export function addMention(line: LineReading, list: Mention[], start: number, nameStart: number, end: number): number {
  const span = { start, end };
  list.push({ name: line.text.slice(nameStart, end), span });
  line.tokens.push(span);
  return end;
}

/** Takes `[start, end)` out of the text: a comment. Returns `end`. */
export function addHidden(line: LineReading, start: number, end: number): number {
  const span = { start, end };
  line.tokens.push(span);
  line.cuts.push(span);
  return end;
}

/** Adds a problem at `[start, end)`, whose text is quoted in the sentence. */
export function addProblem(line: LineReading, code: ProblemCode, start: number, end: number): void {
  line.problems.push(problemAt(code, start, end, line.text.slice(start, end)));
}
