// Which open matters a decision was taken on: its record names them under `decides:`, a line by its id, a note by its name or a link.
// Comes in: an index; goes out: a test for its rows, worked out once a version. A decision that is only proposed decides nothing.
import { slugOfPath, slugOfValue } from './links.ts';
import type { IndexReader, Row } from './rows.ts';
import { perVersion } from './versionMemo.ts';

/** Whether a record that was taken or turned down names the row. */
export function isDecided(index: IndexReader, row: Row): boolean {
  const names = decidedNames(index);
  if (names.size === 0) return false;
  const id = index.get(row, 'id');
  if (typeof id === 'string' && names.has(id.toLowerCase())) return true;
  return index.type(row) === 'record' && names.has(slugOfPath(index.path(row)).toLowerCase());
}

const decidedNames = perVersion((index: IndexReader): ReadonlySet<string> => {
  const kinds = [...index.config.kinds.values()].filter(({ fields }) => fields.includes('decides'));
  const names = new Set<string>();
  for (const row of index.rowsAmong({ kinds: new Set(kinds.map(({ id }) => id)) })) {
    const value = index.stateClass(row) === 'todo' ? undefined : index.get(row, 'decides');
    for (const name of typeof value === 'object' ? value : value === undefined ? [] : [String(value)]) {
      const line = /#\^?([\w-]+)\)?$/.exec(name.trim())?.[1];
      names.add((line ?? slugOfValue(name)).toLowerCase());
    }
  }
  return names;
});
