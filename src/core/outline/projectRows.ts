// The rows of every project, gathered in one pass, and how far a project is. Comes in: the index. Goes out: rows by the slug of
// their project. Which notes and lines belong to a project is decided by the index, not here.

import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';

/** All rows of one project, the project's own record aside. */
export interface ProjectRows {
  readonly tasks: Row[];
  readonly milestones: Row[];
  /** By kind id. */
  readonly records: Map<string, Row[]>;
}

/** Every row of a project. */
export function allRows(rows: ProjectRows): Row[] {
  return [...rows.tasks, ...rows.milestones, ...[...rows.records.values()].flat()];
}

/** The rows that a filter lets through; undefined when none is left. */
export function shownRows(rows: ProjectRows, isShown: (row: Row) => boolean): ProjectRows | undefined {
  const tasks = rows.tasks.filter(isShown);
  const milestones = rows.milestones.filter(isShown);
  const records = new Map<string, Row[]>();
  for (const [kind, list] of rows.records) {
    const shown = list.filter(isShown);
    if (shown.length > 0) records.set(kind, shown);
  }
  return tasks.length + milestones.length + records.size === 0 ? undefined : { tasks, milestones, records };
}

/** Project records, and everything else by the slug of its project; the empty slug holds what has none. */
export interface RowsOfProjects {
  readonly projects: readonly Row[];
  readonly members: ReadonlyMap<string, ProjectRows>;
}

/** The rows of all projects in one pass. */
export const projectRows = perVersionInSteps(function* (index: IndexReader): Steps<RowsOfProjects> {
  const projects: Row[] = [];
  const members = new Map<string, ProjectRows>();
  yield* eachRow(index.rows(), (row) => {
    const type = index.type(row);
    if (type === 'note') return;
    if (type === 'record' && index.kind(row) === 'project') {
      projects.push(row);
      return;
    }
    const slug = slugOf(index, row);
    const rows = members.get(slug) ?? { tasks: [], milestones: [], records: new Map<string, Row[]>() };
    members.set(slug, rows);
    if (type === 'task') rows.tasks.push(row);
    else if (type === 'milestone') rows.milestones.push(row);
    else addTo(rows.records, index.kind(row), row);
  });
  return { projects, members };
});

/**
 * Done boxes and all that count, cancelled ones left out; milestones where there are no boxes; nothing where there is neither
 * (docs/views, "Progress").
 */
export function progress(index: IndexReader, rows: ProjectRows | undefined): readonly [number, number] | undefined {
  for (const list of [rows?.tasks ?? [], rows?.milestones ?? []]) {
    const counted = list.filter((row) => index.stateClass(row) !== 'cancelled');
    if (counted.length > 0) return [counted.filter((row) => index.stateClass(row) === 'done').length, counted.length];
  }
  return undefined;
}

/** The slug of the project a row belongs to; a project record belongs to itself; empty without one. */
export function slugOf(index: IndexReader, row: Row): string {
  return String(index.get(row, 'project') ?? '');
}
