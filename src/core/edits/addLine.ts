// Adds a line to a section of a note. Comes in: the note's text, the heading, the line. Goes out: one insertion.
// Existing lines stay as they are; the new one copies the line end of the one above it.
import type { Heading, Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { majorityLineEnd } from '../text.ts';
import type { NoteEdit } from './edit.ts';

/**
 * Adds `line` (without a line end) at the end of the section under `heading`, found by its words without regard to case or level;
 * the section ends at the next heading. Without such a heading it is made (level 2) at the end of the note. The cursor is the end
 * of the new line. An empty bullet or box left at the end of the section is used up first.
 */
export function addLine(text: string, heading: string, line: string): NoteEdit {
  const note = parseNote(text);
  const found = note.headings.findIndex((each) => folded(each.text) === folded(heading));
  const above = note.headings[found];
  if (above === undefined) return atEnd(text, `## ${heading}`, line);
  return inSection(text, above, note.headings[found + 1], note, line);
}

function inSection(text: string, above: Heading, below: Heading | undefined, note: Note, line: string): NoteEdit {
  const limit = below?.span.start ?? text.length;
  const bottom = text.slice(0, limit).trimEnd().length;
  const last = Math.max(bottom, above.span.end);
  const lastLine = text.slice(text.lastIndexOf('\n', last - 1) + 1, last);
  if (last > above.span.end && /^\s*[-*+](?:\s+\[ \])?$/.test(lastLine)) {
    const start = last - lastLine.length;
    // The blanks behind an empty box go with it.
    const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
    return { edits: [{ span: { start, end }, text: line }], cursor: start + line.length };
  }
  const end = endOfLine(text, last);
  const lineEnd = endAt(text, end) || majorityLineEnd(text);
  const gap = isListLine(lastLine) && last > above.span.end && note.tasks.length >= 0 ? lineEnd : lineEnd + lineEnd;
  return {
    edits: [{ span: { start: end, end }, text: gap + line + spaceBelow(text, end, below, lineEnd) }],
    cursor: end + gap.length + line.length,
  };
}

/** A heading that follows without a blank line gets one. */
function spaceBelow(text: string, end: number, below: Heading | undefined, lineEnd: string): string {
  if (below === undefined) return '';
  return text.slice(end, below.span.start).replace(/[^\n]/g, '').length < 2 ? lineEnd : '';
}

function atEnd(text: string, heading: string, line: string): NoteEdit {
  const lineEnd = majorityLineEnd(text);
  const bottom = text.trimEnd().length;
  const lead = bottom <= (text.charCodeAt(0) === 0xfeff ? 1 : 0) ? '' : lineEnd + lineEnd;
  const added = `${lead}${heading}${lineEnd}${lineEnd}${line}`;
  const end = bottom === text.length || lead === '' ? lineEnd : '';
  return { edits: [{ span: { start: bottom, end: bottom }, text: added + end }], cursor: bottom + added.length };
}

function isListLine(line: string): boolean {
  return /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line);
}

function folded(heading: string): string {
  return heading.replace(/:$/, '').trim().toLowerCase();
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function endAt(text: string, at: number): string {
  return /^\r?\n/.exec(text.slice(at, at + 2))?.[0] ?? '';
}
