// The Team view: each person of the roster with load, absences and what is open and late; below it those tasks and records, promises
// and what runs about them; last the skills of the team. Comes in: the index, today, who looks. Goes out: nodes; none without a roster.

import { dayNumber } from '../day.ts';
import { keptGroups } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import { byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Person } from '../record/kind.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { loadLines, personFacts, personGroups } from './personFacts.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { isShown, joined } from './rowWords.ts';

/** Nodes of the view in the order of names. */
export function teamOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const roster = context.roster.people;
  if (roster.length === 0) return [];
  const open = rowsByOwner(index);
  const people = [...roster].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  // A filter, and a notebook of one's own, show whom there is something about.
  const showsAll = context.filter === undefined && index.config.visibility === 'shared';
  const nodes = people.flatMap((person) => {
    const rows = (open.get(person.id) ?? []).filter((row) => isShown(row, context));
    const groups = personGroups(index, person, idOf(person), context);
    return showsAll || rows.length + groups.length > 0 ? [personNode(index, person, rows, groups, context)] : [];
  });
  return showsAll ? [...nodes, ...skillNodes(people, context)] : nodes;
}

/** Who can do what: a node for each skill with the names, and one above them. */
function skillNodes(people: readonly Person[], context: OutlineContext): OutlineNode[] {
  const names = new Map<string, string[]>();
  for (const { name, skills = [] } of people)
    for (const skill of skills) names.set(skill, [...(names.get(skill) ?? []), name]);
  if (names.size === 0) return [];
  const skills = [...names].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const children = (): OutlineNode[] =>
    skills.map(([skill, who]) => ({
      id: `skill\n${skill}`,
      label: skill,
      description: who.join(', '),
      tooltip: [],
      context: ['skill'],
      collapse: 'leaf',
      spoken: `${skill}, ${who.join(', ')}`,
    }));
  const label = context.words('team.skills');
  return [groupNode({ id: 'skills', label, count: names.size, icon: { id: 'mortar-board' }, children }, context)];
}

function idOf({ id }: Person): string {
  return `person\n${id}`;
}

/** What is open, by who owns it. */
export const rowsByOwner = keptGroups({
  among: (index) => index.openRows(),
  groupsOf: (index) => (row) => {
    if (index.type(row) === 'note' || !isOpenRow(index, row) || !isWork(index, row)) return undefined;
    const owner = index.get(row, 'owner');
    return typeof owner === 'string' ? owner : undefined;
  },
});

/** Lines and records that can be finished; standing records (services, policies) are no load. */
export function isWork(index: IndexReader, row: Row): boolean {
  if (index.type(row) !== 'record') return true;
  return index.config.kinds.get(index.kind(row))?.states.some((state) => state.class === 'done') ?? false;
}

function personNode(
  index: IndexReader,
  person: Person,
  rows: readonly Row[],
  groups: readonly OutlineNode[],
  context: OutlineContext,
): OutlineNode {
  const id = idOf(person);
  const facts = personFacts(index, person, rows, context);
  const load = joined([...loadOf(index, rows, context), ...facts, person.role]);
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { without: 'owner' });
  const children = (): OutlineNode[] => [...groups, ...pagedRows(byUrgency(index, rows, undefined), id, context, draw)];
  const drop = { field: 'owner', value: person.id };
  const node = groupNode(
    { id, label: person.name, count: rows.length, description: load, icon: { id: 'person' }, rows, drop, children },
    context,
  );
  const note = person.path === undefined ? undefined : index.noteRow(person.path);
  return {
    ...node,
    tooltip: [person.name, load.replaceAll(' · ', ', '), ...loadLines(index, person, rows, context)],
    context: ['person', ...(person.id === context.me ? ['mine'] : [])],
    ...(note === undefined ? {} : { rowKey: index.key(note) }),
    collapse: rows.length + groups.length === 0 ? 'leaf' : 'collapsed',
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
