// What the pages of timeline and calendar are sent, as core made them. The shapes are the types.
import { exactly, flag, listOf, type Of, oneOf, optional, text, whole } from '../../core/shape.ts';
import { ref } from '../panel/protocol.ts';

const word = text(500);
const words = listOf(word, 200);
const count = whole(0);
const day = text(10, /^\d{4}-\d\d-\d\d$/);

const impactLine = exactly({
  title: word,
  kind: word,
  from: day,
  to: day,
  workdays: word,
  remark: word,
  owner: word,
});

const impact = exactly({
  ref,
  title: word,
  to: day,
  refused: optional(word),
  lines: listOf(impactLine, 200),
  left: count,
  people: words,
  notices: words,
});

const stretch = { at: count, days: whole(1) };
const ticks = exactly({
  unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
  ticks: listOf(exactly({ ...stretch, day }), 100),
});

const timelineRow = exactly({
  ref: optional(ref),
  title: word,
  shape: oneOf('project', 'milestone', 'bar', 'away', 'freeze'),
  bars: listOf(exactly(stretch), 100),
  overdue: optional(exactly(stretch)),
  health: optional(oneOf('green', 'amber', 'red')),
  said: optional(word),
  day: optional(day),
  ghost: optional(count),
  isDone: flag,
  isLate: flag,
  isCritical: flag,
  facts: word,
});

/** The body of the timeline. */
export const timelineBody = exactly({
  from: day,
  days: whole(1),
  today: optional(count),
  earlier: day,
  later: day,
  major: ticks,
  minor: ticks,
  off: listOf(exactly(stretch), 200),
  groups: listOf(exactly({ id: word, label: word, rows: listOf(timelineRow, 300) }), 300),
  links: listOf(exactly({ from: count, to: count, isCritical: flag, isBroken: flag }), 300),
  notes: words,
  impact: optional(impact),
});

const calendarItem = exactly({
  ref: optional(ref),
  kind: oneOf('due', 'meeting', 'change', 'review', 'off'),
  title: word,
  time: word,
  move: optional(oneOf('due', 'date', 'impact')),
  isLate: flag,
  isDone: flag,
  facts: word,
});

/** The body of the calendar. */
export const calendarBody = exactly({
  mode: oneOf('month', 'week', 'list'),
  from: day,
  to: day,
  earlier: day,
  later: day,
  days: listOf(
    exactly({ day, isToday: flag, isOff: flag, isOther: flag, items: listOf(calendarItem, 300), more: count }),
    100,
  ),
  impact: optional(impact),
});

export type ImpactBody = Of<typeof impact>;
export type TimelineBody = Of<typeof timelineBody>;
export type TimelineRow = Of<typeof timelineRow>;
export type Ticks = Of<typeof ticks>;
export type CalendarBody = Of<typeof calendarBody>;
export type CalendarDay = CalendarBody['days'][number];
export type CalendarItem = Of<typeof calendarItem>;
