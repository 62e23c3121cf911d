// The Issues view: open issues by severity or as a person chose, in their one order, with how long each has been open. What the
// team's query calls critical is always among them, so that filtering by it shows exactly what the status bar counts.
// Comes in: the index, today, who looks. Goes out: group nodes.

import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { criticalRows } from '../query/criticalTest.ts';
import { chosenAxis } from './arrangement.ts';
import { axes } from './axes.ts';
import { clockOf } from './clockWords.ts';
import { groupedRows } from './groupedRows.ts';
import { gatherEnds, issueOrder, issuePlace } from './issueOrder.ts';
import type { OutlineNode } from './node.ts';
import type { RowLook } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { ageWords, isShown, joined } from './rowWords.ts';
import { ownRows } from './whose.ts';

const issues: ReadonlySet<string> = new Set(['issue']);

/** The groups of the view that hold something. */
export function issuesOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const axis = chosenAxis('issues', context.group) ?? axes.severity;
  const look = (row: Row): RowLook => {
    const state = axis === axes.state ? undefined : index.item(row).state;
    return issueLook(index, row, context, state);
  };
  const order = (rows: readonly Row[]): Row[] => issueOrder(index, rows, context);
  return groupedRows(index, issueRows(index, context), axis, { view: 'issues', look, order }, context);
}

/** What the view is made from, gathered with pauses. */
export function* gatherIssues(index: IndexReader, context: OutlineContext): Steps<void> {
  yield* criticalRows.steps(index, context);
  yield* gatherEnds(index, issueRows(index, context), context);
}

/** Open issues in the order in which they are looked through: the most severe first, then as the view has them; what waits comes last. */
export function issueQueue(index: IndexReader, context: OutlineContext): readonly Row[] {
  const severities = index.config.fields.get('severity')?.values ?? [];
  const rank = (row: Row): number => {
    const at = severities.indexOf(String(index.get(row, 'severity') ?? ''));
    return at < 0 ? severities.length : at;
  };
  const waits = (row: Row): number => Number(index.stateClass(row) === 'waiting');
  const rows = [...issueRows(index, context)];
  const placeOf = issuePlace(index, context);
  return sortedBy(index, rows, (row) => [waits(row), rank(row), placeOf(row)]);
}

/** An issue with its clock, or its age where nothing was promised; the tooltip says both. */
export function issueLook(index: IndexReader, row: Row, context: OutlineContext, state?: string): RowLook {
  const age = ageWords(String(index.get(row, 'opened') ?? ''), context);
  const { short, mark, lines } = clockOf(index, row, context);
  const opened = age === undefined || short === undefined ? [] : [context.words('row.age', age)];
  const hints = context.letterKeys ? [context.words('issues.keys')] : [];
  return {
    ...(mark !== undefined && { mark }),
    lead: joined([short ?? age, state]),
    more: [...lines, ...breachLine(index, row, context), ...opened],
    hints,
  };
}

/** A promise that was broken stays a fact, whatever became of the issue's severity since. */
function breachLine(index: IndexReader, row: Row, { words }: OutlineContext): string[] {
  const breached = index.get(row, 'breached');
  return typeof breached === 'string' ? [words('clock.breached', breached.slice(0, 16).replace('T', ' '))] : [];
}

function issueRows(index: IndexReader, context: OutlineContext): ReadonlySet<Row> {
  const isOwn = ownRows(index, context) ?? (() => true);
  const isWanted = (row: Row): boolean => isShown(row, context) && isOwn(row);
  const rows = new Set<Row>();
  for (const row of index.rowsAmong({ kinds: issues, open: true }))
    if (isOpenRow(index, row) && isWanted(row)) rows.add(row);
  for (const row of criticalRows(index, context)) if (isWanted(row)) rows.add(row);
  return rows;
}
