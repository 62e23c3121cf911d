// Finds the node of a row in a view. Comes in: the view's top nodes, the row of the same index version and its key. Goes out:
// the nodes on the way, from the top. Opens only what can hold the row.
import type { Row, RowKey } from '../index/rows.ts';
import type { OutlineNode } from './node.ts';

/** The way to the first node that stands for the row, itself last; undefined when the view does not show it. */
export function wayToRow(nodes: readonly OutlineNode[], row: Row, key: RowKey): OutlineNode[] | undefined {
  for (const node of nodes) {
    if (node.rowKey && isSame(node.rowKey, key)) return [node];
    if (!node.children || node.holds?.(row) === false) continue;
    const below = wayToRow(node.children(), row, key);
    if (below) return [node, ...below];
  }
  return undefined;
}

function isSame(a: RowKey, b: RowKey): boolean {
  return a.path === b.path && a.task?.raw === b.task?.raw && a.task?.ordinal === b.task?.ordinal;
}
