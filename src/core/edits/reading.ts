// Writes a reading into the table of a kpi note: a row in its place by the day, each value in the column that the table has for it. Comes
// in: the note's text and a reading in the words that were typed. Goes out: edits, or a refusal. Other rows stay as they are.
import { isDay } from '../day.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { readingsTable } from '../note/readings.ts';
import { cellsOf, isRule } from '../note/tableRow.ts';
import { majorityLineEnd } from '../text.ts';
import { addLine } from './addLine.ts';
import type { NoteEdit, Refusal } from './edit.ts';

/** A reading as it is typed; `sample` is how many were asked or measured. */
export interface ReadingInput {
  readonly day: string;
  readonly value: string;
  readonly sample?: string;
  readonly note?: string;
}

interface TableLine {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

interface Table {
  readonly head: TableLine;
  readonly rule: TableLine;
  readonly rows: readonly TableLine[];
  readonly columns: { readonly day: number; readonly value: number; readonly sample: number; readonly note: number };
}

const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?\s?%?$/;

/** Why a text is no figure that a table of readings can hold; undefined when it is one. A comma is never guessed at. */
export function figureFault(text: string): string | undefined {
  if (decimal.test(text.trim())) return undefined;
  return /^[+-]?\d+,\d+\s?%?$/.test(text.trim())
    ? say('"{0}" could mean two numbers; write {1}.', text.trim(), text.trim().replace(',', '.'))
    : say('"{0}" is no number; write it as 99.5 or 42.', text.trim());
}

/** A reading from one typed line: `99.5`, `4.2 n=120 after the move`, a day among the words for another day than `today`. */
export function typedReading(line: string, today: string): ReadingInput {
  const words = line.trim().split(/\s+/);
  const [value = ''] = words;
  const others = words.slice(1);
  const day = others.find((word) => isDay(word));
  const sample = others.find((word) => /^n=\S/i.test(word));
  const note = others.filter((word) => word !== day && word !== sample).join(' ');
  return {
    day: day ?? today,
    value,
    ...(sample === undefined ? {} : { sample: sample.slice(2) }),
    ...(note === '' ? {} : { note }),
  };
}

/**
 * Adds a reading in the order that the rows have; a row of that day that waits for its figure is filled in, and with `replaces` one
 * that has a figure is written over. Refused as `invalid`: what is no day, no number, or has no column; as `unchanged`: a reading that
 * is there.
 */
export function addReading(text: string, input: ReadingInput, replaces = false): NoteEdit | Refusal {
  const fault = readingFault(input);
  if (fault !== undefined) return { refused: 'invalid', message: fault };
  const table = tableIn(text);
  if (table === undefined) return newTable(text, input);
  const { columns, rows } = table;
  for (const [name, column] of [
    [input.sample, columns.sample],
    [input.note, columns.note],
  ] as const)
    if (name !== undefined && name !== '' && column < 0)
      return { refused: 'invalid', message: say('The table of readings has no column for "{0}".', name) };
  const ofDay = rows.filter(({ cells }) => cells[columns.day] === input.day);
  const same = ofDay.find(({ cells }) => cells[columns.value] === input.value.trim());
  if (same) return { refused: 'unchanged', message: say('This reading is in the table already.') };
  const taken = ofDay.find(({ cells }) => replaces || (cells[columns.value] ?? '') === '');
  if (taken) {
    const row = rowText(table, input, taken.cells);
    return { edits: [{ span: taken, text: row }], cursor: taken.start + row.length };
  }
  const end = majorityLineEnd(text);
  const row = rowText(table, input, []);
  const above = lineAbove(table, input.day).end;
  return { edits: [{ span: { start: above, end: above }, text: end + row }], cursor: above + end.length + row.length };
}

/** The reading of a day as it is written; undefined when there is none. */
export function readingOn(text: string, day: string): string | undefined {
  const table = tableIn(text);
  const row = table?.rows.findLast(({ cells }) => cells[table.columns.day] === day);
  const value = row?.cells[table?.columns.value ?? -1];
  return value === '' ? undefined : value;
}

/** Why a reading cannot be written, in words; undefined when it can. */
export function readingFault({ day, value, sample = '' }: ReadingInput): string | undefined {
  if (!isDay(day)) return say('"{0}" is no day.', day);
  return figureFault(value) ?? (sample.trim() === '' ? undefined : figureFault(sample));
}

function tableIn(text: string): Table | undefined {
  // Lines of code are no tables: the first table counts that stands in no fence.
  const fenced = fencedLines(text);
  const lines = linesOf(text);
  for (const [at, line] of lines.entries()) {
    if (fenced.has(at) || text.charAt(line.start) !== '|') continue;
    const columns = readingsTable(text, line.start, line.end);
    const rule = lines[at + 1];
    if (columns === undefined || rule === undefined || !isRule(text, rule.start, rule.end)) continue;
    const rest = lines.slice(at + 2);
    const end = rest.findIndex(({ start }) => text.charAt(start) !== '|');
    const rows = end < 0 ? rest : rest.slice(0, end);
    const note = line.cells.findIndex((cell) => /^(?:note|notes|comment)$/i.test(cell));
    return { head: line, rule, rows, columns: { ...columns, note } };
  }
  return undefined;
}

function linesOf(text: string): TableLine[] {
  const lines: TableLine[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const end = text.charAt(next - 1) === '\r' && next > start ? next - 1 : next;
    lines.push({ start, end, cells: text.charAt(start) === '|' ? cellsOf(text, start, end) : [] });
    start = next + 1;
  }
  return lines;
}

function fencedLines(text: string): ReadonlySet<number> {
  const fenced = new Set<number>();
  let fence = '';
  for (const [at, line] of text.split('\n').entries()) {
    const [, sign] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== '' || sign !== undefined) fenced.add(at);
    if (sign !== undefined && fence === '') fence = sign;
    else if (sign?.startsWith(fence)) fence = '';
  }
  return fenced;
}

