// What follows when dates move: everything that comes after moves by as many working days, projects end with what is last in them, and who
// has to know. Comes in: the index, the rows, the new day or a number of working days. Goes out: moves in their order with the critical
// path, the people touched and what a person should look at; or a refusal in words. Writes nothing; never lists what stays as it is.
import { type Day, dayNumber } from '../day.ts';
import type { Refusal } from '../edits/edit.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say, sayDay } from '../language.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { plainTitle } from '../record/noteLink.ts';
import { isWorkday } from '../workdays.ts';
import { workdaysBetween } from '../workTime.ts';
import { chainBehind, nextOf } from './dependencies.ts';
import { canMove, isMeeting, type Move, movedTo, plannedDays, shifted } from './move.ts';

/** All that moves, what was asked for first, and sentences about what does not fit. */
export interface Impact {
  readonly moves: readonly Move[];
  readonly notices: readonly string[];
}

/** What is asked beside the rows: the project record behind a slug in lower case, and the day it is. */
export interface ImpactContext {
  readonly today: Day;
  readonly projectOf: (slug: string) => Row | undefined;
}

/** Working days that dates can be shifted by, at most: ten years. */
export const mostWorkdays = 2600;

/**
 * What follows when the day of a row moves to another one. A project that would end before something in it ends with it. Refused as
 * `invalid`: no day yet, a circle of `after:`; `unchanged`: it is that day; `not-supported`: the day stands where it is only read.
 */
export function impactOf(index: IndexReader, row: Row, to: Day, context: ImpactContext): Impact | Refusal {
  const [main] = plannedDays(index, row);
  if (main === undefined) return { refused: 'invalid', message: say('It has no date yet; set one first.') };
  const seed = movedTo(index, row, to);
  if (seed === undefined) return { refused: 'unchanged', message: say('That is its date already.') };
  if (!canMove(index, row)) return onlyRead(seed);
  const workdays = workdaysBetween(dayNumber(main.day) ?? 0, dayNumber(to) ?? 0, index.config.calendar);
  const found: Found = { moves: new Map([[row, seed]]), notices: [] };
  const refused = follow(index, [row], workdays, found, context) ?? endProjects(index, found, context);
  if (refused) return refused;
  const isOff = !isWorkday(dayNumber(to) ?? 0, index.config.calendar);
  const hint = isOff ? [say('{0} is no working day.', sayDay(to))] : [];
  return { moves: settled(found.moves, workdays), notices: [...hint, ...found.notices] };
}

/**
 * What follows when rows move by working days; back by as many is what it was, unless a day was none. Refused as `invalid`: no days,
 * too many of them, no date at all, a circle.
 */
export function shiftOf(
  index: IndexReader,
  rows: readonly Row[],
  workdays: number,
  context: ImpactContext,
): Impact | Refusal {
  if (!Number.isInteger(workdays) || workdays === 0 || Math.abs(workdays) > mostWorkdays)
    return { refused: 'invalid', message: say('Say by how many working days, for example 5 or -2.') };
  const moves = new Map<Row, Move>();
  const notices: string[] = [];
  for (const row of rows) {
    const move = shifted(index, row, workdays);
    if (move && canMove(index, row)) moves.set(row, move);
    else if (move) notices.push(staysAsRead(move));
  }
  if (moves.size === 0) return { refused: 'invalid', message: say('None of these has a date that can be shifted.') };
  const refused = follow(index, [...moves.keys()], workdays, { moves, notices }, context);
  if (refused) return refused;
  for (const { row, day, title } of violatedEnds(index, moves, context))
    notices.push(say('{0} ends before {1} ({2}).', plainTitle(index.item(row).title), plainTitle(title), sayDay(day)));
  return { moves: settled(moves, workdays), notices };
}

/** What was found so far. */
interface Found {
  readonly moves: Map<Row, Move>;
  readonly notices: string[];
}

/** Lets everything behind the rows move by as many working days; what moves already is left. */
function follow(
  index: IndexReader,
  first: readonly Row[],
  workdays: number,
  { moves, notices }: Found,
  { today }: ImpactContext,
): Refusal | undefined {
  const chain = chainBehind(index, first);
  if ('circle' in chain) return inCircle(index, chain.circle);
  const behind = new Map<Row, Row>();
  const following = nextOf(index, first);
  const must = new Set<Row>(first);
  for (const row of chain.rows) {
    const before = behind.get(row);
    if (!moves.has(row)) {
      const move = isOver(index, row, today) ? undefined : shifted(index, row, workdays);
      const canStay = move !== undefined && !(before !== undefined && presses(index, before, row, moves, must));
      if (move && !canMove(index, row)) notices.push(staysAsRead(move));
      else if (move) moves.set(row, { ...move, canStay, ...(before !== undefined && { behind: before }) });
      if (!canStay) must.add(row);
    }
    for (const next of following(row)) {
      const known = behind.get(next);
      if (known === undefined || lastDay(index, row, moves) > lastDay(index, known, moves)) behind.set(next, row);
    }
  }
  return undefined;
}

