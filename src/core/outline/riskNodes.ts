// The risk matrix as a group of the Library: open risks by likelihood and impact, the highest exposure first. Comes in: the index, who
// looks. Goes out: nodes; risks whose figures are missing stand last. Nothing where there is no open risk.
import { isOpenRow } from '../index/openRow.ts';
import { byTitle } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { type ExposureLevel, exposureLevel } from '../record/exposure.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { rowNode } from './rowNode.ts';
import { isShown, joined, type OutlineContext } from './rowWords.ts';

const id = 'library.matrix';

/** One group a cell of the matrix that holds something. */
export function riskNodes(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const rows = [...index.rowsAmong({ kinds: new Set(['risk']), open: true })].filter(
    (row) => index.kind(row) === 'risk' && isOpenRow(index, row) && isShown(row, context),
  );
  if (rows.length === 0) return [];
  const { words } = context;
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const cell = `${figure(index, row, 'likelihood')} × ${figure(index, row, 'impact')}`;
    const known = cells.get(cell);
    if (known) known.push(row);
    else cells.set(cell, [row]);
  }
  const nodes = [...cells]
    .sort(
      ([a, [first = -1]], [b, [second = -1]]) => exposure(index, second) - exposure(index, first) || (a < b ? 1 : -1),
    )
    .map(([cell, own]) => cellNode(index, cell, own, context));
  const sum = rows.reduce((total, row) => total + Math.max(0, exposure(index, row)), 0);
  const group = { id, label: words('library.matrix'), count: rows.length, icon: { id: 'warning' }, rows };
  const description = words('risk.exposure', sum);
  return [{ ...groupNode({ ...group, description, children: () => nodes }, context), context: ['group', 'of-risk'] }];
}

function cellNode(index: IndexReader, cell: string, rows: readonly Row[], context: OutlineContext): OutlineNode {
  const own = `${id}\n${cell}`;
  const [first = -1] = rows;
  const total = exposure(index, first);
  const draw = (row: Row): OutlineNode =>
    rowNode(index, row, own, context, { lead: joined([index.item(row).state, textOf(index, row, 'treatment')]) });
  const children = (): OutlineNode[] => pagedRows(byTitle(index, rows), own, context, draw);
  const description = joined([total < 0 ? undefined : context.words('risk.exposure', total), String(rows.length)]);
  const icon = { id: 'circle-large-filled', ...(total < 0 ? {} : { color: colours[exposureLevel(total)] }) };
  const group = { id: own, label: cell, count: rows.length, description, icon, rows, children };
  return groupNode(group, context);
}

/** Colours repeat what the number says. */
const colours: Readonly<Record<ExposureLevel, string>> = {
  high: 'charts.red',
  medium: 'charts.yellow',
  low: 'charts.green',
};

function exposure(index: IndexReader, row: Row): number {
  const value = row < 0 ? Number.NaN : index.number(row, 'exposure');
  return Number.isNaN(value) ? -1 : value;
}

function figure(index: IndexReader, row: Row, field: string): string {
  return textOf(index, row, field) ?? '–';
}

function textOf(index: IndexReader, row: Row, field: string): string | undefined {
  const value = index.get(row, field);
  return value === undefined ? undefined : String(value);
}
