// Whether what is done to a row may open a record again that ended. Comes in: the index and a row; goes out: an answer. Only then it
// counts what others know of the note, and only then somebody should be asked.
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, RowKey } from '../index/rows.ts';

/** True for a record that is done or cancelled and whose kind keeps when it was opened again. */
export function mayReopen(index: IndexReader, key: RowKey): boolean {
  const row = key.task ? undefined : index.find(key);
  if (row === undefined || isOpenRow(index, row)) return false;
  return index.config.kinds.get(index.kind(row))?.fields.includes('reopened') ?? false;
}
