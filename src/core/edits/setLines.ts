// Lines of a section that Daybook keeps, beside whatever people write there. Comes in: the note's text, the heading, the lines as they are
// to stand, and which lines of the section are such lines. Goes out: one edit. Every other line stays, byte for byte, in its place.
import { foldHeading } from '../note/headings.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits, majorityLineEnd } from '../text.ts';
import { addLine } from './addLine.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit } from './edit.ts';

/** How lines are told apart. */
export interface KeptLines {
  /** What a line is about; undefined for a line that is people's own. Two lines of one key say the same. */
  readonly keyOf: (line: string) => string | undefined;
  /** Whether a line says no more than we wrote: only such lines are renewed or taken out. Absent: every one with a key does. */
  readonly isOurs?: (line: string) => boolean;
  /** Takes out a line that is not wanted any more. Absent: every one. */
  readonly drops?: (key: string) => boolean;
  /** Whether a line that is there already is written anew. */
  readonly renews: boolean;
}

/**
 * Makes the section hold the wanted lines: those that are there stay in their place, missing ones come behind the last of them, else
 * at the end of the section, which is made when there is none. No edits when everything stands there already. The cursor is the end of the last wanted line.
 */
export function setLines(text: string, heading: string, wanted: readonly string[], lines: KeptLines): NoteEdit {
  const section = sectionOf(text, heading);
  const after = section === undefined ? text : withLines(text, section, wanted, lines);
  const missing = missingIn(after, heading, wanted, lines);
  const whole = missing.length === 0 ? after : applyEdits(after, addLine(after, heading, joined(text, missing)).edits);
  const edit = differenceOf(text, whole);
  const last = wanted.at(-1);
  const at = last === undefined ? -1 : whole.indexOf(last, sectionOf(whole, heading)?.start ?? 0);
  const cursor = at < 0 ? {} : { cursor: at + (last?.length ?? 0) };
  return edit === undefined ? { edits: [], ...cursor } : { edits: [edit], ...cursor };
}

/** The lines of a section, from behind its heading up to the next one of any level; undefined without such a heading. */
export function sectionOf(text: string, heading: string): { readonly start: number; readonly end: number } | undefined {
  const { headings } = parseNote(text);
  const at = headings.findIndex((each) => foldHeading(each.text) === foldHeading(heading));
  const own = headings[at];
  if (own === undefined) return undefined;
  const start = text.indexOf('\n', own.span.end) + 1;
  return start === 0 ? undefined : { start, end: Math.max(start, headings[at + 1]?.span.start ?? text.length) };
}

function withLines(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  wanted: readonly string[],
  { keyOf, drops, renews, isOurs = () => true }: KeptLines,
): string {
  const byKey = new Map(wanted.map((line) => [keyOf(line), line]));
  const result: string[] = [];
  let last = -1;
  for (const part of text.slice(start, end).split(/(?<=\n)/)) {
    const line = part.replace(/\r?\n$/, '');
    const key = keyOf(line);
    const now = key === undefined ? undefined : byKey.get(key);
    if (key !== undefined && now === undefined && isOurs(line) && (drops?.(key) ?? true)) {
      if (last < 0) last = result.length - 1;
      continue;
    }
    result.push(now !== undefined && renews && isOurs(line) ? now + part.slice(line.length) : part);
    if (now === undefined) continue;
    byKey.delete(key);
    last = result.length - 1;
  }
  // Nothing of ours was there: the end of the section is found by what adds lines.
  if (last >= 0) result.splice(last, 1, ...below(result[last] ?? '', [...byKey.values()], majorityLineEnd(text)));
  return text.slice(0, start) + result.join('') + text.slice(end);
}

/** Lines below another, which may be the last of the note and without a line end. */
function below(part: string, lines: readonly string[], lineEnd: string): string[] {
  if (lines.length === 0 || part.endsWith('\n')) return [part, ...lines.map((line) => line + lineEnd)];
  return [part, ...lines.map((line) => lineEnd + line)];
}

function missingIn(text: string, heading: string, wanted: readonly string[], { keyOf }: KeptLines): string[] {
  const section = sectionOf(text, heading);
  const there = section === undefined ? [] : text.slice(section.start, section.end).split(/\r?\n/).map(keyOf);
  return wanted.filter((line) => !there.includes(keyOf(line)));
}

function joined(text: string, lines: readonly string[]): string {
  return lines.join(majorityLineEnd(text));
}
