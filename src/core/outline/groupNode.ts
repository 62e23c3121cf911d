// Groups of rows as tree nodes, with pages of 200 rows. Comes in: rows and how one is drawn. Goes out: nodes whose children are
// made when they are asked for. Empty groups are left out by their makers, never drawn empty.
import type { Row } from '../index/rows.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineContext } from './rowWords.ts';

/** Rows drawn before a "Show N more" node. */
export const PAGE = 200;

/** A group: its key in the view, its words, and what is in it. */
export interface Group {
  readonly id: string;
  readonly label: string;
  /** How many things the group stands for; drawn and spoken. */
  readonly count: number;
  readonly children: () => readonly OutlineNode[];
  /** All rows below, for finding one of them. */
  readonly rows?: readonly Row[];
  /** The same where there is no list of them. */
  readonly holds?: (row: Row) => boolean;
  readonly drop?: OutlineNode['drop'];
  readonly about?: OutlineNode['about'];
  readonly open?: boolean;
  readonly description?: string;
  readonly icon?: OutlineNode['icon'];
  readonly tooltip?: readonly string[];
  /** Further tokens for menus. */
  readonly context?: readonly string[];
}

/** The node of a group. */
export function groupNode(group: Group, { words }: OutlineContext): OutlineNode {
  const { id, label, count, children, rows } = group;
  const holds = group.holds ?? (rows && ((row: Row) => rows.includes(row)));
  const description = group.description ?? String(count);
  return {
    id,
    label,
    ...(description === '' ? {} : { description }),
    tooltip: group.tooltip ?? [],
    ...(group.icon ? { icon: group.icon } : {}),
    context: ['group', ...(group.context ?? [])],
    collapse: group.open ? 'expanded' : 'collapsed',
    children,
    ...(holds ? { holds } : {}),
    ...(group.drop ? { drop: group.drop } : {}),
    ...(group.about ? { about: group.about } : {}),
    spoken: words(count === 1 ? 'group.spokenOne' : 'group.spoken', label, count),
  };
}

/** Rows in an order, of which a page at a time is asked for: an array, or what puts in order no more than that. */
export type RowList = Pick<readonly Row[], 'length' | 'slice' | 'includes'>;

/** Nodes of rows in their order; from the 201st on below a node that says how many more there are. */
export function pagedRows(
  rows: RowList,
  groupId: string,
  context: OutlineContext,
  draw: (row: Row) => OutlineNode,
  from = 0,
): OutlineNode[] {
  const nodes = distinct(rows.slice(from, from + PAGE).map(draw), from);
  const rest = rows.length - from - PAGE;
  if (rest <= 0) return nodes;
  const label = context.words('group.more', rest);
  const more: OutlineNode = {
    id: `${groupId}\nmore ${from + PAGE}`,
    label,
    tooltip: [],
    icon: { id: 'ellipsis' },
    context: ['more'],
    collapse: 'collapsed',
    children: () => pagedRows(rows, groupId, context, draw, from + PAGE),
    holds: (row) => rows.includes(row, from + PAGE),
    spoken: label,
  };
  return [...nodes, more];
}

/** Rows are known by their words, so that one stays itself while its fields change; equal ones are counted through. */
function distinct(nodes: readonly OutlineNode[], from: number): OutlineNode[] {
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const count = (counts.get(node.id) ?? 0) + 1;
    counts.set(node.id, count);
    const page = from === 0 ? '' : `\n${from}`;
    return page === '' && count === 1 ? node : { ...node, id: `${node.id}${page}${count === 1 ? '' : `\n=${count}`}` };
  });
}