/** A meeting that took place stays where it is. */
function isOver(index: IndexReader, row: Row, today: Day): boolean {
  return isMeeting(index, row) && (plannedDays(index, row)[0]?.day ?? today) < today;
}

/** Whether a row that has to move ends too late for the old days of the one behind it. */
function presses(
  index: IndexReader,
  before: Row,
  row: Row,
  moves: ReadonlyMap<Row, Move>,
  must: ReadonlySet<Row>,
): boolean {
  if (!must.has(before)) return false;
  const days = plannedDays(index, row).map(({ day }) => day);
  const last = lastDay(index, before, moves);
  const [first = ''] = [...days].sort();
  return days.length > 1 ? first <= last : first < last;
}

/** The day on which a row is through: the new one where it moves. */
function lastDay(index: IndexReader, row: Row, moves: ReadonlyMap<Row, Move>): Day {
  return moves.get(row)?.days[0].to ?? plannedDays(index, row)[0]?.day ?? '';
}

/** Projects that would end before something in them end with it, and what comes after those moves as well. */
function endProjects(index: IndexReader, found: Found, context: ImpactContext): Refusal | undefined {
  const { moves } = found;
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const { row, day, behind } of violatedEnds(index, moves, context)) {
      const move = moves.has(row) || !canMove(index, row) ? undefined : movedTo(index, row, day);
      if (!move) continue;
      isDone = false;
      moves.set(row, { ...move, behind });
      const [from, to] = [dayNumber(move.days[0].from) ?? 0, dayNumber(move.days[0].to) ?? 0];
      const workdays = workdaysBetween(from, to, index.config.calendar);
      const refused = follow(index, [row], workdays, found, context);
      if (refused) return refused;
    }
  }
  return undefined;
}

interface ProjectEnd {
  readonly row: Row;
  /** The last day in it, of what, and which row that is. */
  readonly day: Day;
  readonly title: string;
  readonly behind: Row;
}

/** Open projects that end before something in them that moves to a later day. */
function violatedEnds(index: IndexReader, moves: ReadonlyMap<Row, Move>, { projectOf }: ImpactContext): ProjectEnd[] {
  const ends = new Map<Row, ProjectEnd>();
  for (const { row: behind, title, days } of moves.values()) {
    const project = projectOf(String(index.get(behind, 'project') ?? '').toLowerCase());
    const [{ field, from, to }] = days;
    if (project === undefined || project === behind || field !== 'due' || to < from) continue;
    if (!isOpenClass(index.stateClass(project))) continue;
    const due = moves.get(project)?.days[0].to ?? plannedDays(index, project)[0]?.day;
    const known = ends.get(project);
    if (due !== undefined && due < to && (known === undefined || known.day < to))
      ends.set(project, { row: project, day: to, title, behind });
  }
  return [...ends.values()];
}

/** The moves in their order, with the way that leads to the last day marked. */
function settled(moves: ReadonlyMap<Row, Move>, workdays: number): Move[] {
  const all = [...moves.values()];
  const pressing = workdays > 0 ? all.filter(({ canStay }) => !canStay) : all;
  const [first] = pressing;
  const last = pressing.reduce((a, b) => (b.days[0].to > (a?.days[0].to ?? '') ? b : a), first);
  const critical = new Set<Row>();
  for (let at = last; at && !critical.has(at.row); at = at.behind === undefined ? undefined : moves.get(at.behind))
    critical.add(at.row);
  const isPath = critical.size > 1;
  return all.map((move) => ({ ...move, isCritical: isPath && critical.has(move.row) }));
}

function inCircle(index: IndexReader, circle: readonly Row[]): Refusal {
  const names = [...circle, ...circle.slice(0, 1)].map((row) => plainTitle(index.item(row).title));
  return { refused: 'invalid', message: say('These come after each other in a circle: {0}.', names.join(' → ')) };
}

function onlyRead(move: Move): Refusal {
  return { refused: 'not-supported', message: staysAsRead(move) };
}

function staysAsRead({ title, key }: Move): string {
  return say('{0} stands where it is only read; change it in {1}.', plainTitle(title), key.path);
}
