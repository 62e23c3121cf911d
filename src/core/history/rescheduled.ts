// What was rescheduled, and who has confirmed. Comes in: the index, courses of dates by note, since when. Goes out: items as they are now,
// the latest move first, with the lines that ask to confirm them. Reads nothing; items that are gone are left out.
import type { Day } from '../day.ts';
import type { IndexReader, Row, RowKey } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { plainTitle } from '../record/noteLink.ts';
import { confirmTag } from '../schedule/lines.ts';
import type { DateCourse } from './movedDates.ts';

/** One who was asked to confirm. */
export interface Confirmation {
  /** As `wait:` has it. */
  readonly who: string;
  readonly key: RowKey;
  readonly asked?: Day;
  readonly isConfirmed: boolean;
}

/** An item whose date moved. */
export interface Rescheduled {
  readonly key: RowKey;
  readonly row: Row;
  readonly title: string;
  readonly days: readonly Day[];
  readonly lastMs: number;
  readonly confirmations: readonly Confirmation[];
}

/** All items whose date moved at or after `sinceMs`. */
export function rescheduled(
  index: IndexReader,
  courses: ReadonlyMap<string, readonly DateCourse[]>,
  sinceMs: number,
): Rescheduled[] {
  const asking = confirmations(index);
  const found = [...courses].flatMap(([path, own]) =>
    own.flatMap(({ task, days, lastMs }): Rescheduled[] => {
      const row = lastMs < sinceMs ? undefined : rowOf(index, path, task);
      if (row === undefined) return [];
      const title = plainTitle(index.item(row).title);
      const mine = asking.filter(({ words }) => words.includes(title.toLowerCase()));
      return [{ key: index.key(row), row, title, days, lastMs, confirmations: mine.map(({ told }) => told) }];
    }),
  );
  return found.sort((a, b) => b.lastMs - a.lastMs || (a.title < b.title ? -1 : 1));
}

function rowOf(index: IndexReader, path: string, task: string | undefined): Row | undefined {
  if (task === undefined) return index.noteRow(path);
  return index.taskRows(path).find((row) => index.item(row).title === task);
}

/** The lines that ask to confirm new dates, open and done. */
function confirmations(index: IndexReader): { readonly words: string; readonly told: Confirmation }[] {
  const found: { words: string; told: Confirmation }[] = [];
  for (const row of index.rowsAmong({ kinds: new Set(['task']) })) {
    const tags = index.get(row, 'tags');
    if (!(typeof tags === 'object' ? tags.includes(confirmTag) : tags === confirmTag)) continue;
    const { title, wait = '', asked, stateClass } = index.item(row);
    const told = {
      who: wait,
      key: index.key(row),
      isConfirmed: !isOpenClass(stateClass),
      ...(asked !== undefined && { asked }),
    };
    found.push({ words: plainTitle(title).toLowerCase(), told });
  }
  return found;
}
