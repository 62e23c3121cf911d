// The day's plan in Today: how much of it is done, and what it holds. Comes in: whose day it is. Goes out: a closed group, or nothing
// where nothing is planned. Its rows stand in their own groups too: a plan hides nothing that presses.

import { daysBetween } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { carriedRows, plannedFor, progressOf } from '../plan/planned.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { rowNode } from './rowNode.ts';
import { isShown, type OutlineContext } from './rowWords.ts';
import { viewerOf } from './whose.ts';

/** The group `Planned`, open rows first; a row that was planned on an earlier day says for how long. */
export function plannedToday(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const me = viewerOf(context);
  const rows = plannedFor(index, 'day', context.today, me).filter((row) => isShown(row, context));
  if (rows.length === 0) return [];
  const id = 'today.planned';
  const { words, today } = context;
  const { done, planned } = progressOf(index, rows);
  const isOpen = (row: Row): boolean => isOpenRow(index, row);
  const ordered = [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))];
  const carried = carriedRows(index, { ...(me !== undefined && { me }) }, today);
  const draw = (row: Row): OutlineNode => {
    const since = carried.get(row);
    return rowNode(index, row, id, context, since ? { lead: words('planned.carried', daysBetween(since, today)) } : {});
  };
  const description = words('planned.progress', done, planned);
  const children = (): OutlineNode[] => pagedRows(ordered, id, context, draw);
  return [groupNode({ id, label: words(id), count: rows.length, description, rows, children }, context)];
}
