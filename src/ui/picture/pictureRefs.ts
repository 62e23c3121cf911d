// Opaque names of rows on the page of a picture. Comes in: rows of one index version; goes out: names that stay the same when a
// row changes its fields, so that the page keeps focus and selection, and what they stand for. Two rows never share a name.
import type { IndexReader, Row, RowKey } from '../../core/index/rows.ts';
import { hashText } from '../../core/index/textHash.ts';

/** Names given out, and the rows they mean. */
export interface PictureRefs {
  readonly refOf: (row: Row) => string;
  readonly keys: ReadonlyMap<string, RowKey>;
}

/** An opaque name of a text: stable over restarts, and it tells nothing. */
export function opaque(text: string): string {
  const { low, high } = hashText(text);
  return `p${(low >>> 0).toString(36)}-${(high >>> 0).toString(36)}`;
}

/** Names for one picture. A line goes by its id or its words; where a note has the same words twice, by the whole line. */
export function pictureRefs(index: IndexReader): PictureRefs {
  const keys = new Map<string, RowKey>();
  const titles = new Map<string, Map<string, number>>();
  const isAlone = (path: string, title: string): boolean => {
    const known = titles.get(path) ?? countTitles(index, path);
    titles.set(path, known);
    return known.get(title) === 1;
  };
  const refOf = (row: Row): string => {
    const key = index.key(row);
    const { path, task } = key;
    const title = task === undefined ? '' : String(index.get(row, 'title') ?? '');
    const words = task && (task.id ?? (isAlone(path, title) ? title : `${task.raw}\n${task.ordinal}`));
    const ref = opaque(words === undefined ? path : `${path}\n${words}`);
    keys.set(ref, key);
    return ref;
  };
  return { refOf, keys };
}

function countTitles(index: IndexReader, path: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of index.taskRows(path)) {
    const title = String(index.get(row, 'title') ?? '');
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return counts;
}
