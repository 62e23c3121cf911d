// How much of a person's week is taken: what tasks of the week are estimated to need, against working time without absences and
// holidays. Comes in: rows the person owns, the calendar, a day of the week. Goes out: spans in ms; what nobody estimated is unknown,
// never zero.
import { addDays, type Day, type DayNumber, dayText, knownDay, weekday } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { readDuration } from '../index/values.ts';
import { isWorkday } from '../workdays.ts';
import { dayLengthOf } from '../workTime.ts';
import { absencesOf, isAwayOn } from './absences.ts';
import type { Person, WorkCalendar } from './kind.ts';

/** One week of a person. */
export interface WeekLoad {
  readonly monday: Day;
  /** What is planned in it. */
  readonly rows: readonly Row[];
  /** Sum of the estimates; undefined when none of the week's tasks has one. */
  readonly planned?: number;
  /** How many of them have no estimate. */
  readonly unknown: number;
  /** Working time without absences and holidays; undefined when the person states no capacity. */
  readonly capacity?: number;
}

/** The day a row is planned for, and the field that says so. */
export interface PlannedDay {
  readonly day: DayNumber;
  readonly by: 'scheduled' | 'due';
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/**
 * The day a row counts on: the one it is scheduled for, else the one it is due. Where the first passed before the week of `monday`
 * and the other did not, what is left of it counts on the other.
 */
export function plannedDay(index: IndexReader, row: Row, monday: DayNumber): PlannedDay | undefined {
  return plannedOn(index.number(row, 'scheduled'), index.number(row, 'due'), monday);
}

/** The same of the days of a row. Days are numbers, NaN where there is none. */
export function plannedOn(scheduled: number, due: number, monday: DayNumber): PlannedDay | undefined {
  if (Number.isNaN(scheduled)) return Number.isNaN(due) ? undefined : { day: due, by: 'due' };
  return scheduled < monday && due >= monday ? { day: due, by: 'due' } : { day: scheduled, by: 'scheduled' };
}

/**
 * The load of the weeks that some days lie in, seen from the week of `today`: rows by the day they are planned for, by `est:`, days
 * and weeks being working ones.
 */
export function weekLoads(
  index: IndexReader,
  person: Person | undefined,
  rows: readonly Row[],
  days: readonly Day[],
  today: Day,
): WeekLoad[] {
  const weeks = new Map(days.map((day) => [weekNumber(knownDay(day)), [] as Row[]]));
  const now = knownDay(mondayOf(today));
  const fields = fieldReader(index);
  const [scheduledOf, dueOf] = [fields.numbers('scheduled'), fields.numbers('due')];
  for (const row of rows) {
    const planned = plannedOn(scheduledOf(row), dueOf(row), now);
    if (planned) weeks.get(weekNumber(planned.day))?.push(row);
  }
  return days.map((day) => loadOf(index, person, weeks.get(weekNumber(knownDay(day))) ?? [], mondayOf(day)));
}

function loadOf(index: IndexReader, person: Person | undefined, rows: readonly Row[], monday: Day): WeekLoad {
  const { calendar } = index.config;
  const [dayMs, weekMs] = spansOf(calendar);
  const estimates = rows
    .map((row) => readDuration(String(index.get(row, 'est') ?? ''), dayMs, weekMs))
    .filter((span) => !Number.isNaN(span));
  const full = readDuration(person?.capacity ?? '', dayMs, weekMs);
  return {
    monday,
    rows,
    unknown: rows.length - estimates.length,
    ...(estimates.length > 0 && { planned: estimates.reduce((sum, span) => sum + span, 0) }),
    ...(person && !Number.isNaN(full) && { capacity: full * presence(person, knownDay(monday), calendar) }),
  };
}

/** Weeks begin on Mondays; day 0 is a Thursday. */
function weekNumber(day: DayNumber): number {
  return Math.floor((day + 3) / 7);
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
