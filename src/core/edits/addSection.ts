// Adds a section with a heading of its own below another heading, the newest first: an update of a project, a day of a log. Comes in:
// the note's text, the two headings, the body. Goes out: one insertion. Existing lines stay as they are.
import { say } from '../language.ts';
import { foldHeading } from '../note/headings.ts';
import { parseNote } from '../note/parseNote.ts';
import { majorityLineEnd } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';

/** A section: its title, its Markdown with LF line ends, and where in it a person goes on typing. */
export interface NewSection {
  readonly title: string;
  /** What titles that count as this one begin with, before a colon; absent: the title. */
  readonly key?: string;
  readonly body: string;
  readonly cursor: number;
}

/**
 * Puts the section below the heading `under` and what stands right under that, in front of its other sections. The heading is found by
 * its words without regard to case and made at the end where there is none. Refused as `exists` when a section of that title or key stands there already.
 */
export function addSection(text: string, under: string, section: NewSection): NoteEdit | Refusal {
  const { headings } = parseNote(text);
  const at = headings.findIndex((each) => foldHeading(each.text) === foldHeading(under));
  const above = headings[at];
  const level = (above?.level ?? 2) + 1;
  const rest = headings.slice(at + 1);
  const end = rest.findIndex((each) => above !== undefined && each.level <= above.level);
  const inside = above === undefined ? [] : rest.slice(0, end < 0 ? undefined : end);
  const key = foldHeading(section.key ?? section.title);
  const same = inside.find((each) =>
    [each.text, each.text.split(':')[0] ?? ''].some((one) => foldHeading(one) === key),
  );
  if (same)
    return { refused: 'exists', message: say('There is a section "{0}" under "{1}" already.', same.text, under) };
  const lineEnd = majorityLineEnd(text);
  const head = `${'#'.repeat(Math.min(6, level))} ${section.title}\n\n`;
  const lead = above === undefined ? `## ${under}\n\n` : '';
  const written = `${lead}${head}${section.body.trimEnd()}`;
  const next = headings[at + 1]?.span.start ?? text.length;
  const place =
    above === undefined ? text.trimEnd().length : Math.max(above.span.end, text.slice(0, next).trimEnd().length);
  const gap = place === 0 ? '' : '\n\n';
  const tail = above === undefined && place === text.length ? '\n' : '';
  const cut = Math.min(section.body.length, section.cursor);
  const before = `${gap}${lead}${head}${section.body.slice(0, cut)}`;
  const width = (lf: string): number => (lineEnd === '\n' ? lf.length : lf.replaceAll('\n', '\r\n').length);
  return {
    edits: [{ span: { start: place, end: place }, text: (gap + written + tail).replaceAll('\n', lineEnd) }],
    cursor: place + width(before),
  };
}
