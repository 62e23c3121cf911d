// The workload: people by weeks, what is planned against working time. Comes in: rows, the roster, today. Goes out: plain data with the
// rows of every cell. The load of a week is the one of the Team view. What nobody estimated is counted, never taken for zero; what is
// confidential is left out where that is asked for, and it is said that it is.

import { addDays, type Day, type DayNumber, dayNumber, knownDay } from '../day.ts';
import { fieldReader, numberedValues, numbersOf } from '../index/fieldReader.ts';
import { valueMemo } from '../index/memo.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { isWork } from '../outline/teamOutline.ts';
import { absencesOf, isAwayOn } from '../record/absences.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import type { Person } from '../record/kind.ts';
import type { Roster } from '../record/roster.ts';
import { mondayOf, type PlannedDay, plannedDay, plannedOn, weekLoads } from '../record/weekLoad.ts';
import { isWorkday } from '../workdays.ts';

/** How a week of a person looks: more planned than there is time, as much, less; nobody knows; not there at all. */
export type LoadState = 'over' | 'full' | 'free' | 'unknown' | 'away';

/** A week of a person. Spans are in ms. */
export interface WorkCell {
  readonly monday: Day;
  /** In no order. */
  readonly rows: readonly Row[];
  readonly planned?: number;
  readonly capacity?: number;
  /** Rows without an estimate. */
  readonly unknown: number;
  /** Working days that the person is away on, and those that are holidays. */
  readonly away: number;
  readonly holidays: number;
  readonly state: LoadState;
}

/** A person, or nobody: then the id is empty. */
export interface WorkPerson {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly WorkCell[];
  /** Open and planned for a week before this one, in no order. */
  readonly late: readonly Row[];
  /** Open and planned for no day. */
  readonly undated: number;
}

/** The picture. */
export interface Workload {
  /** Mondays, oldest first; those before `now` are over. */
  readonly weeks: readonly Day[];
  readonly now: Day;
  readonly people: readonly WorkPerson[];
  /** Cells in which more is planned than there is time. */
  readonly over: number;
  /** How much was left out as confidential: rows, and whether working times were. */
  readonly hidden: { readonly rows: number; readonly times: boolean };
}

/** What is asked of the workload. */
export interface WorkQuestion {
  readonly today: Day;
  readonly me?: string;
  readonly roster: Roster;
  readonly ahead?: number;
  readonly back?: number;
  readonly team?: string;
  /** Leave out what is confidential: rows, and working times where the kind `person` or a person's note says so. */
  readonly discreet?: boolean;
}

/** From this share of the time on a week counts as full. */
const fullFrom = 0.9;

/** The workload of rows, linear in their number. */
export function* workload(index: IndexReader, rows: readonly Row[], question: WorkQuestion): Steps<Workload> {
  const { today, roster, ahead = 8, back = 0, discreet = false } = question;
  const now = mondayOf(today);
  const weeks = Array.from({ length: back + ahead }, (_, at) => addDays(now, 7 * (at - back)));
  const span = { now: knownDay(now), from: knownDay(weeks[0] ?? now), to: knownDay(weeks.at(-1) ?? now) + 6 };
  const owned = new Map<string, OwnedWork>();
  const put = yield* placer(index, rows, span, owned);
  let hiddenRows = 0;
  let place = 0;
  yield* eachRow(rows, (row) => {
    const at = place++;
    const state = index.stateClass(row);
    if (state === 'cancelled' || index.type(row) === 'note' || !isWork(index, row)) return;
    if (discreet && isConfidentialRow(index, row)) hiddenRows++;
    else put(row, at, isOpenClass(state));
  });
  const people: WorkPerson[] = [];
  for (const person of inOrder(roster.people, question)) {
    people.push(personLoad(index, discreet ? told(index, person) : person, owned.get(person.id), weeks, today));
    yield;
  }
  // Work of others than those in the roster is work, too; what belongs to nobody comes last.
  const known = new Set(roster.people.map(({ id }) => id));
  const others = question.team === undefined ? [...owned.keys()].filter((id) => !known.has(id)) : [];
  for (const id of others.sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))) {
    const person = id === '' ? undefined : { id, name: id, mails: [], handles: [] };
    const load = personLoad(index, person, owned.get(id), weeks, today);
    if (load.cells.some(({ rows: own }) => own.length > 0) || load.late.length > 0) people.push(load);
    yield;
  }
  const over = people.reduce((sum, { cells }) => sum + cells.filter(({ state }) => state === 'over').length, 0);
  const times = discreet && roster.people.some((person) => told(index, person) !== person);
  return { weeks, now, people, over, hidden: { rows: hiddenRows, times } };
}

