// What a note is drafted from: the notes as they are at the end of a span of days, what happened in it, and figures. Comes in: an index
// and what was gathered; goes out: the rows that may be told to an audience, and in words what is kept from it. Draws no text of a
// note by itself. Rows of private kinds are as if they were not there.
import type { Day } from '../day.ts';
import type { Happening } from '../history/happened.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { KpiValue } from '../kpi/kpi.ts';
import { isLine, isPrivate } from '../record/briefingRows.ts';
import type { Roster } from '../record/roster.ts';

/** Everything that can be told about a span of days. */
export interface Evidence {
  readonly index: IndexReader;
  readonly roster: Roster;
  /** The first and the last day that are told of; the notes are those of the last. */
  readonly from: Day;
  readonly to: Day;
  /** The present moment, as an instant with offset. */
  readonly now: string;
  readonly me?: string;
  /** What happened in between; empty without a history. */
  readonly happenings: readonly Happening[];
  readonly figures: readonly KpiValue[];
  /** Why a date moved, where somebody wrote it down. */
  readonly reasonOf?: (row: Row) => string | undefined;
  /** For whom it is written: an id of `audiences:`, or any words. */
  readonly audience: string;
}

/** Tasks, milestones and records that may be told; nothing of a confidential record, its lines included. */
export function tellableRows({ index }: Pick<Evidence, 'index'>): readonly Row[] {
  const rows: Row[] = [];
  for (const row of index.rows())
    if (index.type(row) !== 'note' && !isPrivate(index, row) && !isConfidentialRow(index, row)) rows.push(row);
  return rows;
}

/** Whether a record, or the one that a line stands in, is not for everybody. */
function isConfidentialRow(index: IndexReader, row: Row): boolean {
  const note = isLine(index, row) ? index.noteRow(index.path(row)) : row;
  return note !== undefined && String(index.get(note, 'confidential') ?? '').toLowerCase() === 'true';
}
