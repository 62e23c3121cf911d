// What is planned and how far it is: planned links found again as rows, boxes under a plan, and since when something is carried. Comes
// in: the index, whose day, today. Goes out: rows and figures. A link means the line of its words in the note it leads to, or that
// note; what is found no more counts for nothing.
import { addDays, type Day, daysBetween } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { joined } from '../navigate/lookup.ts';
import { isPlanHeading } from '../note/headings.ts';
import { folderOf } from '../notePath.ts';
import { plainTitle } from '../record/noteLink.ts';
import { notedPath, type PersonalContext, type PersonalKind, personalNotes } from './personalNote.ts';

/** How far back a plan is looked for that something was carried from, in days. */
const longestCarry = 60;
/** Planned on so many days something is planned again and again. */
const again = 3;

/** What somebody planned for a day or week, each once, in the order of the note. */
export function plannedFor(index: IndexReader, kind: PersonalKind, day: Day, me: string | undefined): readonly Row[] {
  const path = notedPath(index, kind, day, me);
  return path === undefined ? [] : plannedIn(index, path);
}

/** What a note plans: its links, then its own boxes under a plan. */
export function plannedIn(index: IndexReader, path: string): readonly Row[] {
  const links = index.planned(path).flatMap(({ target, title }) => rowOfLink(index, path, target, title) ?? []);
  const boxes = index.taskRows(path).filter((row) => isPlanHeading(String(index.get(row, 'heading') ?? '')));
  return [...new Set([...links, ...boxes])];
}

/** How much of it is done; what was cancelled, and what is never done (a meeting, a person), is left out. */
export function progressOf(
  index: IndexReader,
  rows: readonly Row[],
): { readonly done: number; readonly planned: number } {
  const counted = rows.filter((row) => index.stateClass(row) !== 'cancelled' && hasEnd(index, row));
  return { done: counted.filter((row) => index.stateClass(row) === 'done').length, planned: counted.length };
}

/** Open rows of plans before a day, with the earliest day they were planned for. */
export function carriedRows(index: IndexReader, { me }: Pick<PersonalContext, 'me'>, before: Day): Map<Row, Day> {
  const since = new Map<Row, Day>();
  if (me === undefined) return since;
  const span = { me, from: addDays(before, -longestCarry), to: addDays(before, -1) };
  for (const { row: note, day } of personalNotes(index, 'day', span))
    for (const row of plannedIn(index, index.path(note)))
      if (isOpenRow(index, row) && index.type(row) !== 'note' && hasEnd(index, row) && !since.has(row))
        since.set(row, day);
  return since;
}

/** `carried 3 days`: since the day it was first planned for. English, because it stands in a note. */
export function carriedWords(since: Day, day: Day): string {
  const days = daysBetween(since, day);
  return days === 1 ? 'carried 1 day' : `carried ${days} days`;
}

/** True for what stands open in the plans of three days or more, whoever planned it. */
export function isPlannedAgain(index: IndexReader, row: Row): boolean {
  return isOpenRow(index, row) && (timesPlanned(index).get(row) ?? 0) >= again;
}

/** Whatever stands in plans of days, in the order of paths and lines. */
export function plannedRows(index: IndexReader): readonly Row[] {
  return index.inOrder([...timesPlanned(index).keys()]);
}

const timesPlanned = perVersion((index: IndexReader): ReadonlyMap<Row, number> => {
  const times = new Map<Row, number>();
  for (const note of index.rowsAmong({ kinds: new Set(['day']) }))
    if (index.kind(note) === 'day' && index.type(note) === 'record')
      for (const row of plannedIn(index, index.path(note))) times.set(row, (times.get(row) ?? 0) + 1);
  return times;
});

/** Meetings and people are planned and never done: they are carried nowhere. */
function hasEnd(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'record' || (index.config.kinds.get(index.kind(row))?.states.length ?? 0) > 0;
}

/** Of lines with the same words the one done since is meant: what comes back has its next line beside it. */
function rowOfLink(index: IndexReader, from: string, target: string, title: string): Row | undefined {
  const path = joined(folderOf(from), target.replace(/[#?].*$/, ''));
  const note = path === undefined ? undefined : index.noteRow(path);
  if (path === undefined || note === undefined) return undefined;
  const isNamed = (row: Row): boolean => plainTitle(String(index.get(row, 'title') ?? '')) === title;
  if (isNamed(note)) return note;
  const lines = index.taskRows(path).filter(isNamed);
  const plan = index.noteRow(from);
  const date = plan === undefined ? '' : String(index.get(plan, 'date') ?? '');
  const doneSince = lines.find((row) => String(index.get(row, 'done') ?? '') >= date && !isOpenRow(index, row));
  return doneSince ?? lines.find((row) => isOpenRow(index, row)) ?? lines[0];
}
