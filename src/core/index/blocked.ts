// What `after:` says about order: a row whose predecessors are not done is blocked. Comes in: an index; goes out: a test for its
// rows, worked out once a version. An id that nobody has blocks nothing, since a finished note may have been taken away; in a
// circle everybody is blocked. The state of a row is what its line says and stays as it is.
import { isOpenClass } from '../note/stateClass.ts';
import { slugOfPath, slugOfValue } from './links.ts';
import type { IndexReader, Row } from './rows.ts';
import { perVersion } from './versionMemo.ts';

/** Whether an open row comes after something that is still open: a task by its id, a record by id, slug or link. */
export function isBlocked(index: IndexReader, row: Row): boolean {
  const after = index.get(row, 'after');
  if (after === undefined || isClosed(index, row)) return false;
  const open = openNames(index);
  return (typeof after === 'object' ? after : [String(after)]).some((name) => open.has(nameOf(slugOfValue(name))));
}

const openNames = perVersion((index: IndexReader): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const row of index.openRows()) {
    const id = index.get(row, 'id');
    if (typeof id === 'string' && id !== '') names.add(nameOf(id));
    if (index.type(row) === 'record') names.add(nameOf(slugOfPath(index.path(row))));
  }
  return names;
});

function nameOf(written: string): string {
  return written.trim().toLowerCase();
}

function isClosed(index: IndexReader, row: Row): boolean {
  return !isOpenClass(index.stateClass(row));
}
