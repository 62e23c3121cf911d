// What about a project does not fit what is said of it: green with a late milestone, no update for long, past its day, nobody's. Comes
// in: a project, its rows, today. Goes out: sentences, the most telling first. People set the health; this only asks.
import { type Day, dayNumber, daysBetween, isDay } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { isWorkday } from '../workdays.ts';
import type { ProjectRows } from './projectRows.ts';

/** Working days after which an update is missed. */
const updateEvery = 7;

type Check = (index: IndexReader, row: Row, rows: ProjectRows | undefined, today: Day) => string | undefined;

const checks: readonly Check[] = [lateMilestone, noUpdate, overBudget, pastDue, nobodys, withoutGoal];

/** The hints about an open project; none about a finished one. */
export function projectHints(
  index: IndexReader,
  row: Row,
  rows: ProjectRows | undefined,
  today: Day,
): readonly string[] {
  if (!isOpenRow(index, row)) return [];
  return checks.flatMap((check) => check(index, row, rows, today) ?? []);
}

/** Those among them that a tree shows beside the health: what contradicts it, and that nobody says anything. */
export function shownHint(index: IndexReader, row: Row, rows: ProjectRows | undefined, today: Day): string | undefined {
  if (!isOpenRow(index, row)) return undefined;
  const isGreen = text(index, row, 'health') === 'green';
  return (isGreen ? lateMilestone(index, row, rows, today) : undefined) ?? noUpdate(index, row, rows, today);
}

function lateMilestone(index: IndexReader, row: Row, rows: ProjectRows | undefined, today: Day): string | undefined {
  const now = dayNumber(today) ?? 0;
  const late = (rows?.milestones ?? []).filter(
    (each) => isOpenClass(index.stateClass(each)) && index.number(each, 'due') < now,
  );
  const [first] = sortedBy(index, late, (each) => [index.number(each, 'due')]);
  if (first === undefined || text(index, row, 'health') === 'red') return undefined;
  const days = now - index.number(first, 'due');
  const health = text(index, row, 'health');
  if (health !== 'green')
    return days === 1 ? say('a milestone is 1 day late') : say('a milestone is {0} days late', days);
  return days === 1
    ? say('green, but a milestone is 1 day late')
    : say('green, but a milestone is {0} days late', days);
}

function noUpdate(index: IndexReader, row: Row, _: ProjectRows | undefined, today: Day): string | undefined {
  if (index.stateClass(row) !== 'doing') return undefined;
  const told = [text(index, row, 'last-update'), text(index, row, 'start')].map((day) => day.slice(0, 10)).find(isDay);
  if (told === undefined) return undefined;
  let days = 0;
  const [from = 0, to = 0] = [dayNumber(told), dayNumber(today)];
  // Nobody counts further than a year.
  for (let day = Math.max(from, to - 366) + 1; day <= to; day++) if (isWorkday(day, index.config.calendar)) days++;
  return days < updateEvery ? undefined : say('no update for {0} working days', days);
}

function overBudget(index: IndexReader, row: Row): string | undefined {
  const budget = index.number(row, 'budget');
  const most = Math.max(...[index.number(row, 'forecast'), index.number(row, 'spent')].map((each) => each || 0));
  return text(index, row, 'health') === 'green' && most > budget ? say('green, but over its budget') : undefined;
}

function pastDue(index: IndexReader, row: Row, _: ProjectRows | undefined, today: Day): string | undefined {
  const due = text(index, row, 'due').slice(0, 10);
  const days = isDay(due) ? daysBetween(due, today) : 0;
  if (days < 1) return undefined;
  return days === 1 ? say('it was due yesterday') : say('it was due {0} days ago', days);
}

function nobodys(index: IndexReader, row: Row): string | undefined {
  return text(index, row, 'owner') === '' ? say('nobody owns it') : undefined;
}

function withoutGoal(index: IndexReader, row: Row): string | undefined {
  const hasGoals = !index
    .rowsAmong({ kinds: new Set(['goal']) })
    [Symbol.iterator]()
    .next().done;
  return hasGoals && text(index, row, 'goal') === '' ? say('it names no goal') : undefined;
}

function text(index: IndexReader, row: Row, field: string): string {
  return String(index.get(row, field) ?? '');
}
