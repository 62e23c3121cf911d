// Lines of plans: a link to what is planned, with the facts that were true when it was written. Comes in: rows, the path of the note they
// are written to. Goes out: lines, and edits of a plan. A link is known again by its target and words, whatever stands behind it.
import type { NoteEdit } from '../edits/edit.ts';
import { type KeptLines, setLines } from '../edits/setLines.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { readDuration } from '../index/values.ts';
import { noteLink } from '../record/noteLink.ts';

/** The heading of a plan. */
export const planHeading = 'Plan';

/** `- [Renew certificate](../../projects/mail.md), 2h`. */
export function planLine(index: IndexReader, row: Row, path: string, facts: readonly string[] = []): string {
  const { title, path: to } = index.item(row);
  const time = index.get(row, index.kind(row) === 'meeting' ? 'time' : 'est');
  return [`- ${noteLink(title, path, to)}`, ...(time === undefined ? [] : [String(time)]), ...facts].join(', ');
}

/** What a bullet that begins with a link to a note is about: target and words, as written; undefined for any other line. */
export function linkKey(line: string): string | undefined {
  return /^[ \t]*[-*+][ \t]+(\[(?:\\.|[^\]\\])+\]\([^()\s]+\.md\))/.exec(line)?.[1];
}

/** True for a link with Daybook's own facts alone: whoever wrote more behind it keeps it. */
export function isBareLink(line: string): boolean {
  const key = linkKey(line) ?? '';
  const [lead, ...facts] = line.slice(line.indexOf(key) + key.length).split(', ');
  return key !== '' && lead === '' && facts.every(isFact);
}

function isFact(words: string): boolean {
  return /^carried \d{1,4} days?$|^due \d{4}-\d\d-\d\d$|^\d\d:\d\d$/.test(words) || !Number.isNaN(readDuration(words));
}

/**
 * Makes a plan of the chosen rows: their links are there, those of rows that were offered and not chosen are not. Lines that stand there
 * for a chosen row stay as they are; everything else does, too.
 */
export function writePlan(
  text: string,
  path: string,
  {
    index,
    chosen,
    offered,
  }: { readonly index: IndexReader; readonly chosen: readonly Row[]; readonly offered: readonly Row[] },
  heading = planHeading,
  factsOf: (row: Row) => readonly string[] = () => [],
): NoteEdit {
  const line = (row: Row): string => planLine(index, row, path, factsOf(row));
  const gone = new Set(offered.filter((row) => !chosen.includes(row)).map((row) => linkKey(line(row))));
  const lines: KeptLines = { keyOf: linkKey, drops: (key) => gone.has(key), renews: false };
  return setLines(text, heading, chosen.map(line), lines);
}
