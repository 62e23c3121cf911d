// Code that never ran is ten times as slow as code that did, and a view draws two hundred rows at once. So a few rows are drawn
// for nobody, with pauses, before the first view asks. Comes in: an index and who looks; goes out: nothing. Draws only.
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { hasClock, serviceGoals } from '../record/serviceClock.ts';
import { workTimeOf } from '../workTime.ts';
import { issueLook } from './issuesOutline.ts';
import { type RowLook, rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { urgencyLine } from './urgency.ts';

/** Lines, and issues, that are drawn for nobody, and how many of them between two pauses. */
const mostLines = 400;
const mostIssues = 200;
const rowsAStep = 4;
/** Of the first rows every part by itself: it is the first time for almost all that is called. */
const firstRows = 4;

const rehearsed = new WeakSet<IndexReader>();

/** Draws open lines and issues, once an index. */
export function* rehearsal(index: IndexReader, context: OutlineContext): Steps<void> {
  if (rehearsed.has(index)) return;
  const [lines, issues]: [Row[], Row[]] = [[], []];
  const isIssue = (row: Row): boolean => {
    const kind = index.type(row) === 'record' ? index.config.kinds.get(index.kind(row)) : undefined;
    return kind !== undefined && hasClock(kind) && isOpenRow(index, row);
  };
  const isLine = (row: Row): boolean => index.type(row) === 'task' && isOpenRow(index, row);
  yield* someOf(index, isLine, mostLines, lines);
  yield* someOf(index, isIssue, mostIssues, issues);
  const hints = (row: Row): readonly string[] => urgencyLine(index, row, context);
  const draw = (row: Row): unknown => rowNode(index, row, '', context, { hints: hints(row) });
  yield* inParts(lines, [(row) => index.item(row), (row) => index.key(row), hints, draw]);
  yield* eachRow(lines.slice(0, mostLines), draw, rowsAStep);
  const lookOf = (row: Row): RowLook => issueLook(index, row, context);
  const drawIssue = (row: Row): unknown => rowNode(index, row, '', context, { ...lookOf(row), hints: hints(row) });
  yield* inParts(issues, [
    () => workTimeOf(index.config),
    (row) => serviceGoals(index, row, context.now),
    lookOf,
    drawIssue,
  ]);
  yield* eachRow(issues.slice(0, mostIssues), drawIssue, rowsAStep);
  rehearsed.add(index);
}

/** The first rows of all shapes of which one row passes. */
function* someOf(index: IndexReader, isAmong: (row: Row) => boolean, most: number, found: Row[]): Steps<void> {
  for (const _ of index.many?.sift([{ verdictOf: isAmong, found }]) ?? []) {
    if (found.length >= most) return;
    yield;
  }
}

function* inParts(rows: readonly Row[], parts: readonly ((row: Row) => unknown)[]): Steps<void> {
  for (const row of rows.slice(0, firstRows))
    for (const part of parts) {
      yield;
      part(row);
    }
}
