// Two groups of the Library: the change calendar with what stands in the way of changes, and the coverage of frameworks, clause by
// clause. Comes in: the index, today, who looks. Goes out: nodes; nothing where there is nothing to show.
import { addDays, dayNumber } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { changeEffect } from '../record/changeEffect.ts';
import { changeCalendar, type PlannedChange } from '../record/changeWindows.ts';
import { type CoverState, coverage, type FrameworkCover } from '../record/coverage.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import { type RowLook, rowNode } from './rowNode.ts';
import { isShown, joined, type OutlineContext } from './rowWords.ts';

/** Ids of the groups, for showing them. */
export const governGroups = { changes: 'library.changes', coverage: 'library.coverage' } as const;

/** Days for which a change that is over stays in the calendar. */
const recentDays = 30;

/** Open changes by their window, and those carried out lately with what came after them. */
export function changeNodes(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const all = changeCalendar(index).filter(({ row }) => isShown(row, context));
  const open = all.filter(({ row }) => isOpenRow(index, row));
  const recent = all.filter(({ row }) => isRecent(index, row, context)).reverse();
  if (open.length + recent.length === 0) return [];
  const { words } = context;
  const id = governGroups.changes;
  const rows = open.map(({ row }) => row);
  const planned = new Map(open.map((change) => [change.row, change]));
  const draw = (row: Row): OutlineNode =>
    rowNode(index, row, id, context, changeLook(index, planned.get(row), context));
  const children = (): OutlineNode[] => [...pagedRows(rows, id, context, draw), ...recentNode(index, recent, context)];
  const group = { id, label: words('library.changes'), count: open.length, icon: { id: 'calendar' }, children };
  return [groupNode({ ...group, rows: all.map(({ row }) => row) }, context)];
}

function changeLook(index: IndexReader, change: PlannedChange | undefined, { words, today }: OutlineContext): RowLook {
  if (!change) return { more: [] };
  const meets = change.conflicts.map((row) => words('change.meets', index.item(row).title));
  const freeze = change.freeze === undefined ? [] : [words('change.freeze', change.freeze)];
  const window = String(index.get(change.row, 'window') ?? '');
  // What a narrow view has to show of a calendar is the day.
  const day = window.slice(0, 5) === today.slice(0, 5) ? window.slice(5, 10) : window.slice(0, 10);
  const mark = day === '' ? {} : { mark: day };
  return { ...mark, lead: joined([window, ...freeze, ...meets.slice(0, 1)]), more: [...freeze, ...meets] };
}

function recentNode(index: IndexReader, changes: readonly PlannedChange[], context: OutlineContext): OutlineNode[] {
  if (changes.length === 0) return [];
  const { words } = context;
  const id = `${governGroups.changes}\nrecent`;
  const rows = changes.map(({ row }) => row);
  const draw = (row: Row): OutlineNode => {
    const effect = changeEffect(index, row);
    const said = effect && words('change.effect', effect.before.length, effect.after.length);
    return rowNode(index, row, id, context, { lead: joined([index.item(row).state, said]) });
  };
  const children = (): OutlineNode[] => pagedRows(rows, id, context, draw);
  return [groupNode({ id, label: words('change.recent'), count: rows.length, rows, children }, context)];
}

function isRecent(index: IndexReader, row: Row, { today }: OutlineContext): boolean {
  if (isOpenRow(index, row)) return false;
  const day = String(index.get(row, 'deployed') ?? index.get(row, 'window') ?? '').slice(0, 10);
  return dayNumber(day) !== undefined && day >= addDays(today, -recentDays);
}

/** Frameworks, their clauses, and below each the controls and policies that meet it. */
export function coverageNodes(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const frameworks = coverage(index, context)
    .map((each) => shown(each, context))
    .filter(({ clauses }) => clauses.length > 0);
  if (frameworks.length === 0) return [];
  const { words } = context;
  const nodes = frameworks.map((framework) => frameworkNode(index, framework, context));
  const clauses = frameworks.reduce((sum, each) => sum + each.clauses.length, 0);
  const covered = frameworks.reduce((sum, each) => sum + each.covered, 0);
  const rows = frameworks.flatMap(rowsOf);
  const group = {
    id: governGroups.coverage,
    label: words('library.coverage'),
    count: clauses,
    icon: { id: 'verified' },
  };
  const description = words('coverage.count', covered, clauses);
  return [groupNode({ ...group, description, rows, children: () => nodes }, context)];
}

function frameworkNode(index: IndexReader, cover: FrameworkCover, context: OutlineContext): OutlineNode {
  const { framework, clauses, covered } = cover;
  const id = `${governGroups.coverage}\n${framework}`;
  const children = (): OutlineNode[] =>
    clauses.map((clause) => {
      const own = `${id}\n${clause.clause}`;
      const states = new Map(clause.rows.map((each) => [each.row, each]));
      const draw = (row: Row): OutlineNode => {
        const { state = 'planned', shown: day } = states.get(row) ?? {};
        return rowNode(index, row, own, context, { lead: joined([stateText(state, context), day]) });
      };
      const rows = clause.rows.map(({ row }) => row);
      const group = { id: own, label: clause.clause, count: rows.length, icon: icons[clause.state], rows };
      const description = stateText(clause.state, context);
      return groupNode({ ...group, description, children: () => pagedRows(rows, own, context, draw) }, context);
    });
  const description = context.words('coverage.count', covered, clauses.length);
  const group = { id, label: framework, count: clauses.length, description, rows: rowsOf(cover), children };
  return groupNode({ ...group, icon: { id: 'shield' } }, context);
}

const icons: Readonly<Record<CoverState, { id: string; color?: string }>> = {
  covered: { id: 'pass', color: 'charts.green' },
  old: { id: 'history', color: 'charts.yellow' },
  unproven: { id: 'question', color: 'charts.yellow' },
  planned: { id: 'circle-large-outline' },
};

function stateText(state: CoverState, { words }: OutlineContext): string {
  return words(`coverage.${state}`);
}

function shown(cover: FrameworkCover, context: OutlineContext): FrameworkCover {
  if (!context.filter) return cover;
  const clauses = cover.clauses
    .map((clause) => ({ ...clause, rows: clause.rows.filter(({ row }) => isShown(row, context)) }))
    .filter(({ rows }) => rows.length > 0);
  return { ...cover, clauses, covered: clauses.filter(({ state }) => state === 'covered').length };
}

function rowsOf({ clauses }: FrameworkCover): readonly Row[] {
  return [...new Set(clauses.flatMap(({ rows }) => rows.map(({ row }) => row)))];
}
