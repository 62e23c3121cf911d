// The days on which milestones were due when that was first written. Comes in: the past and the notes as they are. Goes out: days by row,
// of those that moved. Reads the forms of the notes that have milestones, and nothing else.
import type { Day } from '../../core/day.ts';
import { dateCourses } from '../../core/history/movedDates.ts';
import type { IndexReader } from '../../core/index/rows.ts';
import { rowName } from '../../core/kpi/firstDue.ts';
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
  const paths = new Set<string>();
  for (const row of index.rowsAmong({ kinds: new Set(['milestone']) }))
    if (paths.size < mostNotes && index.type(row) === 'milestone') paths.add(index.path(row));
  const forms = await history.forms([...paths], mostForms, options);
  const found = new Map<string, Day>();
  for (const [path, own] of forms)
    for (const { task, days } of dateCourses(path, own))
      if (days[0] !== undefined) found.set(rowName(path, task), days[0]);
  return found;
}
