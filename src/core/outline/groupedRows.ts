// Rows of a view by an axis: one group node for each value that has rows. Comes in: the rows, the axis, how a row is drawn and
// in what order. Goes out: group nodes; a group of a single kind of drop says so, so that rows can be dragged into it.
import { dayNumber } from '../day.ts';
import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { sortRows } from '../query/sorting.ts';
import { type ArrangedView, chosenSort } from './arrangement.ts';
import type { Axis } from './axes.ts';
import { groupNode, pagedRows, type RowList } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { type RowLook, rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';

/** How the rows of a view look and stand in a group. */
export interface RowsDrawn {
  readonly view: ArrangedView;
  readonly look: (row: Row) => RowLook;
  /** The view's own order. */
  readonly order: (rows: readonly Row[]) => RowList;
}

/** The groups that hold something, in the order of the axis. */
export function groupedRows(
  index: IndexReader,
  rows: Iterable<Row>,
  axis: Axis,
  drawn: RowsDrawn,
  context: OutlineContext,
): OutlineNode[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) addTo(groups, axis.keyOf(index, row, context), row);
  const found = [...groups].map(([key, members]) => ({ key, members, label: axis.label(key, index, context) }));
  const order = axis.order?.(index.config) ?? [];
  found.sort(
    (a, b) => rank(order, a.key) - rank(order, b.key) || (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1),
  );
  return found.map(({ key, members, label }) => {
    const id = `${axis.word}\n${key}`;
    const drop = axis.drop?.(key, context);
    const draw = (row: Row): OutlineNode =>
      rowNode(index, row, id, context, { ...(axis.without && { without: axis.without }), ...drawn.look(row) });
    return groupNode(
      {
        id,
        label,
        count: members.length,
        open: true,
        rows: members,
        ...(drop && { drop }),
        ...(axis.icon && { icon: { id: axis.icon } }),
        children: () => pagedRows(ordered(index, members, drawn, context), id, context, draw),
      },
      context,
    );
  });
}

/** Rows in the order a person chose for the view, else in the view's own. */
export function ordered(
  index: IndexReader,
  rows: readonly Row[],
  { view, order }: Pick<RowsDrawn, 'view' | 'order'>,
  { sort, today }: OutlineContext,
): RowList {
  const keys = chosenSort(view, sort);
  return keys === undefined ? order(rows) : sortRows(rows, keys, index, dayNumber(today) ?? 0);
}

function rank(order: readonly string[], key: string): number {
  if (key === '') return order.length + 1;
  const place = order.indexOf(key);
  return place < 0 ? order.length : place;
}
