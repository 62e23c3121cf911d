// The Library view: records by kind, what is due for review, saved searches, and the notes of no kind. Comes in: the index, today,
// who looks. Goes out: group nodes; a search runs when its node is opened.

import { dayNumber } from '../day.ts';
import { keptRows, siftedRows } from '../index/keptRows.ts';
import { byDayDown, byTitle, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row, RowType } from '../index/rows.ts';
import { filtered } from '../index/steps.ts';
import { isStale } from '../query/classes.ts';
import { parseQuery } from '../query/parseQuery.ts';
import { runQuery } from '../query/runQuery.ts';
import { chosenAxis } from './arrangement.ts';
import { goalMembers, goalProgress } from './goalRows.ts';
import { changeNodes, coverageNodes } from './governNodes.ts';
import { groupedRows, ordered } from './groupedRows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { riskNodes } from './riskNodes.ts';
import { type RowLook, rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { contactWords, isShown, joined } from './rowWords.ts';

/** Groups of the view that hold something. */
export function libraryOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const axis = chosenAxis('library', context.group);
  if (axis === undefined) return byKind(index, context);
  const records = index.rowsAmong({ kinds: new Set(index.config.kinds.keys()) });
  const rows = [...records].filter((row) => index.type(row) === 'record' && isShown(row, context));
  const drawn = { view: 'library', look: () => ({}), order: (list: readonly Row[]) => byTitle(index, list) } as const;
  return groupedRows(index, rows, axis, drawn, context).map((node) => ({ ...node, collapse: 'collapsed' }));
}

function byKind(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const ofKind = (kind: string, type: RowType = 'record'): Row[] =>
    [...index.rowsAmong({ kinds: new Set([kind]), noLines: true })].filter(
      (row) => index.type(row) === type && isShown(row, context),
    );
  const kinds = new Map([...index.config.kinds.keys()].map((kind) => [kind, ofKind(kind)]));
  const notes = ofKind('note', 'note');
  const review = reviewRows(index, context).filter((row) => isShown(row, context));
  const { words } = context;
  return [
    ...listNode(
      index,
      'library.review',
      words('library.review'),
      review,
      (rows) => sortedBy(index, rows, (row) => [index.number(row, 'review')]),
      context,
      'eye',
    ),
    ...riskNodes(index, context),
    ...changeNodes(index, context),
    ...coverageNodes(index, context),
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
  const draw = (row: Row): OutlineNode =>
    rowNode(index, row, id, context, { lead: leadOf(index, row, context), ...servants(index, row, id, context) });
  const node = groupNode(
    {
      id,
      label,
      count: rows.length,
      icon: { id: icon },
      rows,
      children: () => pagedRows(ordered(index, rows, { view: 'library', order }, context), id, context, draw),
    },
    context,
  );
  // By its kind a group has what there is for all of it: the matrix of risks.
  const kind = /^kind\n(.+)/.exec(id)?.[1];
  return [kind === undefined ? node : { ...node, context: ['group', `of-${kind}`] }];
}

/** What serves a goal stands below it. */
function servants(index: IndexReader, row: Row, groupId: string, context: OutlineContext): RowLook {
  const members = index.kind(row) === 'goal' ? goalMembers(index, row) : [];
  if (members.length === 0) return {};
  const id = `${groupId}\n${index.path(row)}`;
  return { children: () => members.map((each) => rowNode(index, each, id, context, { lead: index.item(each).state })) };
}

/** The state of a record whose kind has states, when there was contact, how far the projects of a goal are. */
function leadOf(index: IndexReader, row: Row, context: OutlineContext): string {
  const states = index.config.kinds.get(index.kind(row))?.states ?? [];
  const done = index.kind(row) === 'goal' ? goalProgress(index, row) : undefined;
  return joined([
    states.length === 0 ? undefined : index.item(row).state,
    done && context.words('project.progress', ...done),
    contactWords(index, row, context),
  ]);
}

/** The named queries of the configuration. */
function searches(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const { queries } = index.config;
  if (queries.size === 0) return [];
  const children = (): OutlineNode[] => [...queries].flatMap(([name, text]) => searchNode(index, name, text, context));
  const label = context.words('library.searches');
  const count = context.filter ? children().length : queries.size;
  if (count === 0) return [];
  const group = { id: 'library.searches', label, count, icon: { id: 'search' }, children };
  // Whatever a search finds stands under its kind, too: nobody has to run them all to find one row.
  return [{ ...groupNode(group, context), holds: () => false }];
}

/** What a search is called by people: searches have an id alone. */
export function searchLabel(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

function searchNode(index: IndexReader, name: string, text: string, context: OutlineContext): OutlineNode[] {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) return [];
  const id = `search\n${name}`;
  const rows = runQuery(parsed.query, index, context).filter((row) => isShown(row, context));
  if (rows.length === 0 && context.filter) return [];
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context);
  const label = searchLabel(name);
  const look = { tooltip: [text], icon: { id: 'search' }, context: ['search'] };
  const group = { id, label, count: rows.length, rows, ...look };
  return [groupNode({ ...group, children: () => pagedRows(rows, id, context, draw) }, context)];
}

/** Records that are due for review, in path order. */
export const reviewRows = keptRows({
  *all(index: IndexReader, context: OutlineContext) {
    const isRecord = (row: Row): boolean => index.type(row) === 'record' && !index.many?.lacks(row, 'review');
    return yield* filtered(yield* siftedRows(index, isRecord), isStaleOn(index, context));
  },
  passes: isStaleOn,
  keyOf: ({ today }) => today,
});

function isStaleOn(index: IndexReader, { today }: OutlineContext): (row: Row) => boolean {
  const moment = { today: dayNumber(today) ?? 0 };
  return (row) => isStale(index, row, moment);
}
