// The Projects view: each project with health, progress and due day; below it its milestones, tasks, issues, risks, decisions and
// meetings; then what is finished, names without a project note, and what belongs to no project.
// Comes in: the index, today, who looks. Goes out: nodes; the rows of all projects are gathered in one pass.

import { isOpenRow } from '../index/openRow.ts';
import { byTitle, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { plainTitle } from '../record/noteLink.ts';
import { ordered } from './groupedRows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { noProjectNode } from './noProject.ts';
import type { OutlineWord } from './outlineWords.ts';
import { projectHints, shownHint } from './projectHints.ts';
import { memberNodes } from './projectMembers.ts';
import type { ProjectRows } from './projectRows.ts';
import { allRows, progress, projectRows, shownRows, slugOf } from './projectRows.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { dueWords, isShown, joined } from './rowWords.ts';

const HEALTH: ReadonlyMap<string, { word: OutlineWord; icon: string; color: string; rank: number }> = new Map([
  ['red', { word: 'health.red', icon: 'error', color: 'charts.red', rank: 0 }],
  ['amber', { word: 'health.amber', icon: 'warning', color: 'charts.yellow', rank: 1 }],
  ['green', { word: 'health.green', icon: 'pass', color: 'charts.green', rank: 2 }],
]);

/** Nodes of the view: open projects by health and due day, then Finished, unknown names, No project. */
export function projectsOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const { projects, members } = projectRows(index);
  const shown = context.filter ? filtered(members, context) : members;
  const isWanted = (row: Row): boolean => isShown(row, context) || shown.has(slugOf(index, row));
  const open = projects.filter((row) => isOpenRow(index, row) && isWanted(row));
  const closed = projects.filter((row) => !isOpenRow(index, row) && isWanted(row));
  const draw = (row: Row): OutlineNode => {
    const slug = slugOf(index, row);
    return projectNode(index, row, shown.get(slug), progress(index, members.get(slug)), context);
  };
  const order = (rows: readonly Row[]): Row[] => byHealth(index, rows);
  const known = new Set(projects.map((row) => slugOf(index, row)));
  const unknown = [...shown.keys()].filter((slug) => slug !== '' && !known.has(slug)).sort();
  const rest = shown.get('');
  return [
    ...pagedRows(ordered(index, open, { view: 'projects', order }, context), 'project', context, draw),
    ...finishedNode(index, closed, draw, context),
    ...unknown.map((slug) => unknownNode(index, slug, shown.get(slug), context)),
    ...(rest === undefined ? [] : noProjectNode(index, rest, context)),
  ];
}

function filtered(members: ReadonlyMap<string, ProjectRows>, context: OutlineContext): Map<string, ProjectRows> {
  const shown = new Map<string, ProjectRows>();
  for (const [slug, rows] of members) {
    const left = shownRows(rows, (row) => isShown(row, context));
    if (left) shown.set(slug, left);
  }
  return shown;
}

function byHealth(index: IndexReader, rows: readonly Row[]): Row[] {
  return sortedBy(index, rows, (row) => [
    healthOf(index, row)?.rank ?? 3,
    index.number(row, 'due'),
    String(index.get(row, 'title') ?? '').toLowerCase(),
  ]);
}

function finishedNode(
  index: IndexReader,
  closed: readonly Row[],
  draw: (row: Row) => OutlineNode,
  context: OutlineContext,
): OutlineNode[] {
  if (closed.length === 0) return [];
  const id = 'project.finished';
  const children = (): OutlineNode[] => pagedRows(byTitle(index, closed), id, context, draw);
  return [groupNode({ id, label: context.words(id), count: closed.length, children }, context)];
}

function projectNode(
  index: IndexReader,
  row: Row,
  rows: ProjectRows | undefined,
  done: readonly [number, number] | undefined,
  context: OutlineContext,
): OutlineNode {
  const { words, today } = context;
  const item = index.item(row);
  const all = projectRows(index).members.get(slugOf(index, row));
  const hint = shownHint(index, row, all, today);
  const isOpen = isOpenClass(item.stateClass);
  const health = isOpen ? healthOf(index, row) : undefined;
  const state = health ? words(health.word) : item.state;
  const due = isOpen && item.due !== undefined ? dueWords(item.due, context) : undefined;
  const icon = health
    ? { id: health.icon, color: health.color }
    : { id: index.config.kinds.get('project')?.icon ?? 'project' };
  const counted = done && words('project.progress', ...done);
  const said = [plainTitle(item.title), state, done && words('project.progressSpoken', ...done), due, hint];
  return {
    ...rowNode(index, row, 'project', context, { hints: projectHints(index, row, all, today) }),
    ...(isOpen && done && { mark: words('project.share', Math.round((100 * done[0]) / done[1])) }),
    // The icon says the health already.
    description: joined(isOpen ? [due, counted, state, hint] : [state, counted]),
    icon,
    drop: { field: 'project', value: slugOf(index, row) },
    ...(rows ? membersOf(index, slugOf(index, row), rows, context) : {}),
    spoken: said.filter((part) => part !== undefined && part !== '').join(', '),
  };
}

function membersOf(
  index: IndexReader,
  slug: string,
  rows: ProjectRows,
  context: OutlineContext,
): Pick<OutlineNode, 'collapse' | 'children' | 'holds'> {
  return {
    collapse: 'collapsed',
    children: () => memberNodes(index, slug, rows, context),
    holds: (row) => slugOf(index, row) === slug,
  };
}

function unknownNode(
  index: IndexReader,
  slug: string,
  rows: ProjectRows | undefined,
  context: OutlineContext,
): OutlineNode {
  const { words } = context;
  const group = groupNode(
    {
      id: `project.unknown\n${slug}`,
      label: slug,
      count: rows === undefined ? 0 : rows.tasks.length + rows.milestones.length,
      description: words('project.unknown'),
      icon: { id: 'question' },
      tooltip: [words('project.unknownHint', slug)],
      rows: rows === undefined ? [] : allRows(rows),
      drop: { field: 'project', value: slug },
      children: () => (rows === undefined ? [] : memberNodes(index, slug, rows, context)),
    },
    context,
  );
  return { ...group, spoken: `${slug}, ${words('project.unknown')}` };
}

function healthOf(index: IndexReader, row: Row): ReturnType<typeof HEALTH.get> {
  return HEALTH.get(String(index.get(row, 'health') ?? ''));
}
