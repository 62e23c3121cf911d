// The end of a day in its note: what was done, what of the plan was not, the figures in the header, and room to look back. Comes in: the
// index, whose day. Goes out: facts, and edits of the note. A second run renews what was derived and nothing else; what people wrote
// stays. English, because it stands in a note.

import { differenceOf } from '../edits/difference.ts';
import type { NoteEdit, Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { setNoteFields } from '../edits/noteFields.ts';
import { sectionOf, setLines } from '../edits/setLines.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { parseNote } from '../note/parseNote.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { inboxLines, todayRows } from '../outline/todayOutline.ts';
import { isPrivate } from '../record/briefingRows.ts';
import { noteLink } from '../record/noteLink.ts';
import { applyEdits, majorityLineEnd } from '../text.ts';
import { meetingsOn } from './capacity.ts';
import { isBareLink, linkKey, planLine } from './planLines.ts';
import { carriedRows, carriedWords, plannedFor, progressOf } from './planned.ts';

/** What a day comes to. */
export interface DayFacts {
  readonly done: readonly Row[];
  /** Planned and open, with words about how long already. */
  readonly left: ReadonlyMap<Row, readonly string[]>;
  readonly figures: { readonly planned: number; readonly done: number };
  /** Open lines of the inbox. */
  readonly inbox: number;
}

/** The facts of the day of the context for the person who asks. */
export function dayFacts(index: IndexReader, context: OutlineContext): DayFacts {
  const { me, today } = context;
  const isOpen = (row: Row): boolean => isOpenRow(index, row);
  const meetings = new Set(meetingsOn(index, me, today));
  const planned = plannedFor(index, 'day', today, me).filter((row) => !meetings.has(row) && !isPrivate(index, row));
  const own = (todayRows(index, context).get('done') ?? []).filter(
    (row) => (me === undefined || index.get(row, 'owner') === me) && !isPrivate(index, row),
  );
  const finished = planned.filter((row) => index.stateClass(row) === 'done');
  const carried = carriedRows(index, context, today);
  const ages = planned.filter(isOpen).map((row): [Row, string[]] => {
    const since = carried.get(row);
    return [row, since === undefined ? [] : [carriedWords(since, today)]];
  });
  return {
    done: index.inOrder([...new Set([...finished, ...own])]),
    left: new Map(ages),
    figures: progressOf(index, planned),
    inbox: [...inboxLines(index, context)].filter(isOpen).length,
  };
}

/** Writes the facts into the note at a path: the sections "Done today" and "Not done", and the figures of the header. */
export function writeFacts(text: string, path: string, facts: DayFacts, index: IndexReader): NoteEdit | Refusal {
  const { planned, done } = facts.figures;
  const share = planned === 0 ? '' : `- ${done} of ${planned} planned done (${Math.round((100 * done) / planned)} %)`;
  const isShare = (line: string): boolean => /^- \d{1,4} of \d{1,4} planned done/.test(line);
  const keyOf = (line: string): string | undefined => (isShare(line) ? 'share' : linkKey(line));
  const isOurs = (line: string): boolean => isShare(line) || isBareLink(line);
  const links = facts.done.filter((row) => index.path(row) !== path).map((row) => doneLine(index, row, path));
  const left = [...facts.left].filter(([row]) => index.path(row) !== path);
  let result = text;
  const section = (heading: string, lines: readonly string[]): void => {
    if (lines.length === 0 && sectionOf(result, heading) === undefined) return;
    result = applyEdits(result, setLines(result, heading, lines, { keyOf, isOurs, renews: true }).edits);
  };
  section('Done today', [...(share === '' ? [] : [share]), ...links]);
  section(
    'Not done',
    left.map(([row, words]) => planLine(index, row, path, words)),
  );
  const fields = [
    ...(planned === 0 ? [] : [['plan_size', planned] as const, ['plan_done', done] as const]),
    ['inbox_left', facts.inbox] as const,
  ];
  const set = setNoteFields(
    result,
    fields.map(([key, value]) => ({ key, value: String(value), type: 'number' })),
  );
  if (isRefusal(set) && set.refused !== 'unchanged') return set;
  if (!isRefusal(set)) result = applyEdits(result, set.edits);
  const edit = differenceOf(text, result);
  return { edits: edit === undefined ? [] : [edit] };
}

/**
 * Adds the sections of a reflection (the text of a new note of that kind) that the note does not have yet. The cursor is the first
 * empty line of the first of them, else its end.
 */
export function addReflection(text: string, reflection: string): NoteEdit {
  const { headings } = parseNote(reflection);
  const sections = headings.filter(({ level }) => level > 1);
  const lineEnd = majorityLineEnd(text);
  const bodies = sections.flatMap((heading, at) => {
    if (sectionOf(text, heading.text) !== undefined) return [];
    const body = reflection.slice(heading.span.start, sections[at + 1]?.span.start).trim();
    // An empty item keeps the blank behind its sign, where typing goes on.
    return [`${body}${/[-*+]$/.test(body) ? ' ' : ''}\n`.replaceAll('\n', lineEnd)];
  });
  const result = bodies.length === 0 ? text : [`${text.trimEnd()}${lineEnd}`, ...bodies].join(lineEnd);
  const edit = differenceOf(text, result);
  const first = sections[0] && sectionOf(result, sections[0].text);
  const cursor = first === undefined ? {} : { cursor: first.start + placeIn(result.slice(first.start, first.end)) };
  return { edits: edit === undefined ? [] : [edit], ...cursor };
}

/** The end of the first empty item of a section, else of its last words. */
function placeIn(section: string): number {
  const empty = /^[ \t]*[-*+][ \t]*$/m.exec(section);
  return empty === null ? section.trimEnd().length : empty.index + empty[0].length;
}

function doneLine(index: IndexReader, row: Row, path: string): string {
  const { title, path: to } = index.item(row);
  return `- ${noteLink(title, path, to)}`;
}
