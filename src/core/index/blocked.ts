// What `after:` says about order: a row whose predecessors are not done is blocked. Comes in: an index; goes out: a test for its
// rows, worked out once a version. An id that nobody has blocks nothing, since a finished note may have been taken away; in a
// circle everybody is blocked. The state of a row is what its line says and stays as it is.
import { slugOfPath, slugOfValue } from './links.ts';
import { isOpenRow } from './openRow.ts';
import type { IndexReader, Row } from './rows.ts';
import { perVersion } from './versionMemo.ts';

/** Whether an open row comes after something that is still open: a task by its id, a record by id, slug or link. */
export function isBlocked(index: IndexReader, row: Row): boolean {
  if (index.get(row, 'after') === undefined || !isOpenRow(index, row)) return false;
  const open = openNames(index);
  return namesWanted(index, row, 'after').some((name) => open.has(name));
}

/** The names by which others can come after a row: its id, and the slug of a record; lower case. */
export function namesOf(index: IndexReader, row: Row): string[] {
  const id = index.get(row, 'id');
  return [
    ...(typeof id === 'string' && id !== '' ? [nameOf(id)] : []),
    ...(index.type(row) === 'record' ? [nameOf(slugOfPath(index.path(row)))] : []),
  ];
}

/** The names that a field of a row lists, links among them, as `namesOf` spells them. */
export function namesWanted(index: IndexReader, row: Row, field: string): string[] {
  const value = index.get(row, field);
  if (value === undefined) return [];
  return (typeof value === 'object' ? value : [String(value)]).map((name) => nameOf(slugOfValue(name)));
}

const openNames = perVersion((index: IndexReader): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const row of index.openRows()) for (const name of namesOf(index, row)) names.add(name);
  return names;
});

function nameOf(written: string): string {
  return written.trim().toLowerCase();
}
