// What the pages of timeline and calendar are sent, as core made them. The schemas are the types.
import * as z from 'zod/mini';
import { ref, text } from '../panel/protocol.ts';

const list = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.maxLength(most));
const word = text(500);
const words = list(word, 200);
const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const flag = z.boolean();

const impactLine = z.strictObject({
  title: word,
  kind: word,
  from: day,
  to: day,
  workdays: word,
  remark: word,
  owner: word,
});

const impact = z.strictObject({
  ref,
  title: word,
  to: day,
  refused: z.optional(word),
  lines: list(impactLine, 200),
  left: count,
  people: words,
  notices: words,
});

const stretch = { at: count, days: z.int().check(z.positive()) };
const ticks = z.strictObject({
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  ticks: list(z.strictObject({ ...stretch, day }), 100),
});

const timelineRow = z.strictObject({
  ref: z.optional(ref),
  title: word,
  shape: z.enum(['project', 'milestone', 'bar', 'away', 'freeze']),
  bars: list(z.strictObject(stretch), 100),
  day: z.optional(day),
  ghost: z.optional(count),
  isDone: flag,
  isLate: flag,
  isCritical: flag,
  facts: word,
});

/** The body of the timeline. */
export const timelineBody = z.strictObject({
  from: day,
  days: z.int().check(z.positive()),
  today: z.optional(count),
  earlier: day,
  later: day,
  major: ticks,
  minor: ticks,
  off: list(z.strictObject(stretch), 200),
  groups: list(z.strictObject({ id: word, label: word, rows: list(timelineRow, 300) }), 300),
  links: list(z.strictObject({ from: count, to: count, isCritical: flag, isBroken: flag }), 300),
  notes: words,
  impact: z.optional(impact),
});

const calendarItem = z.strictObject({
  ref: z.optional(ref),
  kind: z.enum(['due', 'meeting', 'change', 'review', 'off']),
  title: word,
  time: word,
  move: z.optional(z.enum(['due', 'date', 'impact'])),
  isLate: flag,
  isDone: flag,
  facts: word,
});

/** The body of the calendar. */
export const calendarBody = z.strictObject({
  mode: z.enum(['month', 'week', 'list']),
  from: day,
  to: day,
  earlier: day,
  later: day,
  days: list(
    z.strictObject({ day, isToday: flag, isOff: flag, isOther: flag, items: list(calendarItem, 300), more: count }),
    100,
  ),
  impact: z.optional(impact),
});

export type ImpactBody = z.infer<typeof impact>;
export type TimelineBody = z.infer<typeof timelineBody>;
export type TimelineRow = z.infer<typeof timelineRow>;
export type Ticks = z.infer<typeof ticks>;
export type CalendarBody = z.infer<typeof calendarBody>;
export type CalendarDay = CalendarBody['days'][number];
export type CalendarItem = z.infer<typeof calendarItem>;
