// The Follow-ups view: what waits for an answer, by the person or partner it waits for, the longest wait first.
// Comes in: the index, today, who looks. Goes out: one node for each name.

import { dayNumber } from '../day.ts';
import { keptGroup } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import { addTo, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { chosenAxis } from './arrangement.ts';
import { groupedRows, ordered, type RowsDrawn } from './groupedRows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { askedWords, contactWords, isShown, joined, partnerName, partnerNote } from './rowWords.ts';

/** Nodes of the view; those that nobody is named for come last. */
export function followUpsOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const rows = followUps(index).filter((row) => isShown(row, context));
  const drawn: RowsDrawn = {
    view: 'followUps',
    look: (row) => ({ ...waitMark(index, row, context), lead: askedWords(index, row, context), isPlain: true }),
    order: (list) => sortedBy(index, list, (row) => [index.number(row, 'asked'), index.number(row, 'due')]),
  };
  const axis = chosenAxis('followUps', context.group);
  return axis ? groupedRows(index, rows, axis, drawn, context) : byName(index, rows, drawn, context);
}

function byName(index: IndexReader, found: readonly Row[], drawn: RowsDrawn, context: OutlineContext): OutlineNode[] {
  const groups = new Map<string, Row[]>();
  for (const row of found) addTo(groups, partnerName(index, String(index.get(row, 'wait') ?? ''), context), row);
  const oldest = (rows: readonly Row[]): number =>
    Math.min(...rows.map((row) => numberOr(index.number(row, 'asked'), Number.MAX_VALUE)));
  const names = [...groups].map(([name, rows]) => ({
    name,
    rows,
    since: name === '' ? Number.POSITIVE_INFINITY : oldest(rows),
  }));
  names.sort((a, b) => (a.since === b.since ? (a.name < b.name ? -1 : 1) : a.since - b.since));
  return names.map(({ name, rows }) => nameNode(index, name, rows, drawn, context));
}

/** How long there was no answer, in front of the title. */
function waitMark(index: IndexReader, row: Row, { today, words }: OutlineContext): { readonly mark?: string } {
  const days = (dayNumber(today) ?? Number.NaN) - index.number(row, 'asked');
  return days >= 1 ? { mark: words('clock.days', Math.floor(days)) } : {};
}

/** What waits for an answer. */
export const followUps = keptGroup({ among: mayFollowUp, passes: (index) => (row) => isFollowUp(index, row) });

function mayFollowUp(index: IndexReader, row: Row): boolean {
  if (index.type(row) === 'note' || !isOpenRow(index, row)) return false;
  return index.stateClass(row) === 'waiting' || index.many?.lacks(row, 'wait') !== true;
}

function isFollowUp(index: IndexReader, row: Row): boolean {
  if (!mayFollowUp(index, row)) return false;
  const isTask = index.type(row) === 'task' || index.type(row) === 'milestone';
  const hasBox = isTask || index.config.kinds.get(index.kind(row))?.tick !== undefined;
  return index.get(row, 'wait') !== undefined || (hasBox && index.stateClass(row) === 'waiting');
}

function nameNode(
  index: IndexReader,
  name: string,
  rows: readonly Row[],
  drawn: RowsDrawn,
  context: OutlineContext,
): OutlineNode {
  const id = `waiting\n${name}`;
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, drawn.look(row));
  // As others wrote it: the name that is shown may be a title.
  const [first] = rows;
  const drop = { field: 'wait', value: first === undefined ? name : String(index.get(first, 'wait') ?? name) };
  const label = name === '' ? context.words('waiting.nobody') : name;
  const note = first === undefined ? undefined : partnerNote(index, String(index.get(first, 'wait') ?? ''));
  const isSomebody = note !== undefined || context.roster.resolve(drop.value) !== undefined;
  const tokens = ['asked', ...(note === undefined ? [] : ['known']), ...(isSomebody ? ['contact'] : [])];
  const contact = note === undefined ? undefined : contactWords(index, note, context);
  return groupNode(
    {
      id,
      label,
      count: rows.length,
      open: true,
      icon: { id: 'person' },
      rows,
      ...(contact === undefined ? {} : { description: joined([String(rows.length), contact]) }),
      ...(name === '' ? {} : { drop, context: tokens }),
      ...(note === undefined ? {} : { about: index.key(note) }),
      children: () => pagedRows(ordered(index, rows, drawn, context), id, context, draw),
    },
    context,
  );
}

function numberOr(value: number, other: number): number {
  return Number.isNaN(value) ? other : value;
}
