// What stands below a project: milestones, tasks, then its records by kind. Comes in: the rows of one project. Goes out: group nodes,
// open rows first and closed ones folded behind them.

import { impactTag } from '../edits/flagImpact.ts';
import { isOpenRow } from '../index/openRow.ts';
import { byDayDown, byTitle, byUrgency, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import type { ProjectRows } from './projectRows.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';

/** Kinds in the order they are listed; records of other kinds follow by their id. */
const KINDS = ['issue', 'risk', 'decision', 'change', 'meeting'];
/** Kinds that record what was, the latest first: an accepted decision or a past meeting is not put away. */
const DATED = ['decision', 'meeting'];

/** One group before it becomes a node. */
interface Members {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly order: (rows: readonly Row[]) => Row[];
  /** Whether closed rows are folded away. */
  readonly folds: boolean;
}

/** The groups of a project that hold something. */
export function memberNodes(
  index: IndexReader,
  slug: string,
  rows: ProjectRows,
  context: OutlineContext,
): OutlineNode[] {
  const others = [...rows.records.keys()].filter((kind) => !KINDS.includes(kind)).sort();
  const isImpact = (row: Row): boolean => tagsOf(index, row).includes(impactTag);
  const groups: Members[] = [
    {
      name: 'impacts',
      label: context.words('project.impacts'),
      rows: rows.tasks.filter(isImpact),
      order: (list) => sortedBy(index, list, () => []),
      folds: true,
    },
    {
      name: 'milestones',
      label: context.words('project.milestones'),
      rows: rows.milestones,
      order: (list) => sortedBy(index, list, (row) => [index.number(row, 'due')]),
      folds: true,
    },
    {
      name: 'tasks',
      label: context.words('project.tasks'),
      rows: rows.tasks.filter((row) => !isImpact(row)),
      order: (list) => byUrgency(index, list, undefined),
      folds: true,
    },
    ...[...KINDS, ...others].map((kind) => recordsOf(index, kind, rows)),
  ];
  return groups.filter((group) => group.rows.length > 0).map((group) => membersNode(index, slug, group, context));
}

function tagsOf(index: IndexReader, row: Row): readonly string[] {
  const tags = index.get(row, 'tags');
  return typeof tags === 'object' ? tags : tags === undefined ? [] : [String(tags)];
}

function recordsOf(index: IndexReader, kind: string, rows: ProjectRows): Members {
  const isDated = DATED.includes(kind);
  return {
    name: kind,
    label: index.config.kinds.get(kind)?.plural ?? kind,
    rows: rows.records.get(kind) ?? [],
    order: (list) => (isDated ? byDayDown(index, list, 'date') : byTitle(index, list)),
    folds: !isDated,
  };
}

function membersNode(index: IndexReader, slug: string, group: Members, context: OutlineContext): OutlineNode {
  const { label, rows, order, folds } = group;
  const id = `project.in\n${slug}\n${group.name}`;
  const isOpen = (row: Row): boolean => !folds || isOpenRow(index, row);
  const open = rows.filter(isOpen);
  const closed = rows.filter((row) => !isOpen(row));
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { without: 'project' });
  const children = (): OutlineNode[] => [
    ...pagedRows(order(open), id, context, draw),
    ...(closed.length === 0 ? [] : [closedNode(`${id}\ndone`, order(closed), draw, context)]),
  ];
  const description = folds ? context.words('project.openCount', open.length) : String(open.length);
  return groupNode({ id, label, count: open.length, description, rows, children }, context);
}

function closedNode(
  id: string,
  rows: readonly Row[],
  draw: (row: Row) => OutlineNode,
  context: OutlineContext,
): OutlineNode {
  const label = context.words('project.done');
  const drop = { field: 'state', value: 'done' };
  const children = (): OutlineNode[] => pagedRows(rows, id, context, draw);
  return groupNode({ id, label, count: rows.length, rows, drop, children }, context);
}
