// The Team view: each person of the roster with what is open and late, and below it those tasks and records.
// Comes in: the index, today, who looks. Goes out: one node for each person; nothing without a roster.

import { dayNumber } from '../day.ts';
import { addTo, byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import type { Person } from '../record/kind.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { isShown, joined } from './rowWords.ts';

/** Nodes of the view in the order of names. */
export function teamOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const roster = context.roster.people;
  if (roster.length === 0) return [];
  const open = rowsByOwner(index);
  const people = [...roster].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return people.flatMap((person) => {
    const rows = (open.get(person.id) ?? []).filter((row) => isShown(row, context));
    return rows.length === 0 && context.filter ? [] : [personNode(index, person, rows, context)];
  });
}

/** What is open, by who owns it. */
export const rowsByOwner = perVersionInSteps(function* (
  index: IndexReader,
): Steps<ReadonlyMap<string, readonly Row[]>> {
  const rows = new Map<string, Row[]>();
  yield* eachRow(index.openRows(), (row) => {
    const owner = index.type(row) === 'note' || !isWork(index, row) ? undefined : index.get(row, 'owner');
    if (typeof owner === 'string') addTo(rows, owner, row);
  });
  return rows;
});

/** Lines and records that can be finished; standing records (services, policies) are no load. */
export function isWork(index: IndexReader, row: Row): boolean {
  if (index.type(row) !== 'record') return true;
  return index.config.kinds.get(index.kind(row))?.states.some((state) => state.class === 'done') ?? false;
}

function personNode(index: IndexReader, person: Person, rows: readonly Row[], context: OutlineContext): OutlineNode {
  const id = `person\n${person.id}`;
  const load = joined([...loadOf(index, rows, context), person.role]);
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { without: 'owner' });
  const children = (): OutlineNode[] => pagedRows(byUrgency(index, rows, undefined), id, context, draw);
  const drop = { field: 'owner', value: person.id };
  const node = groupNode(
    { id, label: person.name, count: rows.length, description: load, icon: { id: 'person' }, rows, drop, children },
    context,
  );
  const note = person.path === undefined ? undefined : index.noteRow(person.path);
  return {
    ...node,
    tooltip: [person.name, load.replaceAll(' · ', ', ')],
    context: ['person', ...(person.id === context.me ? ['mine'] : [])],
    ...(note === undefined ? {} : { rowKey: index.key(note) }),
    collapse: rows.length === 0 ? 'leaf' : 'collapsed',
    spoken: `${person.name}, ${load.replaceAll(' · ', ', ')}`,
  };
}

/** What a person has to do: how much is open, late, due within a week, and how much of it waits for others. */
function loadOf(index: IndexReader, rows: readonly Row[], { today, words }: OutlineContext): string[] {
  const day = dayNumber(today) ?? 0;
  const count = (holds: (row: Row) => boolean): number => rows.filter(holds).length;
  const late = count((row) => index.number(row, 'due') < day);
  const soon = count((row) => index.number(row, 'due') >= day && index.number(row, 'due') < day + 7);
  const waiting = count((row) => index.stateClass(row) === 'waiting');
  return [
    words('team.open', rows.length),
    ...(late === 0 ? [] : [words('team.late', late)]),
    ...(soon === 0 ? [] : [words('team.soon', soon)]),
    ...(waiting === 0 ? [] : [words('team.waiting', waiting)]),
  ];
}
