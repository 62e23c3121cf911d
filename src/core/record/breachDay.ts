// The day on which a promise about an issue was broken. Comes in: rows of issues, the present instant; goes out: a day. A note keeps it
// once somebody acts upon the issue; before that, and where nobody did by our commands, the clock tells it from the stamps.
import { type DayNumber, dayMs } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, NumberReader, Row } from '../index/rows.ts';
import { workTimeOf } from '../workTime.ts';
import { breachOf, serviceGoals } from './serviceClock.ts';

/** The day of one row; NaN while nothing is broken. */
export function breachDay(index: IndexReader, row: Row, now: string): DayNumber {
  const kept = fieldReader(index).days('breached')(row);
  return Number.isNaN(kept) ? dayByClock(index, row, now) : kept;
}

/** The days of many rows, those before `from` left out where that is quick: what was over by then was not broken later. */
export function breachDays(index: IndexReader, now: string, from: DayNumber): NumberReader {
  const fields = fieldReader(index);
  const kept = fields.days('breached');
  const levels = [...index.config.sla.values()];
  if (levels.every(({ acknowledge, resolve }) => acknowledge === undefined && resolve === undefined)) return kept;
  const stamps = ['acked', 'resolved', 'closed'].map((field) => fields.days(field));
  const isOver = (row: Row): boolean => {
    const days = stamps.map((dayOf) => dayOf(row)).filter((day) => !Number.isNaN(day));
    return days.length > 0 && !isOpenRow(index, row) && Math.max(...days) < from;
  };
  return (row) => {
    const day = kept(row);
    if (!Number.isNaN(day)) return day;
    return isOver(row) ? Number.NaN : dayByClock(index, row, now);
  };
}

function dayByClock(index: IndexReader, row: Row, now: string): DayNumber {
  const at = breachOf(serviceGoals(index, row, now));
  if (at === undefined) return Number.NaN;
  return Math.floor((at + workTimeOf(index.config).zone.offset(at)) / dayMs);
}
