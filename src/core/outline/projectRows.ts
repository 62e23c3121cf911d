// The rows of every project, gathered in one pass, and how far a project is. Comes in: the index. Goes out: rows by the slug of
// their project. Which notes and lines belong to a project is decided by the index, not here.

import { keptGroups } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';

/** All rows of one project, the project's own record aside. */
export interface ProjectRows {
  readonly tasks: readonly Row[];
  readonly milestones: readonly Row[];
  /** By kind id. */
  readonly records: ReadonlyMap<string, readonly Row[]>;
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

/** Project records, and everything else by the slug of its project; the empty slug holds what is open and has none. */
export interface RowsOfProjects {
  readonly projects: readonly Row[];
  readonly members: ReadonlyMap<string, ProjectRows>;
}

/** The rows of all projects in one pass. */
export const projectRows = perVersionInSteps(function* (index: IndexReader): Steps<RowsOfProjects> {
  const groups = yield* rowsByPlace.steps(index);
  const known = made.get(groups) ?? rowsOfProjects(groups);
  made.set(groups, known);
  return known;
});

const made = new WeakMap<ReadonlyMap<string, readonly Row[]>, RowsOfProjects>();

/** Where a row stands: what it is, and on the next line the slug of its project. Rows of one shape and project stand in one place. */
const rowsByPlace = keptGroups({
  among: (index, row) => index.type(row) !== 'note',
  groupsOf: placeOf,
  all: (index) => index.many?.byProject(placeOf(index)),
});

function placeOf(index: IndexReader): (row: Row) => string | undefined {
  return (row) => {
    const type = index.type(row);
    if (type === 'note') return undefined;
    const what = type === 'record' ? `of ${index.kind(row)}` : type;
    if (what === 'of project') return 'project';
    const slug = index.get(row, 'project');
    // What is done and belongs to no project is shown nowhere, and there is very much of it.
    return slug === undefined && !isOpenRow(index, row) ? undefined : `${what}\n${String(slug ?? '')}`;
  };
}

function rowsOfProjects(groups: ReadonlyMap<string, readonly Row[]>): RowsOfProjects {
  type Members = { -readonly [Part in keyof ProjectRows]: ProjectRows[Part] } & {
    records: Map<string, readonly Row[]>;
  };
  const members = new Map<string, Members>();
  for (const [place, rows] of groups) {
    const end = place.indexOf('\n');
    if (end < 0) continue;
    const [what, slug] = [place.slice(0, end), place.slice(end + 1)];
    const all = members.get(slug) ?? { tasks: [], milestones: [], records: new Map() };
    members.set(slug, all);
    if (what === 'task') all.tasks = rows;
    else if (what === 'milestone') all.milestones = rows;
    else all.records.set(what.slice('of '.length), rows);
  }
  return { projects: groups.get('project') ?? [], members };
}

/**
 * Done boxes and all that count, cancelled ones left out; milestones where there are no boxes; nothing where there is neither
 * (docs/views, "Progress").
 */
export function progress(index: IndexReader, rows: ProjectRows | undefined): readonly [number, number] | undefined {
  for (const list of [rows?.tasks ?? [], rows?.milestones ?? []]) {
    const counted = counts.get(list) ?? count(index, list);
    counts.set(list, counted);
    if (counted[1] > 0) return counted;
  }
  return undefined;
}

/** Counted once a list: it is another one as soon as a note changes that has rows in it. */
const counts = new WeakMap<readonly Row[], readonly [number, number]>();

function count(index: IndexReader, rows: readonly Row[]): readonly [number, number] {
  let [done, all] = [0, 0];
  for (const row of rows) {
    const state = index.stateClass(row);
    if (state === 'done') done++;
    if (state !== 'cancelled') all++;
  }
  return [done, all];
}

/** The slug of the project a row belongs to; a project record belongs to itself; empty without one. */
export function slugOf(index: IndexReader, row: Row): string {
  return String(index.get(row, 'project') ?? '');
}
