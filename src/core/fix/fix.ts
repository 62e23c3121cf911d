// What a quick fix is: a named repair of one problem, as a value. Comes in: nothing. Goes out: types and the ways in which all
// fixes are made. A fix touches one line (or adds one); whether it is right is for a person to say, unless it is `sure`.
import type { NewFile } from '../edits/edit.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Note, Problem } from '../note/note.ts';
import type { ProblemCode } from '../note/problems.ts';
import type {
  ConfigProblemCode,
  MergeProblemCode,
  NameProblemCode,
  RecordProblemCode,
} from '../record/problemCodes.ts';
import { lineAround, type Span, type TextEdit } from '../text.ts';
import type { ProblemWorld } from './noteProblems.ts';

/** Every code a diagnostic of Daybook can have. */
export type AnyProblemCode = ProblemCode | RecordProblemCode | NameProblemCode | MergeProblemCode | ConfigProblemCode;

/** A named repair. */
export interface Fix {
  /** What it does, in English, as a menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one repair that cannot be wrong: "fix all" takes it. */
  readonly sure: boolean;
  /** A note that the repair makes, instead of changing a line. */
  readonly creates?: NewFile;
}

/** What fixes are made with: the problems' world, and the notebook's day and instant. */
export interface FixWorld extends ProblemWorld {
  readonly today: string;
  readonly now: string;
}

/** What a fix may look at. `today` is the notebook's day. */
export interface FixContext {
  readonly path: string;
  readonly text: string;
  /** The text, read; absent for `daybook.yml`. */
  readonly note?: Note;
  readonly index: NoteIndex;
  readonly today: string;
  readonly now: string;
}

/** Makes the fixes of one problem, the likeliest first; none where only a person can help. */
export type FixMaker = (problem: Problem & { readonly near?: string }, context: FixContext) => readonly Fix[];

/** Puts `text` in the place of a span. */
export function replacing(title: string, span: Span, text: string, sure = false): Fix {
  return { title, edits: [{ span, text }], sure };
}

/** Takes out whole lines, line end included. */
export function removingLines(title: string, text: string, span: Span, sure = false): Fix {
  const { start } = lineAround(text, span.start);
  const feed = text.indexOf('\n', Math.max(span.start, span.end - 1));
  return { title, edits: [{ span: { start, end: feed < 0 ? text.length : feed + 1 }, text: '' }], sure };
}

/** A word cut to what a menu has room for. */
export function shown(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

/** The line end that a new line behind an offset is written with. */
export function lineEndBehind(text: string, offset: number): string {
  const feed = text.indexOf('\n', offset);
  const near = feed < 0 ? text.lastIndexOf('\n') : feed;
  return near > 0 && text.charCodeAt(near - 1) === 13 ? '\r\n' : '\n';
}