/** Where a row stands: its person and its week, and the field by which it moves to another one. */
export function workPlace(
  index: IndexReader,
  row: Row,
  today: Day,
): (PlannedDay & { readonly owner: string }) | undefined {
  const planned = plannedDay(index, row, knownDay(mondayOf(today)));
  return planned && { ...planned, owner: String(index.get(row, 'owner') ?? '') };
}

function inOrder(people: readonly Person[], { team, me }: WorkQuestion): Person[] {
  const rank = ({ id, name }: Person): string => `${id === me ? 0 : 1}${name.toLowerCase()}`;
  const shown = people.filter((person) => team === undefined || person.team === team);
  return [...shown].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** A person without the working times that are not for everybody. */
function told(index: IndexReader, person: Person): Person {
  const hidden = index.config.kinds.get('person')?.confidential ?? [];
  const note = person.path === undefined ? undefined : index.noteRow(person.path);
  const isHidden = (field: 'capacity' | 'absences'): boolean =>
    person[field] !== undefined && (hidden.includes(field) || (note !== undefined && isConfidentialRow(index, note)));
  const [capacity, absences] = [isHidden('capacity'), isHidden('absences')];
  if (!capacity && !absences) return person;
  const { capacity: time, absences: spans, ...rest } = person;
  return {
    ...rest,
    ...(!capacity && time !== undefined && { capacity: time }),
    ...(!absences && spans && { absences: spans }),
  };
}

/** What somebody has to do and did: what counts in the weeks asked for, and what stands beside them. */
interface OwnedWork {
  readonly counted: Row[];
  readonly late: Row[];
  undated: number;
}

/** Puts a row where its days belong, by its place among all rows; days as numbers, both included. */
function* placer(
  index: IndexReader,
  rows: readonly Row[],
  { now, from, to }: { readonly now: DayNumber; readonly from: DayNumber; readonly to: DayNumber },
  owned: Map<string, OwnedWork>,
): Steps<(row: Row, place: number, isOpen: boolean) => void> {
  const fields = fieldReader(index);
  const { numberOf, values } = numberedValues(fields, 'owner');
  const owners = yield* numbersOf(rows, numberOf);
  const [scheduled, due] = [
    yield* numbersOf(rows, fields.numbers('scheduled')),
    yield* numbersOf(rows, fields.numbers('due')),
  ];
  const workOf = (owner: string): OwnedWork => {
    const own = owned.get(owner) ?? { counted: [], late: [], undated: 0 };
    owned.set(owner, own);
    return own;
  };
  const ofOwner = valueMemo((owner) => workOf(String(values[owner] ?? '')));
  return (row, place, isOpen) => {
    const owner = owners[place] ?? Number.NaN;
    const own = Number.isNaN(owner) ? workOf('') : ofOwner(owner);
    const day = plannedOn(scheduled[place] ?? Number.NaN, due[place] ?? Number.NaN, now)?.day;
    if (isOpen && day === undefined) own.undated++;
    if (day === undefined) return;
    if (isOpen && day < now) own.late.push(row);
    // What is done took its time in weeks that are over; of this week and the next, as in the Team view, what is left counts.
    if (day >= from && day <= to && (isOpen || day < now)) own.counted.push(row);
  };
}

function personLoad(
  index: IndexReader,
  person: Person | undefined,
  work: OwnedWork = { counted: [], late: [], undated: 0 },
  weeks: readonly Day[],
  today: Day,
): WorkPerson {
  return {
    id: person?.id ?? '',
    name: person?.name ?? '',
    cells: weekLoads(index, person, work.counted, weeks, today).map((load) => {
      const { away, holidays, working } = daysOff(index, person, load.monday);
      const cell = { ...load, away, holidays };
      return { ...cell, state: stateOf(cell, away + holidays >= working) };
    }),
    late: work.late,
    undated: work.undated,
  };
}

function stateOf({ planned = 0, capacity }: Pick<WorkCell, 'planned' | 'capacity'>, isGone: boolean): LoadState {
  if (isGone && planned === 0) return 'away';
  if (capacity === undefined) return 'unknown';
  if (planned > capacity) return 'over';
  return planned >= capacity * fullFrom ? 'full' : 'free';
}

/** Of the days of the calendar's week: how many there are, how many are holidays, on how many of the others the person is away. */
function daysOff(
  { config: { calendar } }: IndexReader,
  person: Person | undefined,
  monday: Day,
): { away: number; holidays: number; working: number } {
  const absences = person ? absencesOf(person) : [];
  const week = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  const working = week.filter((day) => isWorkday(dayNumber(day) ?? 0, { ...calendar, holidays: new Set() }));
  const there = working.filter((day) => !calendar.holidays.has(day));
  return {
    working: working.length,
    holidays: working.length - there.length,
    away: there.filter((day) => isAwayOn(day, absences)).length,
  };
}
