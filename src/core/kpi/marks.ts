// What happened beside a figure: decisions that were taken and changes that went live, as marks on its course. Comes in: the index and a
// stretch of days; goes out: rows with their days, the oldest first. Claims no cause: that two things met is all it says.
import type { DayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { projectOf } from './progress.ts';
import type { DayRange } from './window.ts';

/** A record with the day that it is marked on. */
export interface KpiMark {
  readonly row: Row;
  readonly kind: 'decision' | 'change';
  readonly day: DayNumber;
}

/** Marks on one course: more of them would hide it. */
const mostMarks = 20;

/** The latest decisions and changes of some days, of one project where that is named. */
export function kpiMarks(index: IndexReader, { from, to }: DayRange, project?: string): readonly KpiMark[] {
  const marks: KpiMark[] = [];
  const fields = fieldReader(index);
  const days = { decision: fields.days('date'), change: fields.days('deployed') };
  for (const row of index.rowsAmong({ kinds: new Set(Object.keys(days)) })) {
    const kind = index.kind(row);
    if (kind !== 'decision' && kind !== 'change') continue;
    if (isOpenClass(index.stateClass(row)) || (project !== undefined && projectOf(index, row) !== project)) continue;
    const day = days[kind](row);
    if (day >= from && day <= to) marks.push({ row, kind, day });
  }
  return marks.sort((a, b) => a.day - b.day || a.row - b.row).slice(-mostMarks);
}
