// The day a row was due when that was first written, and the day since which a line stands there: `first_due` and `first_seen` of measures.
// Comes in: a row, the index, what the past knows of rows. Goes out: a day, nothing as long as the past is not read. Never reads it itself.
import { type DayNumber, dayNumber } from '../day.ts';
import { rowName } from '../index/rowName.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { KpiContext } from './kpi.ts';

/** The day of a row; that it has now where it never moved. */
export function firstDue(row: Row, index: IndexReader, { firstDues }: KpiContext): DayNumber | undefined {
  if (firstDues === undefined) return undefined;
  const { path, title, type, due } = index.item(row);
  const isLine = type === 'task' || type === 'milestone';
  return dayNumber(firstDues.get(rowName(path, isLine ? title : '')) ?? due ?? '');
}

/** The day a line came: the one it states, else the one that the past tells. */
export function firstSeen(row: Row, index: IndexReader, { firstSeen: past }: KpiContext): DayNumber | undefined {
  const created = index.number(row, 'created');
  return Number.isNaN(created) ? dayNumber(past?.days.get(nameOf(row, index)) ?? '') : created;
}

/** Whether a line may be older than the past tells. */
export function isCut(row: Row, index: IndexReader, { firstSeen: past }: KpiContext): boolean {
  return Number.isNaN(index.number(row, 'created')) && past?.cut.has(nameOf(row, index)) === true;
}

function nameOf(row: Row, index: IndexReader): string {
  const { path, title } = index.item(row);
  return rowName(path, title);
}
