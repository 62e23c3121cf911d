// What a meeting put aside for the next one: the points under "Parking lot" of its last note. Comes in: that note's text; goes out: the
// points as they were written, without boxes, for those are actions. Who is done with a point deletes it or strikes it out.
import { parseNote } from '../note/parseNote.ts';

const most = 20;

/** The open points, at most twenty. */
export function parkedPoints(text: string): readonly string[] {
  const { headings } = parseNote(text);
  const at = headings.findIndex((heading) => /^parking lot\W*$/i.test(heading.text));
  const own = headings[at];
  if (own === undefined) return [];
  const next = headings.slice(at + 1).find(({ level }) => level <= own.level);
  const lines = text.slice(own.span.end, next?.span.start).split(/\r?\n/);
  const points = lines.flatMap((line) => /^[-*+] (?!\[.\])\s*(\S.*)$/.exec(line)?.[1]?.trim() ?? []);
  return points.filter((point) => !point.startsWith('~~')).slice(0, most);
}
