// The Library view: records by kind, what is due for review, saved searches, and the notes of no kind. Comes in: the index, today,
// who looks. Goes out: group nodes; a search runs when its node is opened.

import { addDays, dayNumber, isDay } from '../day.ts';
import { byDayDown, byTitle, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row, RowType } from '../index/rows.ts';
import { parseQuery } from '../query/parseQuery.ts';
import { runQuery } from '../query/runQuery.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';

/** Groups of the view that hold something. */
export function libraryOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const ofKind = (kind: string, type: RowType = 'record'): Row[] =>
    [...index.rowsAmong({ kinds: new Set([kind]) })].filter(
      (row) => index.type(row) === type && index.kind(row) === kind,
    );
  const kinds = new Map([...index.config.kinds.keys()].map((kind) => [kind, ofKind(kind)]));
  const notes = ofKind('note', 'note');
  const review = [...kinds.values()].flatMap((rows) => rows.filter((row) => isReviewDue(index, row, context)));
  const { words } = context;
  return [
    ...listNode(
      index,
      'library.review',
      words('library.review'),
      review,
      (rows) => byTitle(index, rows),
      context,
      'eye',
    ),
    ...[...index.config.kinds.values()].flatMap((kind) => {
      const order = (rows: readonly Row[]): Row[] =>
        kind.fields.includes('date') ? byDayDown(index, rows, 'date') : byTitle(index, rows);
      return listNode(index, `kind\n${kind.id}`, kind.plural, kinds.get(kind.id) ?? [], order, context, kind.icon);
    }),
    ...searches(index, context),
    ...listNode(
      index,
      'library.notes',
      words('library.notes'),
      notes,
      (rows) => sortedBy(index, rows, () => []),
      context,
      'note',
    ),
  ];
}

function listNode(
  index: IndexReader,
  id: string,
  label: string,
  rows: readonly Row[],
  order: (rows: readonly Row[]) => readonly Row[],
  context: OutlineContext,
  icon: string,
): OutlineNode[] {
  if (rows.length === 0) return [];
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { lead: stateLead(index, row) });
  return [
    groupNode(
      { id, label, count: rows.length, icon: { id: icon }, children: () => pagedRows(order(rows), id, context, draw) },
      context,
    ),
  ];
}

/** The state of a record whose kind has states. */
function stateLead(index: IndexReader, row: Row): string | undefined {
  const states = index.config.kinds.get(index.kind(row))?.states ?? [];
  return states.length === 0 ? undefined : index.item(row).state;
}

/** The named queries of the configuration. */
function searches(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const { queries } = index.config;
  if (queries.size === 0) return [];
  const children = (): OutlineNode[] => [...queries].flatMap(([name, text]) => searchNode(index, name, text, context));
  const label = context.words('library.searches');
  return [groupNode({ id: 'library.searches', label, count: queries.size, icon: { id: 'search' }, children }, context)];
}

function searchNode(index: IndexReader, name: string, text: string, context: OutlineContext): OutlineNode[] {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) return [];
  const id = `search\n${name}`;
  const rows = runQuery(parsed.query, index, context);
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context);
  const group = { id, label: name.replaceAll('-', ' '), count: rows.length, tooltip: [text], icon: { id: 'search' } };
  return [groupNode({ ...group, children: () => pagedRows(rows, id, context, draw) }, context)];
}

/** A stated day of review has come, or the last review is longer ago than the note allows. */
function isReviewDue(index: IndexReader, row: Row, { today }: OutlineContext): boolean {
  if (index.stateClass(row) === 'cancelled') return false;
  const next = index.number(row, 'next-review');
  if (!Number.isNaN(next)) return next <= (dayNumber(today) ?? 0);
  const [reviewed, every] = [String(index.get(row, 'reviewed') ?? ''), String(index.get(row, 'review-every') ?? '')];
  const days = daysOf(every);
  return isDay(reviewed) && days !== undefined && addDays(reviewed, days) <= today;
}

/** Days of a written duration such as `180d`, `26w`, `6m`, `1y`. */
function daysOf(duration: string): number | undefined {
  const [, count, unit = 'd'] = /^(\d{1,4})\s*([dwmy])?/.exec(duration.trim()) ?? [];
  const factor = { d: 1, w: 7, m: 30, y: 365 }[unit] ?? 1;
  return count === undefined ? undefined : Number(count) * factor;
}
