// Readings tables: `| Date | Value | n | Note |`, one line a reading (lines merge well). Comes in: the lines that begin with
// a pipe, one by one. Goes out: readings, and a problem for a row that has a value but no day, or the other way round.
import { isDay } from '../day.ts';
import type { Problem, Reading } from './note.ts';
import { problemAt } from './problems.ts';
import { cellsOf, isRule } from './tableRow.ts';

/** `|day|value`, the shortest header row. */
const SHORTEST = 10;

/** Where the columns of a table of readings stand; `rows` is false until the line of dashes was seen. */
export interface ReadingsTable {
  readonly day: number;
  readonly value: number;
  readonly sample: number;
  rows: boolean;
}

/** The table that the header row `[start, end)` opens, if it has a date and a value column. */
export function readingsTable(text: string, start: number, end: number): ReadingsTable | undefined {
  if (end - start < SHORTEST) return undefined;
  const row = text.slice(start, end).toLowerCase();
  if (!row.includes('value')) return undefined;
  const cells = cellsOf(row, 0, row.length);
  const day = cells.findIndex((cell) => cell === 'date' || cell === 'day');
  const value = cells.indexOf('value');
  if (day < 0 || value < 0) return undefined;
  return { day, value, sample: cells.findIndex((cell) => cell === 'n' || cell === 'sample'), rows: false };
}

/** Reads one more line of the table; false when the line ends it. */
export function readRow(
  table: ReadingsTable,
  text: string,
  start: number,
  end: number,
  line: number,
  readings: Reading[],
  problems: Problem[],
): boolean {
  if (!table.rows) {
    table.rows = isRule(text, start, end);
    return table.rows;
  }
  const cells = cellsOf(text, start, end);
  const day = cells[table.day] ?? '';
  const written = cells[table.value] ?? '';
  // A row that waits for its figure is no mistake.
  if (written === '') return true;
  const value = numberOf(written);
  if (!isDay(day) || value === undefined) {
    problems.push(problemAt('reading-invalid', start, end, text.slice(start, end)));
    return true;
  }
  const sample = table.sample < 0 ? undefined : numberOf(cells[table.sample] ?? '');
  readings.push(sample === undefined ? { day, value, line } : { day, value, sample, line });
  return true;
}

/** A plain decimal, a percent sign behind it allowed. A comma is never guessed at. */
function numberOf(text: string): number | undefined {
  const bare = text.endsWith('%') ? text.slice(0, -1).trimEnd() : text;
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(bare) ? Number(bare) : undefined;
}
