// Adds a line to a section of a note. Comes in: the note's text, the heading, the line. Goes out: one insertion.
// Existing lines stay as they are; the new one copies the line end of the one above it.
import { lineEndAt } from '../note/characters.ts';
import { foldHeading } from '../note/headings.ts';
import { parseNote } from '../note/parseNote.ts';
import { majorityLineEnd } from '../text.ts';
import type { NoteEdit } from './edit.ts';

const LIST_LINE = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Nothing behind the sign or the box, or an entry of a timeline that was begun and got no words. */
const EMPTY_ITEM = /^[ \t>]*[-*+](?:[ \t]+\[ \]|[ \t]+\d{4}-\d\d-\d\d \d\d:\d\d(?: @\S+)?)?[ \t]*$/;

/**
 * Adds `line` (without a line end) at the end of the section under `heading`, found by its words without regard to case or level;
 * the section ends at the next heading. Without such a heading it is made (level 2) at the end of the note. An empty bullet, box
 * or entry of a timeline at the end of the section is used up first. The cursor is the end of the new line.
 */
export function addLine(text: string, heading: string, line: string): NoteEdit {
  const { headings } = parseNote(text);
  const found = headings.findIndex((each) => foldHeading(each.text) === foldHeading(heading));
  const above = headings[found];
  if (above === undefined) return inNewSection(text, heading, line);
  const next = headings[found + 1]?.span.start ?? text.length;
  const last = Math.max(text.slice(0, next).trimEnd().length, above.span.end);
  const start = text.lastIndexOf('\n', last - 1) + 1;
  const end = lineEndAt(text, last);
  const lastLine = text.slice(start, end);
  const isEmpty = last <= above.span.end;
  if (!isEmpty && EMPTY_ITEM.test(lastLine))
    return { edits: [{ span: { start, end }, text: line }], cursor: start + line.length };
  const lineEnd = breakAt(text, end) || majorityLineEnd(text);
  const gap = !isEmpty && LIST_LINE.test(lastLine) ? lineEnd : lineEnd + lineEnd;
  const isGlued = next < text.length && text.slice(end, next).split('\n').length < 3;
  return {
    edits: [{ span: { start: end, end }, text: gap + line + (isGlued ? lineEnd : '') }],
    cursor: end + gap.length + line.length,
  };
}

function inNewSection(text: string, heading: string, line: string): NoteEdit {
  const lineEnd = majorityLineEnd(text);
  const bottom = text.trimEnd().length;
  const isEmpty = text.slice(0, bottom).replace('\uFEFF', '') === '';
  const at = isEmpty ? text.length : lineEndAt(text, bottom);
  const added = `${isEmpty ? '' : lineEnd + lineEnd}## ${heading}${lineEnd}${lineEnd}${line}`;
  return {
    edits: [{ span: { start: at, end: at }, text: at === text.length ? added + lineEnd : added }],
    cursor: at + added.length,
  };
}

/** The line end that stands at an offset, or nothing. */
function breakAt(text: string, at: number): string {
  return /^\r?\n/.exec(text.slice(at, at + 2))?.[0] ?? '';
}
