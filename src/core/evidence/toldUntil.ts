// Up to which day others were told by reports. Comes in: the index, for whom; goes out: a day. Apart from the drafting of reports, so
// that who only asks this loads nothing of that.
import { type Day, isDay } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader } from '../index/rows.ts';

/** The last day before `today` that a report which was sent tells of, to `audience` where that is given; a draft tells nobody. */
export function toldUntil(index: IndexReader, today: Day, audience?: string): Day | undefined {
  return [...index.rowsAmong({ kinds: new Set(['report']) })]
    .filter((row) => !isOpenRow(index, row))
    .filter((row) => audience === undefined || String(index.get(row, 'audience') ?? '') === audience)
    .map((row) => String(index.get(row, 'period-to') ?? ''))
    .filter((day) => isDay(day) && day < today)
    .sort()
    .at(-1);
}
