// A goal with what serves it: the records that name it, and how far they are. Comes in: an index; goes out: rows by the goal's slug, made
// once a version, and done and all boxes of its projects.
import { slugOfPath, slugOfValue } from '../index/links.ts';
import { addTo, byTitle } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { progress, projectRows, slugOf } from './projectRows.ts';

/** Records that name the goal, projects first. */
export function goalMembers(index: IndexReader, goal: Row): readonly Row[] {
  const rows = membersOf(index).get(slugOfPath(index.path(goal)).toLowerCase()) ?? [];
  const isProject = (row: Row): boolean => index.kind(row) === 'project';
  return [
    ...byTitle(index, rows.filter(isProject)),
    ...byTitle(
      index,
      rows.filter((row) => !isProject(row)),
    ),
  ];
}

/** Done and all boxes of the goal's projects together; nothing where they have none. */
export function goalProgress(index: IndexReader, goal: Row): readonly [number, number] | undefined {
  const { members } = projectRows(index);
  const parts = goalMembers(index, goal).flatMap((row) =>
    index.kind(row) === 'project' ? [progress(index, members.get(slugOf(index, row)))] : [],
  );
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0) return undefined;
  return [known.reduce((sum, [done]) => sum + done, 0), known.reduce((sum, [, all]) => sum + all, 0)];
}

const membersOf = perVersion((index: IndexReader): ReadonlyMap<string, Row[]> => {
  const kinds = [...index.config.kinds.values()].filter(({ fields }) => fields.includes('goal'));
  const members = new Map<string, Row[]>();
  for (const row of index.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) })) {
    const goal = index.type(row) === 'record' ? index.get(row, 'goal') : undefined;
    if (typeof goal === 'string' && goal !== '') addTo(members, slugOfValue(goal).toLowerCase(), row);
  }
  return members;
});
