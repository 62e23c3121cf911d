// The days on which milestones and projects were due since that was first written. Comes in: the past and the notes as they are. Goes out:
// days by row, of those that moved. Reads the forms of the notes that have milestones or are projects, and nothing else.
import type { Day } from '../../core/day.ts';
import { dateCourses } from '../../core/history/movedDates.ts';
import { rowName } from '../../core/index/rowName.ts';
import type { IndexReader, Row } from '../../core/index/rows.ts';
import type { History } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** So many notes are looked at, and so many forms of each. */
const mostNotes = 500;
const mostForms = 200;

/** First due days by `rowName`. */
export async function firstDues(
  history: History,
  index: IndexReader,
  options: PastOptions = {},
): Promise<Map<string, Day>> {
  const courses = await dueCourses(history, index, options);
  return new Map([...courses].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first] as const])));
}

/** All due days by `rowName`, the first one first. */
export async function dueCourses(
  history: History,
  index: IndexReader,
  options: PastOptions = {},
): Promise<Map<string, readonly Day[]>> {
  const paths = new Set<string>();
  const add = (row: Row): unknown => paths.size < mostNotes && paths.add(index.path(row));
  for (const row of index.rowsAmong({ kinds: new Set(['milestone']) })) if (index.type(row) === 'milestone') add(row);
  for (const row of index.rowsAmong({ kinds: new Set(['project']) })) add(row);
  const forms = await history.forms([...paths], mostForms, options);
  const found = new Map<string, readonly Day[]>();
  for (const [path, own] of forms)
    for (const { task, days } of dateCourses(path, own)) found.set(rowName(path, task), days);
  return found;
}
