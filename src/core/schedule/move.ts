// Dates that move, as values: which days of a row go where. Comes in: a row of the index, and by how many working days or to which day.
// Goes out: a move, or nothing where the row has no day that can move. Never a text: what is written is decided by `moveEdits`.
import { type Day, dayNumber, dayText } from '../day.ts';
import type { IndexReader, Row, RowKey } from '../index/rows.ts';
import { isYamlNote } from '../note/readNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { addWorkdays } from '../workdays.ts';

/** One day of a row, before and after. */
export interface MovedDay {
  readonly field: string;
  readonly from: Day;
  readonly to: Day;
}

/** What moves of one row, and why. */
export interface Move {
  readonly row: Row;
  readonly key: RowKey;
  readonly title: string;
  /** Kind id, `task` or `milestone`. */
  readonly kind: string;
  /** The days that are written; the first is the one people speak of. */
  readonly days: readonly [MovedDay, ...MovedDay[]];
  /** What it comes after, of the rows that move; absent for what was asked to move. */
  readonly behind?: Row;
  /** Its days would still fit what it comes after. */
  readonly canStay: boolean;
  /** One of the rows by which the last day is decided. */
  readonly isCritical: boolean;
}

/** The days a row is planned for, the one people speak of first: of a meeting its date, else what is due, planned and begun. */
export function plannedDays(index: IndexReader, row: Row): { readonly field: string; readonly day: Day }[] {
  const fields = isMeeting(index, row) ? ['date'] : ['due', 'scheduled', 'start'];
  return fields.flatMap((field) => {
    const day = index.get(row, field);
    return typeof day === 'string' && dayNumber(day) !== undefined ? [{ field, day }] : [];
  });
}

/** Whether people come together for it on its date: nothing moves it once that is over. */
export function isMeeting(index: Pick<IndexReader, 'config' | 'kind'>, row: Row): boolean {
  return isMeetingKind(index.config, index.kind(row));
}

/** Whether records of a kind are met for. */
export function isMeetingKind({ kinds }: NotebookConfig, kind: string): boolean {
  return kinds.get(kind)?.fields.includes('attendees') === true;
}

/** The row with each of its days so many working days later; undefined where none moves. */
export function shifted(index: IndexReader, row: Row, workdays: number): Move | undefined {
  const { calendar } = index.config;
  const days = plannedDays(index, row).flatMap(({ field, day }): MovedDay[] => {
    const to = dayText(addWorkdays(dayNumber(day) ?? 0, workdays, calendar));
    return to === day ? [] : [{ field, from: day, to }];
  });
  return moveOf(index, row, days);
}

/** The row with the day people speak of at another one; undefined where it has none, or that one already. */
export function movedTo(index: IndexReader, row: Row, to: Day): Move | undefined {
  const [main] = plannedDays(index, row);
  return main === undefined || main.day === to
    ? undefined
    : moveOf(index, row, [{ field: main.field, from: main.day, to }]);
}

/** Whether the days of a row stand where they can be written: not in a list of the header, nor in a file of another tool. */
export function canMove(index: IndexReader, row: Row): boolean {
  const { type, fixed, path } = index.item(row);
  return !(type === 'milestone' && fixed) && !isYamlNote(path);
}

function moveOf(index: IndexReader, row: Row, [first, ...others]: readonly MovedDay[]): Move | undefined {
  if (first === undefined) return undefined;
  const { title, kind } = index.item(row);
  return { row, key: index.key(row), title, kind, days: [first, ...others], canStay: false, isCritical: false };
}
