// The Projects view: each project with health, progress and due day; below it its milestones, tasks, issues, risks, decisions and
// meetings; then what is finished, names without a project note, and what belongs to no project.
// Comes in: the index, today, who looks. Goes out: nodes; the rows of all projects are gathered in one pass.

import { byTitle, sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { noProjectNode } from './noProject.ts';
import type { OutlineWord } from './outlineWords.ts';
import { memberNodes } from './projectMembers.ts';
import type { ProjectRows } from './projectRows.ts';
import { progress, projectRows, slugOf } from './projectRows.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { dueWords, isOpenClass, joined } from './rowWords.ts';

const HEALTH: ReadonlyMap<string, { word: OutlineWord; icon: string; color: string; rank: number }> = new Map([
  ['red', { word: 'health.red', icon: 'error', color: 'charts.red', rank: 0 }],
  ['amber', { word: 'health.amber', icon: 'warning', color: 'charts.yellow', rank: 1 }],
  ['green', { word: 'health.green', icon: 'pass', color: 'charts.green', rank: 2 }],
]);

/** Nodes of the view: open projects by health and due day, then Finished, unknown names, No project. */
export function projectsOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const { projects, members } = projectRows(index);
  const open = projects.filter((row) => isOpenClass(index.stateClass(row)));
  const closed = projects.filter((row) => !isOpenClass(index.stateClass(row)));
  const draw = (row: Row): OutlineNode => projectNode(index, row, members.get(slugOf(index, row)), context);
  const ordered = sortedBy(index, open, (row) => [
    healthOf(index, row)?.rank ?? 3,
    index.number(row, 'due'),
    index.item(row).title.toLowerCase(),
  ]);
  const known = new Set(projects.map((row) => slugOf(index, row)));
  const unknown = [...members.keys()].filter((slug) => slug !== '' && !known.has(slug)).sort();
  const rest = members.get('');
  const finished = (): OutlineNode[] => pagedRows(byTitle(index, closed), 'project.finished', context, draw);
  const finishedLabel = context.words('project.finished');
  return [
    ...pagedRows(ordered, 'project', context, draw),
    ...(closed.length === 0
      ? []
      : [
          groupNode(
            { id: 'project.finished', label: finishedLabel, count: closed.length, children: finished },
            context,
          ),
        ]),
    ...unknown.map((slug) => unknownNode(index, slug, members.get(slug), context)),
    ...(rest === undefined ? [] : noProjectNode(index, rest, context)),
  ];
}

function projectNode(
  index: IndexReader,
  row: Row,
  rows: ProjectRows | undefined,
  context: OutlineContext,
): OutlineNode {
  const { words } = context;
  const item = index.item(row);
  const isOpen = isOpenClass(item.stateClass);
  const health = isOpen ? healthOf(index, row) : undefined;
  const state = health ? words(health.word) : item.state;
  const due = isOpen && item.due !== undefined ? dueWords(item.due, context) : undefined;
  const done = progress(index, rows);
  const icon = health
    ? { id: health.icon, color: health.color }
    : { id: index.config.kinds.get('project')?.icon ?? 'project' };
  const said = [item.title, state, done && words('project.progressSpoken', ...done), due];
  return {
    ...rowNode(index, row, 'project', context),
    description: joined([state, done ? words('project.progress', ...done) : words('project.noProgress'), due]),
    icon,
    ...(rows ? { collapse: 'collapsed', children: () => memberNodes(index, slugOf(index, row), rows, context) } : {}),
    spoken: said.filter((part) => part !== undefined && part !== '').join(', '),
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
      children: () => (rows === undefined ? [] : memberNodes(index, slug, rows, context)),
    },
    context,
  );
  return { ...group, spoken: `${slug}, ${words('project.unknown')}` };
}

function healthOf(index: IndexReader, row: Row): ReturnType<typeof HEALTH.get> {
  return HEALTH.get(String(index.get(row, 'health') ?? ''));
}
