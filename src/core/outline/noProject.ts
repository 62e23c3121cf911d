// The end of the Projects view: what belongs to no project. Open boxes stand under their notes, so that old lists do not flood
// the tree; open issues, risks and decisions stand by kind. Comes in: those rows. Goes out: one node, or none.

import { addTo, byTitle, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { allRows, type ProjectRows } from './projectRows.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';

const ID = 'project.none';
const KINDS = ['issue', 'risk', 'decision', 'change'];

/** The node "No project" with its notes and records; nothing when nothing open is without a project. */
export function noProjectNode(index: IndexReader, rows: ProjectRows, context: OutlineContext): OutlineNode[] {
  const kinds = KINDS.map((kind) => [kind, rows.records.get(kind) ?? []] as const).filter(
    ([, found]) => found.length > 0,
  );
  const boxes = [rows.tasks, rows.milestones];
  const count = [...boxes, ...kinds.map(([, found]) => found)].reduce((sum, list) => sum + list.length, 0);
  if (count === 0) return [];
  const notes = (): Map<Row, Row[]> => {
    const found = new Map<Row, Row[]>();
    for (const list of boxes) for (const row of list) addTo(found, index.noteOf(row), row);
    return found;
  };
  const children = (): OutlineNode[] => [
    ...kinds.map(([kind, found]) => kindNode(index, kind, found, context)),
    ...noteNodes(index, notes(), context),
  ];
  const drop = { field: 'project', value: undefined };
  const holds = (row: Row): boolean => allRows(rows).includes(row) || notes().has(row);
  return [groupNode({ id: ID, label: context.words(ID), count, holds, drop, children }, context)];
}

function kindNode(index: IndexReader, kind: string, rows: readonly Row[], context: OutlineContext): OutlineNode {
  const id = `${ID}\n${kind}`;
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context);
  const label = index.config.kinds.get(kind)?.plural ?? kind;
  return groupNode(
    { id, label, count: rows.length, rows, children: () => pagedRows(byTitle(index, rows), id, context, draw) },
    context,
  );
}

/** The notes with open boxes, the newest path first: meetings carry their day in the name. */
function noteNodes(
  index: IndexReader,
  notes: ReadonlyMap<Row, readonly Row[]>,
  context: OutlineContext,
): OutlineNode[] {
  const ordered = sortedBy(index, [...notes.keys()], () => []).reverse();
  return pagedRows(ordered, ID, context, (row) => {
    const rows = notes.get(row) ?? [];
    const draw = (task: Row): OutlineNode => rowNode(index, task, `${ID}\n${index.path(row)}`, context);
    const inOrder = (): OutlineNode[] =>
      pagedRows(
        sortedBy(index, rows, () => []),
        `${ID}\n${index.path(row)}`,
        context,
        draw,
      );
    const node = rowNode(index, row, ID, context, { children: inOrder });
    const holds = (task: Row): boolean => task === row || rows.includes(task);
    return { ...node, holds, description: context.words('project.openCount', rows.length) };
  });
}
