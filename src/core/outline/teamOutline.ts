// The Team view: each person of the roster with load, absences and what is open and late; below it those tasks and records, promises
// and what runs about them; last the skills of the team. Comes in: the index, today, who looks. Goes out: nodes; none without a roster.

import { addDays, type Day, dayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { keptGroups } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import { byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import type { Person } from '../record/kind.ts';
import { type WeekLoad, weekLoads } from '../record/weekLoad.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { gatherPromises, loadLines, personFacts, personGroups } from './personFacts.ts';
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
    const own = open.get(person.id) ?? none;
    const rows = context.filter ? own.filter((row) => isShown(row, context)) : own;
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
  among: isOpenWork,
  groupsOf: (index) => {
    const ownerOf = fieldReader(index).values('owner');
    return (row) => {
      const owner = isOpenWork(index, row) ? ownerOf(row) : undefined;
      return typeof owner === 'string' ? owner : undefined;
    };
  },
});

function isOpenWork(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'note' && isOpenRow(index, row) && isWork(index, row);
}

/** Gathers what the view is made of with pauses, so that it finds it made. */
export function* gatherTeam(index: IndexReader, context: OutlineContext): Steps<void> {
  const open = yield* rowsByOwner.steps(index);
  yield* gatherPromises(index, context);
  for (const person of context.roster.people) {
    loadOf(index, person, open.get(person.id) ?? none, context.today);
    yield;
  }
}

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
  const load = loadOf(index, person, rows, context.today);
  const facts = personFacts(index, person, load.weeks[0], context);
  const said = joined([...loadWords(rows.length, load, context), ...facts, person.role]);
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, { without: 'owner' });
  const children = (): OutlineNode[] => [...groups, ...pagedRows(byUrgency(index, rows, undefined), id, context, draw)];
  const drop = { field: 'owner', value: person.id };
  const node = groupNode(
    { id, label: person.name, count: rows.length, description: said, icon: { id: 'person' }, rows, drop, children },
    context,
  );
  const note = person.path === undefined ? undefined : index.noteRow(person.path);
  return {
    ...node,
    tooltip: [person.name, said.replaceAll(' · ', ', '), ...loadLines(load.weeks, context)],
    context: ['person', ...(person.id === context.me ? ['mine'] : [])],
    ...(note === undefined ? {} : { rowKey: index.key(note) }),
    collapse: rows.length + groups.length === 0 ? 'leaf' : 'collapsed',
    spoken: `${person.name}, ${said.replaceAll(' · ', ', ')}`,
  };
}

/** What the open rows of a person come to. */
interface Load {
  readonly today: Day;
  readonly person: Person;
  readonly late: number;
  readonly soon: number;
  readonly waiting: number;
  /** This week and the next. */
  readonly weeks: readonly WeekLoad[];
}

const none: readonly Row[] = [];
const loads = new WeakMap<readonly Row[], Load>();

/** Added up once a list: it is another one as soon as a note changes that has rows in it. */
function loadOf(index: IndexReader, person: Person, rows: readonly Row[], today: Day): Load {
  const known = loads.get(rows);
  if (known?.today === today && known.person === person) return known;
  const day = dayNumber(today) ?? 0;
  let [late, soon, waiting] = [0, 0, 0];
  const dueOf = fieldReader(index).numbers('due');
  for (const row of rows) {
    const due = dueOf(row);
    if (due < day) late++;
    else if (due < day + 7) soon++;
    if (index.stateClass(row) === 'waiting') waiting++;
  }
  const weeks = weekLoads(index, person, rows, [today, addDays(today, 7)], today);
  const load = { today, person, late, soon, waiting, weeks };
  loads.set(rows, load);
  return load;
}

/** What a person has to do: how much is open, late, due within a week, and how much of it waits for others. */
function loadWords(open: number, { late, soon, waiting }: Load, { words }: OutlineContext): string[] {
  return [
    words('team.open', open),
    ...(late === 0 ? [] : [words('team.late', late)]),
    ...(soon === 0 ? [] : [words('team.soon', soon)]),
    ...(waiting === 0 ? [] : [words('team.waiting', waiting)]),
  ];
}
