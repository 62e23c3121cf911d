// Where in a note the cursor stands: in the header, in code, on a task line, in other text. Comes in: the text as it is being
// written; goes out: the line around the cursor and what kind of place it is. Half-written text is the rule here.

import type { ParseOptions } from '../note/box.ts';
import { isSpace } from '../note/characters.ts';
import { readHeader } from '../note/frontMatter.ts';
import type { Note, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { lineAround } from '../text.ts';
import type { CompletionRequest } from './completion.ts';

/** The line that holds the cursor. */
export interface CursorLine {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** A line that is no code and lies in the body. */
export interface TextPlace {
  readonly is: 'text';
  readonly line: CursorLine;
  readonly note: Note;
  /** A line with a box, even if nothing stands behind the box yet. */
  readonly onTask: boolean;
  /** The task of the line, once it is one. */
  readonly task: Task | undefined;
}

/** A line of a header, the fences around it not included. */
export interface HeaderPlace {
  readonly line: CursorLine;
  /** False while nobody has closed the header. */
  readonly isClosed: boolean;
  /** Where the content of the header begins. */
  readonly start: number;
}

/** A line of code, of a comment, or a fence. */
export interface CodePlace {
  readonly is: 'code';
  readonly line: CursorLine;
}

const itemStart = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))*[ \t>]*/;
const boxStart = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t])+[ \t]*\[[^\][]{1,2}\][ \t]/;

/** The place of a cursor in the header; undefined when it stands elsewhere. */
export function headerPlace({ text, offset }: CompletionRequest): HeaderPlace | undefined {
  const { header } = readHeader(text);
  const line = cursorLine(text, offset);
  if (!header) {
    const start = unclosedHeader(text, line.start);
    return start < 0 ? undefined : { line, start, isClosed: false };
  }
  const { start } = header.contentSpan;
  return offset >= start && offset < header.span.end ? { line, start, isClosed: true } : undefined;
}

/** The place of a cursor that stands in no header. */
export function bodyPlace({ text, offset, index }: CompletionRequest): TextPlace | CodePlace {
  const line = cursorLine(text, offset);
  const options = parseOptions(index.config);
  const note = parseNote(text, options);
  if (offset < note.bodyStart) return { is: 'code', line };
  const task = note.tasks.find(({ lineSpan }) => lineSpan.start === line.start);
  if (inInlineCode(line.before) || (!task && !isText(text, line, options))) return { is: 'code', line };
  return { is: 'text', line, note, task, onTask: task !== undefined || boxStart.test(line.before) };
}

/** Offset behind the list markers and the box of a line, from its start. */
export function contentStart(before: string): number {
  return (boxStart.exec(before) ?? itemStart.exec(before))?.[0].length ?? 0;
}

function cursorLine(text: string, offset: number): CursorLine {
  const line = lineAround(text, offset);
  const { start } = line;
  const end = Math.max(offset, line.end);
  return { start, end, before: text.slice(start, offset), after: text.slice(offset, end) };
}

/** Where the content of a header begins that nobody has closed yet: every line down to the cursor's belongs to one. */
function unclosedHeader(text: string, lineStart: number): number {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length ?? -1;
  if (open < 0 || lineStart < open) return -1;
  const lines = text.slice(open, lineStart).split('\n').slice(0, -1);
  return lines.every((line) => /^(?:[\w-][\w -]*:|\s+\S|-\s|#)/.test(line)) ? open : -1;
}

/** Asks the reader of notes itself: a link in place of the line's content is found unless the line is code or hidden. */
function isText(text: string, line: CursorLine, options: ParseOptions): boolean {
  const content = itemStart.exec(text.slice(line.start, line.end))?.[0] ?? '';
  if (/^(?:`{3}|~{3})/.test(text.slice(line.start + content.length, line.end))) return false;
  const at = line.start + content.length;
  const blank = content === '' || isSpace(content.charCodeAt(content.length - 1)) ? '' : ' ';
  const { links } = parseNote(`${text.slice(0, at)}${blank}[a](b)${text.slice(line.end)}`, options);
  return links.some(({ span }) => span.start === at + blank.length);
}

/** An opened code span or comment counts, closed or not: somebody is writing code. */
function inInlineCode(before: string): boolean {
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return true;
  let open = 0;
  for (const [run] of before.matchAll(/`+/g)) {
    if (open === 0) open = run.length;
    else if (open === run.length) open = 0;
  }
  return open > 0;
}
