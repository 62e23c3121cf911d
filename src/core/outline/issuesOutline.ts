// The Issues view: open issues by severity, the oldest first, with how long each has been open. Comes in: the index, today, who
// looks, and whether only criticals are wanted (a click on the status bar). Goes out: group nodes.

import { addTo, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { criticalRows } from '../query/criticalTest.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineWord } from './outlineWords.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { ageWords, isOpenClass, joined } from './rowWords.ts';

const issues: ReadonlySet<string> = new Set(['issue']);

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none'] as const;

/** The groups of the view that hold something; with `only`, exactly the rows that the status bar counts. */
export function issuesOutline(index: IndexReader, context: OutlineContext, only?: 'critical'): OutlineNode[] {
  const groups = new Map<string, Row[]>();
  for (const row of only === 'critical'
    ? criticalRows(index, context)
    : index.rowsAmong({ kinds: issues, open: true })) {
    if (only === undefined && !isOpenClass(index.stateClass(row))) continue;
    const severity = only ?? String(index.get(row, 'severity') ?? 'none');
    const key = SEVERITIES.some((each) => each === severity) ? severity : 'none';
    addTo(groups, key, row);
  }
  return SEVERITIES.flatMap((severity) => {
    const rows = groups.get(severity);
    return rows === undefined ? [] : [severityNode(index, severity, rows, context)];
  });
}

function severityNode(
  index: IndexReader,
  severity: (typeof SEVERITIES)[number],
  rows: readonly Row[],
  context: OutlineContext,
): OutlineNode {
  const id = `severity.${severity}` satisfies OutlineWord;
  const draw = (row: Row): OutlineNode => {
    const age = ageWords(String(index.get(row, 'opened') ?? ''), context);
    return rowNode(index, row, id, context, { lead: joined([age, index.item(row).state]) });
  };
  const oldest = (): Row[] => sortedBy(index, rows, (row) => [index.number(row, 'opened')]);
  const children = (): OutlineNode[] => pagedRows(oldest(), id, context, draw);
  return groupNode({ id, label: context.words(id), count: rows.length, open: true, children }, context);
}