/** Rows go from old to new, or from new to old where the table does so. */
function lineAbove({ rule, rows, columns }: Table, day: string): TableLine {
  const dayOf = ({ cells }: TableLine): string => cells[columns.day] ?? '';
  const [first] = rows;
  const last = rows.at(-1);
  const isFalling = first !== undefined && last !== undefined && dayOf(first) > dayOf(last);
  const before = (row: TableLine): boolean => (isFalling ? dayOf(row) > day : dayOf(row) <= day);
  return rows.findLast((row) => before(row)) ?? rule;
}

function rowText({ head, columns }: Table, input: ReadingInput, old: readonly string[]): string {
  const cells = head.cells.map((_, at) => old[at] ?? '');
  cells[columns.day] = input.day;
  cells[columns.value] = input.value.trim();
  if (input.sample !== undefined && columns.sample >= 0) cells[columns.sample] = input.sample.trim();
  if (input.note !== undefined && columns.note >= 0) cells[columns.note] = input.note;
  return `|${cells.map((cell) => (cell === '' ? '  |' : ` ${cellText(cell)} |`)).join('')}`;
}

function newTable(text: string, { day, value, sample = '', note = '' }: ReadingInput): NoteEdit {
  const end = majorityLineEnd(text);
  const row = [day, value.trim(), sample.trim(), cellText(note)].map((cell) => (cell === '' ? '  |' : ` ${cell} |`));
  const heading = parseNote(text).headings.find(({ text: words }) => /^readings\W*$/i.test(words))?.text ?? 'Readings';
  return addLine(text, heading, ['| Date | Value | n | Note |', '|---|---|---|---|', `|${row.join('')}`].join(end));
}

/** A bar would end the cell, a line end the row. */
function cellText(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/(?<!\\)\|/g, '\\|');
}
