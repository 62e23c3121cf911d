// How much of a person's week is taken: what open tasks of the week are estimated to need, against working time without absences and
// holidays. Comes in: rows the person owns, the calendar, a day of the week. Goes out: spans in ms; what nobody estimated is unknown,
// never zero.
import { addDays, type Day, dayNumber, dayText, weekday } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { readDuration } from '../index/values.ts';
import { isWorkday } from '../workdays.ts';
import { dayLengthOf } from '../workTime.ts';
import { absencesOf, isAwayOn } from './absences.ts';
import type { Person, WorkCalendar } from './kind.ts';

/** One week of a person. */
export interface WeekLoad {
  readonly monday: Day;
  /** Sum of the estimates; undefined when none of the week's tasks has one. */
  readonly planned?: number;
  /** Working time without absences and holidays; undefined when the person states no capacity. */
  readonly capacity?: number;
}

/** The load of the week that a day lies in: open rows that are due or planned in it, by `est:`, days and weeks being working ones. */
export function weekLoad(index: IndexReader, person: Person, open: readonly Row[], day: Day): WeekLoad {
  const { calendar } = index.config;
  const monday = addDays(day, 1 - weekday(day));
  const first = dayNumber(monday) ?? 0;
  const isInWeek = (number: number): boolean => number >= first && number < first + 7;
  const [dayMs, weekMs] = spansOf(calendar);
  const estimates = open
    .filter((row) => isInWeek(index.number(row, 'due')) || isInWeek(index.number(row, 'scheduled')))
    .map((row) => readDuration(String(index.get(row, 'est') ?? ''), dayMs, weekMs))
    .filter((span) => !Number.isNaN(span));
  const full = readDuration(person.capacity ?? '', dayMs, weekMs);
  return {
    monday,
    ...(estimates.length === 0 ? {} : { planned: estimates.reduce((sum, span) => sum + span, 0) }),
    ...(Number.isNaN(full) ? {} : { capacity: full * presence(person, first, calendar) }),
  };
}

/** When a person is away within some days from a day on: the first day, and the last where one is stated. */
export function awayWithin(person: Person, day: Day, days: number): { from: Day; to?: Day } | undefined {
  const last = addDays(day, days);
  const spans = absencesOf(person).filter(({ from, to }) => from <= last && (to === undefined || to >= day));
  return spans.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** The share of the week's working days on which the person is there. */
function presence(person: Person, first: number, calendar: WorkCalendar): number {
  const absences = absencesOf(person);
  const days = Array.from({ length: 7 }, (_, at) => first + at);
  const there = days.filter((day) => isWorkday(day, calendar) && !isAwayOn(dayText(day), absences));
  return there.length / (calendar.days.length || 7);
}

/** Working time of a day and of a week, in ms: what `d` and `w` mean in estimates. */
export function spansOf(calendar: WorkCalendar): [number, number] {
  const dayMs = dayLengthOf(calendar);
  return [dayMs, dayMs * (calendar.days.length || 7)];
}
