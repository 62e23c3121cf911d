// The service clock of a row in words: what is left or how late it is, and the whole story for a tooltip. Comes in: a row and the
// present moment; goes out: text made of the injected words. Views, status bar, editor and hover all say it through here.
import { dayText, weekdayOf } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { nextGoal, type ServiceGoal, serviceGoals } from '../record/serviceClock.ts';
import { workTimeOf } from '../workTime.ts';
import type { OutlineContext } from './rowWords.ts';

type ClockContext = Pick<OutlineContext, 'now' | 'words'>;

/** What the service clock of a row says. */
export interface ClockSaid {
  /** A few words for a list: `2 h to resolve`, `acknowledge 20 min late`, `clock paused`. */
  readonly short?: string;
  /** The time alone, for a row that may be narrow: `45 min`, `2 h`, `−3 d` when it is late, `‖` while it stands still. */
  readonly mark?: string;
  /** A sentence for each goal. */
  readonly lines: readonly string[];
  /** The goal that presses is late. */
  readonly late: boolean;
}

const minute = 60_000;
const dayMs = 1440 * minute;

/** What the clock of a row says now; nothing of rows without one. */
export function clockOf(index: IndexReader, row: Row, context: ClockContext): ClockSaid {
  const goals = serviceGoals(index, row, context.now);
  const next = nextGoal(goals);
  const lines = goals.map((goal) => goalLine(index, goal, context));
  return {
    lines,
    late: (next?.left ?? 0) < 0,
    ...(next && { short: shortWords(index, next, context), mark: markOf(index, next, context) }),
  };
}

function markOf(index: IndexReader, goal: ServiceGoal, { words }: ClockContext): string {
  const isLate = goal.left < 0;
  if (!isLate && goal.due === undefined) return words('clock.still');
  const { minutes, days } = spanOf(index, goal);
  const span =
    minutes < 60
      ? words('age.minutes', minutes)
      : days >= 2
        ? words('clock.days', days)
        : words('age.hours', Math.floor(minutes / 60));
  return isLate ? words('clock.late', span) : span;
}

function shortWords(index: IndexReader, goal: ServiceGoal, { words }: ClockContext): string {
  if (goal.left < 0) return words(`clock.${goal.aim}Late`, spanWords(index, goal, words));
  return goal.due === undefined ? words('clock.paused') : words(`clock.${goal.aim}`, spanWords(index, goal, words));
}

function goalLine(index: IndexReader, goal: ServiceGoal, { words }: ClockContext): string {
  const span = spanWords(index, goal, words);
  if (goal.met !== undefined) return words(goal.left < 0 ? `clock.${goal.aim}MissedBy` : `clock.${goal.aim}Met`, span);
  const said = goal.left < 0 ? words(`clock.${goal.aim}Late`, span) : words(`clock.${goal.aim}`, span);
  const hours = goal.hours === 'working' ? words('clock.working', said) : said;
  return goal.due === undefined
    ? `${hours}, ${words('clock.paused')}`
    : `${hours}, ${wallWords(index, goal.due, words)}`;
}

/** What is left is never said longer, and what is late never shorter than a minute; a day is a working day where hours are working hours. */
function spanOf(index: IndexReader, { left, hours }: ServiceGoal): { readonly minutes: number; readonly days: number } {
  const span = Math.abs(left);
  const dayLength = hours === 'working' ? workTimeOf(index.config).dayLength : dayMs;
  return {
    minutes: left < 0 ? Math.max(1, Math.floor(span / minute)) : Math.floor(span / minute),
    days: Math.floor(span / dayLength),
  };
}

/** `45 min`, `3 h 20 min`, `14 h`, `3 days`. */
function spanWords(index: IndexReader, goal: ServiceGoal, words: ClockContext['words']): string {
  const { minutes, days } = spanOf(index, goal);
  if (minutes < 60) return words('age.minutes', minutes);
  if (days >= 2) return words('age.days', days);
  const rest = minutes % 60;
  return minutes < 600 && rest > 0
    ? words('age.hoursMinutes', Math.floor(minutes / 60), rest)
    : words('age.hours', Math.floor(minutes / 60));
}

/** `Friday 14:30` near, else the day: as the wall of the notebook's zone shows it. */
function wallWords(index: IndexReader, instant: number, words: ClockContext['words']): string {
  const { zone } = workTimeOf(index.config);
  const civil = instant + zone.offset(instant);
  const day = Math.floor(civil / dayMs);
  const time = new Date(civil - day * dayMs).toISOString().slice(11, 16);
  return words('clock.due', words(`weekday.${weekdayOf(day)}`), dayText(day), time);
}
