// Code that never ran is ten times as slow as code that did, and a view draws two hundred rows at once. So a few rows are drawn
// for nobody, with pauses, before the first view asks. Comes in: an index and who looks; goes out: nothing. Draws only.
import { dayNumber } from '../day.ts';
import type { IndexReader } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';

/** Rows drawn for nobody, and how many of them between two pauses. */
const mostRows = 500;
const rowsAStep = 4;

const rehearsed = new WeakSet<IndexReader>();

/** Draws rows that press today, once an index. */
export function* rehearsal(index: IndexReader, context: OutlineContext): Steps<void> {
  if (rehearsed.has(index)) return;
  const rows = [...index.rowsAmong({ pressingBy: dayNumber(context.today) ?? 0 })].slice(0, mostRows);
  yield;
  yield* eachRow(rows, (row) => rowNode(index, row, '', context), rowsAStep);
  rehearsed.add(index);
}
