// The day a row was due when that was first written: `first_due` of measures. Comes in: a row, the index, what the past knows of rows whose
// date moved. Goes out: a day, nothing as long as the past is not read. Never reads the past itself.
import { type DayNumber, dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { KpiContext } from './kpi.ts';

/** The day of a row; that it has now where it never moved. */
export function firstDue(row: Row, index: IndexReader, { firstDues }: KpiContext): DayNumber | undefined {
  if (firstDues === undefined) return undefined;
  const { path, title, type, due } = index.item(row);
  const isLine = type === 'task' || type === 'milestone';
  return dayNumber(firstDues.get(rowName(path, isLine ? title : '')) ?? due ?? '');
}

/** The name of a line among those of all notes; of a record without words. */
export function rowName(path: string, task = ''): string {
  return `${path}\n${task}`;
}
