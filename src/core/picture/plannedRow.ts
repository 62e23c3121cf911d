// One row of a timeline before it is laid out: the days it spans, whose it is, where its date first stood. Comes in: rows of an index
// and the days that history knows; goes out: spans of days. A row without any day is none. No words and no offsets.
import { type Day, type DayNumber, dayMs, dayNumber } from '../day.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { isOpenRow } from '../index/openRow.ts';
import { rowName } from '../index/rowName.ts';
import type { Row } from '../index/rows.ts';
import { projectPaths } from '../navigate/lookup.ts';
import { plannedChange } from '../record/changeWindows.ts';
import { canMove, plannedDays } from '../schedule/move.ts';
import { zoneOf } from '../zone.ts';

/** The due days that items had, the first one first, by `rowName`. */
export type DateCourses = ReadonlyMap<string, readonly Day[]>;

/** A row with its days, both included. */
export interface PlannedRow {
  readonly row: Row;
  /** Kind id, `task` or `milestone`. */
  readonly kind: string;
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** The day it moves by; absent for what cannot be moved from here. */
  readonly day?: Day;
  /** Slug of its project and roster id of who answers for it: the owner, else the owner of its project; empty without. */
  readonly project: string;
  readonly owner: string;
  readonly isOpen: boolean;
  /** Where its date first stood, and how often it moved; absent for what never did. */
  readonly first?: DayNumber;
  readonly moves: number;
}

/** The row with its days; undefined without any. */
export function plannedRow(index: NoteIndex, row: Row, courses?: DateCourses): PlannedRow | undefined {
  const kind = index.kind(row);
  const window = kind === 'change' ? windowDays(index, row) : undefined;
  const days = window ?? spanOf(index, row);
  if (days === undefined) return undefined;
  const isOpen = isOpenRow(index, row);
  const [main] = window || !isOpen || !canMove(index, row) ? [] : plannedDays(index, row);
  const project = String(index.get(row, 'project') ?? '');
  const [from, to] = days;
  return {
    row,
    kind,
    from,
    to,
    project,
    owner: ownerOf(index, row, project),
    isOpen,
    ...(main && { day: main.day }),
    ...movesOf(index, row, courses),
  };
}

/** The days of a change by its window. */
function windowDays(index: NoteIndex, row: Row): readonly [DayNumber, DayNumber] | undefined {
  const window = plannedChange(index, row)?.window;
  if (!window) return undefined;
  const zone = zoneOf(index.config.timezone);
  const dayAt = (at: number): DayNumber => Math.floor((at + zone.offset(at)) / dayMs);
  return [dayAt(window.from), dayAt(window.to)];
}

/** From its start, or else the day it is planned for, to the day it is due; one that ends before it begins is its end alone. */
function spanOf(index: NoteIndex, row: Row): readonly [DayNumber, DayNumber] | undefined {
  const day = (field: string): DayNumber | undefined => {
    const number = index.number(row, field);
    return Number.isFinite(number) ? Math.floor(number) : undefined;
  };
  const start = day('start') ?? day('scheduled');
  const end = day('due') ?? day('date') ?? day('scheduled') ?? start;
  if (end === undefined) return undefined;
  return [start === undefined || start > end || index.type(row) === 'milestone' ? end : start, end];
}

function ownerOf(index: NoteIndex, row: Row, project: string): string {
  const own = index.get(row, 'owner');
  const path = own === undefined ? projectPaths(index).get(project.toLowerCase()) : undefined;
  const note = path === undefined ? undefined : index.noteRow(path);
  return String((note === undefined ? own : index.get(note, 'owner')) ?? '');
}

function movesOf(index: NoteIndex, row: Row, courses?: DateCourses): Pick<PlannedRow, 'first' | 'moves'> {
  if (courses === undefined || courses.size === 0) return { moves: 0 };
  const { type, title, path, due } = index.item(row);
  const days = courses.get(rowName(path, type === 'record' ? '' : title)) ?? [];
  const first = dayNumber(days[0] ?? '');
  if (first === undefined || due === undefined) return { moves: 0 };
  // What was moved since the last commit is one move more.
  return { first, moves: days.length - 1 + Number(days.at(-1) !== due) };
}
